#include "reader.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pgstow/sdk/checksum.h>

#include "line_checksum.h"
#include "rows.h"

namespace jsonl {
namespace {

namespace sdk = pgstow::sdk;

constexpr size_t kFrameBytes = 1024 * 1024;
constexpr size_t kReadBytes = 256 * 1024;
constexpr std::string_view kTocFile = "toc.dat";

// The lines of a file, each with its end, and at the end the file's checksum.
class LineReader {
 public:
  LineReader(sdk::File file, std::string name, const Part& expected)
      : file_(std::move(file)), name_(std::move(name)), expected_(expected) {}

  // The next line, valid until the next call; empty at the end of a file that is as it was written.
  std::string_view Next() {
    size_t end = 0;
    while ((end = text_.find('\n', at_)) == std::string::npos && Fill()) {
    }
    if (end == std::string::npos) {
      CheckEnd();
      return {};
    }
    const std::string_view line = std::string_view(text_).substr(at_, end + 1 - at_);
    at_ = end + 1;
    checksum_.Add(line);
    return line;
  }

 private:
  bool Fill() {
    text_.erase(0, at_);
    at_ = 0;
    const size_t before = text_.size();
    text_.resize(before + kReadBytes);
    const size_t got = file_.Read({reinterpret_cast<uint8_t*>(text_.data()) + before, kReadBytes});
    text_.resize(before + got);
    return got > 0;
  }

  void CheckEnd() const {
    if (checksum_.bytes() < expected_.bytes) {
      sdk::Fail(PGSTOW_E_TRUNCATED, "file \"", name_, "\" ends too early");
    }
    if (at_ != text_.size() || checksum_.bytes() != expected_.bytes ||
        Hex(checksum_.value()) != expected_.checksum) {
      sdk::Fail(PGSTOW_E_CORRUPT, "file \"", name_, "\" is not as it was written");
    }
  }

  sdk::File file_;
  const std::string name_;
  const Part expected_;
  std::string text_;
  size_t at_ = 0;
  LineChecksum checksum_;
};

// Makes frames of lines: of many rows, or of one piece of a large object.
class Cursor final : public sdk::PartCursor {
 public:
  Cursor(LineReader lines, int32_t entry, uint32_t part, uint32_t form)
      : lines_(std::move(lines)), entry_(entry), part_(part), form_(form) {}

  sdk::Next NextFrame(pgstow_frame& frame) override {
    raw_.clear();
    bool any = false;
    while (raw_.size() < kFrameBytes) {
      std::string_view line = lines_.Next();
      if (line.empty()) break;
      any = true;
      line.remove_suffix(1);
      if (form_ == PGSTOW_DATA_LARGE_OBJECTS) {
        raw_ = ObjectOf(line, frame.object);
        break;
      }
      raw_ += form_ == PGSTOW_DATA_COPY ? RowOf(line) : TextOf(line);
    }
    if (!any) return sdk::Next::kEnd;
    frame.entry = entry_;
    frame.part = part_;
    frame.sequence = sequence_++;
    frame.raw_bytes = raw_.size();
    frame.raw_checksum = checksum_(sdk::AsBytes(raw_));
    frame.stored = sdk::Abi(sdk::AsBytes(raw_));
    return sdk::Next::kRead;
  }

 private:
  LineReader lines_;
  int32_t entry_;
  uint32_t part_;
  uint32_t form_;
  uint64_t sequence_ = 0;
  std::string raw_;
  sdk::Checksum checksum_;
};

}  // namespace

void Reader::ReadToc(sdk::TocSink sink) {
  const sdk::File file = storage_.OpenForReading(kTocFile);
  std::string json(file.Size(), '\0');
  json.resize(file.ReadAt(0, {reinterpret_cast<uint8_t*>(json.data()), json.size()}));
  contents_ = FromJson(json);
  Tell(contents_, sink);
}

std::unique_ptr<sdk::PartCursor> Reader::OpenPart(int32_t entry, uint32_t part) {
  const auto found = std::ranges::find(contents_.entries, entry, &Entry::dump_id);
  if (found == contents_.entries.end() || part >= found->parts.size()) {
    sdk::Fail(PGSTOW_E_INVALID, "the archive has no part ", part, " of entry ", entry);
  }
  const std::string name = FileOf(entry, part);
  LineReader lines(storage_.OpenForReading(name), name, found->parts[part]);
  return std::make_unique<Cursor>(std::move(lines), entry, part, found->data_form);
}

void Reader::VerifyLayout() {
  std::map<std::string, uint64_t, std::less<>> expected;
  for (const Entry& entry : contents_.entries) {
    for (const Part& part : entry.parts) expected[FileOf(entry.dump_id, part.part)] = part.bytes;
  }
  for (const sdk::Member& member : storage_.Members()) {
    if (member.name == kTocFile) continue;
    const auto found = expected.find(member.name);
    if (found == expected.end() || found->second != member.bytes) {
      sdk::Fail(PGSTOW_E_CORRUPT, "file \"", member.name, "\" has ", member.bytes,
                " bytes, which the table of contents does not expect");
    }
    expected.erase(found);
  }
  if (!expected.empty()) {
    sdk::Fail(PGSTOW_E_CORRUPT, "file \"", expected.begin()->first, "\" is missing");
  }
}

}  // namespace jsonl
