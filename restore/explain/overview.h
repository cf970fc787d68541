// The words that both forms of an explanation use, and the numbers of its loads. Pure.
#pragma once

#include <cstdint>
#include <string_view>

#include "host/model/entry.h"
#include "restore/plan/plan.h"

namespace pgstow::explain {

// Parts of a restore, in the order in which one connection comes to them.
enum class Phase : uint8_t { kDrops, kPreData, kData, kPostData, kPrivileges, kLast };
Phase PhaseOf(const model::Toc& toc, const plan::Step& step);
std::string_view PhaseName(Phase phase);

std::string_view ActionName(plan::Action action);

struct LoadSize {
  uint64_t bytes = 0;  // uncompressed
  uint64_t rows = 0;
};
LoadSize SizeOf(const model::Entry& entry);

}  // namespace pgstow::explain
