// What the kind of an entry says of it: the one table of kinds.
#pragma once

#include <cstdint>
#include <string_view>

#include <pgstow/format.h>

namespace pgstow::native {

// Which of its dependencies an entry is part of.
enum class Parent : uint8_t {
  kNone,
  kFirst,     // the first one that the archive has and that grants nothing
  kRelation,  // the table or the like; "table name" is the tag of several kinds
  kRelationOrDomain,
  kSchema,
  kServer  // not among its dependencies: the one that its tag ends with
};

struct KindFacts {
  std::string_view kind;
  uint32_t role = PGSTOW_ROLE_DEFINITION;
  uint32_t pass = PGSTOW_PASS_MAIN;
  uint32_t selector = PGSTOW_SELECT_NONE;
  bool owned = false;  // ALTER … OWNER follows its definition
  Parent parent = Parent::kNone;
  char relkind = 0;  // where the archive does not tell
};

// The facts of a kind; for a kind that is not known, those of a definition and nothing else.
const KindFacts& FactsOf(std::string_view kind);

}  // namespace pgstow::native
