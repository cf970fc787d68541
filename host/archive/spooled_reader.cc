#include "host/archive/spooled_reader.h"

#include <cstddef>
#include <span>

namespace pgstow::archive {
namespace {

// One extent is one frame as it was decoded, so that a piece never is larger than memory has seen.
class ExtentReader : public PartReader {
 public:
  ExtentReader(const Spool& spool, std::span<const Spool::Extent> extents)
      : spool_(spool), extents_(extents) {}

  std::span<const char> Next() override {
    if (next_ == extents_.size()) return {};
    bytes_.clear();
    spool_.Read(extents_[next_++], [this](std::span<const char> piece) {
      bytes_.insert(bytes_.end(), piece.begin(), piece.end());
    });
    return bytes_;
  }

 private:
  const Spool& spool_;
  const std::span<const Spool::Extent> extents_;
  size_t next_ = 0;
  std::vector<char> bytes_;
};

}  // namespace

SpooledReader::SpooledReader(Reader& piped) : piped_(piped) {
  piped_.ReadStream([this](model::DumpId entry, uint32_t part, std::span<const char> raw) {
    if (!raw.empty()) parts_[{entry, part}].push_back(spool_.Append(raw));
  });
}

std::unique_ptr<PartReader> SpooledReader::OpenPart(model::DumpId entry, uint32_t part) {
  static const Extents kNone;
  const auto found = parts_.find({entry, part});
  return std::make_unique<ExtentReader>(spool_, found == parts_.end() ? kNone : found->second);
}

void SpooledReader::ReadStream(const PieceFunction& piece) {
  for (const model::Entry& entry : toc().entries) {
    for (const model::Part& part : entry.parts) {
      const auto reader = OpenPart(entry.id, part.part);
      for (auto raw = reader->Next(); !raw.empty(); raw = reader->Next()) {
        piece(entry.id, part.part, raw);
      }
      piece(entry.id, part.part, {});
    }
  }
}

}  // namespace pgstow::archive
