// Archives as the program reads them: format detected, chain undone, every check in its place.
#include <sys/mman.h>
#include <unistd.h>

#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "host/archive/reader.h"
#include "host/archive/verify.h"
#include "restore/inspect/inspect.h"
#include "restore/toc/print.h"
#include "tests/fuzz/mend_custom.h"
#include "tests/fuzz/plugins.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/target.h"

namespace pgstow::fuzz {
namespace {

// A file in memory that has a path, for as long as it lives.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : fd_(::memfd_create("archive", MFD_CLOEXEC)) {
    Require(fd_ >= 0, "there is room for a file in memory");
    const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
    Require(written == static_cast<ssize_t>(bytes.size()), "a file in memory takes all bytes");
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { ::close(fd_); }

  std::string path() const { return "/proc/self/fd/" + std::to_string(fd_); }

 private:
  int fd_;
};

// What is said of an archive, and how many bytes its data has; nothing where it is refused.
struct Told {
  std::string json;
  uint64_t raw_bytes = 0;
};

std::optional<Told> Tell(const archive::ReaderOptions& options) {
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

void RunWhole(std::string_view bytes) {
  const MemoryFile file(bytes);
  const archive::ReaderOptions options{.path = file.path()};
  const archive::VerifyReport report = archive::Verify(Plugins(), options, true);
  if (report.error) {
    Require(report.error->code() != base::ErrorCode::kInternal, report.error->what());
  }
  const auto told = Tell(options);
  if (report.state() != archive::VerifyReport::State::kIntact) return;
  Require(told.has_value(), "an intact archive can be read");
  Require(told->raw_bytes == report.raw_bytes, "an intact archive has the bytes that it tells");
  Require(
      archive::Verify(Plugins(), options, false).state() == archive::VerifyReport::State::kIntact,
      "what is intact to the bottom is intact");
}

const Target kWhole("archive", &RunWhole, &MendCustom);

}  // namespace
}  // namespace pgstow::fuzz
