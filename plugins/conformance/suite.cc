#include "plugins/conformance/suite.h"

#include <exception>
#include <span>
#include <string>

#include <pgstow/sdk/text.h>

#include "plugins/conformance/filter_laws.h"
#include "plugins/conformance/format_laws.h"
#include "plugins/conformance/law.h"

namespace pgstow::conformance {
namespace {

template <typename Subject>
void Add(std::vector<Case>& cases, std::string_view kind, const Subject& subject,
         std::initializer_list<std::span<const Law<Subject>>> tables) {
  for (const auto& table : tables) {
    for (const Law<Subject>& law : table) {
      cases.push_back({fmt::format("{}:{}/{}", kind, sdk::View(subject.info->name), law.name),
                       std::string(law.sentence),
                       [&subject, check = law.check] { check(subject); }});
    }
  }
}

}  // namespace

std::vector<Case> CasesOf(const loader::Registry& registry) {
  std::vector<Case> cases;
  for (const loader::Filter& filter : registry.filters()) {
    Add(cases, "filter", filter,
        {DescriptionLawsOfFilters(), FrameLaws(), FrameDamageLaws(), CodecLaws(), SessionLaws()});
  }
  for (const loader::Format& format : registry.formats()) {
    Add(cases, "format", format,
        {DescriptionLawsOfFormats(), ContentLaws(), StorageLaws(), ArchiveDamageLaws(),
         ArchiveThreadLaws(), StructLaws()});
  }
  return cases;
}

std::string_view NameOf(Verdict::Result result) {
  switch (result) {
    case Verdict::Result::kPassed:
      return "passed";
    case Verdict::Result::kFailed:
      return "failed";
    case Verdict::Result::kNotApplicable:
      break;
  }
  return "not applicable";
}

Verdict Check(const Case& one) {
  using Result = Verdict::Result;
  try {
    one.check();
    return {};
  } catch (const NotApplicable& reason) {
    return {Result::kNotApplicable, reason.what()};
  } catch (const std::exception& error) {
    return {Result::kFailed, error.what()};
  } catch (...) {
    return {Result::kFailed, "an exception of unknown type came out of the plugin"};
  }
}

}  // namespace pgstow::conformance
