// What files look like that are no archives. Pure: from their first bytes alone.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "host/base/error.h"

namespace pgstow::archive {

// How many of the first bytes are looked at, here and by the bids of formats.
inline constexpr size_t kPrefixBytes = 4096;

// True for SQL scripts: the dumps of pg_dump, pg_dumpall and pgstow, whatever stands before their
// first comment (a byte order mark, \restrict) and however their lines end, and other text that
// starts with comments of SQL, commands of psql or SQL commands that dumps are made of.
bool LooksLikeScript(std::string_view start);

// The program that made a compressed file and that decompresses it with "-dc"; none for others.
std::optional<std::string_view> CompressorOf(std::string_view start);

// The error (kInput) that says what a file looks like that no format takes for an archive. The
// sentences are pg_restore's where it has one.
base::Error UnknownFile(std::string_view start);

}  // namespace pgstow::archive
