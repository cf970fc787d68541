#include "host/base/interned.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <memory>
#include <mutex>
#include <new>
#include <utility>
#include <vector>

namespace pgstow::base {

// A hash table of texts that lie one after another in blocks.
class Interned::Table {
 public:
  const Kept* Keep(std::string_view text) {
    const std::lock_guard lock(mutex_);
    if ((count_ + 1) * 4 > slots_.size() * 3) Grow();
    const Kept*& slot = slots_[Place(text)];
    if (slot == nullptr) {
      slot = Store(text);
      ++count_;
    }
    return slot;
  }

 private:
  static constexpr size_t kBlockBytes = size_t{64} << 10;

  static std::string_view View(const Kept& kept) { return {kept.bytes(), kept.size}; }

  // Where the text is, or would be.
  size_t Place(std::string_view text) const {
    size_t place = std::hash<std::string_view>()(text) & (slots_.size() - 1);
    while (slots_[place] != nullptr && View(*slots_[place]) != text) {
      place = (place + 1) & (slots_.size() - 1);
    }
    return place;
  }

  void Grow() {
    constexpr size_t kFirst = 1024;
    const std::vector<const Kept*> old = std::exchange(
        slots_, std::vector<const Kept*>(slots_.empty() ? kFirst : slots_.size() * 2));
    for (const Kept* kept : old) {
      if (kept != nullptr) slots_[Place(View(*kept))] = kept;
    }
  }

  const Kept* Store(std::string_view text) {
    const size_t bytes =
        sizeof(Kept) + (text.size() + alignof(Kept) - 1) / alignof(Kept) * alignof(Kept);
    if (bytes > left_) {
      const size_t block = std::max(bytes, kBlockBytes);
      next_ = blocks_.emplace_back(std::make_unique_for_overwrite<char[]>(block)).get();
      left_ = block;
    }
    auto* const kept = new (next_) Kept{static_cast<uint32_t>(text.size())};
    std::memcpy(next_ + sizeof(Kept), text.data(), text.size());
    next_ += bytes;
    left_ -= bytes;
    return kept;
  }

  std::mutex mutex_;
  std::vector<const Kept*> slots_;  // a power of two of them, a quarter free at least
  size_t count_ = 0;
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;  // free bytes of the last block
  size_t left_ = 0;
};

const Interned::Kept* Interned::Keep(std::string_view text) {
  static Table& table = *new Table;  // never destroyed: texts outlive whatever is
  return text.empty() ? nullptr : table.Keep(text);
}

}  // namespace pgstow::base
