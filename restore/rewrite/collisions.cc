#include "restore/rewrite/collisions.h"

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/sql/lexer.h"
#include "host/sql/quote.h"
#include "restore/rewrite/statement.h"

namespace pgstow::rewrite {
namespace {

using model::Entry;

// Catalogs whose objects share their names: relations, and the types that each of them is as well.
// Source: https://www.postgresql.org/docs/18/catalog-pg-class.html, catalog-pg-type.html
constexpr model::Oid kTypeCatalog = 1247;
constexpr model::Oid kRelationCatalog = 1259;

bool IsSchema(const Entry& entry) {
  return entry.selector == model::Selector::kSchema && entry.role == model::Role::kDefinition;
}

std::string Named(const Entry& entry) {
  const std::string name = entry.schema.empty() ? entry.tag : entry.schema + "." + entry.tag;
  return fmt::format("{} \"{}\"", entry.kind, name);
}

// The name of the index that a constraint is enforced by: ADD CONSTRAINT name UNIQUE …; empty when
// there is none.
std::string IndexOfConstraint(const Entry& entry) {
  if (entry.section != model::Section::kPostData) return {};
  const auto tokens = sql::SignificantTokens(entry.definition, /*standard_strings=*/true);
  const Statement statement(tokens);
  for (size_t i = 0; i < statement.size(); ++i) {
    if (!statement.IsWord(i, "add") || !statement.IsWord(i + 1, "constraint")) continue;
    for (const std::string_view kind : {"primary", "unique", "exclude"}) {
      if (statement.IsWord(i + 3, kind)) return NameOf(statement[i + 2]);
    }
  }
  return {};
}

// What no two objects of a database have in common.
std::vector<std::string> IdentitiesOf(const Entry& entry) {
  std::vector<std::string> identities;
  if (entry.role != model::Role::kDefinition || entry.pass != model::Pass::kMain) return identities;
  const auto relation = [&](const std::string& name) {
    identities.push_back("relation " + sql::Qualified(entry.schema, name));
  };
  if (!entry.drop.empty() && !IsSchema(entry)) identities.push_back(entry.drop);
  const model::Oid catalog = entry.catalog.table;
  if (entry.relkind != 0 || catalog == kTypeCatalog || catalog == kRelationCatalog) {
    relation(entry.tag);
  } else if (const std::string index = IndexOfConstraint(entry); !index.empty()) {
    relation(index);
  }
  return identities;
}

// Two schemas that have become one are made once.
class Schemas {
 public:
  void Settle(Entry& entry) {
    if (!IsSchema(entry) || made_.insert(entry.tag).second) return;
    entry.definition = fmt::format("CREATE SCHEMA IF NOT EXISTS {};\n", sql::Identifier(entry.tag));
    entry.drop.clear();
  }

 private:
  std::set<std::string> made_;
};

}  // namespace

void SettleCollisions(const model::Toc& original, const select::Selection& selection,
                      model::Toc& mapped) {
  struct Holder {
    size_t entry;
    std::string was;  // the identity in the archive
  };
  std::unordered_map<std::string, Holder> holders;  // of each identity
  Schemas schemas;
  for (const size_t i : selection.order) {
    if (!selection.choices[i].definition) continue;
    schemas.Settle(mapped.entries[i]);
    const std::vector<std::string> before = IdentitiesOf(original.entries[i]);
    const std::vector<std::string> after = IdentitiesOf(mapped.entries[i]);
    for (size_t k = 0; k < after.size(); ++k) {
      const auto [holder, is_new] = holders.emplace(after[k], Holder{i, before[k]});
      if (is_new || holder->second.was == before[k]) continue;
      throw base::Error(base::ErrorCode::kUsage,
                        fmt::format("{} and {} would both become {}",
                                    Named(original.entries[holder->second.entry]),
                                    Named(original.entries[i]), Named(mapped.entries[i])))
          .WithHint("Map them to different names, or leave one of them out.");
    }
  }
}

}  // namespace pgstow::rewrite
