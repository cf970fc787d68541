#include "host/archive/row_scan.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <string_view>

#include "host/base/error.h"

namespace pgstow::archive {
namespace {

constexpr std::string_view kInsert = "INSERT INTO ";

[[noreturn]] void ThrowWithin(std::string_view what) {
  base::Throw(base::ErrorCode::kCorrupt, "the data ends within {}", what);
}

// Each row ends with a line feed; those in values are escaped.
// Source: https://www.postgresql.org/docs/18/sql-copy.html ("Text Format")
class CopyScan : public RowScan {
 public:
  void Take(std::span<const char> bytes) override {
    rows_ += static_cast<uint64_t>(std::ranges::count(bytes, '\n'));
    const std::string_view text(bytes.data(), bytes.size());
    if (const size_t last = text.rfind('\n'); last != text.npos) whole_bytes_ = taken_ + last + 1;
    taken_ += bytes.size();
  }
  void Finish() override {
    if (whole_bytes_ != taken_) ThrowWithin("a row");
  }

 private:
  uint64_t taken_ = 0;
};

// INSERT commands, of one row or of several: a row is a list in parentheses that stands at the
// outermost level after VALUES or a comma, or all of DEFAULT VALUES. Knows string constants and
// quoted names; INSERT commands of dumps have neither comments nor dollar quotes.
class SqlScan : public RowScan {
 public:
  explicit SqlScan(bool standard_strings) : standard_strings_(standard_strings) {}

  void Take(std::span<const char> bytes) override {
    for (const char c : bytes) {
      ++taken_;
      TakeOne(c);
    }
  }
  void Finish() override {
    if (!between_) ThrowWithin("an SQL statement");
  }

 private:
  enum class State : uint8_t { kText, kString, kEscapingString, kName };

  static bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

  void TakeOne(char c) {
    switch (state_) {
      case State::kText:
        return TakeText(c);
      case State::kString:
        if (c == '\'') state_ = State::kText;
        return;
      case State::kEscapingString:
        if (c == '\'' && !escaped_) state_ = State::kText;
        escaped_ = c == '\\' && !escaped_;
        return;
      case State::kName:
        if (c == '"') state_ = State::kText;
        return;
    }
  }

  void TakeText(char c) {
    if (between_ && IsSpace(c)) {
      whole_bytes_ = taken_;
      return;
    }
    between_ = false;
    if (c == '\'') {
      const bool escapes = !standard_strings_ || before_ == 'E' || before_ == 'e';
      state_ = escapes ? State::kEscapingString : State::kString;
      escaped_ = false;
    } else if (c == '"') {
      state_ = State::kName;
    } else if (c == '(') {
      // The list of columns follows a name, and names in capitals are quoted.
      if (depth_++ == 0 && (last_ == 'S' || last_ == ',')) ++rows_in_statement_;
    } else if (c == ')') {
      depth_ -= depth_ > 0 ? 1 : 0;
    } else if (c == ';') {
      EndStatement();
    }
    before_ = c;
    if (!IsSpace(c)) last_ = c;
  }

  void EndStatement() {
    rows_ += std::max<uint64_t>(rows_in_statement_, 1);
    rows_in_statement_ = 0;
    depth_ = 0;
    between_ = true;
    whole_bytes_ = taken_;
  }

  const bool standard_strings_;
  State state_ = State::kText;
  bool escaped_ = false;
  bool between_ = true;  // nothing of a statement has come
  char before_ = 0;      // the character before this one, outside of quotes
  char last_ = 0;        // the same, space left out
  uint64_t depth_ = 0;
  uint64_t rows_in_statement_ = 0;
  uint64_t taken_ = 0;
};

// Records of one object that follow each other are the object.
class ObjectScan : public RowScan {
 public:
  void Take(std::span<const char> bytes) override {
    while (!bytes.empty()) {
      const bool in_head = head_bytes_ < head_.size();
      const size_t taken =
          std::min<uint64_t>(bytes.size(), in_head ? head_.size() - head_bytes_ : left_);
      if (in_head) {
        std::memcpy(head_.data() + head_bytes_, bytes.data(), taken);
        head_bytes_ += taken;
        if (head_bytes_ == head_.size()) BeginRecord();
      } else {
        left_ -= taken;
      }
      bytes = bytes.subspan(taken);
      taken_ += taken;
      if (head_bytes_ == head_.size() && left_ == 0) {
        head_bytes_ = 0;
        record_end_ = taken_;
      }
    }
  }
  void Finish() override {
    if (record_end_ != taken_) ThrowWithin("a record of a large object");
    if (object_) EndObject();
    object_.reset();
  }

 private:
  uint64_t BigEndian(size_t at) const {
    uint64_t number = 0;
    for (size_t i = at; i < at + 4; ++i) number = number << 8 | static_cast<uint8_t>(head_[i]);
    return number;
  }

  void BeginRecord() {
    const uint64_t object = BigEndian(0);
    left_ = BigEndian(4);
    if (object_ && *object_ != object) EndObject();
    object_ = object;
  }

  void EndObject() {
    ++rows_;
    whole_bytes_ = record_end_;
  }

  std::array<char, 8> head_{};
  size_t head_bytes_ = 0;           // of the record's head that have come
  uint64_t left_ = 0;               // bytes of the record that have not come
  uint64_t record_end_ = 0;         // of the last record that is whole
  std::optional<uint64_t> object_;  // whose record came last
  uint64_t taken_ = 0;
};

}  // namespace

std::unique_ptr<RowScan> RowScan::Of(model::DataForm form, bool standard_strings) {
  switch (form) {
    case model::DataForm::kSql:
      return std::make_unique<SqlScan>(standard_strings);
    case model::DataForm::kLargeObjects:
      return std::make_unique<ObjectScan>();
    default:
      return std::make_unique<CopyScan>();
  }
}

// A row is known to start after a line feed of COPY data. In SQL a line may start anywhere in a
// string, but a frame is cut there only when a statement does not fit into one. Where a record of a
// large object starts can't be seen.
size_t BytesBeforeRow(model::DataForm form, std::span<const char> bytes) {
  const std::string_view text(bytes.data(), bytes.size());
  switch (form) {
    case model::DataForm::kSql:
      return text.starts_with(kInsert) ? 0 : text.size();
    case model::DataForm::kLargeObjects:
      return text.size();
    default:
      return std::min(text.find('\n'), text.size() - 1) + 1;
  }
}

}  // namespace pgstow::archive
