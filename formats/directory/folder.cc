#include "formats/directory/folder.h"

#include <array>
#include <cstddef>
#include <utility>

#include <pgstow/sdk/error.h>

namespace pgstow::directory {
namespace {

using native::Compression;

// In the order in which pg_restore looks for them.
constexpr std::array kCompressions{Compression::kNone, Compression::kGzip, Compression::kLz4,
                                   Compression::kZstd};

class FileInput : public native::MemberInput {
 public:
  explicit FileInput(sdk::File file) : file_(std::move(file)) {}
  size_t Read(std::span<uint8_t> room) override { return file_.Read(room); }

 private:
  sdk::File file_;
};

}  // namespace

std::string_view SuffixOf(Compression compression) {
  constexpr std::array<std::string_view, 4> kSuffixes{"", ".gz", ".lz4", ".zst"};
  return kSuffixes.at(static_cast<size_t>(compression));
}

bool Folder::Has(const std::string& name, Compression compression) const {
  try {
    storage_.OpenForReading(sdk::Concat(name, SuffixOf(compression)));
    return true;
  } catch (const sdk::Error&) {
    return false;
  }
}

void Folder::FollowFile(const std::string& name) {
  if (Has(name, compression_)) return;
  for (const Compression other : kCompressions) {
    if (other != compression_ && Has(name, other)) {
      compression_ = other;
      return;
    }
  }
}

std::unique_ptr<native::MemberInput> Folder::OpenData(const std::string& name) const {
  try {
    return OpenList(sdk::Concat(name, SuffixOf(compression_)));
  } catch (const sdk::Error&) {
    for (const Compression other : kCompressions) {
      if (other == compression_ || !Has(name, other)) continue;
      sdk::Fail(PGSTOW_E_UNSUPPORTED, "its data is in \"", name, SuffixOf(other),
                "\", and not in \"", name, SuffixOf(compression_),
                "\": all files of data in a directory must be compressed alike");
    }
    // What was kept of the first error is overwritten by the others: meet it again.
    return OpenList(sdk::Concat(name, SuffixOf(compression_)));
  }
}

std::unique_ptr<native::MemberInput> Folder::OpenList(const std::string& name) const {
  return std::make_unique<FileInput>(storage_.OpenForReading(name));
}

}  // namespace pgstow::directory
