// The three things that can be done with what is restored of a whole server's archive.
#pragma once

#include "restore/execute/restore.h"
#include "restore/execute/server_parts.h"

namespace pgstow::execute {

// Onto a server: what is to be dropped first of all, then what is the server's own, then one
// database after the other. The database that options().connection names is where it connects first
// and makes the others from. Throws as Run, which it does the work of; the summary is filled, also
// when it throws.
void RestoreServer(ServerParts& parts, RestoreSummary& summary);

// Into a script, as pg_dumpall writes it.
void WriteServerScript(ServerParts& parts, RestoreSummary& summary);

// As Explain.
Explained ExplainServer(ServerParts& parts, ExplainForm form);

}  // namespace pgstow::execute
