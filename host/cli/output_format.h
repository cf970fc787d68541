// The format that an archive is written in, and the chain its data goes through.
#pragma once

#include <string>
#include <vector>

#include "host/archive/writer.h"
#include "host/base/options.h"
#include "host/loader/registry.h"

namespace pgstow::cli {

// What the user asked for.
struct OutputFormat {
  std::string format;             // NAME or letter, with options after a colon
  std::string chain;              // filters; empty: what the format has by default
  std::string archive_version;    // of the layout; empty: the newest
  std::vector<std::string> seal;  // for whom; see SealOption
};

// The options --format, --compress, --seal, --archive-version, --no-verify-encode and --mode.
std::vector<base::Option> OutputFormatRows(OutputFormat& output, archive::WriterOptions& writer);

// Finds the format and the filters and fills writer.format, .format_settings and .chain. Throws
// kPlugin when a plugin is missing, and kUsage for what the format does not take.
const loader::Format& ChooseOutputFormat(const loader::Registry& registry,
                                         const OutputFormat& output,
                                         archive::WriterOptions& writer);

}  // namespace pgstow::cli
