#include "restore/rows/row_text.h"

namespace pgstow::rows {

void RowText::Append(std::string_view text) {
  if (text.size() > kRoom - text_.size()) WriteWhole();
  if (text.size() > kRoom - text_.size()) {
    write_(text_);
    text_.clear();
    if (text.size() > kRoom) return write_(text);
  }
  text_.append(text);
}

void RowText::WriteWhole() {
  if (whole_ == 0) return;
  write_(std::string_view(text_).substr(0, whole_));
  text_.erase(0, whole_);
  whole_ = 0;
}

void RowText::Flush() {
  WriteWhole();
  text_.clear();
}

}  // namespace pgstow::rows
