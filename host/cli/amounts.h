// Amounts as people read them. Pure.
#pragma once

#include <cstdint>
#include <string>

namespace pgstow::cli {

std::string BytesText(double bytes);    // "812 B", "1.2 kB", "38 MB": by 1024, as PostgreSQL does
std::string CountText(uint64_t count);  // "1,234,567"
std::string DurationText(double seconds);  // "4.2 s", "0:17", "12:34", "1:02:03"

}  // namespace pgstow::cli
