#include "formats/native/input.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

#include <pgstow/sdk/error.h>
#include <pgstow/sdk/host.h>

namespace pgstow::native {
namespace {

constexpr size_t kBufferBytes = size_t{64} << 10;

// Appends `length` bytes that `read` gives, in steps that double.
template <typename Container, typename Read>
void Grow(Container& into, size_t length, Read read) {
  constexpr size_t kFirstStep = size_t{1} << 20;
  for (size_t got = 0; got < length;) {
    const size_t next = std::min(length, std::max(2 * got, kFirstStep));
    into.resize(next);
    read(std::span(reinterpret_cast<uint8_t*>(into.data()) + got, next - got));
    got = next;
  }
}

}  // namespace

Input::Input(Pull pull, uint64_t start, std::string member)
    : pull_(std::move(pull)), member_(std::move(member)), buffer_(kBufferBytes), start_(start) {}

Input Input::Of(sdk::File& file, std::string member) {
  return Input([&file](std::span<uint8_t> room) { return file.Read(room); }, 0, std::move(member));
}

Input Input::At(const sdk::File& file, uint64_t offset) {
  return Input(
      [&file, at = offset](std::span<uint8_t> room) mutable {
        const size_t got = file.ReadAt(at, room);
        at += got;
        return got;
      },
      offset);
}

void Input::Fill() {
  next_ = 0;
  have_ = pull_(buffer_);
}

bool Input::AtEnd() {
  if (next_ == have_) Fill();
  return have_ == 0;
}

uint8_t Input::Byte() {
  if (AtEnd()) Truncated();
  ++taken_;
  return buffer_[next_++];
}

void Input::Read(std::span<uint8_t> room) {
  while (!room.empty()) {
    if (AtEnd()) Truncated();
    const size_t length = std::min(room.size(), have_ - next_);
    std::memcpy(room.data(), &buffer_[next_], length);
    next_ += length;
    taken_ += length;
    room = room.subspan(length);
  }
}

void Input::Skip(uint64_t length) {
  while (length > 0) {
    if (AtEnd()) Truncated();
    const auto step = static_cast<size_t>(std::min<uint64_t>(length, have_ - next_));
    next_ += step;
    taken_ += step;
    length -= step;
  }
}

uint64_t Input::LittleEndian(uint8_t width) {
  uint64_t value = 0;
  if (have_ - next_ < width) {
    for (uint8_t i = 0; i < width; ++i) value |= uint64_t{Byte()} << (8 * i);
    return value;
  }
  for (uint8_t i = 0; i < width; ++i) value |= uint64_t{buffer_[next_ + i]} << (8 * i);
  next_ += width;
  taken_ += width;
  return value;
}

int64_t Input::Integer() {
  const uint8_t sign = Byte();
  if (sign > 1) Damaged("an integer has no sign");
  const uint64_t value = LittleEndian(widths_.integer);
  if (value > static_cast<uint64_t>(std::numeric_limits<int64_t>::max())) {
    Damaged("an integer is too large");
  }
  return sign == 0 ? static_cast<int64_t>(value) : -static_cast<int64_t>(value);
}

int32_t Input::Int32() {
  const int64_t value = Integer();
  if (!std::in_range<int32_t>(value)) Damaged("an integer is too large");
  return static_cast<int32_t>(value);
}

uint32_t Input::Oid() {
  const int64_t value = Integer();
  if (!std::in_range<int32_t>(value) && !std::in_range<uint32_t>(value)) {
    Damaged("an object identifier is too large");
  }
  return static_cast<uint32_t>(value);
}

uint64_t Input::Offset() { return LittleEndian(widths_.offset); }

std::optional<size_t> Input::TextLength() {
  const int64_t length = Integer();
  if (length == -1) return std::nullopt;
  if (length < 0 || static_cast<uint64_t>(length) > kMaxTextBytes) {
    Damaged("a text has an impossible length");
  }
  return static_cast<size_t>(length);
}

std::optional<std::string> Input::Text() {
  const std::optional<size_t> length = TextLength();
  if (!length) return std::nullopt;
  std::string text;
  if (*length <= have_ - next_) {
    text.assign(reinterpret_cast<const char*>(buffer_.data()) + next_, *length);
    next_ += *length;
    taken_ += *length;
  } else {
    Grow(text, *length, [this](std::span<uint8_t> room) { Read(room); });
  }
  return text;
}

bool Input::SkipText() {
  const size_t length = TextLength().value_or(0);
  Skip(length);
  return length > 0;
}

std::string Input::TextStart(size_t most) {
  const size_t length = TextLength().value_or(0);
  std::string start(std::min(length, most), '\0');
  Read(std::span(reinterpret_cast<uint8_t*>(start.data()), start.size()));
  Skip(length - start.size());
  return start;
}

void Input::ReadInto(std::vector<uint8_t>& room, size_t length) {
  room.clear();
  Grow(room, length, [this](std::span<uint8_t> piece) { Read(piece); });
}

void Input::Damaged(std::string_view why) const {
  sdk::ErrorPlace(position(), member_);
  sdk::Fail(PGSTOW_E_CORRUPT, what_, " is damaged before byte ", position(), ": ", why);
}

void Input::Truncated() const {
  sdk::ErrorPlace(position(), member_);
  sdk::Fail(PGSTOW_E_TRUNCATED, "it ends at byte ", position(), ", inside ", what_);
}

}  // namespace pgstow::native
