// An entry of a TOC as its bytes tell it: pgstow.v1.Entry, read without a message of its own.
#pragma once

#include <cstdint>
#include <vector>

#include <pgstow/format.h>

#include "formats/custom/fields.h"

namespace pgstow::custom {

// Numbers and ranges of the message, which lives longer. What it does not have is 0 or empty.
// Fields are as in proto/pgstow/v1/toc.proto.
struct StoredEntry {
  Bytes message;
  uint32_t dump_id = 0;
  uint32_t catalog_table = 0;
  uint32_t catalog_oid = 0;
  uint32_t section = 0;
  uint32_t kind = 0;
  uint32_t schema = 0;
  uint32_t owner = 0;
  uint32_t pass = 0;
  uint32_t role = 0;
  uint32_t selector = 0;
  uint32_t relkind = 0;
  uint32_t tablespace = 0;
  uint32_t table_am = 0;
  uint32_t data_form = 0;
  uint32_t database = 0;
  uint32_t texts = 0;
  Bytes tag;
  Bytes definition;
  Bytes drop;
  Bytes owned_as;
  Bytes copy;
  std::vector<int32_t> dependencies;  // less its dump id, as the ids below
  std::vector<int32_t> belongs_to;
  std::vector<pgstow_part> parts;  // `entry` is not set
};

// Reads a message into an entry, whose vectors keep their memory. False when the bytes are no
// message, or one that exceeds a limit of layout.h. Fields that are not known are passed over.
bool ReadEntry(Bytes message, StoredEntry& entry);

}  // namespace pgstow::custom
