// The word that a mistyped one was meant to be.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pgstow::base {

// The candidate that the fewest typing slips (a letter added, left out, replaced, or swapped with
// its neighbour) turn into `typed`; empty when even that one needs more than a third of its
// letters.
std::string Nearest(std::string_view typed, const std::vector<std::string>& candidates);

}  // namespace pgstow::base
