// DROP statements that do not fail where nothing is to be dropped. Pure.
#pragma once

#include <string>
#include <string_view>

namespace pgstow::plan {

// The drop statement of an entry of `kind` with IF EXISTS in each place that takes one:
//   DROP kind x                         → DROP kind IF EXISTS x
//   ALTER TABLE x DROP CONSTRAINT c     → ALTER TABLE IF EXISTS x DROP CONSTRAINT IF EXISTS c
//   ALTER … DROP CONSTRAINT c           → ALTER … DROP CONSTRAINT IF EXISTS c
//   SELECT pg_catalog.lo_unlink('n')    → the same, asked of the large objects that are there
// Anything else (CREATE OR REPLACE VIEW, a comment) stays as it is.
std::string WithIfExists(std::string_view drop, std::string_view kind);

}  // namespace pgstow::plan
