// Gives the inputs that are kept for a target to it, in the build that users get: what was found
// once is not found again.
//
//   fuzz_replay FOLDER TARGET   all files of the folder
//   fuzz_replay CORPUS          checks that the corpus has a folder for each target, and no others
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <new>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "tests/fuzz/require.h"
#include "tests/fuzz/target.h"
#include "tests/support/paths.h"

namespace pgstow::fuzz {
namespace {

namespace fs = std::filesystem;

int Fail(const std::string& why) {
  fmt::print(stderr, "{}\n", why);
  return 1;
}

std::vector<fs::path> In(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code missing;
  for (const auto& entry : fs::directory_iterator(folder, missing)) paths.push_back(entry.path());
  std::ranges::sort(paths);
  return paths;
}

int Replay(const fs::path& folder, const std::string& name) {
  const Target* const target = Target::Find(name);
  if (target == nullptr) return Fail("there is no target \"" + name + "\"");
  const std::vector<fs::path> files = In(folder);
  if (files.empty()) return Fail("the folder \"" + folder.string() + "\" is missing or empty");
  for (const fs::path& file : files) {
    // Said first: what ends the process leaves its name as the last line.
    fmt::print(stderr, "{}\n", file.filename().string());
    target->Take(tests::ReadFile(file));
  }
  return 0;
}

int Check(const fs::path& corpus) {
  for (const Target* target : Target::All()) {
    if (In(corpus / target->name()).empty()) {
      return Fail("the corpus has nothing for the target \"" + std::string(target->name()) + "\"");
    }
  }
  for (const fs::path& folder : In(corpus)) {
    if (Target::Find(folder.filename().string()) != nullptr) continue;
    return Fail("the corpus has a folder \"" + folder.string() + "\", which is no target's");
  }
  return 0;
}

}  // namespace
}  // namespace pgstow::fuzz

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
// Who asks for so much at once has believed a length without looking: as with the fuzzer's
// -malloc_limit_mb. Sanitizers have functions of their own in the place of these.
void* operator new(size_t size) {
  constexpr size_t kMost = size_t{256} << 20;
  pgstow::fuzz::Require(size <= kMost, "no input makes a reader take 256 MiB at once");
  void* const room = std::malloc(std::max<size_t>(size, 1));
  if (room == nullptr) throw std::bad_alloc();
  return room;
}
void operator delete(void* room) noexcept { std::free(room); }
void operator delete(void* room, size_t /*size*/) noexcept { std::free(room); }
#endif

int main(int count, char** words) {
  if (count == 2) return pgstow::fuzz::Check(words[1]);
  if (count == 3) return pgstow::fuzz::Replay(words[1], words[2]);
  return pgstow::fuzz::Fail("usage: fuzz_replay CORPUS, or fuzz_replay FOLDER TARGET");
}
