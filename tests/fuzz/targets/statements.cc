// SQL texts of archives: taken apart, explained, inspected, given other names.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "host/sql/lexer.h"
#include "host/sql/split.h"
#include "restore/explain/cursor.h"
#include "restore/explain/encoding.h"
#include "restore/explain/features.h"
#include "restore/explain/reading.h"
#include "restore/explain/tokens.h"
#include "restore/inspect/inspect.h"
#include "restore/plan/copy_statement.h"
#include "restore/rewrite/insert.h"
#include "restore/rewrite/sql_rewriter.h"
#include "restore/script/statement_splitter.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/target.h"

namespace pgstow::fuzz {
namespace {

void RequireTokensAreTheText(std::string_view sql, bool standard_strings) {
  sql::Lexer lexer(sql, standard_strings);
  size_t at = 0;
  for (sql::Token token; lexer.Next(token);) {
    Require(!token.text.empty() && token.text == sql.substr(at, token.text.size()),
            "tokens, one after the other, are the text");
    at += token.text.size();
    sql::NameOf(token);
    sql::StringValue(token, standard_strings);
  }
  Require(at == sql.size(), "tokens are all of the text");
}

// The statements of INSERT data, and what is left.
std::vector<std::string> Cut(std::string_view sql, bool standard_strings, size_t step) {
  std::vector<std::string> statements;
  script::StatementSplitter splitter(standard_strings);
  InPieces(sql, step, [&](std::span<const char> piece) {
    splitter.Write(piece, [&](std::string_view statement) { statements.emplace_back(statement); });
  });
  statements.emplace_back(splitter.rest());
  return statements;
}

void RunStatements(std::string_view bytes) {
  Input input(bytes);
  const bool standard_strings = input.Flag();
  const size_t step = input.Byte();
  const std::string_view sql = input.rest();
  RequireTokensAreTheText(sql, standard_strings);
  const char* from = sql.data();
  for (const std::string_view statement : sql::SplitStatements(sql, standard_strings)) {
    Require(
        statement.data() >= from && statement.data() + statement.size() <= sql.data() + sql.size(),
        "statements are pieces of the text, in order");
    from = statement.data() + statement.size();
    sql::FirstWord(statement, standard_strings);
  }
  Require(Cut(sql, standard_strings, step) == Cut(sql, standard_strings, SIZE_MAX),
          "pieces make no difference to statements");
  const auto copy = plan::ParseCopyStatement(sql);
  if (copy) plan::CopyInto("t", *copy);
}

void RunExplain(std::string_view bytes) {
  Input input(bytes);
  const bool standard_strings = input.Flag();
  const std::string_view sql = input.rest();
  const std::vector<explain::Token> tokens = explain::Tokens(sql, standard_strings);
  for (const auto command : explain::Commands(tokens)) {
    explain::Read(command);
    for (const int version : {13, 15, 18}) {
      for (const auto when : {explain::FoundWhen::kParsing, explain::FoundWhen::kBeginning,
                              explain::FoundWhen::kRunning}) {
        const auto lack = explain::FindLack(command, version, when);
        Require(!lack || lack->place < command.size(), "what a server lacks is in the command");
      }
    }
  }
  explain::Unconvertible(sql, "UTF8", "LATIN1");
  explain::Unconvertible(sql, "EUC_JP", "UTF8");
}

// What people see: nothing in it steers their terminal.
bool IsPlain(std::string_view text) {
  return std::ranges::none_of(text, [](char c) {
    return c != '\n' && (static_cast<unsigned char>(c) < ' ' || c == '\x7f');
  });
}

// Kind and name of the entry stand in lines before its definition.
void RunInspect(std::string_view bytes) {
  Input input(bytes);
  model::Toc toc;
  toc.header.encoding = input.Line();
  toc.header.standard_strings = input.Flag();
  model::Entry& entry = toc.entries.emplace_back();
  entry.id = 1;
  entry.kind = input.Line();
  entry.tag = input.Line();
  entry.schema = "public";
  entry.definition = input.rest();
  entry.drop = input.rest().substr(0, 64);
  model::Entry& data = toc.entries.emplace_back();
  data.id = 2;
  data.kind = "TABLE DATA";
  data.role = model::Role::kData;
  data.copy = input.rest().substr(0, 64);
  data.parts.emplace_back();
  const std::array<size_t, 2> places{0, 1};
  const inspect::Inspection found = inspect::Inspect(toc, places);
  Require(IsPlain(inspect::InspectionText(found)), "a report has no control characters");
  Require(IsPlain(inspect::InspectionJson(found)), "JSON has no control characters");
}

void RunRewrite(std::string_view bytes) {
  static const rewrite::Maps kNone;
  static const rewrite::Maps kMaps{.schemas = {{"a", "b"}, {"odd s", "new \"s\""}},
                                   .owners = {{"bob", "rob \"r\""}},
                                   .tablespaces = {{"fast", "slow"}}};
  static const rewrite::KnownNames kKnown;
  Input input(bytes);
  const bool standard_strings = input.Flag();
  const std::string_view sql = input.rest();
  Require(rewrite::SqlRewriter(kNone, kKnown, standard_strings).Rewrite(sql) == sql,
          "without maps a text stays as it is");
  rewrite::SqlRewriter rewriter(kMaps, kKnown, standard_strings);
  const std::string rewritten = rewriter.Rewrite(sql);
  const rewrite::MetNames met = rewriter.TakeMet();
  const bool unmet = met.schemas.empty() && met.owners.empty() && met.tablespaces.empty();
  Require(!unmet || rewritten == sql, "a text without mapped names stays as it is");
  rewriter.RewriteNames(sql);
  rewriter.TakeMentions();
  rewrite::MappedInsert(sql, kMaps.schemas);
}

const Target kStatements("statements", &RunStatements);
const Target kExplain("explain", &RunExplain);
const Target kInspect("inspect", &RunInspect);
const Target kRewrite("rewrite", &RunRewrite);

}  // namespace
}  // namespace pgstow::fuzz
