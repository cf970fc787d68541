// `pgstow convert`: an archive into another format or chain, or a smaller one, without a server.
#include "host/archive/convert.h"

#include <string>
#include <string_view>

#include "host/archive/abi.h"
#include "host/base/task_pool.h"
#include "host/cli/command.h"
#include "host/cli/mode_option.h"
#include "host/cli/output_format.h"
#include "host/cli/secret_options.h"
#include "host/cli/selection_options.h"
#include "host/cli/shared_options.h"
#include "host/model/one_database.h"
#include "restore/select/reduce.h"
#include "restore/toc/list_file.h"

namespace pgstow::cli {
namespace {

using base::Clear;
using base::ErrorCode;
using base::Text;

struct Arguments {
  archive::ReaderOptions reader;
  archive::WriterOptions writer;
  OutputFormat output;
  Selection selection;
  std::string database;  // the one to be taken out of several; empty: all
  bool verbose = false;
  SecretOptions secrets{.renews = true};  // the new archive has a passphrase of its own
  std::vector<std::string> plugin_paths;
};

void CheckPaths(const Arguments& arguments, const Invocation& invocation) {
  if (!arguments.writer.path.empty()) return;
  throw base::Error(ErrorCode::kUsage, arguments.reader.path.empty()
                                           ? "no archive is named"
                                           : "it is not said where the new archive goes to")
      .WithHint(base::HelpHint(invocation.called));
}

base::OptionTable Table(Arguments& arguments, const Invocation& invocation) {
  select::SelectOptions& select = arguments.selection.select;
  base::Option input_format = ReadFormatOption(arguments.reader);
  input_format.name = "input-format";
  input_format.letter = 0;
  std::vector<base::OptionRule> rules = HalfRules();
  rules.push_back(base::Check([&] { CheckPaths(arguments, invocation); }));
  return {
      .summary = "copies an archive, or what is wanted of it, into another format",
      .groups = {{"General options",
                  base::Joined(
                      OutputFormatRows(arguments.output, arguments.writer),
                      {input_format,
                       {"no-sync", 0, nullptr, "do not wait until the file is safe on disk",
                        Clear(arguments.writer.sync)},
                       PassphraseOption(arguments.secrets),
                       KeyOption(arguments.secrets),
                       NewPassphraseOption(arguments.secrets),
                       PluginPathOption(arguments.plugin_paths),
                       VerboseOption(arguments.verbose),
                       base::VersionOption(),
                       base::HelpOption()})},
                 {"What is copied",
                  base::Joined(
                      base::Joined(
                          {{"database", 0, "NAME", "this database alone, of an archive of several",
                            Text(arguments.database)}},
                          HalfRows(select.definitions, select.data, select.statistics)),
                      SelectionRows(arguments.selection, invocation))}},
      .rules = std::move(rules),
      .operands = {{"IN", Text(arguments.reader.path)}, {"OUT", Text(arguments.writer.path)}},
      .notes =
          "IN and OUT are files or folders; \"-\" is standard input and standard output.\n"
          "Without --format, the suffix of OUT names the format; without a known one it is\n"
          "custom. Of an archive of several databases, formats other than custom take one\n"
          "(--database). Data is checked as it is read and its rows are counted. From a\n"
          "pipe, data that comes before its turn waits in a temporary file (in $TMPDIR,\n"
          "else /tmp).",
  };
}

// The format that a file of that name usually has.
std::string FormatOf(const loader::Registry& registry, std::string_view path) {
  for (const loader::Format& format : registry.formats()) {
    const std::string_view suffix = archive::View(format.info->suffix);
    if (format.can(PGSTOW_CAN_WRITE) && !suffix.empty() && path.ends_with(suffix)) {
      return std::string(archive::View(format.info->name));
    }
  }
  return "custom";
}

// What of the archive is wanted: without a switch all of it, also what says nothing to a restore.
// The database itself stays, for restores with --create.
model::Toc Wanted(const model::Toc& toc, const Selection& selection) {
  select::SelectOptions options = selection.select;
  if (selection.list_file.empty() && options == select::SelectOptions()) return toc;
  options.create = true;
  if (!selection.list_file.empty())
    options.list = toc::ReadListFile(selection.list_file, model::BriefToc(toc));
  return select::Reduce(toc, select::Select(toc, options));
}

// Without a name the whole.
model::Toc TakeDatabase(const model::Toc& toc, const std::string& name) {
  if (name.empty()) return toc;
  return model::OneDatabase(toc, model::NumberOf(toc.header, name));
}

void CheckHoldsDatabases(const loader::Format& format, const model::TocHeader& header) {
  if (header.databases.empty() || format.can(PGSTOW_HOLDS_DATABASES)) return;
  throw base::Error(
      ErrorCode::kUsage,
      fmt::format("the archive is of {} databases, and archives of format \"{}\" hold "
                  "one",
                  header.databases.size(), archive::View(format.info->name)))
      .WithHint("Take out one of them with --database.");
}

}  // namespace

int RunConvert(const Invocation& invocation) {
  Arguments arguments;
  arguments.writer.permissions = kOwnersAlone;
  if (!ParseArguments(Table(arguments, invocation), invocation)) return kSuccess;
  arguments.reader.must_be_sealed = arguments.secrets.expects_seal();
  OfferSecrets(arguments.secrets);
  const auto registry = LoadPlugins(arguments.plugin_paths);
  if (arguments.output.format.empty()) {
    arguments.output.format = FormatOf(*registry, arguments.writer.path);
  }
  const loader::Format& format = ChooseOutputFormat(*registry, arguments.output, arguments.writer);
  arguments.writer.helpers = base::UsableCores() - 1;  // beside this thread, which decodes
  const size_t frame_bytes = arguments.writer.frame_bytes;
  const auto archive = archive::Reader::Open(*registry, arguments.reader);
  const model::Toc wanted =
      Wanted(TakeDatabase(archive->toc(), arguments.database), arguments.selection);
  CheckHoldsDatabases(format, wanted.header);
  const auto writer = archive::Writer::Create(*registry, std::move(arguments.writer));
  archive::Convert(*archive, wanted, *writer, frame_bytes);
  return kSuccess;
}

}  // namespace pgstow::cli
