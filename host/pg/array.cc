#include <algorithm>
#include <charconv>

#include "host/base/error.h"
#include "host/pg/result.h"
#include "host/pg/shown.h"

namespace pgstow::pg {
namespace {

[[noreturn]] void Reject(std::string_view text) {
  base::Throw(base::ErrorCode::kServer, "could not parse array \"{}\"", Shown(text));
}

// Catalogs have no array that is nearly as long. Each element takes many times the memory that it
// takes in the text.
constexpr size_t kMostElements = 1'000'000;

void CheckElements(size_t count) {
  if (count <= kMostElements) return;
  base::Throw(base::ErrorCode::kServer, "the server sent an array of more than {} elements",
              kMostElements);
}

// One pass over the text between the braces.
class ArrayParser {
 public:
  explicit ArrayParser(std::string_view text) : text_(text) {
    if (text.size() < 2 || text.front() != '{' || text.back() != '}') Reject(text);
    rest_ = text.substr(1, text.size() - 2);
  }

  bool empty() const { return rest_.empty(); }

  // Takes one element. True: it is NULL.
  bool Take(std::string& element) {
    element.clear();
    if (!rest_.empty() && rest_.front() == '"') {
      TakeQuoted(element);
      return false;
    }
    TakeBare(element);
    return element == "NULL";
  }

  // Takes the comma before the next element; false at the end.
  bool TakeComma() {
    if (rest_.empty()) return false;
    if (rest_.front() != ',') Reject(text_);
    rest_.remove_prefix(1);
    return true;
  }

 private:
  void TakeQuoted(std::string& element) {
    size_t i = 1;
    for (; i < rest_.size() && rest_[i] != '"'; ++i) {
      if (rest_[i] == '\\' && ++i == rest_.size()) Reject(text_);
      element += rest_[i];
    }
    if (i >= rest_.size()) Reject(text_);
    rest_.remove_prefix(i + 1);
  }

  void TakeBare(std::string& element) {
    const size_t end = std::min(rest_.find(','), rest_.size());
    element = rest_.substr(0, end);
    if (element.empty() || element.find_first_of("{}\"\\") != std::string::npos) Reject(text_);
    rest_.remove_prefix(end);
  }

  std::string_view text_;
  std::string_view rest_;
};

}  // namespace

std::vector<std::string> ParseArray(std::string_view text, std::vector<bool>* nulls) {
  std::vector<std::string> elements;
  if (nulls != nullptr) nulls->clear();
  ArrayParser parser(text);
  if (parser.empty()) return elements;
  do {
    CheckElements(elements.size() + 1);
    const bool null = parser.Take(elements.emplace_back());
    if (null) elements.back().clear();
    if (nulls != nullptr) nulls->push_back(null);
  } while (parser.TakeComma());
  return elements;
}

std::vector<std::string> ParseArray(std::string_view text, size_t at_least) {
  std::vector<std::string> elements = ParseArray(text);
  if (elements.size() < at_least) {
    base::Throw(base::ErrorCode::kServer,
                "the server sent array \"{}\" where {} elements or more belong", Shown(text),
                at_least);
  }
  return elements;
}

std::vector<uint32_t> ParseOids(std::string_view text) {
  std::string_view rest = text;
  char separator = ' ';
  if (!rest.empty() && rest.front() == '{') {
    if (rest.back() != '}') Reject(text);
    rest = rest.substr(1, rest.size() - 2);
    separator = ',';
  }
  std::vector<uint32_t> oids;
  while (!rest.empty()) {
    uint32_t oid = 0;
    const char* end = rest.data() + rest.size();
    const auto [stop, error] = std::from_chars(rest.data(), end, oid);
    const bool last = stop == end;
    if (error != std::errc() || (!last && (*stop != separator || stop + 1 == end))) Reject(text);
    CheckElements(oids.size() + 1);
    oids.push_back(oid);
    rest.remove_prefix(static_cast<size_t>(stop - rest.data()) + (last ? 0 : 1));
  }
  return oids;
}

}  // namespace pgstow::pg
