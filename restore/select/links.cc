#include "restore/select/links.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "restore/select/topics.h"

namespace pgstow::select {
namespace {

using model::BriefEntry;
using model::CatalogId;
using model::Role;
using model::Section;
using model::Selector;

// pg_constraint, which domains have a row in for each constraint.
constexpr model::Oid kConstraintCatalog = 2606;

bool IsDefinition(const BriefEntry& entry) { return entry.role == Role::kDefinition; }

// A table, view or the like, but no sequence.
bool IsTable(const BriefEntry& entry) {
  return entry.selector == Selector::kRelation && IsDefinition(entry) && entry.relkind != 'S' &&
         entry.section == Section::kPreData;
}

// What of a relation is told apart from it, before its rows: defaults, whose a sequence is, the
// attachment of a partition. No switch names such an entry.
bool IsPieceOfRelation(const BriefEntry& entry, const BriefEntry& whole) {
  return IsDefinition(entry) && entry.selector == Selector::kNone &&
         entry.section == Section::kPreData && whole.selector == Selector::kRelation;
}

// The attachment of a partition, the one piece of a table that no catalog has a row for.
bool IsAttachment(const BriefEntry& entry, const BriefEntry& whole) {
  return IsPieceOfRelation(entry, whole) && entry.catalog == CatalogId{} && whole.relkind != 'S';
}

bool IsPieceOfDomain(const BriefEntry& entry, const BriefEntry& whole) {
  return IsDefinition(entry) && entry.catalog.table == kConstraintCatalog &&
         whole.selector == Selector::kNone;
}

// A view that is in a circle with others is made without its query first.
bool IsQueryOfView(const BriefEntry& entry, const BriefEntry& whole) {
  constexpr std::string_view kRule = " _RETURN";
  return IsDefinition(entry) && IsTable(whole) && entry.tag.starts_with(whole.tag) &&
         entry.tag.substr(whole.tag.size()) == kRule;
}

class Linking {
 public:
  Linking(const model::BriefToc& toc, const Facts& facts, const std::vector<bool>& excluded)
      : toc_(toc), facts_(facts), excluded_(excluded) {
    for (size_t i = 0; i < toc.entries.size(); ++i) {
      const BriefEntry entry = toc.entries[i];
      if (entry.selector == Selector::kSchema && IsDefinition(entry))
        schemas_.emplace(entry.tag, i);
    }
  }

  Links Run() {
    for (size_t i = 0; i < toc_.entries.size(); ++i) {
      AddDependencies(i);
      for (const size_t whole : facts_.parents(i)) AddBelonging(i, whole);
    }
    links_.pieces = Finished(pieces_);
    links_.parts = Finished(parts_);
    links_.partitions = Finished(partitions_);
    for (size_t i = 0; i < toc_.entries.size(); ++i) {
      AddAttachmentsBetween(i);
      if (TopicOf(toc_.entries[i].kind) == Topic::kForeignKey) AddRowsReferredTo(i);
    }
    links_.needs = Finished(needs_);
    return std::move(links_);
  }

 private:
  using Pairs = std::vector<Edges::Pair>;

  Edges Finished(Pairs& pairs) const { return {toc_.entries.size(), std::move(pairs)}; }
  static void Add(Pairs& pairs, size_t from, size_t to) {
    pairs.emplace_back(static_cast<Index>(from), static_cast<Index>(to));
  }

  // Calls `use` with the index of each entry that `i` depends on.
  template <typename Use>
  void ForDependencies(size_t i, Use&& use) const {
    for (const model::DumpId id : toc_.entries[i].dependencies) {
      if (const size_t found = toc_.entries.Find(id); found != model::BriefEntries::kNone)
        use(found);
    }
  }

  void AddDependencies(size_t i) {
    const BriefEntry entry = toc_.entries[i];
    const bool is_sequence = IsDefinition(entry) && entry.relkind == 'S';
    ForDependencies(i, [&](size_t other) {
      Add(needs_, i, other);
      // A sequence that depends on a table is one of its columns'.
      if (is_sequence && IsTable(toc_.entries[other])) Add(parts_, other, i);
    });
    if (const auto schema = schemas_.find(entry.schema); schema != schemas_.end()) {
      Add(needs_, i, schema->second);
    }
  }

