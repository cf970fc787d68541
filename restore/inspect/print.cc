#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "host/base/json.h"
#include "host/base/visible.h"
#include "restore/inspect/inspect.h"

namespace pgstow::inspect {
namespace {

using Counts = std::map<std::string, uint64_t>;
using Findings = std::vector<Finding>;

constexpr size_t kShown = 5;  // findings that say the same

// A part of the report: its heading for people, its name in JSON.
struct FindingsPart {
  const char* heading;
  const char* name;
  Findings Inspection::*findings;
};
constexpr FindingsPart kParts[] = {
    {"What no dump has there: somebody wrote it in", "unexpected", &Inspection::unexpected},
    {"What only a superuser can restore", "superuser", &Inspection::superuser},
    {"What takes a right beyond the database", "role", &Inspection::role},
    {"What deserves a look", "notable", &Inspection::notable},
    {"Functions of the archive that run while it is restored", "runs", &Inspection::runs},
};

void AppendCounts(std::string& text, std::string_view heading, const Counts& counts) {
  fmt::format_to(std::back_inserter(text), "{}\n", heading);
  if (counts.empty()) text += "  none\n";
  for (const auto& [name, number] : counts) {
    fmt::format_to(std::back_inserter(text), "{:>8}  {}\n", number, base::Visible(name));
  }
}

void AppendFindings(std::string& text, std::string_view heading, const Findings& findings) {
  fmt::format_to(std::back_inserter(text), "\n{}\n", heading);
  if (findings.empty()) text += "  none\n";
  std::map<std::string_view, std::vector<const Finding*>> by_what;
  for (const Finding& finding : findings) by_what[finding.what].push_back(&finding);
  for (const auto& [what, same] : by_what) {
    fmt::format_to(std::back_inserter(text), "{:>8}  {}\n", same.size(), base::Visible(what));
    for (size_t i = 0; i < std::min(same.size(), kShown); ++i) {
      fmt::format_to(std::back_inserter(text), "            {}; {}\n", same[i]->entry,
                     base::Visible(same[i]->object));
    }
    if (same.size() > kShown) text += "            …\n";
  }
}

std::string Joined(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : ",\n    ") + item;
  return "[" + text + "]";
}

std::string CountsJson(const Counts& counts, const char* name) {
  std::vector<std::string> items;
  for (const auto& [what, number] : counts) {
    base::JsonObject item;
    item.Text(name, what);
    item.Number("count", number);
    items.push_back(item.str());
  }
  return Joined(items);
}

std::string FindingsJson(const Findings& findings) {
  std::vector<std::string> items;
  for (const Finding& finding : findings) {
    base::JsonObject item;
    item.Number("entry", static_cast<uint64_t>(finding.entry));
    item.Text("object", finding.object);
    item.Text("what", finding.what);
    items.push_back(item.str());
  }
  return Joined(items);
}

}  // namespace

std::string InspectionText(const Inspection& inspection) {
  std::string text;
  AppendCounts(text, "Commands", inspection.commands);
  AppendCounts(text, "\nLanguages of functions", inspection.languages);
  for (const FindingsPart& part : kParts) {
    AppendFindings(text, part.heading, inspection.*part.findings);
  }
  return text;
}

std::string InspectionJson(const Inspection& inspection) {
  std::string text = "{\"commands\": " + CountsJson(inspection.commands, "command");
  text += ",\n \"languages\": " + CountsJson(inspection.languages, "language");
  for (const FindingsPart& part : kParts) {
    text += fmt::format(",\n \"{}\": {}", part.name, FindingsJson(inspection.*part.findings));
  }
  return text + "}\n";
}

}  // namespace pgstow::inspect
