// Where SQL statements end. Pure.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace pgstow::script {

// Cuts text that comes in pieces of any size into statements at the semicolons outside of quotes.
// Made for what a dump says with INSERT: it knows string constants and quoted names, but no
// comments and no dollar quotes. Holds one statement at most.
class StatementSplitter {
 public:
  // `standard_strings`: whether a backslash in a string constant '…' stands for itself; in E'…' it
  // never does.
  explicit StatementSplitter(bool standard_strings) : standard_strings_(standard_strings) {}

  // Calls `receive` with each statement that ends in the piece, its semicolon included, without the
  // space before it; valid during the call.
  using Receive = std::function<void(std::string_view)>;
  void Write(std::span<const char> piece, const Receive& receive);

  // What came after the last statement, without the space around it: empty when all were whole.
  std::string_view rest() const;

 private:
  enum class State { kText, kString, kEscapingString, kName };

  void Take(char c);

  const bool standard_strings_;
  State state_ = State::kText;
  bool escaped_ = false;  // the character before was a backslash that escapes this one
  std::string statement_;
};

}  // namespace pgstow::script
