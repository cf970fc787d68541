// Sequences. Source: https://www.postgresql.org/docs/18/catalog-pg-sequence.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "host/base/interned.h"

namespace pgstow::catalog {

// A row of pg_sequence, and the state of the sequence itself.
struct SequenceFacts {
  uint32_t relation = 0;
  base::Interned type;  // "bigint", "integer" or "smallint"
  int64_t start = 0;
  int64_t increment = 0;
  int64_t maximum = 0;
  int64_t minimum = 0;
  int64_t cache = 0;
  bool cycle = false;
  std::optional<int64_t> last_value;  // read only when data is wanted
  bool is_called = false;             // last_value has been given out
};

// The options of CREATE SEQUENCE, each on a line of its own that starts with a newline and four
// spaces; limits that the type and the direction imply are spelled NO MINVALUE, NO MAXVALUE.
// `with_type`: AS type comes first unless it is bigint.
std::string SequenceOptions(const SequenceFacts& facts, bool with_type);

}  // namespace pgstow::catalog
