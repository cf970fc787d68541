// `pgstow list`: what an archive holds.
#include "host/cli/list.h"

#include <fcntl.h>

#include <unordered_map>
#include <utility>

#include "host/cli/command.h"
#include "host/cli/database_options.h"
#include "host/cli/output.h"
#include "host/cli/secret_options.h"
#include "host/cli/shared_options.h"
#include "restore/select/portions.h"
#include "restore/select/why.h"
#include "restore/toc/list_file.h"
#include "restore/toc/print.h"

namespace pgstow::cli {
namespace {

using base::Append;
using base::Set;
using base::Text;

struct Arguments {
  archive::ReaderOptions reader;
  Selection selection;
  ListOptions list;
  SecretOptions secrets;
  std::vector<std::string> plugin_paths;
};

std::vector<base::OptionRule> Rules() {
  std::vector<base::OptionRule> rules = HalfRules();
  for (base::OptionRule& rule : DatabaseRules()) rules.push_back(std::move(rule));
  return rules;
}

base::OptionTable Table(Arguments& arguments, const Invocation& invocation) {
  select::SelectOptions& select = arguments.selection.select;
  return {
      .summary = "lists what an archive holds, or what a restore with the same options would take",
      .groups = {{"General options",
                  {{"file", 'f', "FILENAME", "write the list there (-: standard output)",
                    Text(arguments.list.output)},
                   {"json", 0, nullptr, "list all facts as JSON", Set(arguments.list.json)},
                   {"why", 0, "ENTRY",
                    "say why this entry is listed, or why not: its number, or its name; repeatable",
                    Append(arguments.list.why)},
                   ReadFormatOption(arguments.reader),
                   {"create", 'C', nullptr, "list the database itself too", Set(select.create)},
                   PassphraseOption(arguments.secrets),
                   KeyOption(arguments.secrets),
                   PluginPathOption(arguments.plugin_paths),
                   VerboseOption(arguments.list.dependencies),
                   base::VersionOption(),
                   base::HelpOption()}},
                 {"What is listed",
                  base::Joined(HalfRows(select.definitions, select.data, select.statistics),
                               SelectionRows(arguments.selection, invocation))},
                 {"Which databases", DatabaseRows(arguments.list.databases)}},
      .rules = Rules(),
      .operands = {{"FILE", Text(arguments.reader.path)}},
      .notes =
          "Without FILE, the archive is read from standard input.\n"
          "The list can be edited and given to \"pgstow restore -L\".",
  };
}

// What pg_restore lists with -v: everything, what -L names last and in its order.
std::vector<size_t> AllEntries(const model::Toc& toc, const select::SelectOptions& wanted) {
  std::unordered_map<model::DumpId, size_t> index_of;
  for (size_t i = 0; i < toc.entries.size(); ++i) index_of.emplace(toc.entries[i].id, i);
  std::vector<size_t> listed;
  for (const model::DumpId id : wanted.list.value_or(std::vector<model::DumpId>())) {
    const auto found = index_of.extract(id);
    if (!found.empty()) listed.push_back(found.mapped());
  }
  std::vector<size_t> entries;
  entries.reserve(toc.entries.size());
  for (size_t i = 0; i < toc.entries.size(); ++i) {
    if (index_of.contains(toc.entries[i].id)) entries.push_back(i);
  }
  entries.insert(entries.end(), listed.begin(), listed.end());
  return entries;
}

std::string List(const model::Toc& toc, const std::vector<size_t>& entries,
                 const ListOptions& options) {
  if (options.json) return toc::JsonText(toc, entries);
  return toc::ListText(toc, entries,
                       {.dependencies = options.dependencies, .as_pg_restore = options.as_tool});
}

select::Selection Selected(const model::Toc& toc, const select::DatabaseOptions& databases,
                           const select::SelectOptions& wanted) {
  if (toc.header.databases.empty()) {
    select::CheckOneDatabase(toc.header, databases);
    return select::Select(toc, wanted);
  }
  return select::Merged(toc, select::SelectPortions(toc, databases, wanted));
}

std::string Why(const model::Toc& toc, const select::Selection& selected,
                const ListOptions& options) {
  std::vector<size_t> entries;
  for (const std::string& wanted : options.why) {
    const std::vector<size_t> found = select::EntriesNamed(toc, wanted);
    entries.insert(entries.end(), found.begin(), found.end());
  }
  return options.json ? select::WhyJson(toc, selected, entries)
                      : select::WhyText(toc, selected, entries);
}

}  // namespace

void PrintList(const loader::Registry& registry, const archive::ReaderOptions& reader,
               const Selection& selection, const ListOptions& options) {
  archive::ReaderOptions reading = reader;
  reading.facts_alone = !options.json && options.why.empty();
  const auto archive = archive::Reader::Open(registry, reading);
  select::SelectOptions wanted = selection.select;
  if (!selection.list_file.empty()) {
    wanted.list = toc::ReadListFile(selection.list_file, archive->toc());
  }
  const model::Toc& toc = archive->toc();
  const bool whole_server = !toc.header.databases.empty();
  wanted.strict_names &= whole_server;  // of one database, the list is shown first
  const select::Selection selected = Selected(toc, options.databases, wanted);
  const bool all = options.as_tool && options.dependencies;
  WriteOutput(options.output,
              !options.why.empty()
                  ? Why(toc, selected, options)
                  : List(toc, all ? AllEntries(toc, wanted) : selected.order, options));
  if (selection.select.strict_names && !whole_server && !selected.unmatched.empty()) {
    base::Throw(base::ErrorCode::kNotFound, "{} not found", selected.unmatched.front());
  }
}

int RunList(const Invocation& invocation) {
  Arguments arguments;
  if (!ParseArguments(Table(arguments, invocation), invocation)) return kSuccess;
  arguments.reader.must_be_sealed = arguments.secrets.expects_seal();
  OfferSecrets(arguments.secrets);
  const auto registry = LoadPlugins(arguments.plugin_paths);
  PrintList(*registry, arguments.reader, arguments.selection, arguments.list);
  return kSuccess;
}

}  // namespace pgstow::cli
