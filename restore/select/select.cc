#include "restore/select/select.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include <fmt/format.h>

#include "host/base/error.h"
#include "restore/select/brief.h"
#include "restore/select/closure.h"
#include "restore/select/facts.h"
#include "restore/select/links.h"
#include "restore/select/list_order.h"
#include "restore/select/names.h"
#include "restore/select/topics.h"

namespace pgstow::select {
namespace {

using model::BriefEntry;
using model::Role;

class Selecting {
 public:
  Selecting(const model::BriefToc& toc, const SelectOptions& options)
      : toc_(toc),
        options_(options),
        facts_(toc),
        schemas_(Given(Named::kSchema, "--schema", options.schemas)),
        exclude_schemas_(Given(Named::kSchema, "--exclude-schema", options.exclude_schemas)),
        objects_{Given(Named::kRelation, "--table", options.tables),
                 Given(Named::kIndex, "--index", options.indexes),
                 Given(Named::kFunction, "--function", options.functions),
                 Given(Named::kTrigger, "--trigger", options.triggers),
                 Given(Named::kExtension, "--extension", options.extensions)},
        exclude_objects_{
            Given(Named::kRelation, "--exclude-table", options.exclude_tables),
            Given(Named::kIndex, "--exclude-index", options.exclude_indexes),
            Given(Named::kFunction, "--exclude-function", options.exclude_functions),
            Given(Named::kTrigger, "--exclude-trigger", options.exclude_triggers),
            Given(Named::kExtension, "--exclude-extension", options.exclude_extensions)},
        exclude_rows_(Given(Named::kRelation, "--exclude-table-data", options.exclude_table_data)),
        selects_objects_(std::ranges::any_of(objects_, NotEmpty)),
        takes_all_topics_(options.policies && options.publications && options.subscriptions &&
                          options.tablespaces),
        excluded_(toc.entries.size()) {
    selection_.reasons.resize(toc.entries.size());
    if (options.list) listed_.insert(options.list->begin(), options.list->end());
  }

  Selection Run() {
    Exclude();
    SwitchOff();
    for (size_t i = 0; i < toc_.entries.size(); ++i) {
      if (!facts_.dependent(i)) {
        Pick(i);
      } else if (!excluded_[i] && options_.with_dependencies && IsListedByItself(i)) {
        reason(i) = {.cause = Cause::kListed};
      }
    }
    Close();
    for (size_t i = 0; i < toc_.entries.size(); ++i) {
      if (!excluded_[i] && facts_.dependent(i) && !reason(i).in()) reason(i) = ReasonOfFacet(i);
    }
    Choose();
    FindUnmatched();
    return std::move(selection_);
  }

 private:
  static bool NotEmpty(const Names& names) { return !names.empty(); }

  Names Given(Named what, const char* option, const std::vector<std::string>& names) {
    return Names(toc_, facts_, {what, option, names, options_.exact_names}, selection_.names);
  }

  Reason& reason(size_t i) { return selection_.reasons[i]; }

  // Made when they are asked for: the ordinary switches do without.
  const Links& links() {
    if (!links_) links_ = LinksOf(toc_, facts_, excluded_);
    return *links_;
  }

  void Exclude() {
    for (const Names& names : exclude_objects_) {
      ExcludeIf(names, [](size_t) { return true; });
    }
    if (std::ranges::any_of(exclude_objects_, NotEmpty)) {
      ExcludeParts(LinksOf(toc_, facts_, excluded_), selection_.reasons, excluded_);
    }
    if (options_.data) ExcludeIf(exclude_rows_, [this](size_t i) { return facts_.rows(i); });
    ExcludeIf(exclude_schemas_, [this](size_t i) { return !facts_.dependent(i); });
    if (options_.with_dependencies) ExcludeWhatNeeds(links(), selection_.reasons, excluded_);
  }

  template <typename Which>
  void ExcludeIf(const Names& names, Which&& which) {
    if (names.empty()) return;
    for (size_t i = 0; i < toc_.entries.size(); ++i) {
      if (excluded_[i] || !names.contains(i) || !which(i)) continue;
      reason(i) = names.Because(Cause::kExcluded, i);
      excluded_[i] = true;
    }
  }

