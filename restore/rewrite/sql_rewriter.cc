#include "restore/rewrite/sql_rewriter.h"

#include <utility>

#include "host/sql/quote.h"
#include "restore/rewrite/words.h"

namespace pgstow::rewrite {
namespace {

using sql::Token;

// A string constant that means the same whatever standard_conforming_strings is.
std::string StringOf(std::string_view value) {
  const bool escape = value.find('\\') != std::string_view::npos;
  std::string out = escape ? "E'" : "'";
  for (const char c : value) {
    if (c == '\'' || c == '\\') out += c;
    out += c;
  }
  return out += '\'';
}

// What the map makes of the name, remembered as met.
std::string Mapped(const NameMap& map, const std::string& name,
                   std::set<std::string, std::less<>>& met) {
  const auto found = map.find(name);
  if (found == map.end()) return name;
  met.insert(name);
  return found->second;
}

}  // namespace

std::string SqlRewriter::Schema(const std::string& name) {
  return Mapped(maps_.schemas, name, met_.schemas);
}

std::string SqlRewriter::Owner(const std::string& name) {
  return Mapped(maps_.owners, name, met_.owners);
}

std::string SqlRewriter::Tablespace(const std::string& name) {
  return Mapped(maps_.tablespaces, name, met_.tablespaces);
}

std::string SqlRewriter::Rewrite(std::string_view sql) {
  if (sql.empty()) return {};
  TokenText text(sql, standard_strings_);
  size_t first = 0;
  for (const auto tokens : SplitStatements(text.tokens())) {
    RewriteStatement(Statement(tokens), first, text);
    first += tokens.size();
  }
  return text.Text();
}

void SqlRewriter::RewriteStatement(const Statement& statement, size_t first, TokenText& text) {
  std::vector<Meaning> meanings(statement.size(), Meaning::kNone);
  ReadStrings(statement, meanings);
  ReadNamedWords(statement, meanings);
  ReadQualifiedNames(statement, known_, meanings);
  for (size_t i = 0; i < statement.size(); ++i) {
    const Meaning meaning = meanings[i];
    switch (meaning) {
      case Meaning::kNone:
        break;
      case Meaning::kColumnPerhaps:
        AddAmbiguous(statement, i);
        break;
      case Meaning::kBody:
      case Meaning::kComment:
      case Meaning::kConstant:
        LookForMentions(statement[i], meaning);
        break;
      case Meaning::kSchemaPerhaps:
        AddAmbiguous(statement, i);
        [[fallthrough]];
      default:
        RewriteName(statement[i], first + i, meaning, text);
        break;
    }
  }
}

void SqlRewriter::RewriteName(const Token& token, size_t index, Meaning meaning, TokenText& text) {
  const bool is_string = token.kind == sql::TokenKind::kString;
  const std::string name =
      is_string ? StringValue(token, standard_strings_) : std::string(NameOf(token));
  const std::string mapped = meaning == Meaning::kNames        ? RewriteNames(name)
                             : meaning == Meaning::kRole       ? Owner(name)
                             : meaning == Meaning::kTablespace ? Tablespace(name)
                                                               : Schema(name);
  if (mapped != name) text.Replace(index, is_string ? StringOf(mapped) : sql::Identifier(mapped));
}

// Names of objects are never columns: every first one of several is a schema.
std::string SqlRewriter::RewriteNames(std::string_view names) {
  TokenText text(names, /*standard_strings=*/true);
  const Statement statement(text.tokens());
  std::vector<Meaning> meanings(statement.size(), Meaning::kNone);
  ReadQualifiedNames(statement, known_, meanings);
  for (size_t i = 0; i < statement.size(); ++i) {
    if (meanings[i] == Meaning::kSchema) RewriteName(statement[i], i, meanings[i], text);
  }
  return text.Text();
}

void SqlRewriter::LookForMentions(const Token& token, Meaning meaning) {
  const std::string value = StringValue(token, standard_strings_);
  if (meaning == Meaning::kBody) return LookForWords(value, Mention::Place::kBody);
  if (meaning == Meaning::kComment) return LookForWords(value, Mention::Place::kComment);
  const auto add = [&](std::string_view what, const std::string& name) {
    mentions_.push_back({Mention::Place::kConstant, std::string(what), name,
                         ExcerptAt(value, FindName(value, name))});
  };
  for (const auto& [name, mapped] : maps_.schemas) {
    if (value == name || HasQualifier(value, name)) add("schema", name);
  }
  for (const auto& [name, mapped] : maps_.owners) {
    if (value == name) add("role", name);
  }
  for (const auto& [name, mapped] : maps_.tablespaces) {
    if (value == name) add("tablespace", name);
  }
}

void SqlRewriter::LookForWords(std::string_view text, Mention::Place place) {
  const auto look = [&](const NameMap& map, std::string_view what) {
    for (const auto& [name, mapped] : map) {
      const size_t at = FindName(text, name);
      if (at == std::string_view::npos) continue;
      mentions_.push_back({place, std::string(what), name, ExcerptAt(text, at)});
    }
  };
  look(maps_.schemas, "schema");
  look(maps_.owners, "role");
  look(maps_.tablespaces, "tablespace");
}

void SqlRewriter::AddAmbiguous(const Statement& statement, size_t token) {
  const std::string name = NameOf(statement[token]);
  if (!maps_.schemas.contains(name)) return;
  std::string excerpt;
  for (ptrdiff_t offset = -1; offset <= 2; ++offset) {
    const std::string_view text = statement.At(token, offset).text;
    excerpt.append(excerpt.empty() || offset > 0 ? "" : " ").append(text);
  }
  mentions_.push_back({Mention::Place::kAmbiguous, "schema", name, excerpt});
}

}  // namespace pgstow::rewrite
