#include "host/cli/columns.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "host/base/utf8.h"

namespace pgstow::cli {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Combining marks and variation selectors.
constexpr Range kNoColumn[] = {
    {0x300, 0x36f},   {0x483, 0x489},   {0x591, 0x5bd},   {0x610, 0x61a},   {0x64b, 0x65f},
    {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff}, {0x20d0, 0x20ff}, {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}};
// East Asian wide and full-width characters, emoji.
constexpr Range kTwoColumns[] = {
    {0x1100, 0x115f},   {0x2e80, 0x303e},   {0x3041, 0x4dbf},   {0x4e00, 0xa4cf},  {0xa960, 0xa97f},
    {0xac00, 0xd7a3},   {0xf900, 0xfaff},   {0xfe30, 0xfe6f},   {0xff01, 0xff60},  {0xffe0, 0xffe6},
    {0x1f300, 0x1f64f}, {0x1f680, 0x1f6ff}, {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd}};
// Controls, separators of lines, and what is not seen but changes what is.
constexpr Range kUnprintable[] = {{0, 0x1f},        {0x7f, 0x9f},      {0xad, 0xad},
                                  {0x61c, 0x61c},   {0x180e, 0x180e},  {0x200b, 0x200f},
                                  {0x2028, 0x202e}, {0x2060, 0x206f},  {0xfeff, 0xfeff},
                                  {0xfff9, 0xfffb}, {0xe0000, 0xe0fff}};

template <size_t kCount>
bool IsIn(const Range (&ranges)[kCount], char32_t character) {
  return std::ranges::any_of(ranges, [character](const Range& range) {
    return character >= range.first && character <= range.last;
  });
}

// One character as it is shown, and how wide it is.
struct Glyph {
  std::string_view text;
  size_t columns = 1;
};

// Takes the first character off `text`.
Glyph TakeGlyph(std::string_view& text) {
  const size_t length = base::Utf8Length(text);
  const std::string_view sequence = text.substr(0, std::max<size_t>(length, 1));
  text.remove_prefix(sequence.size());
  if (length == 0) return {"?"};
  const char32_t character = base::Utf8Character(sequence);
  if (IsIn(kUnprintable, character)) return {"?"};
  if (IsIn(kNoColumn, character)) return {sequence, 0};
  return {sequence, IsIn(kTwoColumns, character) ? size_t{2} : size_t{1}};
}

}  // namespace

size_t ColumnsOf(std::string_view text) {
  size_t columns = 0;
  while (!text.empty()) columns += TakeGlyph(text).columns;
  return columns;
}

std::string Fitted(std::string_view text, size_t columns) {
  constexpr std::string_view kMissing = "...";
  const bool all = ColumnsOf(text) <= columns;
  const size_t room = all ? columns : columns - std::min(columns, kMissing.size());
  std::string fitted;
  size_t taken = 0;
  while (!text.empty()) {
    const Glyph glyph = TakeGlyph(text);
    if (taken + glyph.columns > room) break;
    fitted += glyph.text;
    taken += glyph.columns;
  }
  if (!all) fitted += kMissing.substr(0, columns - room);
  return fitted;
}

}  // namespace pgstow::cli
