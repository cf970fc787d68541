#include "host/loader/format_proxy.h"

#include <utility>

#include "host/loader/call.h"
#include "host/loader/slots.h"

namespace pgstow::loader {
namespace {

void CheckWriter(const Format& format, const pgstow_writer& writer) {
  const Slots slots(writer, "pgstow_writer");
  slots.Need(&pgstow_writer::begin, "begin")
      .Need(&pgstow_writer::finish, "finish")
      .Need(&pgstow_writer::destroy, "destroy");
  if (format.can(PGSTOW_HOLDS_DATA)) {
    slots.Need(&pgstow_writer::write_frame, "write_frame")
        .Need(&pgstow_writer::end_part, "end_part");
  }
}

void CheckReader(const Format& format, const pgstow_reader& reader) {
  const Slots slots(reader, "pgstow_reader");
  slots.Need(&pgstow_reader::read_toc, "read_toc")
      .Need(&pgstow_reader::verify_layout, "verify_layout")
      .Need(&pgstow_reader::destroy, "destroy");
  if (format.can(PGSTOW_CAN_READ_RANDOM)) {
    slots.Need(&pgstow_reader::open_part, "open_part")
        .Need(&pgstow_reader::next_frame, "next_frame")
        .Need(&pgstow_reader::close_part, "close_part");
  }
  if (format.can(PGSTOW_CAN_SALVAGE)) slots.Need(&pgstow_reader::salvage, "salvage");
  if (format.can(PGSTOW_CAN_READ_STREAM)) {
    slots.Need(&pgstow_reader::next_frame_in_stream, "next_frame_in_stream")
        .Need(&pgstow_reader::read_final_toc, "read_final_toc");
  }
}

}  // namespace

void WriterProxy::Destroyer::operator()(pgstow_writer* writer) const {
  if (writer->destroy != nullptr) writer->destroy(writer->self);
  delete writer;
}

WriterProxy::WriterProxy(const Format& format, const pgstow_storage& storage,
                         const Settings& settings, std::string what)
    : plugin_(format.plugin), what_(std::move(what)) {
  pgstow_writer writer{};
  writer.size = sizeof(writer);
  Call(
      [&] {
        return format.factory->create_writer(format.index, &storage, settings.abi().data(),
                                             settings.abi().size(), &writer);
      },
      what_, *plugin_);
  writer_.reset(new pgstow_writer(writer));
  CheckSlots(*plugin_, [&] { CheckWriter(format, writer); });
}

void WriterProxy::Begin(const pgstow_toc& toc) {
  Call([&] { return writer_->begin(writer_->self, &toc); }, what_, *plugin_);
}
void WriterProxy::WriteFrame(const pgstow_frame& frame) {
  Call([&] { return writer_->write_frame(writer_->self, &frame); }, what_, *plugin_);
}
void WriterProxy::EndPart(const pgstow_part& part) {
  Call([&] { return writer_->end_part(writer_->self, &part); }, what_, *plugin_);
}
void WriterProxy::Finish(const pgstow_toc& toc) {
  Call([&] { return writer_->finish(writer_->self, &toc); }, what_, *plugin_);
}

void ReaderProxy::Destroyer::operator()(pgstow_reader* reader) const {
  if (reader->destroy != nullptr) reader->destroy(reader->self);
  delete reader;
}

ReaderProxy::ReaderProxy(const Format& format, const pgstow_storage& storage,
                         const Settings& settings, std::string what)
    : plugin_(format.plugin), what_(std::move(what)) {
  pgstow_reader reader{};
  reader.size = sizeof(reader);
  Call(
      [&] {
        return format.factory->create_reader(format.index, &storage, settings.abi().data(),
                                             settings.abi().size(), &reader);
      },
      what_, *plugin_);
  reader_.reset(new pgstow_reader(reader));
  CheckSlots(*plugin_, [&] { CheckReader(format, reader); });
}

void ReaderProxy::ReadToc(const pgstow_toc_sink& sink) {
  Call([&] { return reader_->read_toc(reader_->self, &sink); }, what_, *plugin_);
}

ReaderProxy::Part ReaderProxy::OpenPart(int32_t entry, uint32_t part) {
  void* cursor = nullptr;
  Call([&] { return reader_->open_part(reader_->self, entry, part, &cursor); }, what_, *plugin_);
  return Part(*this, cursor);
}

bool ReaderProxy::NextFrameInStream(pgstow_frame& frame) {
  frame.size = sizeof(frame);
  return Call([&] { return reader_->next_frame_in_stream(reader_->self, &frame); }, what_, *plugin_,
              {PGSTOW_OK, PGSTOW_END}) != PGSTOW_END;
}

void ReaderProxy::ReadFinalToc(const pgstow_toc_sink& sink) {
  Call([&] { return reader_->read_final_toc(reader_->self, &sink); }, what_, *plugin_);
}

void ReaderProxy::VerifyLayout() {
  Call([&] { return reader_->verify_layout(reader_->self); }, what_, *plugin_);
}

void ReaderProxy::Salvage(const pgstow_damage_sink& sink) {
  Call([&] { return reader_->salvage(reader_->self, &sink); }, what_, *plugin_);
}

ReaderProxy::Part::Part(const ReaderProxy& owner, void* cursor)
    : owner_(&owner), cursor_(cursor, Closer{owner.reader_.get()}) {}

bool ReaderProxy::Part::Next(pgstow_frame& frame) {
  frame.size = sizeof(frame);
  const pgstow_reader& reader = *owner_->reader_;
  return Call([&] { return reader.next_frame(reader.self, cursor_.get(), &frame); }, owner_->what_,
              *owner_->plugin_, {PGSTOW_OK, PGSTOW_END}) != PGSTOW_END;
}

}  // namespace pgstow::loader
