// How a restore speaks to its server, or its script to psql.
#pragma once

#include <optional>
#include <string>

#include "restore/rewrite/maps.h"

namespace pgstow::script {

struct ScriptOptions {
  bool single_transaction = false;  // -1: BEGIN and COMMIT around everything
  bool verbose = false;             // -v: ids and dependencies in comments, start and end time
  bool row_security = false;        // --enable-row-security
  std::optional<std::string> role;  // --role: SET ROLE first
  // Argument of psql's \restrict: letters and digits; nothing: a random one of 63 characters.
  std::optional<std::string> restrict_key;
  bool any_client = false;  // --any-client: no line that psql alone knows
  // Schemas that are called otherwise in rows that the archive keeps as INSERT.
  rewrite::NameMap insert_schemas = {};
  // --target-version: of a script; what servers of that major version do not know is left out. 0:
  // the script has all that PostgreSQL 18 writes.
  int target_version = 0;
  // --transaction-size: COMMIT after so many actions (transaction_size.h); 0: no transactions.
  int transaction_size = 0;

  bool tell_objects = false;  // the log tells of each large object, as pg_restore does

  // Whatever is run is part of a transaction already.
  bool in_transaction() const { return single_transaction || transaction_size > 0; }
};

}  // namespace pgstow::script
