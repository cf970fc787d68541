// The rows of all that is dumped go into the archive.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "host/archive/writer.h"
#include "host/dump/dump.h"
#include "host/dump/plan.h"
#include "host/dump/source.h"

namespace pgstow::dump {

// Opens the archive. Throws what Writer::Create throws, and kUsage for several jobs into a format
// that takes one part at a time.
std::unique_ptr<archive::Writer> OpenArchive(const loader::Registry& registry,
                                             const DumpOptions& options);

// Copies all tasks, which come in the order of the TOC: one after another through the leaders with
// one job, else in lanes, the largest first.
void CopyTasks(std::span<const Source> sources, const DumpOptions& options, archive::Writer& writer,
               std::vector<CopyTask> tasks);

// What the dump did, as its finished archive tells.
DumpSummary Summarize(const model::PackedToc& toc);

}  // namespace pgstow::dump