  // What whole kinds of entries are left out by.
  void SwitchOff() {
    for (size_t i = 0; i < toc_.entries.size(); ++i) {
      if (excluded_[i]) continue;
      if (const char* const option = SwitchThatLeavesOut(toc_.entries[i])) {
        reason(i) = {.cause = Cause::kSwitchedOff, .option = option};
        excluded_[i] = true;
      } else if (facts_.about_database(i) && !options_.create) {
        reason(i) = {.cause = Cause::kNoDatabase};
        excluded_[i] = true;
      }
    }
  }

  const char* SwitchThatLeavesOut(const BriefEntry& entry) const {
    if (entry.role == Role::kComment && !options_.comments) return "--no-comments";
    if (entry.role == Role::kAcl && !options_.acls) return "--no-privileges";
    if (entry.role == Role::kSecurityLabel && !options_.security_labels) {
      return "--no-security-labels";
    }
    if (takes_all_topics_) return nullptr;
    switch (TopicOf(entry.kind)) {
      case Topic::kPolicy:
        return options_.policies ? nullptr : "--no-policies";
      case Topic::kPublication:
        return options_.publications ? nullptr : "--no-publications";
      case Topic::kSubscription:
        return options_.subscriptions ? nullptr : "--no-subscriptions";
      case Topic::kTablespace:
        return options_.tablespaces ? nullptr : "--no-tablespaces";
      default:
        return nullptr;
    }
  }

  bool Listed(size_t i) const { return !options_.list || listed_.contains(toc_.entries[i].id); }

  void Pick(size_t i) {
    const Reason by_options = ReasonOfObject(i);
    if (!excluded_[i]) {
      reason(i) = by_options;
    } else if (reason(i).cause == Cause::kNeedsExcluded && by_options.in()) {
      ++selection_.without_needed;
    }
  }

  // A list can have a comment without its object, unless objects are chosen by name.
  bool IsListedByItself(size_t i) const {
    return options_.list && listed_.contains(toc_.entries[i].id) && !ChoosesByName();
  }
  bool ChoosesByName() const {
    return selects_objects_ || !schemas_.empty() || !exclude_schemas_.empty();
  }

  const char* SwitchThatChooses() const {
    if (selects_objects_) return std::ranges::find_if(objects_, NotEmpty)->option();
    return schemas_.empty() ? exclude_schemas_.option() : schemas_.option();
  }

  Reason ReasonOfObject(size_t i) const {
    // The database comes with --create whatever else is chosen: the rest is restored into it.
    if (facts_.about_database(i)) return {.cause = Cause::kDatabase};
    if (!Listed(i)) return {.cause = Cause::kNotListed};
    if (!schemas_.empty() && !schemas_.contains(i)) {
      return {.cause = Cause::kNotNamed, .option = schemas_.option()};
    }
    if (selects_objects_) {
      const auto names =
          std::ranges::find_if(objects_, [i](const Names& some) { return some.contains(i); });
      if (names != objects_.end()) return names->Because(Cause::kNamed, i);
      return {.cause = Cause::kNotNamed,
              .option = std::ranges::find_if(objects_, NotEmpty)->option()};
    }
    if (!schemas_.empty()) return schemas_.Because(Cause::kNamed, i);
    return {.cause = options_.list ? Cause::kListed : Cause::kEverything};
  }

  void Close() {
    if (options_.with_dependents) AddDependents(links(), excluded_, selection_.reasons);
    if (!options_.with_dependencies) return;
    std::vector<bool> listed(toc_.entries.size());
    for (size_t i = 0; i < listed.size() && options_.list; ++i) listed[i] = Listed(i);
    AddNeeded(links(), excluded_, listed, selection_.reasons);
  }

