#include "host/archive/part_writer.h"

#include "host/archive/data_end.h"

namespace pgstow::archive {

EncodingPartWriter::EncodingPartWriter(FrameSink& sink, const PieceTools& tools,
                                       FrameAppender::Place place, model::DataForm form,
                                       const PartManner& manner, FrameGate* gate)
    : sink_(sink),
      appender_(sink, tools.benches.chain(), place, gate),
      pieces_(manner.streams ? NewStreamWriter(appender_, tools, manner)
                             : NewFrameWriter(appender_, tools, manner)),
      end_(manner.ends_data ? EndOf(form) : std::string_view()) {
  if (manner.objects && form == model::DataForm::kLargeObjects) {
    objects_.emplace(appender_, *pieces_);
  }
}

EncodingPartWriter::~EncodingPartWriter() {
  const FrameAppender::Place& place = appender_.place();
  if (!appender_.appended()) sink_.ForgetPart(place.entry, place.part);
}

void EncodingPartWriter::Write(std::span<const char> bytes) {
  if (objects_) {
    objects_->Write(bytes);
  } else {
    pieces_->Write(bytes);
  }
}

void EncodingPartWriter::WriteFrame(std::span<const char> bytes) {
  if (objects_) {
    objects_->Write(bytes);
  } else {
    pieces_->WriteWhole(bytes);
  }
}

void EncodingPartWriter::EndData(uint64_t rows) {
  rows_ = rows;
  appender_.SetClosing();
  if (!end_.empty()) pieces_->Write(end_);
  if (objects_) {
    objects_->Finish();
  } else {
    pieces_->End(false);
  }
}

bool EncodingPartWriter::TrySettle() {
  if (closed_) return true;
  if (pieces_->TryFlush() && appender_.IsFree()) closed_ = appender_.End(rows_);
  return closed_.has_value();
}

model::Part EncodingPartWriter::Settle() {
  if (!closed_) {
    pieces_->Flush();
    closed_ = appender_.End(rows_);
  }
  return *closed_;
}

}  // namespace pgstow::archive
