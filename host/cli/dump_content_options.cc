#include "host/cli/dump_content_options.h"

#include <algorithm>
#include <climits>

#include "host/cli/filter_option.h"
#include "host/cli/selection_options.h"

namespace pgstow::cli {
namespace {

using base::Append;
using base::Clear;
using base::ErrorCode;
using base::Option;
using base::Set;
using catalog::ReadOptions;
using sql::ObjectFilter;

constexpr FilterSwitch<ReadOptions> kFilterSwitches[] = {
    {ObjectFilter::Object::kExtension, &ReadOptions::extensions, &ReadOptions::exclude_extensions},
    {ObjectFilter::Object::kSchema, &ReadOptions::schemas, &ReadOptions::exclude_schemas},
    {ObjectFilter::Object::kTable, &ReadOptions::tables, &ReadOptions::exclude_tables},
    {ObjectFilter::Object::kTableAndChildren, &ReadOptions::tables_and_children,
     &ReadOptions::exclude_tables_and_children},
    {ObjectFilter::Object::kForeignData, &ReadOptions::include_foreign_data},
    {ObjectFilter::Object::kTableData, nullptr, &ReadOptions::exclude_table_data},
    {ObjectFilter::Object::kTableDataAndChildren, nullptr,
     &ReadOptions::exclude_table_data_and_children},
};

// One row a command, unless --rows-per-insert says otherwise.
void UseInserts(ReadOptions& read) { read.inserts.rows = std::max(read.inserts.rows, 1); }

std::vector<Option> PatternRows(ReadOptions& read) {
  return {
      {"schema", 'n', "PATTERN", "only schemas that match, and what is in them",
       Append(read.schemas)},
      {"exclude-schema", 'N', "PATTERN", "no schemas that match", Append(read.exclude_schemas)},
      {"table", 't', "PATTERN", "only tables, views, sequences that match", Append(read.tables)},
      {"table-and-children", 0, "PATTERN",
       "only tables that match, their partitions and what inherits from them",
       Append(read.tables_and_children)},
      {"exclude-table", 'T', "PATTERN", "no tables, views, sequences that match",
       Append(read.exclude_tables)},
      {"exclude-table-and-children", 0, "PATTERN",
       "no tables that match, nor their partitions and what inherits from them",
       Append(read.exclude_tables_and_children)},
      {"exclude-table-data", 0, "PATTERN", "no rows of tables that match",
       Append(read.exclude_table_data)},
      {"exclude-table-data-and-children", 0, "PATTERN",
       "no rows of tables that match, nor of their partitions and what inherits from them",
       Append(read.exclude_table_data_and_children)},
      {"include-foreign-data", 0, "PATTERN",
       "the rows of foreign tables too, of foreign servers that match",
       Append(read.include_foreign_data)},
      {"extension", 'e', "PATTERN", "only extensions that match", Append(read.extensions)},
      {"exclude-extension", 0, "PATTERN", "no extensions that match",
       Append(read.exclude_extensions)},
      FilterOption(read, kFilterSwitches),
      {"strict-names", 0, nullptr, "fail when a pattern that includes matches nothing",
       Set(read.strict_names)},
  };
}

}  // namespace

std::vector<Option> DumpContentRows(ReadOptions& read, const std::string& called) {
  return base::Joined(
      PatternRows(read),
      {
          SectionOption(read.sections, called),
          {"large-objects", 'b', nullptr,
           "large objects too, also where -n, -t or -e would leave them out",
           [&read](const Option&, const char*) { read.large_objects = true; }},
          {.name = "blobs", .alias_of = "large-objects"},
          {"no-large-objects", 'B', nullptr, "no large objects, unless -b is given too",
           [&read](const Option&, const char*) {
             read.large_objects = read.large_objects.value_or(false);
           }},
          {.name = "no-blobs", .alias_of = "no-large-objects"},
          {"no-privileges", 'x', nullptr, "no privileges (GRANT, REVOKE)", Clear(read.acls)},
          {.name = "no-acl", .alias_of = "no-privileges"},
          {"no-comments", 0, nullptr, "no comments", Clear(read.comments)},
          {"no-policies", 0, nullptr, "no row security policies", Clear(read.policies)},
          {"no-publications", 0, nullptr, "no publications", Clear(read.publications)},
          {"no-security-labels", 0, nullptr, "no security labels", Clear(read.security_labels)},
          {"no-subscriptions", 0, nullptr, "no subscriptions", Clear(read.subscriptions)},
          {"no-toast-compression", 0, nullptr, "no compression methods of columns",
           Clear(read.toast_compression)},
          {"no-unlogged-table-data", 0, nullptr, "no rows of unlogged tables",
           Clear(read.unlogged_table_data)},
          {"sequence-data", 0, nullptr, "the values of sequences, even without rows",
           Set(read.sequence_data)},
          {"allow-unmodeled", 0, nullptr,
           "go on when the database has objects of a kind that can't be dumped, without them",
           Set(read.allow_unmodeled)},
      });
}

std::vector<Option> InsertRows(ReadOptions& read) {
  return {
      {"inserts", 0, nullptr, "rows as INSERT commands instead of COPY",
       [&read](const Option&, const char*) { UseInserts(read); }},
      {"column-inserts", 0, nullptr, "rows as INSERT commands with column names",
       [&read](const Option&, const char*) {
         UseInserts(read);
         read.inserts.column_names = true;
       }},
      {.name = "attribute-inserts", .alias_of = "column-inserts"},
      {"rows-per-insert", 0, "NROWS", "rows as INSERT commands of so many rows each",
       base::Integer(read.inserts.rows, 1, INT_MAX)},
      {"on-conflict-do-nothing", 0, nullptr, "INSERT commands that pass over rows that are there",
       Set(read.inserts.on_conflict_do_nothing)},
      {"load-via-partition-root", 0, nullptr, "load rows of partitions through their topmost table",
       Set(read.through_partition_root)},
  };
}

base::OptionRule InsertRule(const ReadOptions& read) {
  return base::Check([&read] {
    if (!read.inserts.on_conflict_do_nothing || read.inserts.wanted()) return;
    base::Throw(ErrorCode::kUsage,
                "option --on-conflict-do-nothing requires option --inserts, --rows-per-insert, or "
                "--column-inserts");
  });
}

}  // namespace pgstow::cli
