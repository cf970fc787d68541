#include "host/archive/part_writer.h"

#include <utility>

#include "host/archive/data_end.h"

namespace pgstow::archive {

EncodingPartWriter::EncodingPartWriter(FrameSink& sink, WorkbenchPool::Lent bench,
                                       FrameAppender::Place place, model::DataForm form,
                                       const PartManner& manner, FrameGate* gate)
    : sink_(sink),
      bench_(std::move(bench)),
      appender_(sink, bench_->chain(), place, gate),
      pieces_(manner.streams
                  ? NewStreamWriter(appender_, *bench_, manner.verify_encode)
                  : NewFrameWriter(appender_, *bench_, manner.frame_bytes, manner.verify_encode)),
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

model::Part EncodingPartWriter::Close(uint64_t rows) {
  appender_.SetClosing();
  if (!end_.empty()) pieces_->Write(end_);
  if (objects_) {
    objects_->Finish();
  } else {
    pieces_->End(false);
  }
  return appender_.End(rows);
}

}  // namespace pgstow::archive
