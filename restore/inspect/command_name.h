// What a command is called in a count of commands. Pure.
#pragma once

#include <span>
#include <string>

#include "restore/explain/tokens.h"

namespace pgstow::inspect {

// Its first words without what differs from object to object: "CREATE TABLE" of CREATE UNLOGGED
// TABLE t …, "ALTER TABLE", "COMMENT", "GRANT", "SELECT pg_catalog.setval". Empty of no tokens.
std::string CommandName(std::span<const explain::Token> command);

// What comes before the body of a routine that is written as SQL (BEGIN ATOMIC …); all of other
// commands.
std::span<const explain::Token> BeforeBody(std::span<const explain::Token> command);

}  // namespace pgstow::inspect
