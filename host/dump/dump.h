// The face of the dumper: a database goes into an archive, under one snapshot.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "host/archive/writer.h"
#include "host/catalog/catalog.h"
#include "host/pg/connection.h"
#include "host/pg/session.h"

namespace pgstow::dump {

struct DumpOptions {
  pg::ConnectionOptions connection;
  pg::SessionOptions session;
  catalog::ReadOptions read;  // its `lock` is set by the dumper
  archive::WriterOptions writer;
  int jobs = 1;                // connections that copy rows at once, ≥ 1
  bool fewer_will_do = false;  // where the server does not let in as many; nobody insists on `jobs`
  int readers = 1;             // connections that read large catalogs at once, ≥ 1
  std::string snapshot;        // an exported snapshot to dump; empty: a new one
  // A table larger than this, TOAST included, is cut into parts of about this size, which several
  // connections copy at once; 0: never; nothing: PartBytesFor (plan.h) chooses by what there is to
  // copy and by `jobs`.
  std::optional<uint64_t> split_bytes;
  // Several connections append their frames in turns, so that dumps of one snapshot with as many
  // jobs are equal byte for byte; false: as they come, which lets none wait for a slower one.
  bool reproducible = true;
  // Dump a server that is newer than what the catalog rooms know. What it keeps in catalogs,
  // columns and codes that they don't is not read; warnings name those.
  bool allow_newer_server = false;
  bool disable_dollar_quoting = false;
  bool writes_script = false;  // the format of the writer is a script; for what is told under -v
  // Tables are locked in short turns, under a new snapshot each time, and not as pg_dump does,
  // which stands in the queue with what it has locked already. Not with `snapshot`.
  bool patient_locks = false;
  // With patient_locks: gives way, and begins anew, when another session waits for an ACCESS
  // EXCLUSIVE lock on what the dump has locked, until rows are copied.
  bool lock_friendly = false;
  int64_t created_at = 0;  // for the archive's header; seconds since 1970-01-01 00:00 UTC
  // Told, before anything is copied, what the relations to be copied take on the server's disk,
  // TOAST included and indexes not. Empty: nobody is told.
  std::function<void(uint64_t bytes)> foresee = {};
};

// What a dump did.
struct DumpSummary {
  uint64_t entries = 0;
  uint64_t tables = 0;  // whose rows were copied
  uint64_t rows = 0;
  uint64_t raw_bytes = 0;     // of the rows, before the filters
  uint64_t stored_bytes = 0;  // after them
};

// Dumps the database. A table that others write anew (TRUNCATE, …) between the snapshot and the
// locks makes it begin anew, under a new snapshot, if options.snapshot is empty. So does one that
// they drop, rename or replace if options.patient_locks is set; otherwise that is an error, as it
// is for pg_dump. With one job, and for formats that want an
// order, one connection does it all, tables in the order of the TOC. With more, `jobs` further
// connections import the first one's snapshot and copy the largest parts first.
//
// The first error stops all connections and is thrown; the archive then leaves no trace. A
// connection that is lost before a frame of its part was written is opened again and the part is
// redone; later than that the loss is an error, since frames in the archive can't be taken back.
// Throws what the folders below throw, and kUsage for several jobs into a format that takes one
// part at a time. Sets sql::QuoteOptions. Objects that `allow_unmodeled` left out are logged as
// warnings.
DumpSummary Run(const loader::Registry& registry, const DumpOptions& options);

}  // namespace pgstow::dump
