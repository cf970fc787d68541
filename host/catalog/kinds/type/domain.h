// Domains and their constraints.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "host/catalog/object.h"

namespace pgstow::catalog {

struct Domain;

// A CHECK or NOT NULL constraint of a domain, a row of pg_constraint. It is written within the
// domain's definition, or apart after it.
struct DomainConstraint : Object {
  Oid domain_oid = 0;
  char type = 'c';  // contype: c, or (from server 17 on) n for NOT NULL
  bool validated = true;
  bool apart = false;
  std::string definition;  // "CHECK ((VALUE > 0))"
  Domain* domain = nullptr;
};

struct Domain : Object {
  std::string base_type;  // with its modifier
  std::string collation;  // quoted and qualified; empty: that of the base type
  bool not_null = false;
  std::optional<std::string> default_value;    // expression
  std::vector<DomainConstraint*> constraints;  // by name
};

}  // namespace pgstow::catalog
