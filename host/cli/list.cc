// `pgstow list`: what an archive holds.
#include "host/cli/list.h"

#include <string_view>
#include <utility>

#include "host/cli/command.h"
#include "host/cli/database_options.h"
#include "host/cli/output.h"
#include "host/cli/secret_options.h"
#include "host/cli/shared_options.h"
#include "host/model/brief_toc.h"
#include "restore/inspect/inspect.h"
#include "restore/select/brief.h"
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
  rules.push_back(base::Conflict("inspect", "why"));
  return rules;
}

base::OptionTable Table(Arguments& arguments, const Invocation& invocation) {
  select::SelectOptions& select = arguments.selection.select;
  return {
      .summary = "lists what an archive holds, or what a restore with the same options would take",
      .groups =
          {{"General options",
            {{"file", 'f', "FILENAME", "write the list there (-: standard output)",
              Text(arguments.list.output)},
             {"json", 0, nullptr, "list all facts as JSON", Set(arguments.list.json)},
             {"why", 0, "ENTRY",
              "say why this entry is listed, or why not: its number, or its name; repeatable",
              Append(arguments.list.why)},
             {"inspect", 0, nullptr,
              "say what a restore would run: commands, languages, what takes a superuser, and "
              "what no dump has",
              Set(arguments.list.inspect)},
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

// What is selected of a TOC.
struct Listed {
  select::Selection selection;
  std::vector<size_t> entries;  // to be listed
};

// What pg_restore lists with -v: everything, what -L names last and in its order.
std::vector<size_t> AllEntries(const model::BriefToc& toc, const select::SelectOptions& wanted) {
  std::vector<size_t> listed;
  std::vector<bool> is_listed(toc.entries.size());
  for (const model::DumpId id : wanted.list.value_or(std::vector<model::DumpId>())) {
    const size_t found = toc.entries.Find(id);
    listed.push_back(found);
    is_listed[found] = true;
  }
  std::vector<size_t> entries;
  entries.reserve(toc.entries.size());
  for (size_t i = 0; i < toc.entries.size(); ++i) {
    if (!is_listed[i]) entries.push_back(i);
  }
  entries.insert(entries.end(), listed.begin(), listed.end());
  return entries;
}

Listed ListedOf(const model::BriefToc& toc, const Selection& selection,
                const ListOptions& options) {
  select::SelectOptions wanted = selection.select;
  if (!selection.list_file.empty()) {
    wanted.list = toc::ReadListFile(selection.list_file, toc);
  }
  Listed listed;
  if (toc.header.databases.empty()) {
    select::CheckOneDatabase(toc.header, options.databases);
    wanted.strict_names = false;  // the list is shown first
    listed.selection = select::Select(toc, wanted);
  } else {
    listed.selection = select::SelectMerged(toc, options.databases, wanted);
  }
  const bool all = options.as_tool && options.dependencies;
  listed.entries = all ? AllEntries(toc, wanted) : listed.selection.order;
  return listed;
}

void WriteBrief(const model::BriefToc& toc, const Listed& listed, const ListOptions& options) {
  // PostgreSQL's tool hands names to terminals as they are.
  Output output(options.output, options.as_tool ? Output::Manner::kAsItIs : Output::Manner::kShown);
  toc::WriteList(toc, listed.entries,
                 {.dependencies = options.dependencies, .as_pg_restore = options.as_tool},
                 [&output](std::string_view text) { output.Write(text); });
  output.Close();
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

std::string Inspection(const model::Toc& toc, const std::vector<size_t>& entries,
                       const ListOptions& options) {
  const inspect::Inspection found = inspect::Inspect(toc, entries);
  return options.json ? inspect::InspectionJson(found) : inspect::InspectionText(found);
}

std::string WholeText(const model::Toc& toc, const Listed& listed, const ListOptions& options) {
  if (options.inspect) return Inspection(toc, listed.entries, options);
  if (!options.why.empty()) return Why(toc, listed.selection, options);
  return toc::JsonText(toc, listed.entries);
}

// Of an archive of several databases that is an error before anything is listed.
void CheckStrictNames(const model::TocHeader& header, const Selection& selection,
                      const Listed& listed) {
  if (!selection.select.strict_names || !header.databases.empty()) return;
  if (listed.selection.unmatched.empty()) return;
  base::Throw(base::ErrorCode::kNotFound, "{} not found", listed.selection.unmatched.front());
}

}  // namespace

void PrintList(const loader::Registry& registry, const archive::ReaderOptions& reader,
               const Selection& selection, const ListOptions& options) {
  if (options.json || options.inspect || !options.why.empty()) {
    const auto archive = archive::Reader::Open(registry, reader);
    const model::Toc& toc = archive->toc();
    const Listed listed = ListedOf(model::BriefToc(toc), selection, options);
    const auto write = options.as_tool ? WriteOutput : ShowText;
    write(options.output, WholeText(toc, listed, options));
    CheckStrictNames(toc.header, selection, listed);
  } else {
    const model::BriefToc toc = archive::ReadBriefToc(registry, reader);
    const Listed listed = ListedOf(toc, selection, options);
    WriteBrief(toc, listed, options);
    CheckStrictNames(toc.header, selection, listed);
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
