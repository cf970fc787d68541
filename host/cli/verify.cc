// `pgstow verify`: every byte of an archive is read and checked against its checksums.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "host/archive/reader.h"
#include "host/base/json.h"
#include "host/base/log.h"
#include "host/cli/command.h"
#include "host/cli/output.h"
#include "host/cli/selection_options.h"
#include "host/cli/shared_options.h"

namespace pgstow::cli {
namespace {

using base::Error;
using base::ErrorCode;

struct Arguments {
  archive::ReaderOptions reader;
  bool json = false;
  bool verbose = false;
  std::vector<std::string> plugin_paths;
};

base::OptionTable Table(Arguments& arguments, const Invocation& invocation) {
  return {
      .summary = "reads a whole archive and checks it against its checksums",
      .groups = {{"Options",
                  {{"json", 0, nullptr, "report as JSON", base::Set(arguments.json)},
                   ReadFormatOption(arguments.reader, invocation.as_tool),
                   PluginPathOption(arguments.plugin_paths),
                   VerboseOption(arguments.verbose),
                   base::VersionOption(),
                   base::HelpOption()}}},
      .operands = {{"FILE", base::Text(arguments.reader.path)}},
      .notes =
          "Without FILE, the archive is read from standard input.\n"
          "Exit codes: 0 every byte is as it was written, 1 the archive is damaged,\n"
          "2 it could not be read (no such file, no archive, a missing plugin).",
  };
}

// What was found out about an archive.
struct Report {
  std::string path;
  std::string format = {};  // "custom 1.0"; empty: it could not be told
  uint64_t entries = 0;
  uint64_t parts = 0;
  uint64_t rows = 0;
  uint64_t raw_bytes = 0;  // of the rows, before the chain
  std::optional<Error> error = {};

  int exit_code() const {
    if (!error) return kSuccess;
    const bool damaged =
        error->code() == ErrorCode::kCorrupt || error->code() == ErrorCode::kTruncated;
    return damaged ? kDamaged : kUnreadable;
  }
};

void Count(const model::Toc& toc, Report& report) {
  report.format = fmt::format("{} {}", toc.header.format, toc.header.format_version);
  report.entries = toc.entries.size();
  for (const model::Entry& entry : toc.entries) {
    for (const model::Part& part : entry.parts) {
      ++report.parts;
      report.rows += part.rows;
      report.raw_bytes += part.raw_bytes;
    }
  }
}

Report Verify(const Arguments& arguments) {
  Report report{.path = arguments.reader.path};
  try {
    const auto registry = LoadPlugins(arguments.plugin_paths);
    const auto archive = archive::Reader::Open(*registry, arguments.reader);
    report.format = archive->toc().header.format;
    archive->Verify([](uint64_t) {});
    Count(archive->toc(), report);
  } catch (const Error& error) {
    report.error = error;
  }
  return report;
}

std::string JsonReport(const Report& report) {
  const char* const state[] = {"intact", "damaged", "unreadable"};
  std::string json = fmt::format("{{\n  \"archive\": {},\n  \"state\": \"{}\"",
                                 base::JsonString(report.path), state[report.exit_code()]);
  if (!report.format.empty()) json += ",\n  \"format\": " + base::JsonString(report.format);
  if (report.error) {
    json += ",\n  \"error\": " + base::JsonString(report.error->what());
  } else {
    json +=
        fmt::format(",\n  \"entries\": {},\n  \"parts\": {},\n  \"rows\": {},\n  \"raw_bytes\": {}",
                    report.entries, report.parts, report.rows, report.raw_bytes);
  }
  return json + "\n}\n";
}

std::string TextReport(const Report& report) {
  const bool standard = report.path.empty() || report.path == "-";
  return fmt::format("{} is intact: format {}, entries {}, parts {}, rows {}, bytes of rows {}\n",
                     standard ? "standard input" : report.path, report.format, report.entries,
                     report.parts, report.rows, report.raw_bytes);
}

}  // namespace

int RunVerify(const Invocation& invocation) {
  Arguments arguments;
  if (!ParseArguments(Table(arguments, invocation), invocation)) return kSuccess;
  const Report report = Verify(arguments);
  if (report.error) base::LogError(*report.error);
  if (arguments.json) {
    WriteStdout(JsonReport(report));
  } else if (!report.error) {
    WriteStdout(TextReport(report));
  }
  return report.exit_code();
}

}  // namespace pgstow::cli
