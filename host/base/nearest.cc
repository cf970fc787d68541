#include "host/base/nearest.h"

#include <algorithm>
#include <cstddef>

namespace pgstow::base {
namespace {

// How many slips lie between `a` and `b`: the optimal string alignment distance, row by row.
size_t Slips(std::string_view a, std::string_view b) {
  std::vector<size_t> before_last, last(b.size() + 1), row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
    before_last = last;
    last = row;
  }
  return last[b.size()];
}

}  // namespace

std::string Nearest(std::string_view typed, const std::vector<std::string>& candidates) {
  std::string nearest;
  size_t fewest = typed.size();
  for (const std::string& candidate : candidates) {
    const size_t slips = Slips(typed, candidate);
    if (slips < fewest && slips * 3 <= candidate.size()) {
      fewest = slips;
      nearest = candidate;
    }
  }
  return nearest;
}

}  // namespace pgstow::base
