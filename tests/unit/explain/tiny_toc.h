// Tables of contents made of a few definitions.
#pragma once

#include <string>
#include <vector>

#include "host/model/entry.h"
#include "restore/explain/target_facts.h"
#include "restore/plan/plan.h"

namespace pgstow::testing {

// An entry that defines something.
model::Entry Definition(model::DumpId id, const std::string& definition,
                        const std::string& owned_as = "", const std::string& owner = "");

// The rows of a table, in one part of `bytes` bytes.
model::Entry Rows(model::DumpId id, const std::string& table, uint64_t bytes = 10);

model::Toc TocOf(std::vector<model::Entry> entries);

// The plan of a restore of everything.
plan::Plan PlanOfAll(const model::Toc& toc);

// An empty database of that version with the superuser "boss".
explain::TargetFacts EmptyTarget(int version = 18);

}  // namespace pgstow::testing
