// Writing SQL text: identifiers and literals. Pure.
// Source: https://www.postgresql.org/docs/18/sql-syntax-lexical.html
#pragma once

#include <string>
#include <string_view>

namespace pgstow::sql {

// Options of the running command that change how SQL is written. Set once, before threads start.
struct QuoteOptions {
  bool quote_all_identifiers = false;    // --quote-all-identifiers
  bool standard_strings = true;          // standard_conforming_strings of the session
  bool disable_dollar_quoting = false;   // --disable-dollar-quoting
};
void SetQuoteOptions(const QuoteOptions& options);
const QuoteOptions& quote_options();

// The identifier as it must be written: bare when it is lower case, starts with a letter or
// underscore and is no keyword but an unreserved one (of PostgreSQL 18); else in double quotes.
std::string Identifier(std::string_view name);

// schema.name, each quoted as needed; the name alone when schema is empty.
std::string Qualified(std::string_view schema, std::string_view name);

// A string constant: '…', quotes doubled; with standard_strings off, E'…' when it holds a
// backslash.
std::string Literal(std::string_view value);

// A string constant in dollar quotes with a tag that the value does not contain ("$_$"); `prefix`
// is put in the tag. Falls back to Literal when disable_dollar_quoting is set.
std::string DollarQuoted(std::string_view value, std::string_view prefix = "");

// A name as it may stand in a one-line SQL comment: CR and LF become spaces (so that what follows
// can't escape into statements); `hyphen` gives "-" for an empty name.
std::string CommentSafe(std::string_view name, bool hyphen = false);

}  // namespace pgstow::sql
