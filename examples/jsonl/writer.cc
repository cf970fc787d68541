#include "writer.h"

#include "rows.h"

namespace jsonl {
namespace {

namespace sdk = pgstow::sdk;

constexpr size_t kEnoughToWrite = 256 * 1024;

}  // namespace

void Writer::Begin(sdk::Toc toc) {
  const std::string_view encoding = sdk::View(toc.header().encoding);
  if (encoding != "UTF8" && encoding != "SQL_ASCII") {
    sdk::Fail(PGSTOW_E_UNSUPPORTED, "the format \"jsonl\" keeps text in UTF8, and not in ",
              encoding, "; dump with --encoding=UTF8");
  }
  for (size_t i = 0; i < toc.entry_count(); ++i) {
    const pgstow_entry entry = toc.Entry(i);
    forms_[entry.dump_id] = entry.data_form;
  }
}

Writer::PartFile& Writer::Open(PartId id) {
  const std::lock_guard lock(mutex_);
  std::unique_ptr<PartFile>& part = open_[id];
  if (part == nullptr) {
    part = std::make_unique<PartFile>(storage_.Create(FileOf(id.first, id.second)),
                                      forms_.at(id.first));
  }
  return *part;
}

void Writer::WriteFrame(const pgstow_frame& frame) { Open({frame.entry, frame.part}).Write(frame); }

void Writer::EndPart(const pgstow_part& part) {
  const PartId id{part.entry, part.part};
  const Part whole = Open(id).End(part.part);
  const std::lock_guard lock(mutex_);
  open_.erase(id);
  whole_[id] = whole;
}

void Writer::Finish(sdk::Toc toc) {
  Contents contents = Copy(toc);
  for (Entry& entry : contents.entries) {
    for (Part& part : entry.parts) part = whole_.at({entry.dump_id, part.part});
  }
  sdk::File file = storage_.Create("toc.dat");
  file.Append(sdk::AsBytes(ToJson(contents)));
  file.Close();
}

void Writer::PartFile::Write(const pgstow_frame& frame) {
  const std::string_view bytes = sdk::AsText(sdk::View(frame.stored));
  if (form_ == PGSTOW_DATA_LARGE_OBJECTS) {
    AppendObject(json_, frame.object, bytes);
  } else {
    WriteLines(bytes);
  }
  if (json_.size() >= kEnoughToWrite) Flush();
}

// Frames are cut anywhere, also within a row.
void Writer::PartFile::WriteLines(std::string_view text) {
  for (;;) {
    const size_t end = text.find('\n');
    if (end == std::string_view::npos) break;
    std::string_view line = text.substr(0, end);
    if (!begun_.empty()) line = begun_.append(line);
    if (form_ == PGSTOW_DATA_COPY) {
      AppendRow(json_, line);
    } else {
      AppendText(json_, line);
    }
    begun_.clear();
    text.remove_prefix(end + 1);
  }
  begun_ += text;
}

// The checksum goes from line to line, so that it does not depend on when they are written.
void Writer::PartFile::Flush() {
  for (std::string_view rest = json_; !rest.empty();) {
    const size_t end = rest.find('\n') + 1;
    checksum_.Add(rest.substr(0, end));
    rest.remove_prefix(end);
  }
  file_.Append(sdk::AsBytes(json_));
  json_.clear();
}

Part Writer::PartFile::End(uint32_t part) {
  if (!begun_.empty()) {
    sdk::Fail(PGSTOW_E_UNSUPPORTED, "the last line of the data has no end");
  }
  Flush();
  file_.Close();
  return {.part = part, .bytes = checksum_.bytes(), .checksum = Hex(checksum_.value())};
}

}  // namespace jsonl
