#include "restore/explain/pattern.h"

#include <algorithm>
#include <utility>

namespace pgstow::explain {
namespace {

struct Element {
  std::string_view text;
  bool marked = false;
};

std::vector<Element> Elements(std::string_view pattern) {
  std::vector<Element> elements;
  while (!pattern.empty()) {
    const size_t end = std::min(pattern.find(' '), pattern.size());
    std::string_view text = pattern.substr(0, end);
    const bool marked = text.size() > 1 && text.front() == '>';
    if (marked) text.remove_prefix(1);
    elements.push_back({text, marked});
    pattern.remove_prefix(std::min(end + 1, pattern.size()));
  }
  return elements;
}

class Matcher {
 public:
  Matcher(std::span<const Element> elements, std::span<const Token> tokens)
      : elements_(elements), tokens_(tokens) {}

  // Whether elements from `element` on match tokens from `at` on.
  bool Match(size_t element, size_t at) {
    if (element == elements_.size()) return true;
    if (elements_[element].text == "...") {
      for (; at <= tokens_.size(); ++at) {
        if (Match(element + 1, at)) return true;
      }
      return false;
    }
    if (elements_[element].text == "|") return at == tokens_.size();
    const size_t names = match_.names.size();
    const size_t end = MatchOne(elements_[element].text, at);
    if (end == kNone || !Match(element + 1, end)) {
      match_.names.resize(names);
      return false;
    }
    if (elements_[element].marked) {
      match_.place = at;
      match_.near = std::string(tokens_[at].raw);
      marked_ = true;
    }
    return true;
  }

  PatternMatch Result(size_t start) {
    if (!marked_) match_.place = start;
    return std::move(match_);
  }

 private:
  static constexpr size_t kNone = static_cast<size_t>(-1);

  // The place behind what matches the element at `at`; kNone when nothing does.
  size_t MatchOne(std::string_view text, size_t at) {
    if (at >= tokens_.size()) return kNone;
    const Token& token = tokens_[at];
    if (text == "*") return at + 1;
    if (text == "$" || text == "@") return MatchName(text == "@", at);
    if (text == "(*)") return MatchGroup(at);
    if (text.size() > 1 && text.front() == '!') {
      return token.is_word(text.substr(1)) ? kNone : at + 1;
    }
    if (text.front() == '\'') {
      return token.is_string() && token.text == text.substr(1, text.size() - 2) ? at + 1 : kNone;
    }
    return token.is_word(text) || token.is_symbol(text) ? at + 1 : kNone;
  }

  size_t MatchName(bool qualified, size_t at) {
    if (!tokens_[at].is_name()) return kNone;
    std::string name = tokens_[at++].text;
    while (qualified && at + 1 < tokens_.size() && tokens_[at].is_symbol(".")) {
      name += "." + tokens_[at + 1].text;
      at += 2;
    }
    match_.names.push_back(std::move(name));
    return at;
  }

  size_t MatchGroup(size_t at) const {
    int depth = 0;
    for (; at < tokens_.size(); ++at) {
      if (tokens_[at].is_symbol("(")) ++depth;
      if (tokens_[at].is_symbol(")")) --depth;
      if (depth == 0) return tokens_[at].is_symbol(")") ? at + 1 : kNone;
    }
    return kNone;
  }

  const std::span<const Element> elements_;
  const std::span<const Token> tokens_;
  PatternMatch match_;
  bool marked_ = false;
};

}  // namespace

std::optional<PatternMatch> FindPattern(std::string_view pattern, std::span<const Token> tokens) {
  const std::vector<Element> all = Elements(pattern);
  const bool anchored = !all.empty() && all.front().text == "^";
  const std::span<const Element> elements = std::span(all).subspan(anchored ? 1 : 0);
  const size_t starts = anchored ? 1 : tokens.size();
  for (size_t start = 0; start < starts; ++start) {
    Matcher matcher(elements, tokens);
    if (matcher.Match(0, start)) return matcher.Result(start);
  }
  return std::nullopt;
}

}  // namespace pgstow::explain
