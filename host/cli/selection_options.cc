#include "host/cli/selection_options.h"

#include <string_view>

#include "host/cli/filter_option.h"
#include "host/cli/tool_formats.h"

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

using sql::ObjectFilter;
constexpr FilterSwitch<select::SelectOptions> kFilterSwitches[] = {
    {ObjectFilter::Object::kFunction, &select::SelectOptions::functions},
    {ObjectFilter::Object::kIndex, &select::SelectOptions::indexes},
    {ObjectFilter::Object::kSchema, &select::SelectOptions::schemas,
     &select::SelectOptions::exclude_schemas},
    {ObjectFilter::Object::kTable, &select::SelectOptions::tables},
    {ObjectFilter::Object::kTrigger, &select::SelectOptions::triggers},
};

}  // namespace

Option SectionOption(model::SectionSet& sections, const std::string& called) {
  return {"section", 0, "SECTION", "only this section: pre-data, data or post-data; repeatable",
          Section(sections, called)};
}

std::vector<Option> SelectionRows(Selection& selection, const std::string& called) {
  select::SelectOptions& select = selection.select;
  return {
      {"use-list", 'L', "FILENAME", "only the entries that this list names, in its order",
       Text(selection.list_file)},
      {"table", 't', "NAME", "only this table, view, sequence or the like", Append(select.tables)},
      {"schema", 'n', "NAME", "only what is in this schema", Append(select.schemas)},
      {"exclude-schema", 'N', "NAME", "nothing that is in this schema",
       Append(select.exclude_schemas)},
      {"index", 'I', "NAME", "only this index", Append(select.indexes)},
      {"function", 'P', "NAME(args)", "only this function or procedure", Append(select.functions)},
      {"trigger", 'T', "NAME", "only this trigger", Append(select.triggers)},
      SectionOption(select.sections, called),
      FilterOption(select, kFilterSwitches),
      {"strict-names", 0, nullptr, "fail when a name given with -t, -n, … matches nothing",
       Set(select.strict_names)},
      {"no-privileges", 'x', nullptr, "no privileges (GRANT, REVOKE)", Clear(select.acls)},
      {.name = "no-acl", .alias_of = "no-privileges"},
      {"no-comments", 0, nullptr, "no comments", Clear(select.comments)},
      {"no-security-labels", 0, nullptr, "no security labels", Clear(select.security_labels)},
  };
}

Option ReadFormatOption(archive::ReaderOptions& reader, bool as_tool) {
  return {"format", 'F', "FORMAT", "the archive's format, for when it can't be told from its bytes",
          [&reader, as_tool](const Option&, const char* value) {
            reader.format = as_tool ? RestoreToolFormat(value) : value;
          }};
}

}  // namespace pgstow::cli
