#include "formats/native/grants.h"

#include <algorithm>
#include <charconv>

#include <pgstow/sdk/text.h>

namespace pgstow::native {
namespace {

constexpr std::string_view kMark = " ON LARGE OBJECT ";

// A statement, ended by a line's end, and the object that it names.
struct Statement {
  std::string_view before;  // up to the object's OID; all of it without one
  std::optional<uint32_t> object;
  std::string_view after;

  std::string Of(uint32_t other) const {
    return object ? sdk::Concat(before, other, after) : std::string(before);
  }
};

Statement ParseStatement(std::string_view text) {
  const size_t mark = text.find(kMark);
  if (mark == std::string_view::npos) return {text, std::nullopt, {}};
  const size_t start = mark + kMark.size();
  uint32_t object = 0;
  const auto [end, error] = std::from_chars(text.data() + start, text.data() + text.size(), object);
  if (error != std::errc()) return {text, std::nullopt, {}};
  return {text.substr(0, start), object, text.substr(static_cast<size_t>(end - text.data()))};
}

// Cuts after each semicolon that ends a line, outside of quoted names. Empty lines are nothing.
std::vector<Statement> Split(std::string_view text) {
  std::vector<Statement> statements;
  bool quoted = false;
  size_t start = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (!quoted && i == start && text[i] == '\n') start = i + 1;
    if (quoted || text[i] != ';' || i + 1 == text.size() || text[i + 1] != '\n') continue;
    statements.push_back(ParseStatement(text.substr(start, i + 2 - start)));
    start = ++i + 1;
  }
  if (start < text.size()) statements.push_back(ParseStatement(text.substr(start)));
  return statements;
}

}  // namespace

std::string GrantsOnAll(std::string_view grants, const std::vector<uint32_t>& objects) {
  const std::vector<Statement> statements = Split(grants);
  std::string text;
  if (!std::ranges::all_of(statements, [](const Statement& s) { return s.object.has_value(); })) {
    for (const uint32_t object : objects) {
      for (const Statement& statement : statements) text += statement.Of(object);
    }
    return text;
  }
  for (const Statement& statement : statements) {
    if (!text.empty()) text += '\n';
    for (const uint32_t object : objects) text += statement.Of(object);
  }
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

std::optional<std::string> GrantsOnFirst(std::string_view grants,
                                         const std::vector<uint32_t>& objects) {
  if (objects.empty()) return std::nullopt;
  const std::string whole = sdk::Concat(grants, "\n");  // the last line has no end
  std::string first;
  for (const Statement& statement : Split(whole)) {
    if (!statement.object) return std::nullopt;
    if (statement.object == objects.front()) first += statement.Of(objects.front());
  }
  if (GrantsOnAll(first, objects) != grants) return std::nullopt;
  return first;
}

// A change of the role goes with the statement after it, the way back with the one before.
std::map<uint32_t, std::string> GrantsByObject(std::string_view grants) {
  const std::string whole =
      grants.ends_with('\n') ? std::string(grants) : sdk::Concat(grants, "\n");
  std::map<uint32_t, std::string> texts;
  std::string* last = nullptr;
  std::string before;
  for (const Statement& statement : Split(whole)) {
    if (statement.object) {
      last = &texts[*statement.object];
      *last += before + statement.Of(*statement.object);
      before.clear();
    } else if (last != nullptr && statement.before.starts_with("RESET ")) {
      *last += statement.before;
    } else {
      before += statement.before;
    }
  }
  return texts;
}

}  // namespace pgstow::native
