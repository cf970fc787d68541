// What only users with rights over the whole server may do, or what reaches beyond the database.
// Pure; a table.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "restore/explain/tokens.h"

namespace pgstow::inspect {

// Who may.
enum class Needs : uint8_t {
  kNothing,    // who owns the objects; what the command does deserves a look all the same
  kRole,       // a role that was given the right, or a superuser
  kSuperuser,  // nobody else
};

struct Power {
  Needs needs = Needs::kNothing;
  std::string what;  // a noun: "a function in C"
};

// What the command takes or reaches; nothing for most.
// Source: https://www.postgresql.org/docs/18/sql-commands.html, the notes on who may run each;
// https://www.postgresql.org/docs/18/predefined-roles.html.
std::vector<Power> PowersOf(std::span<const explain::Token> command);

}  // namespace pgstow::inspect
