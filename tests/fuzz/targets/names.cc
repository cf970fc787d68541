// Names as SQL and servers write them: patterns, identifiers, literals, privileges, arrays.
#include "restore/rows/names.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "host/pg/connection_string.h"
#include "host/pg/result.h"
#include "host/sql/acl.h"
#include "host/sql/insert_value.h"
#include "host/sql/lexer.h"
#include "host/sql/name_expression.h"
#include "host/sql/pattern.h"
#include "host/sql/quote.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/target.h"

namespace pgstow::fuzz {
namespace {

// The one token that a text is; fails where it is several.
sql::Token OnlyToken(std::string_view text, bool standard_strings = true) {
  sql::Lexer lexer(text, standard_strings);
  sql::Token token;
  sql::Token more;
  Require(lexer.Next(token), "what is quoted is a token");
  Require(!lexer.Next(more), "what is quoted is one token");
  return token;
}

void RunPattern(std::string_view bytes) {
  Input input(bytes);
  const std::string_view name = input.Line();
  const std::string_view pattern = input.rest();
  ErrorOf([&] {
    for (const std::string& piece : sql::ParsePattern(pattern, 3)) {
      sql::NameExpression(piece).Matches(name);
    }
  });
  if (name.find('\0') != std::string_view::npos) return;
  const std::string quoted = "\"" + [&] {
    std::string doubled;
    for (const char c : name) doubled.append(c == '"' ? 2 : 1, c);
    return doubled;
  }() + "\"";
  Require(sql::NameExpression(sql::ParsePattern(quoted, 1).front()).Matches(name),
          "a quoted pattern matches the name that it quotes");
}

// Names have no zero bytes, which servers do not take.
void RunIdentifier(std::string_view bytes) {
  const std::string name(bytes.substr(0, bytes.find('\0')));
  if (!name.empty()) {
    const std::string quoted = sql::Identifier(name);
    Require(sql::NameOf(OnlyToken(quoted)) == name, "an identifier stands for its name");
    rows::NameReader reader(quoted);
    Require(reader.Take() == name && reader.at_end(), "a name is read as it is spelled");
  }
  const std::string literal = sql::Literal(name);
  Require(sql::StringValue(OnlyToken(literal), true) == name, "a literal stands for its value");
  const std::string dollars = sql::DollarQuoted(name);
  Require(sql::StringValue(OnlyToken(dollars), true) == name, "dollar quotes change nothing");
  const std::string comment = sql::CommentSafe(name);
  Require(comment.find_first_of("\r\n") == std::string::npos, "a comment stays in its line");
  ErrorOf([&] { rows::ParseTableName(bytes); });
  ErrorOf([&] { rows::ParseColumnNames(bytes); });
}

// A line an item: those of an object, then after an empty line those that it has from the start.
void RunAcl(std::string_view bytes) {
  std::vector<std::string> acl;
  std::vector<std::string> base;
  Input input(bytes);
  const std::string name(input.Line());
  bool first = true;
  while (!input.rest().empty()) {
    const std::string line(input.Line());
    if (line.empty()) first = false;
    if (!line.empty()) (first ? acl : base).push_back(line);
  }
  ErrorOf([&] { sql::ParseAclItem(name); });
  const std::string quoted = sql::Identifier(name.substr(0, name.find('\0')));
  for (const char* kind : {"TABLE", "FUNCTION", "DATABASE", "TABLES"}) {
    ErrorOf([&] {
      const std::string made = sql::AclStatements(
          {.kind = kind, .name = quoted, .column = "", .owner = name, .prefix = ""}, acl, base);
      Require(made.empty() || made.ends_with(";\n"), "statements end with a semicolon");
    });
  }
}

void RunArray(std::string_view bytes) {
  ErrorOf([&] {
    std::vector<bool> nulls;
    const auto elements = pg::ParseArray(bytes, &nulls);
    Require(elements.size() == nulls.size(), "each element is NULL or is not");
    Require(elements.size() <= bytes.size(), "elements take bytes");
  });
  ErrorOf([&] { pg::ParseOids(bytes); });
}

void RunInsertValue(std::string_view bytes) {
  Input input(bytes);
  const uint32_t type = input.Byte() | input.Byte() << 8;
  const std::string text(input.rest().substr(0, input.rest().find('\0')));
  std::string sql;
  sql::AppendInsertValue(sql, type, text);
  const auto tokens = sql::SignificantTokens(sql, true);
  const bool signed_number =
      tokens.size() == 2 && (tokens.front().text == "-" || tokens.front().text == "+");
  Require(tokens.size() == 1 || signed_number, "a value is one constant");
}

void RunConnectionString(std::string_view bytes) {
  pg::ConnectionOptions options;
  options.dbname = bytes.substr(0, bytes.find('\0'));
  const auto refused = ErrorOf([&] { options = pg::ToDatabase(options, "it's a \\ database"); });
  if (refused) return;
  const pg::ConnectionOptions again = pg::ToDatabase(options, "it's a \\ database");
  Require(again.dbname == options.dbname, "a connection string says the same when read again");
}

const Target kPattern("pattern", &RunPattern);
const Target kIdentifier("identifier", &RunIdentifier);
const Target kAcl("acl", &RunAcl);
const Target kArray("array", &RunArray);
const Target kInsertValue("insert_value", &RunInsertValue);
const Target kConnectionString("connection_string", &RunConnectionString);

}  // namespace
}  // namespace pgstow::fuzz
