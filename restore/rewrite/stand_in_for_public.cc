#include "restore/rewrite/stand_in_for_public.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "host/sql/lexer.h"
#include "host/sql/quote.h"

namespace pgstow::rewrite {
namespace {

using model::Entry;
using model::Role;

constexpr std::string_view kPublic = "public";

int MajorVersion(const std::string& server_version) {
  int major = 0;
  std::from_chars(server_version.data(), server_version.data() + server_version.size(), major);
  return major;
}

// Whether the schema was made by initdb: its definition is a comment, or it has no entry at all.
bool IsMade(const Entry& entry) {
  return !sql::SignificantTokens(entry.definition, /*standard_strings=*/true).empty();
}

class Adding {
 public:
  Adding(const model::Toc& original, const select::SelectOptions& options, const std::string& name,
         const std::vector<bool>& names_public, Rewritten& rewritten)
      : original_(original),
        options_(options),
        name_(name),
        names_public_(names_public),
        rewritten_(rewritten) {
    for (size_t i = 0; i < original.entries.size(); ++i) {
      const Entry& entry = original.entries[i];
      const bool is_public = entry.selector == model::Selector::kSchema && entry.tag == kPublic;
      if (is_public && entry.role == Role::kDefinition) schema_ = i;
      if (entry.id >= next_id_) next_id_ = entry.id + 1;
    }
  }

  void Run() {
    if (schema_ && IsMade(original_.entries[*schema_])) return;
    const std::optional<size_t> place = FirstInPublic();
    if (!place) return;
    place_ = *place;
    // Whoever owns databases owns what is in their `public` since 15, and others may only use it.
    const bool since_15 = MajorVersion(original_.header.server_version) >= 15;
    if (schema_) {
      Entry& schema = rewritten_.toc.entries[*schema_];
      schema.definition = fmt::format("CREATE SCHEMA {};\n", Identifier());
      schema.drop = fmt::format("DROP SCHEMA {};\n", Identifier());
      owner_ = schema.owner;
      schema_id_ = schema.id;
    } else {
      owner_ = since_15 ? "pg_database_owner" : "";
      AddSchema();
    }
    if (options_.comments && !HasComment()) AddComment();
    if (options_.acls) AddPrivileges(since_15 ? "USAGE" : "ALL");
  }

 private:
  std::string Identifier() const { return sql::Identifier(name_); }

  // The place in the selection before which the schema has to be.
  std::optional<size_t> FirstInPublic() const {
    const auto& order = rewritten_.selection.order;
    for (size_t place = 0; place < order.size(); ++place) {
      const size_t i = order[place];
      if (schema_ == i) return place + 1;
      if (names_public_[i] && rewritten_.selection.choices[i].definition) return place;
    }
    return {};
  }

  bool HasComment() const {
    return schema_ && std::ranges::any_of(original_.entries, [this](const Entry& entry) {
             return entry.role == Role::kComment &&
                    std::ranges::find(entry.belongs_to, schema_id_) != entry.belongs_to.end();
           });
  }

  void AddSchema() {
    Entry schema = NewEntry("SCHEMA", name_);
    schema.section = model::Section::kPreData;
    schema.selector = model::Selector::kSchema;
    schema.definition = fmt::format("CREATE SCHEMA IF NOT EXISTS {};\n", Identifier());
    schema.owned_as = "SCHEMA " + Identifier();
    schema_id_ = schema.id;
    Add(std::move(schema));
  }

  void AddComment() {
    Entry comment = NewFacet("COMMENT", Role::kComment);
    comment.definition =
        fmt::format("COMMENT ON SCHEMA {} IS 'standard public schema';\n", Identifier());
    Add(std::move(comment));
  }

  void AddPrivileges(std::string_view privileges) {
    Entry acl = NewFacet("ACL", Role::kAcl);
    acl.pass = model::Pass::kAcl;
    acl.definition = fmt::format("GRANT {} ON SCHEMA {} TO PUBLIC;\n", privileges, Identifier());
    Add(std::move(acl));
  }

  Entry NewEntry(std::string kind, std::string tag) {
    Entry entry;
    entry.id = next_id_++;
    entry.kind = std::move(kind);
    entry.tag = std::move(tag);
    entry.owner = owner_;
    return entry;
  }

  Entry NewFacet(std::string kind, Role role) {
    Entry facet = NewEntry(std::move(kind), "SCHEMA " + name_);
    facet.role = role;
    facet.selector = model::Selector::kSchema;
    facet.dependencies = facet.belongs_to = {schema_id_};
    return facet;
  }

  void Add(Entry entry) {
    select::Selection& selection = rewritten_.selection;
    const auto place = selection.order.begin() + static_cast<ptrdiff_t>(place_++);
    selection.order.insert(place, rewritten_.toc.entries.size());
    selection.choices.push_back({.definition = true});
    rewritten_.toc.entries.push_back(std::move(entry));
  }

  const model::Toc& original_;
  const select::SelectOptions& options_;
  const std::string& name_;
  const std::vector<bool>& names_public_;
  Rewritten& rewritten_;
  std::optional<size_t> schema_;  // the archive's entry of `public`
  model::DumpId schema_id_ = 0;
  model::DumpId next_id_ = 1;
  std::string owner_;
  size_t place_ = 0;  // in the selection, of the next entry that is added
};

}  // namespace

void AddStandInForPublic(const model::Toc& original, const select::SelectOptions& options,
                         const std::string& name, const std::vector<bool>& names_public,
                         Rewritten& rewritten) {
  Adding(original, options, name, names_public, rewritten).Run();
}

}  // namespace pgstow::rewrite
