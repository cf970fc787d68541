// Writes what input.h reads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <pgstow/sdk/error.h>

#include "formats/native/input.h"

namespace pgstow::native {

// Bytes being put together, with integers and offsets of the usual widths: 4 and 8.
class Output {
 public:
  void Byte(uint8_t value) { bytes_ += static_cast<char>(value); }
  void Raw(std::string_view bytes) { bytes_ += bytes; }
  void Integer(int32_t value) {
    Byte(value < 0 ? 1 : 0);
    const auto wide = static_cast<int64_t>(value);
    LittleEndian(static_cast<uint64_t>(wide < 0 ? -wide : wide), Widths{}.integer);
  }
  void Oid(uint32_t value) { Integer(static_cast<int32_t>(value)); }
  void Offset(uint64_t value) { LittleEndian(value, Widths{}.offset); }

  // At most kMaxTextBytes.
  void Text(std::string_view text) {
    if (text.size() > kMaxTextBytes) {
      sdk::Fail(PGSTOW_E_MEMORY, "a text of the table of contents has ", text.size(),
                " bytes, more than the limit of ", kMaxTextBytes);
    }
    Integer(static_cast<int32_t>(text.size()));
    bytes_ += text;
  }
  // NULL for the empty text.
  void TextOrNull(std::string_view text) { text.empty() ? Integer(-1) : Text(text); }

  // NULL for nothing.
  void Nullable(std::optional<std::string_view> text) { text ? Text(*text) : Integer(-1); }

  const std::string& bytes() const { return bytes_; }
  std::string Take() { return std::move(bytes_); }

 private:
  void LittleEndian(uint64_t value, uint8_t width) {
    for (uint8_t i = 0; i < width; ++i) Byte(static_cast<uint8_t>(value >> (8 * i)));
  }
  std::string bytes_;
};

}  // namespace pgstow::native
