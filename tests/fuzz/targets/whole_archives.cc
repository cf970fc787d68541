// Archives as the program reads them, from a file, a directory or a pipe: format detected, chain
// undone, every check in its place.
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "host/archive/reader.h"
#include "host/archive/verify.h"
#include "host/storage/appended_file.h"
#include "restore/inspect/inspect.h"
#include "restore/toc/print.h"
#include "tests/fuzz/members.h"
#include "tests/fuzz/memory_file.h"
#include "tests/fuzz/mend_custom.h"
#include "tests/fuzz/plugins.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/target.h"

namespace pgstow::fuzz {
namespace {

using archive::ReaderOptions;
using archive::VerifyReport;
using State = VerifyReport::State;

// A directory with these files, for as long as it lives. Those whose names no file has are left
// out.
class Folder {
 public:
  explicit Folder(const conformance::Files& files) {
    constexpr size_t kLongestName = 255;
    std::string path = storage::TemporaryFolder() + "/pgstow-fuzz-XXXXXX";
    Require(::mkdtemp(path.data()) != nullptr, "there is room for a directory");
    path_ = path;
    for (const auto& [name, bytes] : files) {
      if (name.size() <= kLongestName) std::ofstream(path_ / name, std::ios::binary) << bytes;
    }
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }

  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

// Standard input is a pipe with these bytes, for as long as this lives.
class PipedInput {
 public:
  explicit PipedInput(std::string_view bytes) : before_(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)) {
    int ends[2];
    Require(::pipe2(ends, O_CLOEXEC) == 0, "there is room for a pipe");
    Require(std::cmp_greater_equal(::fcntl(ends[1], F_SETPIPE_SZ, kRoom), bytes.size()),
            "a pipe has room for an input");
    WriteWhole(ends[1], bytes);
    ::close(ends[1]);
    ::dup2(ends[0], STDIN_FILENO);
    ::close(ends[0]);
  }
  PipedInput(const PipedInput&) = delete;
  PipedInput& operator=(const PipedInput&) = delete;
  ~PipedInput() {
    ::close(STDIN_FILENO);
    if (before_ < 0) return;
    ::dup2(before_, STDIN_FILENO);
    ::close(before_);
  }

 private:
  static constexpr int kRoom = 1 << 20;
  int before_;  // negative: standard input was closed
};

// What is said of an archive, and how many bytes its data has; nothing where it is refused.
struct Told {
  std::string json;
  uint64_t raw_bytes = 0;
};

std::optional<Told> Tell(const ReaderOptions& options) {
  Told told;
  const auto refused = ErrorOf([&] {
    const auto reader = archive::Reader::Open(Plugins(), options);
    std::vector<size_t> all(reader->toc().entries.size());
    std::iota(all.begin(), all.end(), size_t{0});
    told.json = toc::JsonText(reader->toc(), all);
    toc::WriteList(archive::ReadBriefToc(Plugins(), options), all, {.dependencies = true},
                   [](std::string_view) {});
    inspect::Inspect(reader->toc(), all);
    reader->ReadStream(
        [&](model::DumpId, uint32_t, std::span<const char> raw) { told.raw_bytes += raw.size(); });
  });
  if (refused) return std::nullopt;
  return told;
}

VerifyReport Verified(const ReaderOptions& options, bool deep) {
  VerifyReport report = archive::Verify(Plugins(), options, deep);
  if (report.error) {
    Require(report.error->code() != base::ErrorCode::kInternal, report.error->what());
  }
  return report;
}

// What is wrong with an archive is also told to users who took it for another one.
void ReadAsAnother(const std::string& path, size_t choice) {
  constexpr std::array kFormats{"custom", "pgdump", "tar", "directory", "plain"};
  const char* const format = kFormats[choice % kFormats.size()];
  ErrorOf([&] { archive::ReadBriefToc(Plugins(), {.path = path, .format = format}); });
}

// A file or a directory. Its format is found out once: that takes most of the time.
VerifyReport Read(const std::string& path, size_t choice) {
  VerifyReport report = Verified({.path = path}, true);
  if (report.header.format.empty()) {
    ReadAsAnother(path, choice);
    return report;
  }
  const ReaderOptions options{.path = path, .format = report.header.format};
  const State stored = Verified(options, false).state();
  const auto told = Tell(options);
  if (report.state() != State::kIntact) return report;
  Require(told.has_value(), "an intact archive can be read");
  Require(told->raw_bytes == report.raw_bytes, "an intact archive has the bytes that it tells");
  Require(stored == State::kIntact, "what is intact to the bottom is intact");
  ErrorOf([&] {
    archive::ReadBriefToc(Plugins(),
                          {.path = path, .format = options.format, .must_be_sealed = true});
  });
  return report;
}

// `in_file`: what was found of the same bytes in a file.
void ReadPiped(std::string_view bytes, const VerifyReport& in_file) {
  std::optional<VerifyReport> piped;
  for (const bool deep : {false, true}) {
    const PipedInput input(bytes);
    piped = Verified({.path = "-", .format = in_file.header.format}, deep);
  }
  // Layouts without checksums: the two ways of reading may differ in what damage they notice.
  if (in_file.state() != State::kIntact || !in_file.checksums) return;
  Require(piped->state() == State::kIntact, "an archive that is whole comes through a pipe");
  Require(piped->raw_bytes == in_file.raw_bytes && piped->rows == in_file.rows,
          "through a pipe comes what is in the file");
}

void RunWhole(std::string_view bytes) {
  if (bytes.starts_with(kMemberLine)) {
    const Folder folder(MembersOf(bytes));
    Read(folder.path(), bytes.size());
    return;
  }
  const MemoryFile file(bytes);
  ReadPiped(bytes, Read(file.path(), bytes.size()));
}

const Target kWhole("archive", &RunWhole, &MendCustom);

}  // namespace
}  // namespace pgstow::fuzz
