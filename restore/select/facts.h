// What the switches of a restore ask about an entry, beyond what stands in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "host/model/brief_toc.h"
#include "host/model/entry.h"
#include "host/model/sections.h"

namespace pgstow::select {

// Answers for the entries of one TOC, by index in toc.entries.
class Facts {
 public:
  explicit Facts(const model::Toc& toc);
  explicit Facts(const model::BriefToc& toc);

  // Indices of the entries that `index` belongs to; those not in the TOC are passed over.
  std::span<const size_t> parents(size_t index) const {
    return std::span(parents_).subspan(starts_[index], starts_[index + 1] - starts_[index]);
  }

  // The section that --section goes by (model::SectionsOf).
  model::Section section(size_t index) const { return sections_[index]; }

  // True when the entry says something about an object (a comment, privileges …), and so shares
  // that one's fate.
  bool dependent(size_t index) const { return Has(index, kDependent); }

  // True when it is data, or says something about what is (privileges of a large object).
  bool about_data(size_t index) const { return Has(index, kAboutData); }

  // True when it holds, or makes anew, what is in an object with an entry of its own: the rows of a
  // table, the value of a sequence, the refresh of a materialized view, the rows of an extension.
  bool rows(size_t index) const { return Has(index, kRows); }

  // True when it is the database or says something about it.
  bool about_database(size_t index) const { return Has(index, kAboutDatabase); }

 private:
  // Concluded once: entries are large, and what is asked of all of them is asked often.
  enum Answer : uint8_t { kDependent = 1, kAboutData = 2, kRows = 4, kAboutDatabase = 8 };

  bool Has(size_t index, Answer answer) const { return (answers_[index] & answer) != 0; }
  template <class AnyToc, class AnyIndex>
  void Conclude(const AnyToc& toc, const AnyIndex& index_of);
  template <class AnyToc>
  uint8_t AnswersFor(const AnyToc& toc, size_t index) const;

  std::vector<size_t> parents_;  // of all entries, one after another
  std::vector<size_t> starts_;   // where those of each entry start, and the end
  std::vector<model::Section> sections_;
  std::vector<uint8_t> answers_;
};

}  // namespace pgstow::select
