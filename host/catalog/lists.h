// Lists that are short, or empty, for nearly all of the hundred thousands of objects that a large
// database has.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace pgstow::catalog {

// A list of numbers of 32 bits: up to three of them take no memory besides its own 16 bytes.
template <class Number>
requires(std::is_trivially_copyable_v<Number> && sizeof(Number) == 4) class ShortList {
 public:
  using value_type = Number;
  using iterator = Number*;
  using const_iterator = const Number*;

  ShortList() : bytes_{.here = {}} {}
  ShortList(std::initializer_list<Number> numbers) : ShortList() { Append(numbers); }
  ShortList(const ShortList& other) : ShortList() { Append(other); }
  ShortList(ShortList&& other) noexcept : ShortList() { Swap(other); }
  ShortList& operator=(ShortList other) noexcept {
    Swap(other);
    return *this;
  }
  ~ShortList() {
    if (size() > kHere) delete[] bytes_.away.numbers;
  }

  size_t size() const { return bytes_.here.size; }
  bool empty() const { return size() == 0; }
  Number* begin() { return size() > kHere ? bytes_.away.numbers : bytes_.here.numbers.data(); }
  Number* end() { return begin() + size(); }
  const Number* begin() const {
    return size() > kHere ? bytes_.away.numbers : bytes_.here.numbers.data();
  }
  const Number* end() const { return begin() + size(); }
  Number operator[](size_t place) const { return begin()[place]; }

  void push_back(Number number) {
    if (size() == kHere) {
      Move(kHere * 2);
    } else if (size() > kHere && size() == bytes_.away.room) {
      Move(size() * 2);
    }
    ++bytes_.here.size;
    begin()[size() - 1] = number;
  }

  // Takes away what the condition is true of; it is asked once about each, in order.
  template <class Condition>
  void EraseIf(Condition condition) {
    const auto left = static_cast<size_t>(std::remove_if(begin(), end(), condition) - begin());
    if (size() > kHere && left <= kHere) {
      const Away away = bytes_.away;
      bytes_.here = {};
      std::copy_n(away.numbers, left, bytes_.here.numbers.begin());
      delete[] away.numbers;
    }
    bytes_.here.size = static_cast<uint32_t>(left);
  }

 private:
  static constexpr size_t kHere = 3;
  // Both begin with the size, which tells which of them it is: more than kHere are away.
  struct Here {
    uint32_t size;
    std::array<Number, kHere> numbers;
  };
  struct Away {
    uint32_t size;
    uint32_t room;
    Number* numbers;
  };

  template <class Numbers>
  void Append(const Numbers& numbers) {
    for (const Number number : numbers) push_back(number);
  }

  // Only called when one is added next, so that more than kHere are there then.
  void Move(size_t room) {
    auto numbers = std::make_unique_for_overwrite<Number[]>(room);
    std::copy_n(begin(), size(), numbers.get());
    if (size() > kHere) delete[] bytes_.away.numbers;
    bytes_.away = {bytes_.here.size, static_cast<uint32_t>(room), numbers.release()};
  }

  // Both are plain bytes.
  void Swap(ShortList& other) noexcept { std::swap(bytes_, other.bytes_); }

  union Bytes {
    Here here;
    Away away;
  } bytes_;
};

// A list that is empty for most: as large as a pointer then.
template <class T>
class RareList {
 public:
  RareList() = default;
  RareList(std::vector<T> items)  // NOLINT(google-explicit-constructor): it is that list
      : items_(items.empty() ? nullptr : std::make_unique<std::vector<T>>(std::move(items))) {}
  RareList(std::initializer_list<T> items) : RareList(std::vector<T>(items)) {}

  operator const std::vector<T>&() const { return items(); }  // NOLINT(google-explicit-constructor)
  const std::vector<T>& items() const {
    static const std::vector<T> none;
    return items_ == nullptr ? none : *items_;
  }
  bool empty() const { return items_ == nullptr; }
  size_t size() const { return items().size(); }
  auto begin() const { return items().begin(); }
  auto end() const { return items().end(); }
  const T& front() const { return items().front(); }

  void push_back(T item) {
    if (items_ == nullptr) items_ = std::make_unique<std::vector<T>>();
    items_->push_back(std::move(item));
  }

 private:
  std::unique_ptr<std::vector<T>> items_;  // never empty
};

}  // namespace pgstow::catalog
