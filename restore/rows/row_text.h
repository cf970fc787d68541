// Text of rows on its way out.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace pgstow::rows {

// Collects text and writes it in pieces of about 64 KiB, whatever the size of a row. Allocates
// once.
class RowText {
 public:
  using Write = std::function<void(std::string_view text)>;
  explicit RowText(Write write) : write_(std::move(write)) { text_.reserve(kRoom); }

  void Append(std::string_view text);
  void Append(char c) { Append(std::string_view(&c, 1)); }

  // Ends a row, or a header: all text until here belongs out.
  void EndRow() { whole_ = text_.size(); }

  // Writes the rows that are left. Of one that was not ended nothing more gets out.
  void Flush();

 private:
  void WriteWhole();
  static constexpr size_t kRoom = size_t{64} << 10;

  Write write_;
  std::string text_;
  size_t whole_ = 0;  // bytes of text_ that are whole rows
};

}  // namespace pgstow::rows
