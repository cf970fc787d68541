// `pgstow verify`: whether archives are whole.
#include "host/archive/verify.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/ranges.h>

#include "host/base/json.h"
#include "host/base/log.h"
#include "host/cli/command.h"
#include "host/cli/output.h"
#include "host/cli/secret_options.h"
#include "host/cli/selection_options.h"
#include "host/cli/shared_options.h"

namespace pgstow::cli {
namespace {

using archive::VerifyReport;
using State = VerifyReport::State;

struct Arguments {
  std::vector<std::string> paths;
  archive::ReaderOptions reader;  // of each path
  bool deep = false;
  bool json = false;
  bool verbose = false;
  SecretOptions secrets;
  std::vector<std::string> plugin_paths;
};

base::OptionTable Table(Arguments& arguments) {
  return {
      .summary = "tells whether archives are as they were written",
      .groups = {{"Options",
                  {{"deep", 0, nullptr,
                    "decode all data too: compare its checksums, look at its form, count its rows",
                    base::Set(arguments.deep)},
                   {"json", 0, nullptr, "report as JSON, one line for each archive",
                    base::Set(arguments.json)},
                   ReadFormatOption(arguments.reader),
                   PassphraseOption(arguments.secrets),
                   KeyOption(arguments.secrets),
                   PluginPathOption(arguments.plugin_paths),
                   VerboseOption(arguments.verbose),
                   base::VersionOption(),
                   base::HelpOption()}}},
      .operands = {{.name = "FILE", .bind = base::Append(arguments.paths), .repeated = true}},
      .notes =
          "Structure and stored checksums of the whole archive are checked; with --deep,\n"
          "also what the data decodes to. PostgreSQL's own formats keep no checksums: of\n"
          "these the structure is checked, and with --deep that the data decodes. Without\n"
          "FILE, the archive is read from standard input.\n"
          "Exit codes: 0 all archives are whole, 1 one is damaged, 2 none is known to be\n"
          "damaged but one could not be checked (no such file, no archive, a missing\n"
          "plugin, a wrong key).",
  };
}

std::string_view NameOf(State state) {
  static constexpr std::array<std::string_view, 3> kNames = {"intact", "damaged", "unreadable"};
  return kNames[static_cast<size_t>(state)];
}

std::string ErrorJson(const VerifyReport& report) {
  base::JsonObject json;
  json.Text("message", report.error->what());
  if (!report.error->detail().empty()) json.Text("detail", report.error->detail());
  const archive::DamagePlace& place = report.place;
  if (place.entry) json.Number("entry", static_cast<uint64_t>(*place.entry));
  if (place.part) json.Number("part", *place.part);
  if (place.frame) json.Number("frame", *place.frame);
  if (!place.member.empty()) json.Text("member", place.member);
  if (place.offset) json.Number("offset", *place.offset);
  return json.str();
}

std::string Hex(const std::array<uint8_t, 16>& bytes) {
  std::string text;
  for (const uint8_t byte : bytes) text += fmt::format("{:02x}", byte);
  return text;
}

// docs/FORMAT.md, "Verifying", lists the keys.
std::string JsonReport(const VerifyReport& report) {
  base::JsonObject json;
  json.Text("archive", report.path);
  json.Text("state", NameOf(report.state()));
  json.Flag("deep", report.deep);
  if (!report.header.format.empty()) {
    json.Text("format", report.header.format);
    json.Text("format_version", report.header.format_version);
    json.Text("id", Hex(report.header.archive_id));
    json.Text("database", report.header.database);
    if (!report.header.databases.empty()) {
      std::vector<std::string> names;
      names.reserve(report.header.databases.size());
      for (const model::Database& database : report.header.databases) {
        names.push_back(base::JsonString(database.name));
      }
      json.Raw("databases", fmt::format("[{}]", fmt::join(names, ", ")));
    }
    json.Raw("created_at", std::to_string(report.header.created_at));
    json.Text("chain", report.header.chain);
    json.Flag("checksums", report.checksums);
    json.Number("entries", report.entries);
    json.Number("parts", report.parts);
    if (!report.deep) {
      json.Number("frames", report.frames);
      json.Number("stored_bytes", report.stored_bytes);
    }
    // Without decoding they are what the table of contents tells, where it does.
    if (report.deep || (!report.error && report.checksums)) {
      json.Number("raw_bytes", report.raw_bytes);
      json.Number("rows", report.rows);
    }
  }
  if (report.error) json.Raw("error", ErrorJson(report));
  return json.str() + "\n";
}

// What a report leaves open.
std::string_view Reservation(const VerifyReport& report) {
  if (report.checksums) return "";
  return report.deep
             ? "; its format keeps no checksums: bytes that decode may still have changed"
             : "; its format keeps no checksums: only its structure was checked, use --deep to "
               "decode its data";
}

std::string TextReport(const VerifyReport& report) {
  const bool standard = report.path.empty() || report.path == "-";
  std::string text = fmt::format(
      "{} is {}: format {} {}, entries {}, parts {}", standard ? "standard input" : report.path,
      report.checksums ? "intact" : "not known to be damaged", report.header.format,
      report.header.format_version, report.entries, report.parts);
  if (report.deep || report.checksums) {
    text += fmt::format(", rows {}, bytes of rows {}", report.rows, report.raw_bytes);
  }
  return text.append(Reservation(report)).append("\n");
}

void Print(const VerifyReport& report, bool json) {
  if (report.error) base::LogError(*report.error);
  if (json) {
    WriteStdout(JsonReport(report));
  } else if (!report.error) {
    ShowText("", TextReport(report));
  }
}

}  // namespace

int RunVerify(const Invocation& invocation) {
  Arguments arguments;
  if (!ParseArguments(Table(arguments), invocation)) return kSuccess;
  if (arguments.paths.empty()) arguments.paths = {"-"};
  arguments.reader.must_be_sealed = arguments.secrets.expects_seal();
  OfferSecrets(arguments.secrets);
  const auto registry = LoadPlugins(arguments.plugin_paths);
  std::vector<State> states;
  for (const std::string& path : arguments.paths) {
    arguments.reader.path = path;
    const VerifyReport report = archive::Verify(*registry, arguments.reader, arguments.deep);
    Print(report, arguments.json);
    states.push_back(report.state());
  }
  const auto any = [&states](State state) { return std::ranges::count(states, state) > 0; };
  return any(State::kDamaged) ? kDamaged : any(State::kUnreadable) ? kUnreadable : kSuccess;
}

}  // namespace pgstow::cli
