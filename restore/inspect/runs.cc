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

// What a name may be made of, or the symbol of an operator.
bool IsNameOrOperator(const Token& token) {
  return token.is_name() || (token.kind == Token::Kind::kOther && !token.is_symbol("."));
}

// The name of the view that the command makes; none for other commands. Before PostgreSQL had
// CREATE OR REPLACE VIEW for that, dumps made some of them of tables, by a rule.
explain::Name ViewOf(std::string_view command_name, std::span<const Token> command) {
  explain::Cursor cursor(command);
  if (command_name == "CREATE VIEW" || command_name == "CREATE MATERIALIZED VIEW") {
    cursor.Find("view");
    cursor.Accept("if not exists");
    return cursor.ReadName();
  }
  if (command_name == "CREATE RULE" && cursor.Find("rule") && cursor.ReadWord() == "_RETURN" &&
      cursor.Find("to")) {
    return cursor.ReadName();
  }
  return {};
}

explain::Name OperatorAt(explain::Cursor& cursor) {
  explain::Name name;
  if (cursor.Peek().is_name() && cursor.Peek(1).is_symbol(".")) {
    name.schema = cursor.Next().text;
    cursor.Next();
  }
  name.name = cursor.Next().text;
  return name;
}

// The names by which the command's functions come to be called without being named; none for
// other commands.
std::vector<explain::Name> MeansOf(std::string_view command_name, std::span<const Token> command) {
  explain::Cursor cursor(command);
  if (command_name == "CREATE AGGREGATE" && cursor.Find("aggregate")) return {cursor.ReadName()};
  if (command_name == "CREATE TYPE" && cursor.Find("type")) return {cursor.ReadName()};
  if (command_name == "ALTER OPERATOR FAMILY" && cursor.Find("family")) return {cursor.ReadName()};
  if (command_name == "CREATE OPERATOR" && cursor.Find("operator")) return {OperatorAt(cursor)};
  if (command_name == "CREATE OPERATOR CLASS" && cursor.Find("class")) {
    std::vector<explain::Name> names = {cursor.ReadName()};
    if (cursor.Accept("default for type")) names.push_back(cursor.ReadName());
    return names;
  }
  return {};
}

}  // namespace

void OwnThings::Add(const explain::Name& name, Text text) {
  const std::string full = FullName(name);
  std::vector<Text>& texts = texts_[full];
  if (texts.empty()) full_names_.emplace(name.name, full);
  texts.push_back(std::move(text));
}

std::vector<std::string> OwnThings::NamedAt(std::span<const Token> command, size_t i) const {
  const bool qualified = i >= 2 && command[i - 1].is_symbol(".") && command[i - 2].is_name();
  std::vector<std::string> named;
  if (qualified) {
    std::string full = command[i - 2].text + "." + command[i].text;
    if (texts_.contains(full)) named.push_back(std::move(full));
    return named;
  }
  const auto [first, last] = full_names_.equal_range(command[i].text);
  for (auto each = first; each != last; ++each) named.push_back(each->second);
  return named;
}

void OwnCode::Add(std::span<const Token> command) {
  for (const explain::Made& made : explain::Read(command).makes) {
    if (made.object.kind != explain::ObjectClass::kFunction) continue;
    functions_.Add({.schema = made.object.schema, .name = made.object.name}, {});
  }
  const std::string name = CommandName(command);
  const auto text = [&command](bool names_functions) {
    return OwnThings::Text{.tokens = {command.begin(), command.end()},
                           .names_functions = names_functions};
  };
  const explain::Name view = ViewOf(name, command);
  if (!view.name.empty()) views_.Add(view, text(false));
  for (const explain::Name& means : MeansOf(name, command)) means_.Add(means, text(true));
}

std::set<std::string> OwnCode::CalledIn(std::span<const Token> command) const {
  const OwnThings* const through[] = {&means_};
  return Called(command, through);
}

std::set<std::string> OwnCode::CalledThroughViews(std::span<const Token> command) const {
  const OwnThings* const through[] = {&means_, &views_};
  return Called(command, through);
}

std::set<std::string> OwnCode::Called(std::span<const Token> command,
                                      std::span<const OwnThings* const> through) const {
  std::set<std::string> called;
  std::set<std::pair<const OwnThings*, std::string>> seen;
  std::vector<const OwnThings::Text*> next;
  const auto read = [&](std::span<const Token> text, bool names_functions) {
    for (size_t i = 0; i < text.size(); ++i) {
      if (!IsNameOrOperator(text[i])) continue;
      const bool call = names_functions || (i + 1 < text.size() && text[i + 1].is_symbol("("));
      if (call) {
        for (std::string& function : functions_.NamedAt(text, i))
          called.insert(std::move(function));
      }
      for (const OwnThings* const things : through) {
        for (const std::string& thing : things->NamedAt(text, i)) {
          if (!seen.emplace(things, thing).second) continue;
          for (const OwnThings::Text& made : things->texts(thing)) next.push_back(&made);
        }
      }
    }
  };
  read(command, false);
  while (!next.empty()) {
    const OwnThings::Text* const text = next.back();
    next.pop_back();
    read(text->tokens, text->names_functions);
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
