// Texts that recur, kept once.
#pragma once

#include <concepts>
#include <cstdint>
#include <string_view>

#include <fmt/format.h>

namespace pgstow::base {

// A text of which the program keeps one copy, as long as it runs: for names and short
// texts, of which there are fewer than places that have them. As large as a pointer, and as cheap
// to copy and to compare for equality. Any thread.
class Interned {
 public:
  Interned() = default;  // the empty text
  template <std::convertible_to<std::string_view> Text>
  Interned(const Text& text) : text_(Keep(text)) {}  // NOLINT(google-explicit-constructor)

  operator std::string_view() const {  // NOLINT(google-explicit-constructor)
    return text_ == nullptr ? std::string_view() : std::string_view(text_->bytes(), text_->size);
  }
  bool empty() const { return text_ == nullptr; }
  int compare(Interned other) const {
    return text_ == other.text_ ? 0 : std::string_view(*this).compare(other);
  }

  friend bool operator==(Interned left, Interned right) { return left.text_ == right.text_; }
  template <std::convertible_to<std::string_view> Text>
  requires(!std::same_as<Text, Interned>) friend bool operator==(Interned left, const Text& right) {
    return std::string_view(left) == std::string_view(right);
  }

 private:
  // The bytes follow it.
  struct Kept {
    uint32_t size;
    const char* bytes() const { return reinterpret_cast<const char*>(this + 1); }
  };
  class Table;

  static const Kept* Keep(std::string_view text);

  const Kept* text_ = nullptr;
};

}  // namespace pgstow::base

template <>
struct fmt::formatter<pgstow::base::Interned> : fmt::formatter<fmt::string_view> {
  template <class Context>
  auto format(pgstow::base::Interned text, Context& context) const {
    const std::string_view view = text;
    return fmt::formatter<fmt::string_view>::format({view.data(), view.size()}, context);
  }
};
