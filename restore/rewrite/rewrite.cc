#include "restore/rewrite/rewrite.h"

#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "host/model/owned_as.h"
#include "restore/rewrite/collisions.h"
#include "restore/rewrite/stand_in_for_public.h"

namespace pgstow::rewrite {
namespace {

using model::Entry;
using model::Role;

KnownNames NamesIn(const model::Toc& toc) {
  KnownNames known;
  for (const Entry& entry : toc.entries) {
    if (entry.role == Role::kDefinition && !entry.schema.empty()) {
      known.Add(entry.schema, entry.tag);
    }
  }
  return known;
}

bool IsFacet(const Entry& entry) {
  return entry.role == Role::kComment || entry.role == Role::kAcl ||
         entry.role == Role::kSecurityLabel;
}

class Rewriting {
 public:
  Rewriting(const model::Toc& toc, const Maps& maps)
      : toc_(toc),
        maps_(maps),
        known_(NamesIn(toc)),
        rewriter_(maps, known_, toc.header.standard_strings) {}

  struct Outcome {
    model::Toc toc;
    std::vector<Unmapped> problems;
    std::vector<bool> names_public;  // for each entry
  };

  Outcome Run() {
    Outcome outcome;
    model::Toc& mapped = outcome.toc;
    mapped.header = toc_.header;
    mapped.entries.reserve(toc_.entries.size());
    for (size_t i = 0; i < toc_.entries.size(); ++i) {
      indices_.emplace(toc_.entries[i].id, i);
      mapped.entries.push_back(Mapped(toc_.entries[i], mapped));
      for (Mention& mention : rewriter_.TakeMentions()) {
        outcome.problems.push_back({i, std::move(mention)});
      }
      MetNames met = rewriter_.TakeMet();
      outcome.names_public.push_back(met.schemas.contains("public"));
      met_.Merge(std::move(met));
    }
    return outcome;
  }

  std::vector<std::string> Unused() const {
    std::vector<std::string> unused;
    const auto look = [&unused](const NameMap& map, const auto& met, std::string_view what) {
      for (const auto& [name, mapped] : map) {
        if (!met.contains(name)) unused.push_back(fmt::format("{} \"{}\"", what, name));
      }
    };
    look(maps_.schemas, met_.schemas, "schema");
    look(maps_.owners, met_.owners, "role");
    look(maps_.tablespaces, met_.tablespaces, "tablespace");
    return unused;
  }

 private:
  Entry Mapped(const Entry& from, const model::Toc& mapped) {
    Entry entry = from;
    entry.schema = rewriter_.Schema(from.schema);
    entry.owner = rewriter_.Owner(from.owner);
    entry.tablespace = rewriter_.Tablespace(from.tablespace);
    entry.definition = rewriter_.Rewrite(from.definition);
    entry.drop = rewriter_.Rewrite(from.drop);
    entry.copy = rewriter_.Rewrite(from.copy);
    entry.owned_as = OwnedAs(from.owned_as);
    entry.tag = Tag(from, mapped);
    return entry;
  }

  // What follows ALTER.
  std::string OwnedAs(const std::string& owned_as) {
    constexpr std::string_view kAlter = "ALTER ";
    std::string mapped;
    for (const std::string_view object : model::OwnedObjects(owned_as)) {
      mapped += rewriter_.Rewrite(fmt::format("{}{}", kAlter, object)).substr(kAlter.size());
      if (owned_as.ends_with(model::kOwnedAsEnd)) mapped += model::kOwnedAsEnd;
    }
    return mapped;
  }

  // A tag is a plain name, for most; what statements say at their end (a routine with the types of
  // its arguments) is SQL; facets repeat that of their object.
  std::string Tag(const Entry& entry, const model::Toc& mapped) {
    if (entry.selector == model::Selector::kSchema && entry.role == Role::kDefinition) {
      return rewriter_.Schema(entry.tag);
    }
    if (IsFacet(entry)) return TagOfFacet(entry, mapped);
    const bool is_sql = entry.drop.find(entry.tag + ";") != std::string::npos;
    return is_sql ? rewriter_.RewriteNames(entry.tag) : entry.tag;
  }

  std::string TagOfFacet(const Entry& entry, const model::Toc& mapped) const {
    for (const model::DumpId id : entry.belongs_to) {
      const auto object = indices_.find(id);
      if (object == indices_.end() || object->second >= mapped.entries.size()) continue;
      const std::string& tag = toc_.entries[object->second].tag;
      if (!entry.tag.ends_with(tag)) continue;
      return entry.tag.substr(0, entry.tag.size() - tag.size()) +
             mapped.entries[object->second].tag;
    }
    return entry.tag;
  }

  const model::Toc& toc_;
  const Maps& maps_;
  const KnownNames known_;
  SqlRewriter rewriter_;
  MetNames met_;
  std::unordered_map<model::DumpId, size_t> indices_;  // of the entries so far
};

// Constants of rows and statistics are values, whatever they say.
bool IsProblem(const model::Toc& toc, const select::Selection& selection,
               const Unmapped& unmapped) {
  const Role role = toc.entries[unmapped.entry].role;
  const bool values = role == Role::kData || role == Role::kStatistics;
  return selection.choices[unmapped.entry].any() && !values;
}

}  // namespace

Rewritten Rewrite(const model::Toc& toc, const select::Selection& selection,
                  const select::SelectOptions& options, const Maps& maps) {
  Rewriting rewriting(toc, maps);
  Rewritten rewritten;
  Rewriting::Outcome outcome = rewriting.Run();
  rewritten.toc = std::move(outcome.toc);
  rewritten.problems = std::move(outcome.problems);
  rewritten.selection = selection;
  std::erase_if(rewritten.problems,
                [&](const Unmapped& unmapped) { return !IsProblem(toc, selection, unmapped); });
  rewritten.unused = rewriting.Unused();
  SettleCollisions(toc, selection, rewritten.toc);
  const auto instead_of_public = maps.schemas.find("public");
  if (instead_of_public != maps.schemas.end()) {
    AddStandInForPublic(toc, options, instead_of_public->second, outcome.names_public, rewritten);
  }
  return rewritten;
}

}  // namespace pgstow::rewrite
