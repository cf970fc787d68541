#include "host/model/packed_toc.h"

#include <algorithm>
#include <utility>

namespace pgstow::model {
namespace {

// Where a walk can begin.
constexpr size_t kEntriesOfBlock = 128;

constexpr std::array kTextsOfEntry = {&Entry::tag, &Entry::definition, &Entry::drop, &Entry::copy,
                                      &Entry::owned_as};
constexpr std::array kNamesOfEntry = {&Entry::schema, &Entry::owner, &Entry::tablespace,
                                      &Entry::table_am};

// Seven bits a byte, the lowest first; the eighth says that more follow.
void PutNumber(std::string& to, uint64_t number) {
  for (; number >= 0x80; number >>= 7) to.push_back(static_cast<char>(number | 0x80));
  to.push_back(static_cast<char>(number));
}

uint64_t TakeNumber(const char*& from) {
  uint64_t number = 0;
  for (int shift = 0;; shift += 7) {
    const auto byte = static_cast<uint8_t>(*from++);
    number |= uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) return number;
  }
}

template <class T>
void Take(const char*& from, T& out) {
  out = static_cast<T>(TakeNumber(from));
}

// Keeps the differences, which are small, from the entry's own id; small negative ones too.
void PutIds(std::string& to, const std::vector<DumpId>& ids, DumpId own) {
  PutNumber(to, ids.size());
  for (const DumpId id : ids) {
    const int64_t back = int64_t{own} - id;
    PutNumber(to,
              back < 0 ? static_cast<uint64_t>(-back) << 1 | 1 : static_cast<uint64_t>(back) << 1);
  }
}

void TakeIds(const char*& from, std::vector<DumpId>& ids, DumpId own) {
  ids.resize(TakeNumber(from));
  for (DumpId& id : ids) {
    const uint64_t told = TakeNumber(from);
    const auto back = static_cast<int64_t>(told >> 1);
    id = static_cast<DumpId>((told & 1) != 0 ? own + back : own - back);
  }
}

// What a text has in the middle where it is not as `last`, which becomes it.
void PutText(std::string& to, std::string_view text, std::string& last) {
  const size_t most = std::min(text.size(), last.size());
  const auto front = static_cast<size_t>(
      std::mismatch(text.begin(), text.begin() + static_cast<ptrdiff_t>(most), last.begin()).first -
      text.begin());
  size_t back = 0;
  while (back < most - front && text[text.size() - 1 - back] == last[last.size() - 1 - back])
    ++back;
  const std::string_view middle = text.substr(front, text.size() - front - back);
  PutNumber(to, front);
  PutNumber(to, back);
  PutNumber(to, middle.size());
  to += middle;
  last.replace(front, last.size() - front - back, middle);
}

void TakeText(const char*& from, std::string& last) {
  const size_t front = TakeNumber(from);
  const size_t back = TakeNumber(from);
  const size_t length = TakeNumber(from);
  last.replace(front, last.size() - front - back, from, length);
  from += length;
}

}  // namespace

uint32_t PackedEntries::Names::NumberOf(std::string_view name) {
  const auto found = numbers_.find(name);
  if (found != numbers_.end()) return found->second;
  const auto number = static_cast<uint32_t>(names_.size());
  numbers_.emplace(name, number);
  names_.emplace_back(name);
  return number;
}

PackedEntries::PackedEntries(std::span<const Entry> entries) {
  for (const Entry& entry : entries) Add(entry);
}

void PackedEntries::Add(const Entry& entry) {
  const uint32_t kind = kinds_.NumberOf(entry.kind);
  const size_t slot = SlotOf(kind);
  if (slot >= last_.size()) last_.resize(slot + 1);
  PutNumber(block_, kind);
  for (const uint64_t number :
       {static_cast<uint64_t>(static_cast<uint32_t>(entry.id)), uint64_t{entry.catalog.table},
        uint64_t{entry.catalog.oid}, uint64_t{static_cast<uint32_t>(entry.section)},
        uint64_t{static_cast<uint32_t>(entry.pass)}, uint64_t{static_cast<uint32_t>(entry.role)},
        uint64_t{static_cast<uint32_t>(entry.selector)},
        uint64_t{static_cast<uint8_t>(entry.relkind)},
        uint64_t{static_cast<uint32_t>(entry.data_form)}, uint64_t{entry.database}}) {
    PutNumber(block_, number);
  }
  for (const auto name : kNamesOfEntry) PutNumber(block_, names_.NumberOf(entry.*name));
  for (size_t i = 0; i < kTexts; ++i) PutText(block_, entry.*kTextsOfEntry[i], last_[slot][i]);
  PutIds(block_, entry.dependencies, entry.id);
  PutIds(block_, entry.belongs_to, entry.id);
  if (!entry.parts.empty()) data_.push_back({size_, entry.id, entry.data_form, entry.parts});
  if (++size_ % kEntriesOfBlock != 0) return;
  blocks_.emplace_back(std::string_view(block_));  // as long as it is, and no longer
  block_.clear();
  for (Texts& texts : last_) texts = {};
}

Entry PackedEntries::operator[](size_t place) const { return Walk(*this).At(place); }

const std::string& PackedEntries::BlockOf(size_t place) const {
  const size_t block = place / kEntriesOfBlock;
  return block < blocks_.size() ? blocks_[block] : block_;
}

const Entry& PackedEntries::Walk::At(size_t place) {
  if (current_ != nullptr && place + 1 == next_) return *current_;
  if (place < next_ || place / kEntriesOfBlock != next_ / kEntriesOfBlock) {
    next_ = place - place % kEntriesOfBlock;
  }
  while (next_ <= place) Step();
  return *current_;
}

void PackedEntries::Walk::Step() {
  if (next_ % kEntriesOfBlock == 0) {
    position_ = entries_->BlockOf(next_).data();
    for (Entry& entry : of_slot_) {
      for (const auto text : kTextsOfEntry) (entry.*text).clear();
    }
    next_data_ =
        static_cast<size_t>(std::ranges::lower_bound(entries_->data_, next_, {}, &Data::place) -
                            entries_->data_.begin());
  }
  const size_t kind = TakeNumber(position_);
  const size_t slot = SlotOf(kind);
  if (slot >= of_slot_.size()) of_slot_.resize(SlotOf(entries_->kinds_.size() - 1) + 1);
  Entry& entry = of_slot_[slot];
  entry.kind = entries_->kinds_[kind];
  Take(position_, entry.id);
  Take(position_, entry.catalog.table);
  Take(position_, entry.catalog.oid);
  Take(position_, entry.section);
  Take(position_, entry.pass);
  Take(position_, entry.role);
  Take(position_, entry.selector);
  Take(position_, entry.relkind);
  Take(position_, entry.data_form);
  Take(position_, entry.database);
  for (const auto name : kNamesOfEntry) entry.*name = entries_->names_[TakeNumber(position_)];
  for (const auto text : kTextsOfEntry) TakeText(position_, entry.*text);
  TakeIds(position_, entry.dependencies, entry.id);
  TakeIds(position_, entry.belongs_to, entry.id);
  entry.parts.clear();
  if (next_data_ < entries_->data_.size() && entries_->data_[next_data_].place == next_) {
    entry.parts = entries_->data_[next_data_++].parts;
  }
  current_ = &entry;
  ++next_;
}

Toc PackedToc::Unpack() const {
  Toc toc{.header = header};
  toc.entries.reserve(entries.size());
  for (const Entry& entry : entries) toc.entries.push_back(entry);
  return toc;
}

}  // namespace pgstow::model
