// Relations between the entries of a TOC, compact enough for hundreds of thousands of them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace pgstow::select {

// Index of an entry in toc.entries.
using Index = uint32_t;

// From each entry to some others.
class Edges {
 public:
  using Pair = std::pair<Index, Index>;

  Edges() = default;
  // Of `count` entries. A pair given twice counts once; what leads back to itself is no edge.
  Edges(size_t count, std::vector<Pair> pairs) : starts_(count + 1) {
    std::erase_if(pairs, [](const Pair& pair) { return pair.first == pair.second; });
    std::ranges::sort(pairs);
    pairs.erase(std::ranges::unique(pairs).begin(), pairs.end());
    targets_.reserve(pairs.size());
    for (const auto& [from, to] : pairs) {
      ++starts_[from + 1];
      targets_.push_back(to);
    }
    for (size_t i = 0; i < count; ++i) starts_[i + 1] += starts_[i];
  }

  // In the order of the TOC.
  std::span<const Index> From(size_t entry) const {
    return std::span(targets_).subspan(starts_[entry], starts_[entry + 1] - starts_[entry]);
  }

  Edges Reversed() const {
    std::vector<Pair> pairs;
    pairs.reserve(targets_.size());
    for (size_t from = 0; from + 1 < starts_.size(); ++from) {
      for (const Index to : From(from)) pairs.emplace_back(to, static_cast<Index>(from));
    }
    return {starts_.size() - 1, std::move(pairs)};
  }

 private:
  std::vector<Index> starts_ = {0};  // of each entry's edges in targets_, and the end of the last
  std::vector<Index> targets_;
};

}  // namespace pgstow::select
