// --filter: files with rules that stand for other switches.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "host/base/options.h"
#include "host/sql/object_filter.h"

namespace pgstow::cli {

// The switches that the rules about one kind of object stand for, as members of the options they
// add to; none where such a rule makes no sense.
template <class Options>
struct FilterSwitch {
  using Patterns = std::vector<std::string> Options::*;
  sql::ObjectFilter::Object object;
  Patterns include = nullptr;
  Patterns exclude = nullptr;
};

// Reads the rules of a file ("-": standard input) and gives the pattern of each to the list that
// `patterns_for` names; nullptr: the rule is refused. Throws as sql::ObjectFilterReader, and kIo.
void ReadFilterFile(
    const std::string& path,
    const std::function<std::vector<std::string>*(const sql::ObjectFilter&)>& patterns_for);

// --filter. The options and the switches outlive the row.
template <class Options, size_t kCount>
base::Option FilterOption(Options& options, const FilterSwitch<Options> (&switches)[kCount]) {
  const auto patterns_for = [&](const sql::ObjectFilter& filter) -> std::vector<std::string>* {
    for (const FilterSwitch<Options>& row : switches) {
      const auto patterns = filter.include ? row.include : row.exclude;
      if (row.object == filter.object && patterns != nullptr) return &(options.*patterns);
    }
    return nullptr;
  };
  return {"filter", 0, "FILENAME", "what this file includes and excludes (-: standard input)",
          [patterns_for](const base::Option&, const char* path) {
            ReadFilterFile(path, patterns_for);
          }};
}

}  // namespace pgstow::cli
