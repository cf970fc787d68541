#include "tests/unit/formats/custom/forge.h"

#include <algorithm>
#include <utility>

#include <pgstow/sdk/text.h>

#include "formats/custom/frame.h"
#include "formats/custom/record.h"
#include "formats/custom/toc_encoder.h"
#include "host/archive/archive_id.h"
#include "host/archive/part_check.h"
#include "host/archive/toc_view.h"
#include "host/base/checksum.h"
#include "tests/support/paths.h"
#include "tests/unit/archive/sample.h"

namespace pgstow::custom {
namespace {

template <typename Piece>
Piece Changed(Piece piece, const Change<Piece>& change) {
  if (change) change(piece);
  return piece;
}

std::string Text(Bytes bytes) { return std::string(sdk::AsText(bytes)); }

std::string TocBodyOf(const model::Toc& toc) {
  const archive::TocView view(toc);
  const sdk::Toc shown(view.abi());
  std::string body;
  for (const std::string& piece : TocEncoder(shown).Encode(shown)) body += piece;
  return body;
}

// Two entries of data, with two frames and one.
tests::Sample Sample() {
  tests::Sample sample;
  for (const model::DumpId id : {1, 2}) {
    model::Entry entry{.id = id, .section = model::Section::kData, .role = model::Role::kData};
    entry.kind = "TABLE DATA";
    entry.tag = "t" + std::to_string(id);
    entry.parts.push_back({.part = 0});
    sample.toc.entries.push_back(entry);
  }
  sample.data[{1, 0}] = {"first frame\n", "other frame\n"};
  sample.data[{2, 0}] = {"third frame\n"};
  return sample;
}

class Forger {
 public:
  explicit Forger(const Changes& changes) : changes_(changes) {}

  std::string Run() {
    model::Toc toc = sample_.toc;
    toc.header.archive_id = archive::IdOf(toc);
    Preamble preamble;
    preamble.archive_id = toc.header.archive_id;
    bytes_ += Text(EncodePreamble(Changed(preamble, changes_.preamble)));
    AddRecord(RecordType::kEarlyToc,
              Changed(TocBodyOf(Changed(toc, changes_.early_toc)), changes_.early_toc_body));
    for (model::Entry& entry : toc.entries) entry.parts[0] = AddPart(entry.id);
    if (changes_.after_data) changes_.after_data(bytes_);
    Footer footer;
    footer.index_offset =
        AddRecord(RecordType::kIndex,
                  Changed(EncodeIndex(Changed(index_, changes_.index)), changes_.index_body));
    toc.header.complete = true;
    footer.toc_offset =
        AddRecord(RecordType::kFinalToc,
                  Changed(TocBodyOf(Changed(toc, changes_.final_toc)), changes_.final_toc_body),
                  changes_.final_toc_head);
    footer.file_bytes = bytes_.size() + kFooterBytes;
    return bytes_ + Text(EncodeFooter(Changed(footer, changes_.footer)));
  }

 private:
  uint64_t AddRecord(RecordType type, const std::string& body,
                     const Change<std::string>& change_head = {}) {
    const uint64_t offset = bytes_.size();
    bytes_ += Changed(Text(EncodeRecordHead(type, sdk::AsBytes(body))), change_head) + body;
    return offset;
  }

  model::Part AddPart(model::DumpId entry) {
    archive::PartSums sums;
    PartPlaces& places = index_[{entry, 0}];
    for (const std::string& row : sample_.data.at({entry, 0})) {
      const bool first = index_.size() == 1 && sums.frames() == 0;
      pgstow_frame frame{};
      frame.entry = entry;
      frame.sequence = sums.frames();
      frame.raw_bytes = row.size();
      frame.raw_checksum = base::Xxh3(std::as_bytes(std::span(row)));
      frame.stored = sdk::Abi(sdk::AsBytes(row));
      const auto facts =
          EncodeFrameFacts(Changed(frame, first ? changes_.first_frame : Change<pgstow_frame>()));
      const uint64_t offset = AddRecord(RecordType::kFrame, Text(facts) + row);
      places.frames.push_back({offset, static_cast<uint32_t>(row.size())});
      sums.Add(row.size(), row.size(), frame.raw_checksum);
    }
    const model::Part part = sums.Total(0, sums.frames());
    const pgstow_part end = Changed(archive::AbiPart(entry, part),
                                    entry == 1 ? changes_.first_end : Change<pgstow_part>());
    places.end_offset = AddRecord(RecordType::kEndOfPart, Text(EncodePart(end)));
    return part;
  }

  const Changes& changes_;
  const tests::Sample sample_ = Sample();
  std::string bytes_;
  FrameIndex index_;
};

}  // namespace

std::string Forge(const Changes& changes) { return Forger(changes).Run(); }

std::string Written() {
  const tests::TempDir dir;
  tests::WriteArchive(Sample(), dir / "archive", "none", 12);
  return tests::ReadFile(dir / "archive");
}

}  // namespace pgstow::custom
