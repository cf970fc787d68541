#include "restore/plan/pieces.h"

#include <algorithm>

namespace pgstow::plan {

bool Pieces::Take(std::string_view words) {
  const size_t start = next_;
  while (!words.empty()) {
    const size_t end = std::min(words.find(' '), words.size());
    if (at_end() || !sql::IsWord(tokens_[next_], words.substr(0, end))) {
      next_ = start;
      return false;
    }
    ++next_;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return true;
}

bool Pieces::IsMark(char mark) const {
  return !at_end() && tokens_[next_].text == std::string_view(&mark, 1);
}

bool Pieces::TakeMark(char mark) {
  if (!IsMark(mark)) return false;
  ++next_;
  return true;
}

std::string_view Pieces::From(size_t first) const {
  if (first == next_) return {};
  const char* const start = tokens_[first].text.data();
  const std::string_view last = tokens_[next_ - 1].text;
  return {start, static_cast<size_t>(last.data() + last.size() - start)};
}

std::string_view Pieces::TakeName() {
  if (at_end() || !tokens_[next_].identifier()) return {};
  return tokens_[next_++].text;
}

std::string_view Pieces::TakeQualifiedName() {
  const size_t first = next_;
  if (TakeName().empty()) return {};
  while (TakeMark('.')) {
    if (TakeName().empty()) return {};
  }
  return From(first);
}

std::string_view Pieces::TakeParentheses() {
  const size_t first = next_;
  size_t depth = 0;
  for (; !at_end(); ++next_) {
    if (IsMark('(')) ++depth;
    if (depth == 0) return {};
    if (IsMark(')') && --depth == 0) {
      ++next_;
      return From(first);
    }
  }
  next_ = first;
  return {};
}

std::string_view Pieces::TakeStatement() {
  const size_t first = next_;
  while (!at_end() && !IsMark(';')) ++next_;
  return From(first);
}

std::string_view Pieces::rest() const {
  if (at_end()) return {};
  return text_.substr(static_cast<size_t>(tokens_[next_].text.data() - text_.data()));
}

bool IsNameList(std::string_view parentheses) {
  Pieces pieces(parentheses);
  if (!pieces.TakeMark('(')) return false;
  do {
    if (pieces.TakeName().empty()) return false;
  } while (pieces.TakeMark(','));
  return pieces.TakeMark(')') && pieces.at_end();
}

}  // namespace pgstow::plan
