// Functions, window functions and procedures.
// Source: https://www.postgresql.org/docs/18/sql-createfunction.html
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "host/catalog/kinds/routine.h"

namespace pgstow::catalog {

struct Function : Routine {
  char prokind = 'f';  // f function, p procedure, w window function
  std::string language;
  std::string identity_arguments;  // as ALTER and DROP take them
  std::string result;              // what follows RETURNS; empty for a procedure
  std::vector<std::string> transform_types;
  bool returns_set = false;
  char volatility = 'v';
  bool strict = false;
  bool security_definer = false;
  bool leakproof = false;
  std::string cost;
  std::string rows;
  std::string support;                          // support function, qualified; "-": none
  std::vector<std::string> settings;            // name=value
  std::string source;                           // body, or link symbol of a C function
  std::optional<std::string> binary;            // file of a C function
  std::optional<std::string> body;              // a body in SQL syntax, as the server deparses it
  RareList<std::string> depends_on_extensions;  // names

  std::string_view Word() const { return prokind == 'p' ? "PROCEDURE" : "FUNCTION"; }
  // name(arguments), quoted, without the schema.
  std::string Signature() const;
};

}  // namespace pgstow::catalog
