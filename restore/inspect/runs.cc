#include "restore/inspect/runs.h"

#include <algorithm>
#include <array>
#include <utility>

#include "restore/explain/cursor.h"
#include "restore/explain/reading.h"
#include "restore/inspect/command_name.h"

namespace pgstow::inspect {
namespace {

using explain::Token;

constexpr std::array kEvaluating = {"ALTER DOMAIN",
                                    "ALTER FOREIGN TABLE",
                                    "ALTER TABLE",
                                    "CREATE DOMAIN",
                                    "CREATE FOREIGN TABLE",
                                    "CREATE INDEX",
                                    "CREATE MATERIALIZED VIEW",
                                    "CREATE RULE",
                                    "CREATE TABLE",
                                    "DO"};

std::string FullName(const explain::Name& name) {
  return name.schema.empty() ? name.name : name.schema + "." + name.name;
}

// Adds what a name in the text at `i` may stand for; nothing when it is a part of another.
template <typename Known>
void AddNamed(std::span<const Token> command, size_t i, const Known& known,
              const std::multimap<std::string, std::string>& by_name,
              std::set<std::string>& found) {
  const bool qualified = i >= 2 && command[i - 1].is_symbol(".") && command[i - 2].is_name();
  if (qualified) {
    const std::string full = command[i - 2].text + "." + command[i].text;
    if (known.contains(full)) found.insert(full);
    return;
  }
  const auto [first, last] = by_name.equal_range(command[i].text);
  for (auto each = first; each != last; ++each) found.insert(each->second);
}

// The name of the view that the command makes; none for other commands.
explain::Name ViewOf(std::span<const Token> command) {
  explain::Cursor cursor(command);
  const std::string name = CommandName(command);
  if (name != "CREATE VIEW" && name != "CREATE MATERIALIZED VIEW") return {};
  cursor.Find("view");
  cursor.Accept("if not exists");
  return cursor.ReadName();
}

}  // namespace

void OwnCode::Add(std::span<const Token> command) {
  for (const explain::Made& made : explain::Read(command).makes) {
    if (made.object.kind != explain::ObjectClass::kFunction) continue;
    std::string full = made.object.full_name();
    if (full_names_.insert(full).second) by_name_.emplace(made.object.name, std::move(full));
  }
  const explain::Name view = ViewOf(command);
  if (view.name.empty()) return;
  const std::string full = FullName(view);
  std::vector<Tokens>& texts = views_[full];
  if (texts.empty()) views_by_name_.emplace(view.name, full);
  texts.emplace_back(command.begin(), command.end());
}

std::set<std::string> OwnCode::CalledIn(std::span<const Token> command) const {
  std::set<std::string> called;
  for (size_t i = 0; i + 1 < command.size(); ++i) {
    if (!command[i].is_name() || !command[i + 1].is_symbol("(")) continue;
    AddNamed(command, i, full_names_, by_name_, called);
  }
  return called;
}

std::set<std::string> OwnCode::CalledThroughViews(std::span<const Token> command) const {
  std::set<std::string> called = CalledIn(command);
  std::set<std::string> seen;
  std::vector<std::string> next;
  const auto follow = [&](std::span<const Token> text) {
    std::set<std::string> named;
    for (size_t i = 0; i < text.size(); ++i) {
      if (text[i].is_name()) AddNamed(text, i, views_, views_by_name_, named);
    }
    for (const std::string& view : named) {
      if (seen.insert(view).second) next.push_back(view);
    }
  };
  follow(command);
  while (!next.empty()) {
    const std::vector<Tokens>& texts = views_.at(next.back());
    next.pop_back();
    for (const Tokens& text : texts) {
      called.merge(CalledIn(text));
      follow(text);
    }
  }
  return called;
}

void CopiedColumns::Add(std::span<const Token> copy) {
  explain::Cursor cursor(copy);
  if (!cursor.Accept("copy")) return;
  explain::Name table = cursor.ReadName();
  if (!cursor.Peek().is_symbol("(")) return;  // all of them
  std::set<std::string> columns;
  for (const Token& token : cursor.ReadGroup()) {
    if (token.is_name()) columns.insert(token.text);
  }
  copies_.emplace(std::move(table.name), Copy{std::move(table.schema), std::move(columns)});
}

bool CopiedColumns::NeedNoDefault(std::span<const Token> command) const {
  if (explain::Pieces(command).size() != 1) return false;
  explain::Cursor cursor(command);
  if (!cursor.Accept("alter")) return false;
  cursor.Accept("foreign");
  if (!cursor.Accept("table")) return false;
  cursor.Accept("only");
  const explain::Name table = cursor.ReadName();
  if (!cursor.Accept("alter")) return false;
  cursor.Accept("column");
  const std::string column = cursor.ReadWord();
  if (!cursor.Accept("set default")) return false;
  const auto [first, last] = copies_.equal_range(table.name);
  return std::none_of(first, last, [&](const auto& named) {
    const Copy& copy = named.second;
    const bool same = copy.schema.empty() || table.schema.empty() || copy.schema == table.schema;
    return same && !copy.columns.contains(column);
  });
}

bool Evaluates(std::string_view command_name) {
  return command_name.starts_with("SELECT") ||
         std::ranges::find(kEvaluating, command_name) != kEvaluating.end();
}

}  // namespace pgstow::inspect
