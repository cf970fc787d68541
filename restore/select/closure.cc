#include "restore/select/closure.h"

namespace pgstow::select {
namespace {

using Entries = std::vector<Index>;

Entries Where(const std::vector<bool>& set) {
  Entries found;
  for (size_t i = 0; i < set.size(); ++i) {
    if (set[i]) found.push_back(static_cast<Index>(i));
  }
  return found;
}

Entries WhatIsIn(const Reasons& reasons) {
  Entries found;
  for (size_t i = 0; i < reasons.size(); ++i) {
    if (reasons[i].in()) found.push_back(static_cast<Index>(i));
  }
  return found;
}

// Goes along edges breadth first, so that chains of reasons are short. `step(from, reach)` calls
// reach(to, cause) for each edge; `take(to)` says whether that entry is still to be taken.
template <typename Step, typename Take>
void Walk(Entries open, Reasons& reasons, Step&& step, Take&& take) {
  for (size_t next = 0; next < open.size(); ++next) {
    const Index from = open[next];
    step(from, [&](Index to, Cause cause) {
      if (!take(to)) return;
      reasons[to] = {.cause = cause, .via = from};
      open.push_back(to);
    });
  }
}

void Exclude(const Edges& edges, Cause cause, Reasons& reasons, std::vector<bool>& excluded) {
  const auto step = [&](Index from, auto&& reach) {
    for (const Index to : edges.From(from)) reach(to, cause);
  };
  Walk(Where(excluded), reasons, step, [&](Index to) {
    if (excluded[to]) return false;
    excluded[to] = true;
    return true;
  });
}

// Lets in what `step` reaches from the entries that are in.
template <typename Step>
void Include(const std::vector<bool>& excluded, Reasons& reasons, Step&& step) {
  Walk(WhatIsIn(reasons), reasons, step,
       [&](Index to) { return !reasons[to].in() && !excluded[to]; });
}

}  // namespace

void ExcludeParts(const Links& links, Reasons& reasons, std::vector<bool>& excluded) {
  Exclude(links.parts, Cause::kExcludedWith, reasons, excluded);
}

void ExcludeWhatNeeds(const Links& links, Reasons& reasons, std::vector<bool>& excluded) {
  Exclude(links.needs.Reversed(), Cause::kNeedsExcluded, reasons, excluded);
}

void AddDependents(const Links& links, const std::vector<bool>& excluded, Reasons& reasons) {
  Include(excluded, reasons, [&](Index from, auto&& reach) {
    for (const Index to : links.parts.From(from)) reach(to, Cause::kPartOf);
    for (const Index to : links.partitions.From(from)) reach(to, Cause::kPartOf);
  });
}

void AddNeeded(const Links& links, const std::vector<bool>& excluded,
               const std::vector<bool>& listed, Reasons& reasons) {
  Include(excluded, reasons, [&](Index from, auto&& reach) {
    for (const Index to : links.needs.From(from)) reach(to, Cause::kNeeded);
    if (listed[from]) return;
    for (const Index to : links.pieces.From(from)) reach(to, Cause::kCompletes);
  });
}

}  // namespace pgstow::select
