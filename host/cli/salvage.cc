// `pgstow salvage`: what is left of a damaged archive.
#include "host/archive/salvage.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "host/base/json.h"
#include "host/base/log.h"
#include "host/cli/command.h"
#include "host/cli/mode_option.h"
#include "host/cli/output.h"
#include "host/cli/secret_options.h"
#include "host/cli/selection_options.h"
#include "host/cli/shared_options.h"
#include "host/storage/temporary.h"

namespace pgstow::cli {
namespace {

using archive::SalvageLoss;
using archive::SalvageReport;
using base::Text;

struct Arguments {
  archive::SalvageOptions salvage;
  bool json = false;
  bool verbose = false;
  SecretOptions secrets;
  std::vector<std::string> plugin_paths;
};

void CheckPaths(const Arguments& arguments, const Invocation& invocation) {
  if (!arguments.salvage.to.empty()) return;
  throw base::Error(base::ErrorCode::kUsage, arguments.salvage.from.path.empty()
                                                 ? "no archive is named"
                                                 : "it is not said where what is left goes to")
      .WithHint(base::HelpHint(invocation.called));
}

base::OptionTable Table(Arguments& arguments, const Invocation& invocation) {
  archive::SalvageOptions& salvage = arguments.salvage;
  return {
      .summary = "recovers what is whole of a damaged or truncated archive",
      .groups = {{"Options",
                  {{"json", 0, nullptr, "report as JSON", base::Set(arguments.json)},
                   {"chain", 0, "METHOD[:DETAIL]",
                    "the filters that the data went through, for when the archive has lost that",
                    Text(salvage.chain)},
                   ReadFormatOption(salvage.from),
                   {"no-sync", 0, nullptr, "do not wait until the file is safe on disk",
                    base::Clear(salvage.sync)},
                   ModeOption(salvage.permissions),
                   PassphraseOption(arguments.secrets),
                   KeyOption(arguments.secrets),
                   PluginPathOption(arguments.plugin_paths),
                   VerboseOption(arguments.verbose),
                   base::VersionOption(),
                   base::HelpOption()}}},
      .rules = {base::Check([&] { CheckPaths(arguments, invocation); })},
      .operands = {{"IN", Text(salvage.from.path)}, {"OUT", Text(salvage.to)}},
      .notes =
          "OUT becomes an archive with all entries of IN and every row that is certain to\n"
          "be whole, sealed as IN is. The report says what is lost.\n"
          "Exit codes: 0 nothing was lost, 1 something was, 2 nothing could be recovered.",
  };
}

std::string NumberOrNull(const std::optional<uint64_t>& number) {
  return number ? std::to_string(*number) : "null";
}

std::string LossJson(const SalvageLoss& loss) {
  base::JsonObject json;
  json.Number("entry", static_cast<uint64_t>(loss.entry));
  if (!loss.database.empty()) json.Text("database", loss.database);
  json.Text("kind", loss.kind);
  json.Text("schema", loss.schema);
  json.Text("tag", loss.tag);
  json.Number("part", loss.part);
  json.Number("frames", loss.frames);
  json.Number("bytes", loss.bytes);
  json.Number("rows", loss.rows);
  json.Raw("lost_frames", NumberOrNull(loss.lost_frames));
  json.Raw("lost_bytes", NumberOrNull(loss.lost_bytes));
  json.Raw("lost_rows", NumberOrNull(loss.lost_rows));
  return json.str();
}

// docs/FORMAT.md, "Salvaging", lists the keys.
std::string JsonReport(const Arguments& arguments, const SalvageReport& report) {
  std::string damage;
  for (const SalvageReport::Range& range : report.damage) {
    base::JsonObject json;
    json.Number("offset", range.offset);
    json.Number("bytes", range.bytes);
    damage += (damage.empty() ? "" : ", ") + json.str();
  }
  std::string losses;
  for (const SalvageLoss& loss : report.losses) {
    losses += (losses.empty() ? "" : ", ") + LossJson(loss);
  }
  base::JsonObject json;
  json.Text("archive", arguments.salvage.from.path);
  json.Text("toc", report.final_toc ? "final" : "early");
  json.Number("entries", report.entries);
  json.Number("parts", report.parts);
  json.Number("rows", report.rows);
  json.Number("raw_bytes", report.bytes);
  json.Raw("damage", "[" + damage + "]");
  json.Raw("losses", "[" + losses + "]");
  return json.str() + "\n";
}

std::string LossText(const SalvageLoss& loss) {
  std::string name = loss.schema.empty() ? loss.tag : loss.schema + "." + loss.tag;
  if (!loss.database.empty()) name += fmt::format(" of database \"{}\"", loss.database);
  const auto lost = [](const std::optional<uint64_t>& number) {
    return number ? std::to_string(*number) : std::string("an unknown number");
  };
  return fmt::format(
      "entry {}, {} {}, part {}: kept {} frames, {} rows, {} bytes; lost {} of frames, {} of rows, "
      "{} of bytes\n",
      loss.entry, loss.kind, name, loss.part, loss.frames, loss.rows, loss.bytes,
      lost(loss.lost_frames), lost(loss.lost_rows), lost(loss.lost_bytes));
}

std::string TextReport(const SalvageReport& report) {
  std::string text;
  for (const SalvageReport::Range& range : report.damage) {
    text += fmt::format("bytes {} to {} of the file are damaged\n", range.offset,
                        range.offset + range.bytes - 1);
  }
  for (const SalvageLoss& loss : report.losses) text += LossText(loss);
  return text + fmt::format("recovered: entries {}, parts {}, rows {}, bytes of rows {}; {}\n",
                            report.entries, report.parts, report.rows, report.bytes,
                            report.losses.empty()
                                ? "nothing is lost"
                                : fmt::format("data of {} parts is lost", report.losses.size()));
}

// An archive that was never finished is not where it would have been.
void PointToWhatWasLeftBehind(const std::string& path) {
  std::error_code ignored;
  if (path == "-" || std::filesystem::exists(path, ignored)) return;
  const std::optional<std::string> left = storage::FindLeftBehind(path);
  if (!left) return;
  throw base::Error(base::ErrorCode::kIo, fmt::format("there is no archive \"{}\"", path))
      .WithHint(fmt::format("A dump to there was not finished; what it wrote is \"{}\".", *left));
}

}  // namespace

int RunSalvage(const Invocation& invocation) {
  Arguments arguments;
  arguments.salvage.permissions = kOwnersAlone;
  if (!ParseArguments(Table(arguments, invocation), invocation)) return kSuccess;
  arguments.salvage.from.must_be_sealed = arguments.secrets.expects_seal();
  PointToWhatWasLeftBehind(arguments.salvage.from.path);
  OfferSecrets(arguments.secrets);
  const auto registry = LoadPlugins(arguments.plugin_paths);
  const SalvageReport report = archive::Salvage(*registry, arguments.salvage);
  const bool to_stdout = arguments.salvage.to == "-";
  const std::string text = arguments.json ? JsonReport(arguments, report) : TextReport(report);
  if (to_stdout) {
    base::LogLine(base::LogLevel::kWarning, text.substr(0, text.size() - 1));
  } else {
    ShowText("", text);
  }
  return report.losses.empty() ? kSuccess : kDamaged;
}

}  // namespace pgstow::cli
