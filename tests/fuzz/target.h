// What is fuzzed: readers, decoders and parsers, each as a function that takes any bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pgstow::fuzz {

// One of them. Made at namespace scope, which lists it; its name is that of its folder in
// corpus/.
class Target {
 public:
  // Looks at an input, with Require and ErrorOf (require.h). Whatever it throws is a finding.
  using Run = void (*)(std::string_view input);

  // Makes of mutated bytes such as get further: with lengths and checksums that fit. `choice` is a
  // random number for whoever can mend in more than one way.
  using Mend = std::string (*)(std::string input, uint32_t choice);

  Target(std::string_view name, Run run, Mend mend = nullptr);

  std::string_view name() const { return name_; }
  void Take(std::string_view input) const { run_(input); }
  Mend mend() const { return mend_; }  // nullptr: mutated bytes are as good as any

  // nullptr: there is none of that name in this program.
  static const Target* Find(std::string_view name);
  // In no particular order.
  static const std::vector<const Target*>& All();

 private:
  std::string_view name_;
  Run run_;
  Mend mend_;
};

}  // namespace pgstow::fuzz
