// Formats and compressions as PostgreSQL's own tools name them.
#pragma once

#include <string>
#include <string_view>

namespace pgstow::cli {

// The format that pg_dump's -F means. Throws kUsage for a name that pg_dump does not know.
// "custom" is the format pgdump: PostgreSQL's own archive, not ours.
std::string DumpToolFormat(std::string_view name);

// The chain that pg_dump's -Z means. Throws kUsage, in pg_dump's words, for an algorithm that
// pg_dump does not know.
std::string DumpToolChain(const std::string& specification);

// Throws kUsage, in pg_dump's words, for what it does not do with a format of ours: several jobs,
// or compression.
void CheckDumpToolFormat(std::string_view format, int jobs, bool compressed);

// The format that pg_restore's -F means, "custom" as above; none for an empty name. Throws kUsage,
// in pg_restore's words, for what it does not take.
std::string RestoreToolFormat(std::string_view name);

}  // namespace pgstow::cli
