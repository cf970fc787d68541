// A table of contents in little memory: a tenth of what its entries take one by one.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "host/model/entry.h"

namespace pgstow::model {

// Entries packed one after another. The texts of neighbours are alike, so each is kept as what
// differs from that of the entry of its kind before it (front coding; Witten, Moffat, Bell:
// Managing Gigabytes, section 4.1), on both ends; names are kept once. Only what becomes of their
// data can change. One thread at a time.
class PackedEntries {
 public:
  class Walk;
  class Iterator;

  // The data of one entry.
  struct Data {
    size_t place = 0;  // of the entry, in order
    DumpId entry = 0;
    DataForm form = DataForm::kCopy;
    std::vector<Part> parts;  // never none, unless made so here
  };

  PackedEntries() = default;
  explicit PackedEntries(std::span<const Entry> entries);

  void Add(const Entry& entry);
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  // Of the entries that were added with parts, in order.
  std::span<Data> data() { return data_; }
  std::span<const Data> data() const { return data_; }

  // One of them alone, by its place; those that are wanted in a row are cheaper to walk through.
  Entry operator[](size_t place) const;

  // For loops over all entries: each is valid until the next.
  Iterator begin() const;
  std::default_sentinel_t end() const { return {}; }

 private:
  // Numbers for the texts that recur, from 0.
  class Names {
   public:
    uint32_t NumberOf(std::string_view name);
    const std::string& operator[](uint64_t number) const { return names_[number]; }
    size_t size() const { return names_.size(); }

   private:
    struct Hash : std::hash<std::string_view> {
      using is_transparent = void;
    };
    std::vector<std::string> names_;
    std::unordered_map<std::string, uint32_t, Hash, std::equal_to<>> numbers_;
  };
  static constexpr size_t kTexts = 5;
  using Texts = std::array<std::string, kTexts>;

  // Which last entry an entry of a kind is compared with. Dumps have some sixty kinds; those of an
  // archive that has far more share one, so that a block costs no more for them.
  static size_t SlotOf(size_t kind) { return std::min<size_t>(kind, 255); }

  const std::string& BlockOf(size_t place) const;

  Names kinds_;
  Names names_;                      // schemas, owners, tablespaces, access methods
  std::vector<std::string> blocks_;  // full ones
  std::string block_;                // that is being filled
  std::vector<Texts> last_;          // of each slot, in that block
  std::vector<Data> data_;
  size_t size_ = 0;
};

// Goes through packed entries, best from first to last. The entries outlive it and do not change
// meanwhile.
class PackedEntries::Walk {
 public:
  explicit Walk(const PackedEntries& entries) : entries_(&entries) {}

  // Valid until the next call.
  const Entry& At(size_t place);

 private:
  void Step();

  const PackedEntries* entries_;
  size_t next_ = 0;                 // place
  const char* position_ = nullptr;  // of that, in its block
  size_t next_data_ = 0;            // the first that is not of an entry before it
  std::vector<Entry> of_slot_;      // the last one of each
  const Entry* current_ = nullptr;
};

class PackedEntries::Iterator {
 public:
  using value_type = Entry;
  using difference_type = ptrdiff_t;

  explicit Iterator(const PackedEntries& entries) : walk_(entries), size_(entries.size()) {}
  const Entry& operator*() { return walk_.At(place_); }
  Iterator& operator++() {
    ++place_;
    return *this;
  }
  bool operator==(std::default_sentinel_t) const { return place_ == size_; }

 private:
  Walk walk_;
  size_t place_ = 0;
  size_t size_;
};

inline PackedEntries::Iterator PackedEntries::begin() const { return Iterator(*this); }

// As Toc.
struct PackedToc {
  TocHeader header;
  PackedEntries entries;

  PackedToc() = default;
  explicit PackedToc(const Toc& toc) : header(toc.header), entries(toc.entries) {}
  Toc Unpack() const;
};

}  // namespace pgstow::model
