// Several connections that copy parts at once, of one database or of several.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "host/archive/writer.h"
#include "host/dump/plan.h"
#include "host/dump/source.h"
#include "host/pg/connection.h"
#include "host/pg/session.h"

namespace pgstow::dump {

struct LaneOptions {
  int lanes = 2;             // connections, ≥ 1; no more than there are tasks are opened
  size_t frame_bytes = 0;    // as the archive's WriterOptions
  bool reproducible = true;  // lanes take tasks and append frames in turns
  // What a lane can't lock, since another session waits for a stronger lock on it, the leader,
  // which has the lock, copies at the end. Otherwise the dump fails, as pg_dump does.
  bool leaders_help = false;
  pg::SessionOptions session;
};

using OpenedConnections = std::vector<std::unique_ptr<pg::Connection>>;

// Copies all tasks, which are ordered largest first. Each lane has a connection of its own, like
// the leader of the source whose task it took (CopyTask::source) and under its snapshot; it stays
// there as long as that keeps nobody waiting (agenda.h). Leaders go on holding their snapshots and
// are hardly used otherwise (LaneOptions::leaders_help). When a lane fails, the others are
// cancelled and the first error is thrown. `opened`: connections like the leader of the first
// source, which the first lanes begin with.
void CopyInLanes(std::span<const Source> sources, archive::Writer& writer,
                 std::span<const CopyTask> tasks, const LaneOptions& options,
                 OpenedConnections opened = {});

}  // namespace pgstow::dump
