// A target as libFuzzer runs it:
//
//   fuzzer --target=NAME [LIBFUZZER ARGUMENT…] [CORPUS…]
//
// Source: https://llvm.org/docs/LibFuzzer.html
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "host/base/log.h"
#include "tests/fuzz/target.h"

namespace {

using pgstow::fuzz::Target;

const Target* target = nullptr;

// libFuzzer passes over what starts with two dashes.
constexpr std::string_view kOption = "--target=";

}  // namespace

extern "C" {

// Of libFuzzer: changes bytes in place, and returns how many there are then.
size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t max_size);

__attribute__((visibility("default"))) int LLVMFuzzerInitialize(int* count, char*** words) {
  for (const std::string_view word : std::span(*words, static_cast<size_t>(*count))) {
    if (word.starts_with(kOption)) target = Target::Find(word.substr(kOption.size()));
  }
  if (target == nullptr) {
    fmt::print(stderr, "which target? Name one with --target\n");
    for (const Target* each : Target::All()) fmt::print(stderr, "  {}\n", each->name());
    std::exit(1);
  }
  pgstow::base::SetLogThreshold(pgstow::base::LogLevel::kError);
  // Opens its plugins, before libFuzzer looks what there is to cover.
  target->Take({});
  return 0;
}

__attribute__((visibility("default"))) int LLVMFuzzerTestOneInput(const uint8_t* data,
                                                                  size_t size) {
  target->Take({reinterpret_cast<const char*>(data), size});
  return 0;
}

__attribute__((visibility("default"))) size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size,
                                                                      size_t max_size,
                                                                      unsigned seed) {
  constexpr unsigned kLeaveOne = 8;  // of so many as it is, to be refused
  const size_t mutated = LLVMFuzzerMutate(data, size, max_size);
  if (target->mend() == nullptr || seed % kLeaveOne == 0) return mutated;
  const std::string mended =
      target->mend()({reinterpret_cast<const char*>(data), mutated}, seed / kLeaveOne);
  if (mended.size() > max_size) return mutated;
  std::memcpy(data, mended.data(), mended.size());
  return mended.size();
}
}
