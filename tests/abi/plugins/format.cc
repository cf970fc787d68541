// The format "line", which writes one line and reads nothing. As it stands it is good; each name
// below, when it is defined, gives it one defect.
#include <stdexcept>
#include <string_view>

#include <pgstow/format.h>

namespace {

constexpr std::string_view kLine = "an archive\n";

pgstow_str Text(std::string_view text) { return {text.data(), text.size()}; }

const pgstow_format_info* Info(uint32_t) {
  static const pgstow_format_info info = [] {
    pgstow_format_info made{};
    made.size = sizeof(made);
    made.capabilities = PGSTOW_CAN_WRITE;
    made.name = Text("line");
    made.summary = Text("one line");
    return made;
  }();
  return &info;
}

uint32_t Bid(uint32_t, [[maybe_unused]] pgstow_bytes prefix) {
#ifdef HANGS_IN_BID
  for (volatile bool forever = true; forever;) {
  }
#endif
#ifdef READS_BEHIND_THE_PREFIX
  return prefix.ptr != nullptr && prefix.ptr[prefix.len] == 1 ? 1 : 0;
#endif
#ifdef BIDS_ON_EVERYTHING
  return 8;
#endif
  return 0;
}

struct Writer {
  pgstow_file file;
};

pgstow_status Begin(void* self, const pgstow_toc*) {
#ifdef THROWS
  throw std::runtime_error("out of the plugin");
#endif
  auto& file = static_cast<Writer*>(self)->file;
  const pgstow_bytes line{reinterpret_cast<const uint8_t*>(kLine.data()), kLine.size()};
  const pgstow_status status = file.append(file.self, &line, 1, nullptr);
#ifdef IGNORES_ERRORS
  return status < 0 ? PGSTOW_OK : status;
#endif
  return status;
}

pgstow_status Finish(void*, const pgstow_toc*) { return PGSTOW_OK; }

void Destroy(void* self) {
  auto* const writer = static_cast<Writer*>(self);
#ifndef LEAVES_FILES_OPEN
  writer->file.close(writer->file.self);
#endif
  delete writer;
}

pgstow_status CreateWriter(uint32_t, const pgstow_storage* storage, const pgstow_setting*, size_t,
                           pgstow_writer* out) {
  pgstow_file file{};
  file.size = sizeof(file);
  const pgstow_status status =
      storage->open(storage->self, {nullptr, 0}, PGSTOW_OPEN_CREATE, &file);
  if (status < 0) return status;
  out->self = new Writer{file};
  out->begin = &Begin;
  out->finish = &Finish;
  out->destroy = &Destroy;
  return PGSTOW_OK;
}

const void* GetFactory(pgstow_str id) {
  static const pgstow_format_factory factory = [] {
    pgstow_format_factory made{};
    made.size = sizeof(made);
    made.count = 1;
    made.info = &Info;
    made.bid = &Bid;
    made.create_writer = &CreateWriter;
    return made;
  }();
  return std::string_view(id.ptr, id.len) == PGSTOW_FORMAT_FACTORY ? &factory : nullptr;
}

pgstow_status Init(const pgstow_host*) { return PGSTOW_OK; }

}  // namespace

const pgstow_plugin_info pgstow_plugin = {sizeof(pgstow_plugin_info),
                                          PGSTOW_ABI_MAJOR,
                                          PGSTOW_ABI_MINOR,
                                          0,
                                          PGSTOW_STR_INIT("line"),
                                          PGSTOW_STR_INIT("1.0"),
                                          PGSTOW_STR_INIT("a format for tests"),
                                          PGSTOW_STR_INIT("PostgreSQL"),
                                          &Init,
                                          nullptr,
                                          &GetFactory};
