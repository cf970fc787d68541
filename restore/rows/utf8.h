// Whether bytes are UTF-8.
// Source: https://www.rfc-editor.org/rfc/rfc3629#section-4
#pragma once

#include <string_view>

namespace pgstow::rows {

// Checks text that comes in runs, which may end within a character. Copies are cheap.
class Utf8Check {
 public:
  // False as soon as the bytes so far can't be the start of UTF-8; then always.
  bool Add(std::string_view run);
  // True when the text may end here.
  bool whole() const { return more_ == 0; }

 private:
  bool AddByte(unsigned char byte);

  int more_ = 0;  // bytes that the character still wants
  unsigned char least_ = 0x80;
  unsigned char most_ = 0xbf;  // of the next of them
};

}  // namespace pgstow::rows
