// Dates and times in binary form: days and microseconds since the start of the year 2000, by the
// Gregorian calendar at all times. Pure.
// Source: https://www.postgresql.org/docs/18/datatype-datetime.html, "ISO" output
#pragma once

#include <string_view>

namespace pgstow::rows {

// BinaryEncoders. Of a timestamp with time zone the text says the offset from UTC.
char* PutDate(std::string_view value, char* out);
char* PutTime(std::string_view value, char* out);
char* PutTimestamp(std::string_view value, char* out);
char* PutTimestampWithZone(std::string_view value, char* out);

}  // namespace pgstow::rows
