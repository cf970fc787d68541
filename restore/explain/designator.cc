#include "restore/explain/designator.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace pgstow::explain {
namespace {

using enum ObjectClass;

struct Noun {
  std::string_view words;
  ObjectClass kind;
};

// What is named by a name alone. Longer words go before their beginnings.
constexpr Noun kNamed[] = {
    {"foreign data wrapper", kForeignDataWrapper},
    {"foreign table", kRelation},
    {"foreign server", kServer},
    {"materialized view", kRelation},
    {"text search configuration", kSearchConfiguration},
    {"text search dictionary", kSearchDictionary},
    {"text search parser", kSearchParser},
    {"text search template", kSearchTemplate},
    {"event trigger", kEventTrigger},
    {"access method", kAccessMethod},
    {"procedural language", kLanguage},
    {"large object", kLargeObject},
    {"table", kRelation},
    {"view", kRelation},
    {"index", kRelation},
    {"sequence", kRelation},
    {"type", kType},
    {"domain", kType},
    {"schema", kSchema},
    {"extension", kExtension},
    {"language", kLanguage},
    {"collation", kCollation},
    {"conversion", kConversion},
    {"statistics", kStatistics},
    {"server", kServer},
    {"publication", kPublication},
    {"subscription", kSubscription},
    {"tablespace", kTablespace},
    {"database", kDatabase},
    {"role", kRole},
};

constexpr Noun kOnTables[] = {{"trigger", kTrigger}, {"rule", kRule}, {"policy", kPolicy}};
constexpr std::string_view kFunctionNouns[] = {"function", "procedure", "aggregate", "routine"};

std::string Joined(const Name& name) {
  return name.schema.empty() ? name.name : name.schema + "." + name.name;
}

Need Relation(const Name& name) { return NeedOf(kRelation, name); }

// A trigger, rule, policy or constraint of a table, or a constraint of a domain.
std::vector<Need> OnTable(Cursor& cursor, ObjectClass kind) {
  const std::string name = cursor.ReadWord();
  cursor.Accept("on");
  const bool domain = cursor.Accept("domain");
  const Name table = cursor.ReadName();
  if (domain) {
    return {NeedOf(kType, table), {.object = {kDomainConstraint, "", name, Joined(table)}}};
  }
  return {Relation(table), {.object = {kind, "", name, Joined(table)}}};
}

std::vector<Need> Function(Cursor& cursor, std::string_view noun) {
  const Name name = cursor.ReadName();
  const std::span<const Token> arguments = cursor.ReadGroup();
  std::vector<Need> needs;
  AddMentions(arguments, needs);
  needs.push_back(NeedOf(kFunction, name, ArgumentTypes(arguments)));
  needs.back().noun = noun;
  return needs;
}

std::vector<Need> Operator(Cursor& cursor) {
  const Name name = cursor.ReadName();
  const std::span<const Token> types = cursor.ReadGroup();
  std::vector<Need> needs;
  AddMentions(types, needs);
  needs.push_back(NeedOf(kOperator, name, TypeText(types)));
  return needs;
}

std::vector<Need> OfAccessMethod(Cursor& cursor, ObjectClass kind) {
  const Name name = cursor.ReadName();
  cursor.Accept("using");
  return {NeedOf(kind, name, cursor.ReadWord())};
}

std::vector<Need> Cast(Cursor& cursor) {
  const std::span<const Token> types = cursor.ReadGroup();
  const auto as =
      std::ranges::find_if(types, [](const Token& token) { return token.is_word("as"); });
  std::vector<Need> needs;
  AddMentions(types, needs);
  const auto source = types.first(static_cast<size_t>(as - types.begin()));
  const auto target = as == types.end() ? types.last(0) : types.subspan(source.size() + 1);
  needs.push_back({.object = {kCast, "", TypeText(source), TypeText(target)}});
  return needs;
}

std::vector<Need> Transform(Cursor& cursor) {
  const std::string type = cursor.ReadTypeUntil("language");
  return {{.object = {kTransform, "", type, cursor.ReadWord()}}};
}

std::vector<Need> UserMapping(Cursor& cursor) {
  const std::string user = cursor.ReadWord();
  cursor.Accept("server");
  return {{.object = {kUserMapping, "", user, cursor.ReadWord()}}};
}

bool IsIn(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

// Words that the name of a relation follows.
constexpr std::string_view kBeforeRelation[] = {"from",   "join", "only",       "table",   "into",
                                                "update", "on",   "references", "sequence"};

ObjectClass Guess(std::span<const Token> tokens, size_t first, size_t after) {
  const bool starts = first == 0;
  const Token before = starts ? Token{} : tokens[first - 1];
  if (before.kind == Token::Kind::kWord) {
    if (IsIn(before.text, kBeforeRelation)) return kRelation;
    if (before.text == "collate") return kCollation;
    if (before.text == "function" || before.text == "procedure") return kFunction;
  }
  if (first > 1 && before.is_symbol("(") && tokens[first - 2].is_word("inherits")) {
    return kRelation;
  }
  if (first > 1 && before.is_symbol("(") && tokens[first - 2].is_word("operator")) {
    return kOperator;
  }
  if (before.is_symbol("::")) return kType;
  if (before.is_symbol("=")) return kFunction;
  if (after < tokens.size() && tokens[after].is_symbol("(")) return kFunction;
  return kType;
}

constexpr Token::Kind kString = Token::Kind::kString;

// 'public.s'::regclass
bool IsRegclass(std::span<const Token> tokens, size_t i) {
  return tokens[i].kind == kString && i + 2 < tokens.size() && tokens[i + 1].is_symbol("::") &&
         tokens[i + 2].is_word("regclass");
}

// Multi-word types whose first word could be taken for the name of an argument.
constexpr std::string_view kTypeStarts[] = {"double",    "character", "bit",     "time",
                                            "timestamp", "interval",  "national"};

}  // namespace

Need NeedOf(ObjectClass kind, const Name& name, std::string detail) {
  return {.object = {kind, name.schema, name.name, std::move(detail)}};
}

std::vector<Argument> ReadArguments(std::span<const Token> arguments) {
  std::vector<Token> separated;
  std::vector<Argument> list;
  for (std::span<const Token> piece : Pieces(arguments)) {
    Argument argument;
    const auto skip = [&](std::string_view word) {
      if (piece.size() < 2 || !piece.front().is_word(word)) return false;
      piece = piece.subspan(1);
      return true;
    };
    if (skip("order")) skip("by");
    argument.output = skip("out");
    skip("inout") || skip("in") || skip("variadic");
    size_t end = 0;
    while (end < piece.size() && !piece[end].is_word("default") && !piece[end].is_symbol("=")) {
      ++end;
    }
    piece = piece.first(end);
    const bool named = piece.size() > 1 && piece[0].is_name() && piece[1].is_name() &&
                       !(piece[0].kind == Token::Kind::kWord && IsIn(piece[0].text, kTypeStarts));
    argument.type = named ? piece.subspan(1) : piece;
    if (!argument.type.empty() && !argument.type.front().is_symbol("*")) list.push_back(argument);
  }
  return list;
}

std::string ArgumentTypes(std::span<const Token> arguments) {
  // "direct ORDER BY ordered" of an aggregate is a list like any other.
  std::string types;
  const auto add = [&types](std::span<const Token> piece) {
    for (const Argument& argument : ReadArguments(piece)) {
      if (argument.output) continue;
      if (!types.empty()) types += ", ";
      types += TypeText(argument.type);
    }
  };
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (!arguments[i].is_word("order")) continue;
    add(arguments.first(i));
    // VARIADIC "any" takes both lists as one.
    if (types != R"("any")") add(arguments.subspan(i));
    return types;
  }
  add(arguments);
  return types;
}

