// `pgstow list`: what an archive holds.
#include "host/cli/list.h"

#include <fcntl.h>

#include "host/cli/command.h"
#include "host/cli/output.h"
#include "host/cli/secret_options.h"
#include "host/cli/shared_options.h"
#include "restore/toc/list_file.h"
#include "restore/toc/print.h"

namespace pgstow::cli {
namespace {

using base::Set;
using base::Text;

struct Arguments {
  archive::ReaderOptions reader;
  Selection selection;
  ListOptions list;
  SecretOptions secrets;
  std::vector<std::string> plugin_paths;
};

base::OptionTable Table(Arguments& arguments, const Invocation& invocation) {
  select::SelectOptions& select = arguments.selection.select;
  return {
      .summary = "lists what an archive holds, or what a restore with the same options would take",
      .groups = {{"General options",
                  {{"file", 'f', "FILENAME", "write the list there (-: standard output)",
                    Text(arguments.list.output)},
                   {"json", 0, nullptr, "list all facts as JSON", Set(arguments.list.json)},
                   ReadFormatOption(arguments.reader, invocation.as_tool),
                   {"create", 'C', nullptr, "list the database itself too", Set(select.create)},
                   PassphraseOption(arguments.secrets),
                   KeyOption(arguments.secrets),
                   PluginPathOption(arguments.plugin_paths),
                   VerboseOption(arguments.list.dependencies),
                   base::VersionOption(),
                   base::HelpOption()}},
                 {"What is listed",
                  base::Joined(HalfRows(select.definitions, select.data, select.statistics),
                               SelectionRows(arguments.selection, invocation.called))}},
      .rules = HalfRules(),
      .operands = {{"FILE", Text(arguments.reader.path)}},
      .notes =
          "Without FILE, the archive is read from standard input.\n"
          "The list can be edited and given to \"pgstow restore -L\".",
  };
}

}  // namespace

void PrintList(const loader::Registry& registry, const archive::ReaderOptions& reader,
               const Selection& selection, const ListOptions& options) {
  const auto archive = archive::Reader::Open(registry, reader);
  select::SelectOptions wanted = selection.select;
  if (!selection.list_file.empty()) {
    wanted.list = toc::ReadListFile(selection.list_file, archive->toc());
  }
  const select::Selection selected = select::Select(archive->toc(), wanted);
  WriteOutput(options.output, options.json ? toc::JsonText(archive->toc(), selected.order)
                                           : toc::ListText(archive->toc(), selected.order,
                                                           {.dependencies = options.dependencies}));
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
