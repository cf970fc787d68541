#include "tests/fuzz/target.h"

#include <algorithm>

namespace pgstow::fuzz {
namespace {

std::vector<const Target*>& List() {
  static std::vector<const Target*> list;
  return list;
}

}  // namespace

Target::Target(std::string_view name, Run run, Mend mend) : name_(name), run_(run), mend_(mend) {
  List().push_back(this);
}

const Target* Target::Find(std::string_view name) {
  const auto found = std::ranges::find(List(), name, &Target::name);
  return found == List().end() ? nullptr : *found;
}

const std::vector<const Target*>& Target::All() { return List(); }

}  // namespace pgstow::fuzz
