// The suite: every law for every format and filter that plugins offer.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "host/loader/registry.h"

namespace pgstow::conformance {

// One law of one format or filter.
struct Case {
  std::string name;      // "filter:zstd/gives-back-frames"
  std::string sentence;  // what holds
  std::function<void()> check;
};

// The cases of all that the registry has, which outlives them.
std::vector<Case> CasesOf(const loader::Registry& registry);

struct Verdict {
  enum class Result { kPassed, kFailed, kNotApplicable };
  Result result = Result::kPassed;
  std::string reason;  // empty when it passed
};

// "passed", "failed", "not applicable"
std::string_view NameOf(Verdict::Result result);

// Checks a case in this process; what goes wrong is in the verdict.
Verdict Check(const Case& one);

// Gives the plugins of this process the secrets that the suite opens sealed frames with. Before
// plugins are loaded.
void ProvideSecrets();

}  // namespace pgstow::conformance
