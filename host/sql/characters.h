// Which bytes are one character, in the encodings that clients can have. Pure but for the encoding
// of our own SQL.
// Source: https://www.postgresql.org/docs/18/multibyte.html
#pragma once

#include <cstddef>
#include <string_view>

namespace pgstow::sql {

// Length of the character that `text`, which is not empty, starts with; 0 when there is none. In no
// encoding is a quote or a control character a part of a longer one; a backslash can be its last
// byte (SJIS, BIG5, GBK, UHC, GB18030).
using CharacterLength = size_t (*)(std::string_view text);

// How long characters are in the encoding of that name, spelled as the server takes it ("UTF8",
// "utf-8", "win932"). nullptr where each byte is one, and for names that are not known.
CharacterLength CharacterLengthIn(std::string_view encoding);

// Whether no byte of a longer character looks like one of ASCII, in the encoding of that name,
// spelled in any such way. Not of names that are not known.
bool KeepsAsciiApart(std::string_view encoding);

// The encoding of all SQL that host/sql/quote.h writes: that of the session, or of the archive. Not
// set while another thread writes SQL that quotes anything.
//
// Whoever reads SQL in an encoding of several bytes a character may take a quote that stands behind
// an incomplete one for a part of it (CVE-2025-1094). So what is no character is written as a byte
// and a space that no server takes, whatever follows: the statement fails there ("invalid byte
// sequence") and names nothing else. PostgreSQL's tools do the same.
void SetSqlEncoding(std::string_view encoding);
CharacterLength SqlCharacterLength();

}  // namespace pgstow::sql
