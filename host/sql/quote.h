// Writing SQL text: identifiers and literals. Pure but for the options, which are set once.
// Source: https://www.postgresql.org/docs/18/sql-syntax-lexical.html
#pragma once

#include <string>
#include <string_view>

namespace pgstow::sql {

// Options of the running command that change how SQL is written. Set once, before threads start.
struct QuoteOptions {
  bool quote_all_identifiers = false;   // --quote-all-identifiers
  bool standard_strings = true;         // standard_conforming_strings of the session
  bool disable_dollar_quoting = false;  // --disable-dollar-quoting
};
void SetQuoteOptions(const QuoteOptions& options);
const QuoteOptions& quote_options();

// The identifier as it must be written: bare when it is made of lower-case ASCII letters, digits
// and underscores, does not start with a digit and is no keyword but an unreserved one (of
// PostgreSQL 18); else in double quotes.
std::string Identifier(std::string_view name);

// schema.name, each quoted as needed; the name alone when schema is empty.
std::string Qualified(std::string_view schema, std::string_view name);

// A string constant: '…', quotes doubled; with standard_strings off, E'…' with backslashes doubled
// when it holds one.
std::string Literal(std::string_view value);

// A string constant in dollar quotes with the shortest tag that the value leaves free: "$$", "$_$",
// "$_X$" …; `prefix` is put at the front of the tag. Literal(value) when dollar quoting is
// disabled.
std::string DollarQuoted(std::string_view value, std::string_view prefix = "");

// A name as it may stand in a one-line SQL comment: each CR and LF becomes a space, so that what
// follows can't escape into statements. `hyphen`: an empty name gives "-".
std::string CommentSafe(std::string_view name, bool hyphen = false);

}  // namespace pgstow::sql
