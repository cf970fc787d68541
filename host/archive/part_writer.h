// Writes one part: its raw bytes become what the layout keeps, frame by frame.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "host/archive/piece_writer.h"
#include "host/archive/writer.h"
#include "host/model/large_object_records.h"

namespace pgstow::archive {

// How the parts of an archive are written.
struct PartManner {
  size_t frame_bytes;
  bool verify_encode;
  bool streams;    // PGSTOW_HOLDS_STREAMS
  bool objects;    // PGSTOW_HOLDS_OBJECTS
  bool ends_data;  // PGSTOW_ENDS_COPY
};

class EncodingPartWriter : public PartWriter {
 public:
  // `sink` and `gate`, which may be nullptr, outlive this. `form` is that of the entry's data.
  EncodingPartWriter(FrameSink& sink, WorkbenchPool::Lent bench, FrameAppender::Place place,
                     model::DataForm form, const PartManner& manner, FrameGate* gate);
  ~EncodingPartWriter() override;

  void Write(std::span<const char> bytes) override;
  void WriteFrame(std::span<const char> bytes) override;
  model::Part Close(uint64_t rows) override;

 private:
  // Gives the bytes of each large object to the pieces by themselves.
  class Objects : public model::LargeObjectRecords {
   public:
    Objects(FrameAppender& appender, PieceWriter& pieces) : appender_(appender), pieces_(pieces) {}

   private:
    void OnObject(model::Oid object) override { appender_.SetObject(object); }
    void OnBytes(std::span<const char> bytes) override { pieces_.Write(bytes); }
    void OnEnd() override { pieces_.End(true); }

    FrameAppender& appender_;
    PieceWriter& pieces_;
  };

  FrameSink& sink_;
  WorkbenchPool::Lent bench_;
  FrameAppender appender_;
  std::unique_ptr<PieceWriter> pieces_;
  std::optional<Objects> objects_;
  std::string_view end_;  // that the layout has
};

}  // namespace pgstow::archive
