// Copies archives: into another layout, through another chain, or a selection of their entries.
#pragma once

#include <cstddef>

#include "host/archive/reader.h"
#include "host/archive/writer.h"
#include "host/model/entry.h"

namespace pgstow::archive {

// Writes what `wanted` lists of `archive` into `writer`, which has not begun, and finishes it.
// `wanted` has the header of the archive's TOC and entries of it, with all or none of their parts.
// Everything that is read is checked as PartReader and Reader::ReadStream do, and rows are counted.
// Throws what they throw, what the writer throws, and kCorrupt when data has other rows than the
// TOC tells.
//
// Memory holds a few frames, whatever the archive's size. Of an archive that can be read at random
// nothing else is kept; of another one, data that comes before its turn waits in a spool. Layouts
// that have entries of one part get the parts of an entry as one. Frames stay as they are cut; data
// that comes out of a layout without frames is cut at rows, into `frame_bytes` as in the writer's
// options.
void Convert(Reader& archive, const model::Toc& wanted, Writer& writer, size_t frame_bytes);

}  // namespace pgstow::archive
