// By what a restore is known again: another archive, another selection or other options make
// another restore. Pure.
#pragma once

#include <string>
#include <vector>

#include "host/model/entry.h"
#include "restore/plan/plan.h"

namespace pgstow::execute {

// One thing that must be the same.
struct FingerprintAspect {
  std::string name;   // "archive", "selection", "options"
  std::string value;  // compared
  std::string shown;  // the same for people
};
using Fingerprint = std::vector<FingerprintAspect>;

// The order of the steps does not count, nor do drops, which depend on what is in the database.
Fingerprint FingerprintOf(const model::Toc& toc, const plan::Plan& plan);

}  // namespace pgstow::execute
