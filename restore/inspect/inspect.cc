#include "restore/inspect/inspect.h"

#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "host/model/owned_as.h"
#include "host/sql/characters.h"
#include "host/sql/lexer.h"
#include "restore/explain/cursor.h"
#include "restore/explain/tokens.h"
#include "restore/inspect/command_name.h"
#include "restore/inspect/expected.h"
#include "restore/inspect/runs.h"

namespace pgstow::inspect {
namespace {

using explain::Token;
using model::Entry;

std::string ObjectOf(const Entry& entry) {
  return entry.schema.empty() ? fmt::format("{} {}", entry.kind, entry.tag)
                              : fmt::format("{} {} {}", entry.kind, entry.schema, entry.tag);
}

class Inspector {
 public:
  explicit Inspector(const model::Toc& toc) : toc_(toc) {}

  Inspection Inspect(std::span<const size_t> entries) {
    CheckEncoding();
    for (size_t i = 0; i < entries.size(); ++i) FindCode(i, toc_.entries[entries[i]]);
    for (size_t i = 0; i < entries.size(); ++i) {
      const Entry& entry = toc_.entries[entries[i]];
      entry_ = &entry;
      before_data_ = entry.section != model::Section::kPostData || i < last_data_;
      for (const std::string* sql : {&entry.definition, &entry.drop, &entry.copy}) CheckEnds(*sql);
      Definition(entry);
      Drop(entry);
      Rows(entry);
      Owned(entry);
    }
    return std::move(result_);
  }

 private:
  template <typename Each>
  void ForCommands(std::string_view sql, Each each) const {
    const std::vector<Token> tokens = explain::Tokens(sql, standard_strings());
    for (const std::span<const Token> command : explain::Commands(tokens)) {
      if (!command.empty()) each(command);
    }
  }
  bool standard_strings() const { return toc_.header.standard_strings; }

  void CheckEncoding() {
    CheckEncoding(toc_.header.encoding);
    for (const model::Database& database : toc_.header.databases) CheckEncoding(database.encoding);
  }

  void CheckEncoding(const std::string& encoding) {
    if (encoding.empty() || sql::KeepsAsciiApart(encoding)) return;
    result_.unexpected.push_back(
        {.object = "encoding " + encoding,
         .what = "its texts can't be told from SQL with certainty, so what follows may be wrong"});
  }

  void FindCode(size_t place, const Entry& entry) {
    ForCommands(entry.definition, [&](std::span<const Token> command) { own_.Add(command); });
    ForCommands(entry.copy, [&](std::span<const Token> command) { columns_.Add(command); });
    if (!entry.copy.empty() || !entry.parts.empty()) last_data_ = place;
  }

  // Of what is left open, a reader of text sees an end that the server does not.
  void CheckEnds(std::string_view sql) {
    sql::Lexer lexer(sql, standard_strings());
    for (sql::Token token; lexer.Next(token);) {
      if (token.kind == sql::TokenKind::kOther) {
        return Report(result_.unexpected, "what is no SQL, or is left open");
      }
    }
  }

  // It is written between ALTER and OWNER TO.
  void Owned(const Entry& entry) {
    for (const std::string_view object : model::OwnedObjects(entry.owned_as)) {
      if (NamesOneObject(object)) continue;
      Report(result_.unexpected, "more than the name of an object, to set its owner");
    }
  }

  bool NamesOneObject(std::string_view text) const {
    sql::Lexer lexer(text, standard_strings());
    int parentheses = 0;
    for (sql::Token token; lexer.Next(token);) {
      if (token.text == "(") ++parentheses;
      if (token.text == ")") --parentheses;
      if (token.kind == sql::TokenKind::kOther || token.kind == sql::TokenKind::kComment ||
          token.text == ";" || (token.text == "," && parentheses == 0)) {
        return false;
      }
    }
    return parentheses == 0;
  }

  void Definition(const Entry& entry) {
    bool first = true;
    ForCommands(entry.definition, [&](std::span<const Token> command) {
      const std::string name = CommandName(command);
      ++result_.commands[name];
      const bool path = std::exchange(first, false) && SetsItsPath(entry, command);
      if (!path && !IsExpected(entry, name, command)) Report(result_.unexpected, name);
      CountLanguage(command);
      Powers(command);
      Calls(name, command);
    });
  }

  // One command: only large objects may share an entry.
  void Drop(const Entry& entry) {
    bool first = true;
    ForCommands(entry.drop, [&](std::span<const Token> command) {
      const std::string name = CommandName(command);
      ++result_.commands[name];
      const bool alone = std::exchange(first, false) || name == "SELECT pg_catalog.lo_unlink";
      if (!alone || !IsExpectedDrop(entry, name, command)) {
        Report(result_.unexpected, name + ", to remove it");
      }
      Powers(command);
    });
  }

  void Rows(const Entry& entry) {
    size_t number = 0;
    ForCommands(entry.copy, [&](std::span<const Token> command) {
      const std::string name = CommandName(command);
      ++result_.commands[name];
      const bool rows = ++number == 1 && name == "COPY" && command.size() >= 2 &&
                        command.back().is_word("stdin") &&
                        command[command.size() - 2].is_word("from");
      if (!rows) Report(result_.unexpected, name + ", to load its rows");
      Powers(command);
    });
    if (entry.role == model::Role::kData && entry.data_form == model::DataForm::kSql) {
      Report(result_.notable, "rows as SQL commands, which run as they stand");
    }
  }

  void CountLanguage(std::span<const Token> command) {
    explain::Cursor cursor(BeforeBody(command));
    if (!cursor.Accept("create")) return;
    cursor.Accept("or replace");
    if (!cursor.Accept("function") && !cursor.Accept("procedure")) return;
    ++result_.languages[cursor.Find("language") ? cursor.Peek().text : "sql"];
  }

  void Powers(std::span<const Token> command) {
    for (Power& power : PowersOf(command)) {
      std::vector<Finding>& list = power.needs == Needs::kSuperuser ? result_.superuser
                                   : power.needs == Needs::kRole    ? result_.role
                                                                    : result_.notable;
      Report(list, std::move(power.what));
    }
  }

  void Calls(std::string_view name, std::span<const Token> command) {
    if (name == "CREATE MATERIALIZED VIEW" || name == "REFRESH MATERIALIZED VIEW") {
      Run(own_.CalledThroughViews(command));
    } else if (name == "CREATE TRIGGER" || name == "CREATE CONSTRAINT TRIGGER") {
      if (before_data_) Run(own_.CalledIn(command));
    } else if (Evaluates(name) && !columns_.NeedNoDefault(command)) {
      Run(own_.CalledIn(command));
    }
  }

  void Run(const std::set<std::string>& functions) {
    for (const std::string& function : functions) Report(result_.runs, function);
  }

  void Report(std::vector<Finding>& list, std::string what) const {
    Finding finding{entry_->id, ObjectOf(*entry_), std::move(what)};
    // Two commands of one entry say the same thing often enough.
    if (list.empty() || list.back() != finding) list.push_back(std::move(finding));
  }

  const model::Toc& toc_;
  const Entry* entry_ = nullptr;  // that is looked at
  bool before_data_ = false;      // whether rows may come after it
  OwnCode own_;
  CopiedColumns columns_;
  size_t last_data_ = 0;  // place among the entries
  Inspection result_;
};

}  // namespace

Inspection Inspect(const model::Toc& toc, std::span<const size_t> entries) {
  return Inspector(toc).Inspect(entries);
}

}  // namespace pgstow::inspect
