// Formats and compressions as PostgreSQL's own tools name them.
#pragma once

#include <string>
#include <string_view>

namespace pgstow::cli {

// The format that pg_dump's -F means. Throws kUsage for a name that pg_dump does not know and for
// more jobs than it allows. "custom" is the format pgdump: PostgreSQL's own archive, not ours.
std::string DumpToolFormat(std::string_view name, int jobs);

// Throws kUsage, in pg_dump's words, for a compression that pg_dump does not know.
void CheckDumpToolCompression(std::string_view specification);

// The format that pg_restore's -F means, "custom" as above; none for an empty name. Throws kUsage,
// in pg_restore's words, for what it does not take.
std::string RestoreToolFormat(std::string_view name);

}  // namespace pgstow::cli
