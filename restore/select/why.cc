#include "restore/select/why.h"

#include <array>
#include <charconv>
#include <optional>
#include <unordered_set>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/base/json.h"
#include "host/base/log.h"
#include "host/sql/name_expression.h"
#include "host/sql/pattern.h"
#include "host/sql/quote.h"

namespace pgstow::select {
namespace {

using model::Entry;

std::string Qualified(const Entry& entry) {
  return entry.schema.empty() ? entry.tag : entry.schema + "." + entry.tag;
}

// "TABLE app.t (7)", on one line.
std::string Shown(const Entry& entry) {
  return fmt::format("{} {} ({})", sql::CommentSafe(entry.kind), sql::CommentSafe(Qualified(entry)),
                     entry.id);
}

// By cause: its name in JSON, and its sentence.
struct Wording {
  std::string_view name;
  std::string_view sentence;
};
constexpr std::array<Wording, 17> kWordings = {{
    {"everything", "{entry} is wanted, as no option says which objects are"},
    {"named", "{entry} is named by {option} \"{name}\""},
    {"listed", "{entry} is in the list"},
    {"database", "{entry} is made by --create"},
    {"about", "{entry} is about {via}"},
    {"part-of", "{entry} is part of {via} (--with-dependents)"},
    {"needed", "{entry} is needed by {via} (--with-dependencies)"},
    {"completes", "{entry} completes {via} (--with-dependencies)"},
    {"not-named", "{entry} is not named by {option} or another such option"},
    {"not-listed", "{entry} is not in the list"},
    {"no-database", "{entry} is about the database, which --create makes"},
    {"excluded", "{entry} is named by {option} \"{name}\""},
    {"excluded-with", "{entry} is part of {via}"},
    {"needs-excluded", "{entry} needs {via} (--with-dependencies)"},
    {"about-nothing", "{entry} is about {via}"},
    {"switched-off", "{entry} is of what {option} leaves out"},
    {"other-database", "{entry} is in no database that is wanted"},
}};
static_assert(static_cast<size_t>(Cause::kOtherDatabase) + 1 == kWordings.size());

const Wording& WordingOf(const Reason& reason) {
  return kWordings[static_cast<size_t>(reason.cause)];
}

// The entries from `entry` along the reasons; the last one's is an option's.
std::vector<size_t> Chain(const Selection& selection, size_t entry) {
  std::vector<size_t> chain;
  std::unordered_set<size_t> seen;
  for (size_t i = entry; seen.insert(i).second;) {
    chain.push_back(i);
    const Index via = selection.reasons[i].via;
    if (via == Reason::kNone) break;
    i = via;
  }
  return chain;
}

bool IsIn(const Selection& selection, size_t entry) { return selection.choices[entry].any(); }

// The reason as a sentence.
std::string ReasonText(const model::Toc& toc, const Selection& selection, size_t entry) {
  const Reason& reason = selection.reasons[entry];
  return fmt::format(
      fmt::runtime(WordingOf(reason).sentence), fmt::arg("entry", Shown(toc.entries[entry])),
      fmt::arg("option", reason.option == nullptr ? "" : reason.option),
      fmt::arg("name", reason.name == Reason::kNone ? "" : selection.names[reason.name]),
      fmt::arg("via", reason.via == Reason::kNone ? "" : Shown(toc.entries[reason.via])));
}

std::string UnwantedText(const Entry& entry, std::string_view unwanted) {
  const std::string shown = Shown(entry);
  if (unwanted.starts_with('-')) return fmt::format("{} is in no section of {}", shown, unwanted);
  return fmt::format("{} has no {} that are wanted", shown, unwanted);
}

std::string LinkJson(const model::Toc& toc, const Selection& selection, size_t entry) {
  const Reason& reason = selection.reasons[entry];
  base::JsonObject json;
  json.Raw("id", std::to_string(toc.entries[entry].id));
  json.Text("cause", WordingOf(reason).name);
  if (reason.option != nullptr) json.Text("option", reason.option);
  if (reason.name != Reason::kNone) json.Text("name", selection.names[reason.name]);
  if (reason.via != Reason::kNone) json.Raw("via", std::to_string(toc.entries[reason.via].id));
  return json.str();
}

std::string EntryJson(const model::Toc& toc, const Selection& selection, size_t i) {
  const Entry& entry = toc.entries[i];
  base::JsonObject json;
  json.Raw("id", std::to_string(entry.id));
  json.Text("kind", entry.kind);
  if (!entry.schema.empty()) json.Text("schema", entry.schema);
  json.Text("tag", entry.tag);
  json.Flag("in", IsIn(selection, i));
  if (const char* const unwanted = selection.reasons[i].unwanted) json.Text("unwanted", unwanted);
  std::vector<std::string> links;
  for (const size_t link : Chain(selection, i)) links.push_back(LinkJson(toc, selection, link));
  json.Raw("why", fmt::format("[{}]", fmt::join(links, ", ")));
  return json.str();
}

std::optional<model::DumpId> NumberOf(std::string_view text) {
  model::DumpId id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return id;
}

template <typename Is>
std::vector<size_t> Where(const model::Toc& toc, Is&& is) {
  std::vector<size_t> found;
  for (size_t i = 0; i < toc.entries.size(); ++i) {
    if (is(toc.entries[i])) found.push_back(i);
  }
  return found;
}

}  // namespace

std::vector<size_t> EntriesNamed(const model::Toc& toc, std::string_view wanted) {
  std::vector<size_t> found;
  if (const auto id = NumberOf(wanted)) {
    found = Where(toc, [&](const Entry& entry) { return entry.id == *id; });
  }
  if (found.empty()) {
    found = Where(
        toc, [&](const Entry& entry) { return entry.tag == wanted || Qualified(entry) == wanted; });
  }
  if (found.empty()) {
    const auto pieces = sql::ParsePattern(wanted, 2);
    const sql::NameExpression name(pieces.back());
    const sql::NameExpression schema(pieces.front());
    found = Where(toc, [&](const Entry& entry) {
      return name.Matches(entry.tag) && (pieces.size() == 1 || schema.Matches(entry.schema));
    });
  }
  if (found.empty()) {
    base::Throw(base::ErrorCode::kNotFound, "the archive has no entry \"{}\"", wanted);
  }
  return found;
}

std::string WhyText(const model::Toc& toc, const Selection& selection,
                    std::span<const size_t> entries) {
  std::string text;
  for (const size_t i : entries) {
    text += fmt::format("{}: {}\n", Shown(toc.entries[i]), IsIn(selection, i) ? "in" : "out");
    if (const char* const unwanted = selection.reasons[i].unwanted) {
      text += fmt::format("  {}\n", UnwantedText(toc.entries[i], unwanted));
    }
    for (const size_t link : Chain(selection, i)) {
      text += fmt::format("  {}\n", ReasonText(toc, selection, link));
    }
  }
  return text;
}

std::string WhyJson(const model::Toc& toc, const Selection& selection,
                    std::span<const size_t> entries) {
  std::vector<std::string> all;
  all.reserve(entries.size());
  for (const size_t i : entries) all.push_back(EntryJson(toc, selection, i));
  return fmt::format("[\n  {}\n]\n", fmt::join(all, ",\n  "));
}

void LogPulled(const model::Toc& toc, const Selection& selection) {
  for (size_t i = 0; base::LogEnabled(base::LogLevel::kInfo) && i < toc.entries.size(); ++i) {
    const Reason& reason = selection.reasons[i];
    if (reason.cause == Cause::kNeedsExcluded || (IsIn(selection, i) && reason.pulled())) {
      base::Log(base::LogLevel::kInfo, "{}", ReasonText(toc, selection, i));
    }
  }
  if (selection.without_needed == 0) return;
  base::LogWarning(
      base::Error(base::ErrorCode::kNotFound,
                  fmt::format("entries left out because they need what is excluded: {}",
                              selection.without_needed))
          .WithHint("\"pgstow list --why\" says why each of them is."));
}

}  // namespace pgstow::select
