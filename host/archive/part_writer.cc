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

model::Part EncodingPartWriter::Close(uint64_t rows) {
  appender_.SetClosing();
  if (!end_.empty()) pieces_->Write(end_);
  if (objects_) {
    objects_->Finish();
  } else {
    pieces_->End(false);
  }
  pieces_->Flush();
  return appender_.End(rows);
}

}  // namespace pgstow::archive