void AddMentions(std::span<const Token> tokens, std::vector<Need>& needs) {
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (IsRegclass(tokens, i)) {
      const std::vector<Token> name = Tokens(tokens[i].text);
      needs.push_back(Relation(Cursor(name).ReadName()));
      needs.back().guessed = true;
      continue;
    }
    if (!tokens[i].is_name() || i + 2 >= tokens.size() || !tokens[i + 1].is_symbol(".")) continue;
    const ObjectClass kind = Guess(tokens, i, i + 3);
    needs.push_back(NeedOf(kind, {tokens[i].text, tokens[i + 2].text}));
    needs.back().guessed = true;
    i += 2;
    while (i + 2 < tokens.size() && tokens[i + 1].is_symbol(".")) i += 2;
  }
}

std::vector<Need> ReadDesignator(Cursor& cursor) {
  if (cursor.Accept("operator class")) return OfAccessMethod(cursor, kOperatorClass);
  if (cursor.Accept("operator family")) return OfAccessMethod(cursor, kOperatorFamily);
  if (cursor.Accept("operator")) return Operator(cursor);
  if (cursor.Accept("cast")) return Cast(cursor);
  if (cursor.Accept("transform for")) return Transform(cursor);
  if (cursor.Accept("user mapping for")) return UserMapping(cursor);
  if (cursor.Accept("constraint")) return OnTable(cursor, kConstraint);
  for (const std::string_view noun : kFunctionNouns) {
    if (cursor.Accept(noun)) return Function(cursor, noun);
  }
  for (const Noun& noun : kOnTables) {
    if (cursor.Accept(noun.words)) return OnTable(cursor, noun.kind);
  }
  if (cursor.Accept("column")) {
    Name name = cursor.ReadName();
    if (name.last.empty()) name = {"", name.schema, name.name};
    return {Relation(name)};
  }
  for (const Noun& noun : kNamed) {
    if (!cursor.Accept(noun.words)) continue;
    cursor.Accept("if exists");
    cursor.Accept("only");
    return {NeedOf(noun.kind, cursor.ReadName())};
  }
  return {};
}

}  // namespace pgstow::explain
