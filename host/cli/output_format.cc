#include "host/cli/output_format.h"

#include <algorithm>
#include <span>
#include <string_view>

#include <pgstow/format.h>

#include "host/archive/abi.h"
#include "host/archive/chain.h"
#include "host/base/error.h"
#include "host/cli/mode_option.h"
#include "host/cli/seal_option.h"

namespace pgstow::cli {
namespace {

using archive::View;

// What archives are compressed with when neither the user nor the format says. Level 1 writes more
// than pg_dump's default, gzip, does; level 2 writes less than that on every set of data of
// ./dev bench and takes an eighth to a quarter less of the processors than level 3, which makes it
// smaller by a few percent at best (docs/PERFORMANCE.md).
constexpr std::string_view kDefaultChain = "zstd:2";

constexpr std::string_view kVersionOption = "archive-version";

bool TakesVersion(const loader::Format& format) {
  return std::ranges::any_of(
      std::span(format.info->options, format.info->option_count),
      [](const pgstow_option* option) { return View(option->name) == kVersionOption; });
}

std::string DefaultChain(const loader::Format& format) {
  if (!format.can(PGSTOW_HOLDS_FRAMES)) return "none";
  const bool says = PGSTOW_HAS(format.info, pgstow_format_info, default_chain) &&
                    format.info->default_chain.len != 0;
  return std::string(says ? View(format.info->default_chain) : kDefaultChain);
}

}  // namespace

std::vector<base::Option> OutputFormatRows(OutputFormat& output, archive::WriterOptions& writer) {
  return {
      {"format", 'F', "FORMAT[:DETAIL]",
       "what to write: a format of \"pgstow plugins\", by name or letter, and its options",
       base::Text(output.format)},
      {"compress", 'Z', "METHOD[:DETAIL]",
       "filters for the data, joined by \"+\": NAME, NAME:LEVEL, NAME:KEY=VALUE,... or none; "
       "without it, zstd:2, or gzip in PostgreSQL's own formats",
       base::Text(output.chain)},
      SealOption(output.seal),
      {"archive-version", 0, "VERSION",
       "write this version of the format, for programs that read no newer one",
       base::Text(output.archive_version)},
      {"no-verify-encode", 0, nullptr,
       "do not decode again what the filters made before it is written",
       base::Clear(writer.verify_encode)},
      ModeOption(writer.permissions),
  };
}

const loader::Format& ChooseOutputFormat(const loader::Registry& registry,
                                         const OutputFormat& output,
                                         archive::WriterOptions& writer) {
  const std::string_view spec = output.format;
  const size_t colon = std::min(spec.find(':'), spec.size());
  const loader::Format& format = registry.GetFormat(spec.substr(0, colon));
  writer.format = View(format.info->name);
  writer.format_settings = spec.substr(std::min(colon + 1, spec.size()));
  if (!output.archive_version.empty()) {
    if (!TakesVersion(format)) {
      base::Throw(base::ErrorCode::kUsage, "format \"{}\" is written in one version alone",
                  writer.format);
    }
    if (!writer.format_settings.empty()) writer.format_settings += ',';
    writer.format_settings.append(kVersionOption).append("=").append(output.archive_version);
  }
  const std::string chain = output.chain.empty() ? DefaultChain(format) : output.chain;
  writer.chain = archive::Chain::Parse(registry, WithSeal(chain, output.seal));
  return format;
}

}  // namespace pgstow::cli
