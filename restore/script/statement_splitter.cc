#include "restore/script/statement_splitter.h"

namespace pgstow::script {
namespace {

constexpr std::string_view kSpace = " \t\r\n\v\f";

bool IsWordCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '$' || (static_cast<unsigned char>(c) & 0x80) != 0;
}

// Whether a quote after this text starts a string with escapes: after an E that is a word.
bool EndsWithEscapeMark(std::string_view text) {
  if (!text.ends_with('E') && !text.ends_with('e')) return false;
  return text.size() == 1 || !IsWordCharacter(text[text.size() - 2]);
}

}  // namespace

void StatementSplitter::Write(std::span<const char> piece, const Receive& receive) {
  for (const char c : piece) {
    if (statement_.empty() && kSpace.find(c) != std::string_view::npos) continue;
    Take(c);
    if (c != ';' || state_ != State::kText) continue;
    receive(statement_);
    statement_.clear();
  }
}

// A doubled quote ends a string and starts the next one, which comes to the same.
void StatementSplitter::Take(char c) {
  switch (state_) {
    case State::kText:
      if (c == '"') state_ = State::kName;
      if (c == '\'') {
        const bool escapes = !standard_strings_ || EndsWithEscapeMark(statement_);
        state_ = escapes ? State::kEscapingString : State::kString;
      }
      break;
    case State::kString:
      if (c == '\'') state_ = State::kText;
      break;
    case State::kEscapingString:
      if (c == '\'' && !escaped_) state_ = State::kText;
      escaped_ = c == '\\' && !escaped_;
      break;
    case State::kName:
      if (c == '"') state_ = State::kText;
      break;
  }
  statement_ += c;
}

std::string_view StatementSplitter::rest() const {
  const size_t end = statement_.find_last_not_of(kSpace);
  return std::string_view(statement_).substr(0, end == std::string::npos ? 0 : end + 1);
}

}  // namespace pgstow::script
