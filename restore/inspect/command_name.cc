#include "restore/inspect/command_name.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "restore/explain/cursor.h"

namespace pgstow::inspect {
namespace {

using explain::Cursor;
using explain::Token;

// Words between CREATE and what is created.
constexpr std::array kModifiers = {"or replace", "global",    "local",  "temporary",
                                   "temp",       "unlogged",  "unique", "trusted",
                                   "procedural", "recursive", "default"};

// Classes of objects whose names are several words. "default privileges" is ALTER's.
constexpr std::array kLongClasses = {
    "access method",      "constraint trigger",        "default privileges",
    "event trigger",      "foreign data wrapper",      "foreign table",
    "large object",       "materialized view",         "operator class",
    "operator family",    "text search configuration", "text search dictionary",
    "text search parser", "text search template",      "user mapping"};

std::string Upper(std::string_view words) {
  std::string upper(words);
  std::ranges::transform(upper, upper.begin(), [](unsigned char c) { return std::toupper(c); });
  return upper;
}

std::string WordOf(const Token& token) {
  return token.kind == Token::Kind::kWord ? Upper(token.text) : std::string(token.raw);
}

std::string ClassOf(Cursor& cursor) {
  for (const char* const name : kLongClasses) {
    if (cursor.Accept(name)) return Upper(name);
  }
  return cursor.done() ? "" : WordOf(cursor.Next());
}

std::string FunctionOf(Cursor& cursor) {
  if (cursor.Peek().is_symbol("*") && cursor.Peek(1).is_word("from")) {
    cursor.Next();
    cursor.Next();
  }
  const explain::Name name = cursor.ReadName();
  if (name.name.empty()) return {};
  return " " + (name.schema.empty() ? name.name : name.schema + "." + name.name);
}

}  // namespace

std::string CommandName(std::span<const Token> command) {
  if (command.empty()) return {};
  Cursor cursor(command);
  std::string verb = WordOf(cursor.Next());
  if (verb == "SELECT") return verb + FunctionOf(cursor);
  if (verb == "REFRESH") return "REFRESH MATERIALIZED VIEW";
  if (verb == "SECURITY") return "SECURITY LABEL";
  if (verb == "SET" && cursor.Accept("session authorization")) return "SET SESSION AUTHORIZATION";
  if (verb != "CREATE" && verb != "ALTER" && verb != "DROP") return verb;
  if (verb == "CREATE") {
    while (std::ranges::any_of(kModifiers, [&](const char* word) { return cursor.Accept(word); })) {
    }
  }
  const std::string kind = verb == "ALTER" && cursor.Accept("default privileges")
                               ? "DEFAULT PRIVILEGES"
                               : ClassOf(cursor);
  return kind.empty() ? verb : verb + " " + kind;
}

std::span<const Token> BeforeBody(std::span<const Token> command) {
  Cursor cursor(command);
  while (cursor.Find("begin")) {
    if (cursor.Peek().is_word("atomic")) return command.first(cursor.place() - 1);
  }
  return command;
}

}  // namespace pgstow::inspect
