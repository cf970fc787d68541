// A table of contents without its SQL: what lists show of entries and what selections ask of them,
// in a fifth of the memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "host/model/entry.h"

namespace pgstow::model {

// An Entry but for its texts and the numbers of its parts; what both have is called the same. Views
// are of what it was taken from.
struct BriefEntry {
  DumpId id = 0;
  CatalogId catalog;
  Section section = Section::kNone;
  Pass pass = Pass::kMain;
  Role role = Role::kDefinition;
  Selector selector = Selector::kNone;
  char relkind = 0;
  DataForm data_form = DataForm::kCopy;
  uint32_t database = 0;
  bool has_definition = false;
  bool has_parts = false;
  bool numbers_parts = true;  // from 0, without gaps
  // In one of the texts it was taken from but owned_as, which has them between names.
  bool has_zero_byte = false;
  std::string_view kind;
  std::string_view tag;
  std::string_view schema;
  std::string_view owner;
  std::span<const DumpId> dependencies;
  std::span<const DumpId> belongs_to;
};

BriefEntry BriefOf(const Entry& entry);

inline bool HasZeroByte(std::string_view text) { return text.find('\0') != text.npos; }

// Such entries, one after another: what recurs is kept once. Values that are too large for any
// enumeration may become others that are. One thread at a time while they are added, then any.
class BriefEntries {
 public:
  class Iterator;
  static constexpr size_t kNone = SIZE_MAX;

  // Before the first is added: so many are expected.
  void Reserve(size_t entries);
  void Add(const BriefEntry& entry);
  size_t size() const { return rows_.size(); }

  // `place` < size(). Its views are valid until the next Add.
  BriefEntry operator[](size_t place) const;

  // The place of the entry with that dump id, of several the first; or kNone.
  size_t Find(DumpId id) const;
  bool distinct() const { return distinct_; }     // no two entries share an id
  DumpId largest_id() const { return largest_; }  // 0: there is no entry

  Iterator begin() const;
  std::default_sentinel_t end() const { return {}; }

 private:
  // Numbers for names, of which most are that of the entry before.
  class Names {
   public:
    uint32_t NumberOf(std::string_view name, uint32_t likely);
    std::string_view operator[](uint32_t number) const { return names_[number]; }

   private:
    struct Hash : std::hash<std::string_view> {
      using is_transparent = void;
    };
    std::vector<std::string> names_{std::string()};
    std::unordered_map<std::string, uint32_t, Hash, std::equal_to<>> numbers_;
  };

  // What of the entry's is in tags_ and ids_ starts where that of the one before ends.
  struct Row {
    size_t tag_end = 0;
    size_t ids_end = 0;
    uint32_t dependencies = 0;  // of its ids
    DumpId id = 0;
    CatalogId catalog;
    uint32_t database = 0;
    uint32_t kind = 0;
    uint32_t schema = 0;
    uint32_t owner = 0;
    uint8_t section = 0;
    uint8_t pass = 0;
    uint8_t role = 0;
    uint8_t selector = 0;
    uint8_t data_form = 0;
    char relkind = 0;
    bool has_definition : 1 = false;
    bool has_parts : 1 = false;
    bool numbers_parts : 1 = false;
    bool has_zero_byte : 1 = false;
  };

  std::vector<Row> rows_;
  Names names_;
  std::string tags_;
  std::vector<DumpId> ids_;  // of each entry: dependencies, then what it belongs to

  // Places by dump ids. These count up from 1 in most archives: those far above are apart.
  static constexpr uint32_t kFree = UINT32_MAX;
  void Index(DumpId id, uint32_t place);
  std::vector<uint32_t> near_;
  std::unordered_map<DumpId, uint32_t> far_;
  size_t expected_ = 0;
  bool distinct_ = true;
  DumpId largest_ = 0;
};

// In line, for those who ask for a few of its members in a loop over all entries.
inline BriefEntry BriefEntries::operator[](size_t place) const {
  static constexpr Row kBeforeFirst;
  const Row& row = rows_[place];
  const Row& before = place == 0 ? kBeforeFirst : rows_[place - 1];
  const std::span<const DumpId> ids(ids_.data() + before.ids_end, ids_.data() + row.ids_end);
  return {.id = row.id,
          .catalog = row.catalog,
          .section = static_cast<Section>(row.section),
          .pass = static_cast<Pass>(row.pass),
          .role = static_cast<Role>(row.role),
          .selector = static_cast<Selector>(row.selector),
          .relkind = row.relkind,
          .data_form = static_cast<DataForm>(row.data_form),
          .database = row.database,
          .has_definition = row.has_definition,
          .has_parts = row.has_parts,
          .numbers_parts = row.numbers_parts,
          .has_zero_byte = row.has_zero_byte,
          .kind = names_[row.kind],
          .tag = {tags_.data() + before.tag_end, row.tag_end - before.tag_end},
          .schema = names_[row.schema],
          .owner = names_[row.owner],
          .dependencies = ids.first(row.dependencies),
          .belongs_to = ids.subspan(row.dependencies)};
}

class BriefEntries::Iterator {
 public:
  using value_type = BriefEntry;
  using difference_type = ptrdiff_t;

  explicit Iterator(const BriefEntries& entries) : entries_(&entries) {}
  BriefEntry operator*() const { return (*entries_)[place_]; }
  Iterator& operator++() {
    ++place_;
    return *this;
  }
  bool operator==(std::default_sentinel_t) const { return place_ == entries_->size(); }

 private:
  const BriefEntries* entries_;
  size_t place_ = 0;
};

inline BriefEntries::Iterator BriefEntries::begin() const { return Iterator(*this); }

// As Toc.
struct BriefToc {
  TocHeader header;
  BriefEntries entries;

  BriefToc() = default;
  explicit BriefToc(const Toc& toc);
};

// As of a Toc (sections.h).
std::vector<Section> SectionsOf(const BriefToc& toc);

}  // namespace pgstow::model
