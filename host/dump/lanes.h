// Several connections that copy parts at once.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "host/archive/writer.h"
#include "host/dump/plan.h"
#include "host/pg/connection.h"
#include "host/pg/session.h"

namespace pgstow::dump {

struct LaneOptions {
  int lanes = 2;             // connections, ≥ 1; no more than there are tasks are opened
  size_t frame_bytes = 0;    // as the archive's WriterOptions
  bool reproducible = true;  // lanes take tasks and append frames in turns
  pg::SessionOptions session;
  std::string snapshot;  // to import
};

// Copies all tasks, each lane on a connection of its own like `leader`, which goes on holding the
// snapshot and is not used otherwise. Lanes take the tasks in their order. When one fails, the
// others are cancelled and the first error is thrown.
void CopyInLanes(const pg::Connection& leader, archive::Writer& writer,
                 std::span<const CopyTask> tasks, const LaneOptions& options);

}  // namespace pgstow::dump
