#include "restore/rows/utf8.h"

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace pgstow::rows {
namespace {

// How many bytes at the start are ASCII, told eight at a time.
size_t AsciiBytes(std::string_view run) {
  constexpr uint64_t kHighBits = 0x8080808080808080;
  size_t count = 0;
  for (uint64_t word = 0; run.size() - count >= sizeof(word); count += sizeof(word)) {
    std::memcpy(&word, run.data() + count, sizeof(word));
    if ((word & kHighBits) != 0) break;
  }
  while (count < run.size() && static_cast<unsigned char>(run[count]) < 0x80) ++count;
  return count;
}

}  // namespace

bool Utf8Check::Add(std::string_view run) {
  while (!run.empty()) {
    if (more_ == 0) run.remove_prefix(AsciiBytes(run));
    if (run.empty()) return true;
    if (!AddByte(static_cast<unsigned char>(run.front()))) return false;
    run.remove_prefix(1);
  }
  return true;
}

bool Utf8Check::AddByte(unsigned char byte) {
  if (more_ > 0) {
    if (byte < least_ || byte > most_) {
      most_ = 0;  // nothing is good from here on
      return false;
    }
    --more_;
    least_ = 0x80;
    most_ = 0xbf;
    return true;
  }
  // The first byte; the second is limited where shorter forms, surrogates and numbers beyond
  // 0x10ffff would be.
  if (byte >= 0xc2 && byte <= 0xdf) {
    more_ = 1;
  } else if (byte >= 0xe0 && byte <= 0xef) {
    more_ = 2;
    if (byte == 0xe0) least_ = 0xa0;
    if (byte == 0xed) most_ = 0x9f;
  } else if (byte >= 0xf0 && byte <= 0xf4) {
    more_ = 3;
    if (byte == 0xf0) least_ = 0x90;
    if (byte == 0xf4) most_ = 0x8f;
  } else {
    more_ = 1;
    most_ = 0;
    return false;
  }
  return true;
}

}  // namespace pgstow::rows
