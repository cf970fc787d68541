// Texts that very many entries share: kinds, schemas, owners.
#pragma once

#include <concepts>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace pgstow::native {

// A text that never changes; copies of it share its memory.
class Name {
 public:
  Name() = default;  // of the empty text
  template <std::convertible_to<std::string_view> Text>
  Name(const Text& text) {  // NOLINT(google-explicit-constructor)
    const std::string_view view = text;
    if (!view.empty()) text_ = std::make_shared<const std::string>(view);
  }

  operator std::string_view() const {  // NOLINT(google-explicit-constructor)
    return text_ == nullptr ? std::string_view() : std::string_view(*text_);
  }
  bool empty() const { return text_ == nullptr; }

  friend bool operator==(const Name& left, const Name& right) {
    return left.text_ == right.text_ || std::string_view(left) == std::string_view(right);
  }
  template <std::convertible_to<std::string_view> Text>
  requires(!std::same_as<Text, Name>) friend bool operator==(const Name& left, const Text& right) {
    return std::string_view(left) == std::string_view(right);
  }

 private:
  std::shared_ptr<const std::string> text_;  // nullptr: it is empty
};

// Makes names of texts, of equal ones copies. One thread at a time.
class NamePool {
 public:
  Name Of(std::string_view text) {
    const auto known = names_.find(text);
    if (known != names_.end()) return known->second;
    Name name(text);
    names_.emplace(name, name);
    return name;
  }

 private:
  std::unordered_map<std::string_view, Name> names_;  // by their own texts
};

}  // namespace pgstow::native