  // Of what says something about objects.
  Reason ReasonOfFacet(size_t i) const {
    const auto parents = facts_.parents(i);
    const auto is_in = [this](size_t parent) { return selection_.reasons[parent].in(); };
    const auto subject = std::ranges::find_if(parents, is_in);
    const bool was_pulled = subject != parents.end() && selection_.reasons[*subject].pulled();
    if (!Listed(i) && !was_pulled) return {.cause = Cause::kNotListed};
    if (subject != parents.end()) {
      return {.cause = Cause::kAbout, .via = static_cast<Index>(*subject)};
    }
    const auto is_excluded = [this](size_t parent) { return excluded_[parent]; };
    if (parents.empty() && ChoosesByName()) {  // no name means what the archive does not have
      return {.cause = Cause::kNotNamed, .option = SwitchThatChooses()};
    }
    if (!parents.empty() && (ChoosesByName() || std::ranges::all_of(parents, is_excluded))) {
      return {.cause = Cause::kAboutNothing, .via = static_cast<Index>(parents.front())};
    }
    return {.cause = options_.list ? Cause::kListed : Cause::kEverything};
  }

  // What of the entries that are in is wanted, and the order of those of which anything is.
  void Choose() {
    std::vector<size_t>& order = selection_.order;
    selection_.choices.resize(toc_.entries.size());
    order.reserve(toc_.entries.size());
    for (size_t i = 0; i < toc_.entries.size(); ++i) {
      if (!reason(i).in()) continue;
      selection_.choices[i] = Content(i);
      if (selection_.choices[i].any()) order.push_back(i);
    }
    if (options_.list) {
      const bool closed = options_.with_dependents || options_.with_dependencies;
      order = ListOrder(toc_, order, *options_.list, selection_.reasons,
                        closed ? links().needs : Edges(toc_.entries.size(), {}));
    }
  }

  Choice Content(size_t i) {
    const BriefEntry entry = toc_.entries[i];
    if (reason(i).cause == Cause::kDatabase) return {.definition = true};
    if (!options_.sections.contains(facts_.section(i))) {
      reason(i).unwanted = "--section";
      return {};
    }
    const bool rows = entry.has_parts;
    const bool sql = entry.has_definition;
    Choice choice = {.definition = sql && options_.definitions, .data = rows && options_.data};
    const char* what = "definitions";
    if (entry.role == Role::kStatistics) {
      choice = {.definition = sql && options_.statistics};
      what = "statistics";
    } else if (facts_.about_data(i)) {
      choice = {.data = (rows || sql) && options_.data};
      what = "rows";
    }
    if (!choice.any()) reason(i).unwanted = what;
    return choice;
  }

  // Whether the entry is there for the switches that name objects to choose from.
  bool IsOffered(size_t i) const {
    return !facts_.dependent(i) && Listed(i) && options_.sections.contains(facts_.section(i)) &&
           (schemas_.empty() || schemas_.contains(i)) && !exclude_schemas_.contains(i);
  }

  void FindUnmatched() {
    const auto offered = [this](size_t i) { return IsOffered(i); };
    const auto find = [&](std::string_view what, const Names& names) {
      for (const std::string& name : names.Unmatched(offered)) {
        selection_.unmatched.push_back(fmt::format("{} \"{}\"", what, name));
      }
    };
    find("schema", schemas_);
    for (const Names& names : objects_) find(names.option() + 2, names);
    if (options_.strict_names && !selection_.unmatched.empty()) {
      base::Throw(base::ErrorCode::kNotFound, "{} not found", selection_.unmatched.front());
    }
  }

  const model::BriefToc& toc_;
  const SelectOptions& options_;
  const Facts facts_;
  Selection selection_;
  const Names schemas_;
  const Names exclude_schemas_;
  const std::vector<Names> objects_;  // the switches that name objects
  const std::vector<Names> exclude_objects_;
  const Names exclude_rows_;
  const bool selects_objects_;  // so that what can't be named is left out
  const bool takes_all_topics_;
  std::unordered_set<model::DumpId> listed_;
  std::vector<bool> excluded_;  // out, whatever asks for it
  std::optional<Links> links_;
};

}  // namespace

Selection Select(const model::BriefToc& toc, const SelectOptions& options) {
  return Selecting(toc, options).Run();
}

Selection Select(const model::Toc& toc, const SelectOptions& options) {
  return Select(model::BriefToc(toc), options);
}

}  // namespace pgstow::select
