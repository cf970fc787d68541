// Which tables the entries of a TOC are about, and where those keep their rows. Pure.
#pragma once

#include <cstddef>
#include <span>
#include <unordered_map>
#include <vector>

#include "host/model/entry.h"

namespace pgstow::plan {

// Answers by index in toc.entries. A table is any relation.
class Tables {
 public:
  explicit Tables(const model::Toc& toc);

  // The tables that an entry is about, itself not among them: those that it or one that it belongs
  // to belongs to, and those that a dependency of it is or belongs to.
  std::span<const size_t> Of(size_t entry) const { return of_[entry]; }

  // The entries of the rows in a table, in its partitions and in its children.
  std::vector<size_t> RowsIn(size_t table) const;

  // The partitions and the children of a table, some of them twice.
  std::span<const size_t> Below(size_t table) const { return Found(below_, table); }

  // The entries that attach partitions to a table. An index that the table gets before them would
  // make the server add indexes of its own naming to the partitions.
  std::span<const size_t> AttachmentsTo(size_t table) const { return Found(attachments_, table); }
  const std::vector<size_t>& attachments() const { return all_attachments_; }

 private:
  using Lists = std::unordered_map<size_t, std::vector<size_t>>;

  static std::span<const size_t> Found(const Lists& lists, size_t table) {
    const auto found = lists.find(table);
    return found == lists.end() ? std::span<const size_t>() : found->second;
  }
  void FindWhatIsBelow(const model::Toc& toc);

  std::vector<std::vector<size_t>> of_;
  Lists rows_;         // table → entries of its own rows
  Lists below_;        // table → its partitions and children
  Lists attachments_;  // table → entries
  std::vector<size_t> all_attachments_;
};

// Whether it makes a table, view, sequence or the like.
bool MakesTable(const model::Entry& entry);

}  // namespace pgstow::plan