  void AddBelonging(size_t i, size_t whole) {
    const BriefEntry entry = toc_.entries[i];
    const BriefEntry of = toc_.entries[whole];
    Add(needs_, i, whole);
    Add(parts_, whole, i);
    if (IsQueryOfView(entry, of)) Add(needs_, whole, i);
    if (facts_.rows(i) || IsPieceOfRelation(entry, of) || IsPieceOfDomain(entry, of)) {
      Add(pieces_, whole, i);
    }
    if (IsAttachment(entry, of)) AddPartition(i, whole);
  }

  // The attachment is part of both tables.
  void AddPartition(size_t attachment, size_t partition) {
    ForDependencies(attachment, [&](size_t other) {
      if (other == partition || !IsTable(toc_.entries[other])) return;
      Add(partitions_, other, partition);
      Add(parts_, other, attachment);
      attachments_[partition].push_back({.whole = other, .entry = attachment});
    });
  }

  // What stands after the data and is about a table and one of its partitions, as the attachment of
  // an index is, can't be before the one is attached to the other.
  void AddAttachmentsBetween(size_t i) {
    if (facts_.section(i) != Section::kPostData) return;
    std::unordered_set<size_t> tables;
    const auto add_tables = [&](size_t other) {
      if (IsTable(toc_.entries[other])) tables.insert(other);
      for (const size_t whole : facts_.parents(other)) {
        if (IsTable(toc_.entries[whole])) tables.insert(whole);
      }
    };
    add_tables(i);
    ForDependencies(i, add_tables);
    for (const size_t table : tables) {
      const auto found = attachments_.find(table);
      if (found == attachments_.end()) continue;
      for (const Attachment& attachment : found->second) {
        if (tables.contains(attachment.whole)) Add(needs_, i, attachment.entry);
      }
    }
  }

  void AddRowsReferredTo(size_t foreign_key) {
    const auto own = facts_.parents(foreign_key);
    const bool checks_rows = std::ranges::any_of(own, [this](size_t table) {
      return std::ranges::any_of(RowsOf(table), [this](size_t rows) { return !excluded_[rows]; });
    });
    if (!checks_rows) return;
    ForDependencies(foreign_key, [&](size_t other) {
      if (!IsTable(toc_.entries[other]) || std::ranges::find(own, other) != own.end()) return;
      for (const size_t table : TablesIn(other)) {
        for (const size_t rows : OwnRowsOf(table)) Add(needs_, foreign_key, rows);
        if (table == other) continue;
        for (const Attachment& each : attachments_[table]) Add(needs_, foreign_key, each.entry);
      }
    });
  }

  // The entries with the rows of a table and of its partitions, on all levels.
  std::vector<size_t> RowsOf(size_t table) const {
    std::vector<size_t> found;
    for (const size_t one : TablesIn(table)) {
      const std::vector<size_t> rows = OwnRowsOf(one);
      found.insert(found.end(), rows.begin(), rows.end());
    }
    return found;
  }

  std::vector<size_t> OwnRowsOf(size_t table) const {
    std::vector<size_t> found;
    for (const Index piece : links_.pieces.From(table)) {
      if (facts_.rows(piece)) found.push_back(piece);
    }
    return found;
  }

  // A table and its partitions, on all levels.
  std::vector<size_t> TablesIn(size_t table) const {
    std::vector<size_t> tables = {table};
    std::unordered_set<size_t> seen = {table};
    for (size_t at = 0; at < tables.size(); ++at) {
      for (const Index partition : links_.partitions.From(tables[at])) {
        if (seen.insert(partition).second) tables.push_back(partition);
      }
    }
    return tables;
  }

  struct Attachment {
    size_t whole;
    size_t entry;
  };

  const model::BriefToc& toc_;
  const Facts& facts_;
  const std::vector<bool>& excluded_;
  std::unordered_map<std::string_view, size_t> schemas_;
  Pairs needs_;
  Pairs pieces_;
  Pairs parts_;
  Pairs partitions_;
  std::unordered_map<size_t, std::vector<Attachment>> attachments_;  // of each partition
  Links links_;
};

}  // namespace

Links LinksOf(const model::BriefToc& toc, const Facts& facts, const std::vector<bool>& excluded) {
  return Linking(toc, facts, excluded).Run();
}

}  // namespace pgstow::select
