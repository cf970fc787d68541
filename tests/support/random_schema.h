// Databases of random objects that depend on each other in random ways, for laws that hold whatever
// is in a database.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace pgstow::tests {

// The seeds of a property test: 1, 2, … `usual`. PGSTOW_TEST_RUNS=N takes so many instead, and
// PGSTOW_TEST_SEED=N takes that one alone.
std::vector<uint64_t> SchemaSeeds(size_t usual);

struct RandomSchemaOptions {
  int server_major = 18;  // nothing is made that an older server than this does not know; ≥ 13
  size_t objects = 60;    // about so many steps, each of which makes an object or changes one
};

// What one seed makes. The same seed and options give the same, on every machine.
struct RandomSchema {
  struct Name {
    std::string schema;  // as it is, without quotes
    std::string name;    // without the arguments of a function and the table of a trigger
  };
  // Statements for psql, in an empty database and as a superuser: schemas, types of all sorts,
  // functions, tables (inherited, partitioned, foreign) with rows, views upon views, sequences,
  // constraints, triggers, policies, publications, comments, privileges … Tables refer to each
  // other, also in circles; functions, types and views do so as far as a dump can restore it. Some
  // names have capitals, spaces, quotes, dots or semicolons. Needs the roles of
  // tests/cases/roles.sql, which the servers of the fixture have.
  std::string sql;
  std::vector<std::string> schemas;  // without "public"
  std::vector<Name> relations;       // tables, views, materialized views, sequences
  std::vector<Name> indexes;
  std::vector<Name> functions;
  std::vector<Name> triggers;
};

RandomSchema MakeRandomSchema(uint64_t seed, const RandomSchemaOptions& options = {});

}  // namespace pgstow::tests
