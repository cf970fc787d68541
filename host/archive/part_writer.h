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

class EncodingPartWriter : public PartWriter {
 public:
  // `sink`, what `tools` refers to and `gate`, which may be nullptr, outlive this. `form` is that
  // of the entry's data.
  EncodingPartWriter(FrameSink& sink, const PieceTools& tools, FrameAppender::Place place,
                     model::DataForm form, const PartManner& manner, FrameGate* gate);
  ~EncodingPartWriter() override;

  void Write(std::span<const char> bytes) override;
  void WriteFrame(std::span<const char> bytes) override;
  void EndData(uint64_t rows) override;
  bool TrySettle() override;
  model::Part Settle() override;

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
  FrameAppender appender_;
  std::unique_ptr<PieceWriter> pieces_;
  std::optional<Objects> objects_;
  std::string_view end_;  // that the layout has
  uint64_t rows_ = 0;
  std::optional<model::Part> closed_;
};

}  // namespace pgstow::archive
