// Names that have to stand for the same relations until the end of a transaction.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "host/base/error.h"
#include "host/pg/connection.h"

namespace pgstow::pg {

// A relation as the catalogs tell it: what it is called, and so reached by, may change.
struct KnownRelation {
  uint32_t oid = 0;
  std::string qualified_name;  // as SQL
};

// A name no longer stands for the relation.
class Replaced : public base::Error {
 public:
  explicit Replaced(const base::Error& error) : base::Error(error) {}
};

[[noreturn]] void ThrowReplaced(std::string_view qualified_name);

// Whether a server of that version has restrict_nonsystem_relation_kind, by which HardenDumpSession
// keeps it from running code of a view that took the place of something else (CVE-2024-7348). Pure.
// Source: https://www.postgresql.org/support/security/CVE-2024-7348/
bool RestrictsRelationKinds(int server_version);

// For relations that LOCK TABLE does not take (sequences, foreign tables), on servers without that
// setting: locks what the names stand for until the end of the transaction, and runs nothing of it.
// Does nothing on other servers. Throws Replaced when a name stands for something else.
void HoldRelations(Connection& connection, std::span<const KnownRelation> relations);

}  // namespace pgstow::pg
