#include "host/cli/selection_options.h"

#include <string_view>
#include <utility>

#include "host/cli/filter_option.h"

namespace pgstow::cli {
namespace {

using base::Append;
using base::Clear;
using base::ErrorCode;
using base::Option;
using base::Set;
using base::Text;

// The first --section leaves out all sections but its own; each later one adds its own.
base::Binding Section(model::SectionSet& sections, const std::string& called) {
  return [&sections, called, named = false](const Option&, const char* value) mutable {
    if (!named) sections = {.pre_data = false, .data = false, .post_data = false};
    named = true;
    const std::string_view name = value;
    bool* const section = name == "pre-data"    ? &sections.pre_data
                          : name == "data"      ? &sections.data
                          : name == "post-data" ? &sections.post_data
                                                : nullptr;
    if (section == nullptr) {
      throw base::Error(ErrorCode::kUsage, fmt::format("unrecognized section name: \"{}\"", name))
          .WithHint(base::HelpHint(called));
    }
    *section = true;
  };
}

using select::SelectOptions;
using sql::ObjectFilter;
constexpr FilterSwitch<SelectOptions> kToolFilterSwitches[] = {
    {ObjectFilter::Object::kFunction, &SelectOptions::functions},
    {ObjectFilter::Object::kIndex, &SelectOptions::indexes},
    {ObjectFilter::Object::kSchema, &SelectOptions::schemas, &SelectOptions::exclude_schemas},
    {ObjectFilter::Object::kTable, &SelectOptions::tables},
    {ObjectFilter::Object::kTrigger, &SelectOptions::triggers},
};
constexpr FilterSwitch<SelectOptions> kFilterSwitches[] = {
    {ObjectFilter::Object::kExtension, &SelectOptions::extensions,
     &SelectOptions::exclude_extensions},
    {ObjectFilter::Object::kFunction, &SelectOptions::functions, &SelectOptions::exclude_functions},
    {ObjectFilter::Object::kIndex, &SelectOptions::indexes, &SelectOptions::exclude_indexes},
    {ObjectFilter::Object::kSchema, &SelectOptions::schemas, &SelectOptions::exclude_schemas},
    {ObjectFilter::Object::kTable, &SelectOptions::tables, &SelectOptions::exclude_tables},
    {ObjectFilter::Object::kTableData, nullptr, &SelectOptions::exclude_table_data},
    {ObjectFilter::Object::kTrigger, &SelectOptions::triggers, &SelectOptions::exclude_triggers},
};

// What PostgreSQL's own tool lacks.
std::vector<Option> ClosureRows(SelectOptions& select) {
  return {
      {"extension", 0, "PATTERN", "only this extension", Append(select.extensions)},
      {"exclude-table", 0, "PATTERN", "without this table, view, sequence and what is part of it",
       Append(select.exclude_tables)},
      {"exclude-table-data", 0, "PATTERN",
       "without the rows of this table, the value of this sequence",
       Append(select.exclude_table_data)},
      {"exclude-index", 0, "PATTERN", "without this index", Append(select.exclude_indexes)},
      {"exclude-function", 0, "PATTERN(args)", "without this function or procedure",
       Append(select.exclude_functions)},
      {"exclude-trigger", 0, "PATTERN", "without this trigger", Append(select.exclude_triggers)},
      {"exclude-extension", 0, "PATTERN", "without this extension",
       Append(select.exclude_extensions)},
      {"with-dependents", 0, nullptr,
       "with what is part of the chosen: a table's indexes, constraints, triggers, policies, "
       "sequences, partitions, …",
       Set(select.with_dependents)},
      {"with-dependencies", 0, nullptr,
       "with what the chosen need: types, functions, schemas, parents, referenced tables, …; "
       "without what needs something excluded",
       Set(select.with_dependencies)},
  };
}

}  // namespace

Option SectionOption(model::SectionSet& sections, const std::string& called) {
  return {.name = "section",
          .argument = "SECTION",
          .help = "only this section: pre-data, data or post-data; repeatable",
          .bind = Section(sections, called),
          .values = {"pre-data", "data", "post-data"}};
}

std::vector<Option> SelectionRows(Selection& selection, const Invocation& invocation) {
  select::SelectOptions& select = selection.select;
  select.exact_names = invocation.as_tool;
  const char* const name = invocation.as_tool ? "NAME" : "PATTERN";
  const char* const call = invocation.as_tool ? "NAME(args)" : "PATTERN(args)";
  std::vector<Option> rows = {
      {"use-list", 'L', "FILENAME", "only the entries that this list names, in its order",
       Text(selection.list_file)},
      {"table", 't', name, "only this table, view, sequence or the like", Append(select.tables)},
      {"schema", 'n', name, "only what is in this schema", Append(select.schemas)},
      {"exclude-schema", 'N', name, "nothing that is in this schema",
       Append(select.exclude_schemas)},
      {"index", 'I', name, "only this index", Append(select.indexes)},
      {"function", 'P', call, "only this function or procedure", Append(select.functions)},
      {"trigger", 'T', name, "only this trigger", Append(select.triggers)},
  };
  if (!invocation.as_tool) rows = base::Joined(std::move(rows), ClosureRows(select));
  return base::Joined(
      std::move(rows),
      {
          SectionOption(select.sections, invocation.called),
          invocation.as_tool ? FilterOption(select, kToolFilterSwitches)
                             : FilterOption(select, kFilterSwitches),
          {"strict-names", 0, nullptr, "fail when a name given with -t, -n, … matches nothing",
           Set(select.strict_names)},
          {"no-privileges", 'x', nullptr, "no privileges (GRANT, REVOKE)", Clear(select.acls)},
          {.name = "no-acl", .alias_of = "no-privileges"},
          {"no-comments", 0, nullptr, "no comments", Clear(select.comments)},
          {"no-policies", 0, nullptr, "no row security policies", Clear(select.policies)},
          {"no-publications", 0, nullptr, "no publications", Clear(select.publications)},
          {"no-security-labels", 0, nullptr, "no security labels", Clear(select.security_labels)},
          {"no-subscriptions", 0, nullptr, "no subscriptions", Clear(select.subscriptions)},
      });
}

Option ReadFormatOption(archive::ReaderOptions& reader) {
  return {"format", 'F', "FORMAT", "the archive's format, for when it can't be told from its bytes",
          Text(reader.format)};
}

}  // namespace pgstow::cli
