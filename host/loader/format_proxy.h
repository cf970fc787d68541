// Writers and readers of a format, as the host uses them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include <pgstow/format.h>

#include "host/loader/registry.h"
#include "host/loader/settings.h"

namespace pgstow::loader {

// Owns a pgstow_writer; the contracts and thread rules are those of its slots. All functions throw
// what the plugin reports (see Check), with `what` in front ("writing archive \"x\"").
class WriterProxy {
 public:
  // `storage` outlives the writer.
  WriterProxy(const Format& format, const pgstow_storage& storage, const Settings& settings,
              std::string what);

  void Begin(const pgstow_toc& toc);
  void WriteFrame(const pgstow_frame& frame);
  void EndPart(const pgstow_part& part);
  void Finish(const pgstow_toc& toc);

 private:
  struct Destroyer {
    void operator()(pgstow_writer* writer) const;
  };
  const Plugin* plugin_;
  std::string what_;
  std::unique_ptr<pgstow_writer, Destroyer> writer_;
};

// Owns a pgstow_reader.
class ReaderProxy {
 public:
  // The frames of one part. One thread at a time; not used after the reader is gone.
  class Part {
   public:
    // Fills `frame`; false at the end of the part.
    bool Next(pgstow_frame& frame);

   private:
    friend class ReaderProxy;
    struct Closer {
      pgstow_reader* reader;
      void operator()(void* cursor) const { reader->close_part(reader->self, cursor); }
    };
    Part(const ReaderProxy& owner, void* cursor);
    const ReaderProxy* owner_;
    std::unique_ptr<void, Closer> cursor_;
  };

  // `storage` outlives the reader.
  ReaderProxy(const Format& format, const pgstow_storage& storage, const Settings& settings,
              std::string what);

  void ReadToc(const pgstow_toc_sink& sink);
  Part OpenPart(int32_t entry, uint32_t part);  // with CAN_READ_RANDOM
  bool NextFrameInStream(pgstow_frame& frame);  // with CAN_READ_STREAM; false at the end
  void ReadFinalToc(const pgstow_toc_sink& sink);
  void VerifyLayout();
  void Salvage(const pgstow_damage_sink& sink);  // with CAN_SALVAGE; before all else

 private:
  struct Destroyer {
    void operator()(pgstow_reader* reader) const;
  };
  const Plugin* plugin_;
  std::string what_;
  std::unique_ptr<pgstow_reader, Destroyer> reader_;
};

}  // namespace pgstow::loader
