#include "restore/select/select.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "host/base/error.h"
#include "restore/select/facts.h"
#include "restore/select/name_list.h"

namespace pgstow::select {
namespace {

using model::DumpId;
using model::Entry;
using model::Role;
using model::Selector;

// Whether lists show trigger `name` so: the tag of a trigger is "table trigger".
bool TagEndsWithName(std::string_view tag, std::string_view name) {
  return tag.size() > name.size() && tag.ends_with(name) &&
         tag[tag.size() - name.size() - 1] == ' ';
}

class Selecting {
 public:
  Selecting(const model::Toc& toc, const SelectOptions& options)
      : toc_(toc),
        options_(options),
        facts_(toc),
        schemas_(options.schemas),
        exclude_schemas_(options.exclude_schemas),
        tables_(options.tables),
        indexes_(options.indexes),
        functions_(options.functions),
        triggers_(options.triggers) {
    if (options.list) listed_.insert(options.list->begin(), options.list->end());
  }

  Selection Run() {
    Selection selection;
    selection.choices.resize(toc_.entries.size());
    for (size_t i = 0; i < toc_.entries.size(); ++i) {
      if (!facts_.dependent(i)) selection.choices[i] = ChooseObject(i);
    }
    for (size_t i = 0; i < toc_.entries.size(); ++i) {
      if (facts_.dependent(i)) selection.choices[i] = ChooseDependent(i, selection.choices);
    }
    if (options_.strict_names) CheckStrictNames();
    selection.order = Order(selection.choices);
    return selection;
  }

 private:
  Choice ChooseObject(size_t i) {
    const Entry& entry = toc_.entries[i];
    if (!WantsRole(entry.role)) return {};
    // The database comes with --create whatever else is chosen: the rest is restored into it.
    if (facts_.about_database(i)) return {.definition = options_.create};
    if (!InSection(i) || !Listed(entry)) return {};
    if (!InSchemas(entry) || !Named(entry)) return {};
    return Content(i);
  }

  Choice ChooseDependent(size_t i, const std::vector<Choice>& choices) const {
    const Entry& entry = toc_.entries[i];
    if (!WantsRole(entry.role) || !InSection(i) || !Listed(entry)) return {};
    if (facts_.about_database(i)) {
      if (!options_.create) return {};
    } else if (Selective()) {
      const auto wanted = [&choices](size_t parent) { return choices[parent].any(); };
      if (!std::ranges::any_of(facts_.parents(i), wanted)) return {};
    }
    return Content(i);
  }

  bool WantsRole(Role role) const {
    switch (role) {
      case Role::kComment:
        return options_.comments;
      case Role::kAcl:
        return options_.acls;
      case Role::kSecurityLabel:
        return options_.security_labels;
      default:
        return true;
    }
  }

  bool InSection(size_t i) const { return options_.sections.contains(facts_.section(i)); }

  bool Listed(const Entry& entry) const { return !options_.list || listed_.contains(entry.id); }

  // True when objects are chosen by name, so that what belongs to others goes with them.
  bool Selective() const {
    return !schemas_.empty() || !exclude_schemas_.empty() || NamesObjects();
  }
  bool NamesObjects() const {
    return !tables_.empty() || !indexes_.empty() || !functions_.empty() || !triggers_.empty();
  }

  bool InSchemas(const Entry& entry) {
    if (!schemas_.empty() && (entry.schema.empty() || !schemas_.Contains(entry.schema))) {
      return false;
    }
    return exclude_schemas_.empty() || entry.schema.empty() ||
           !exclude_schemas_.Contains(entry.schema);
  }

  bool Named(const Entry& entry) {
    if (!NamesObjects()) return true;
    switch (entry.selector) {
      case Selector::kRelation:
        return tables_.Contains(entry.tag);
      case Selector::kIndex:
        return indexes_.Contains(entry.tag);
      case Selector::kFunction:
        return functions_.Contains(entry.tag);
      case Selector::kTrigger:
        return triggers_.Match([&entry](const std::string& name) {
          return entry.tag == name || TagEndsWithName(entry.tag, name);
        });
      default:
        return false;
    }
  }

  Choice Content(size_t i) const {
    const Entry& entry = toc_.entries[i];
    const bool rows = !entry.parts.empty();
    const bool sql = !entry.definition.empty();
    if (entry.role == Role::kStatistics) {
      return {.definition = sql && options_.statistics};
    }
    if (facts_.about_data(i)) return {.data = (rows || sql) && options_.data};
    return {.definition = sql && options_.definitions, .data = rows && options_.data};
  }

  void CheckStrictNames() const {
    const auto check = [](std::string_view what, const NameList& names) {
      if (const std::string* name = names.Unmatched()) {
        base::Throw(base::ErrorCode::kNotFound, "{} \"{}\" not found", what, *name);
      }
    };
    check("schema", schemas_);
    check("table", tables_);
    check("index", indexes_);
    check("function", functions_);
    check("trigger", triggers_);
  }

  // Entries that a list names come in its order, after those that need no naming.
  std::vector<size_t> Order(const std::vector<Choice>& choices) const {
    std::vector<size_t> order;
    std::unordered_map<DumpId, size_t> listed;
    for (size_t i = 0; i < choices.size(); ++i) {
      if (!choices[i].any()) continue;
      if (options_.list && listed_.contains(toc_.entries[i].id)) {
        listed.emplace(toc_.entries[i].id, i);
      } else {
        order.push_back(i);
      }
    }
    if (!options_.list) return order;
    for (const DumpId id : *options_.list) {
      if (const auto node = listed.extract(id)) order.push_back(node.mapped());
    }
    return order;
  }

  const model::Toc& toc_;
  const SelectOptions& options_;
  const Facts facts_;
  NameList schemas_;
  NameList exclude_schemas_;
  NameList tables_;
  NameList indexes_;
  NameList functions_;
  NameList triggers_;
  std::unordered_set<DumpId> listed_;
};

}  // namespace

Selection Select(const model::Toc& toc, const SelectOptions& options) {
  return Selecting(toc, options).Run();
}

}  // namespace pgstow::select
