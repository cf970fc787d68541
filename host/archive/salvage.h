// What is left of a damaged archive, as an archive.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "host/archive/reader.h"
#include "host/loader/registry.h"
#include "host/model/entry.h"
#include "host/storage/storage.h"

namespace pgstow::archive {

struct SalvageOptions {
  ReaderOptions from;  // a file; where its format can't be told any more it is taken for custom
  std::string to;      // file; "-": standard output
  std::string chain;   // what the data went through, for an archive that does not say it any more
  storage::Permissions permissions = {};
  bool sync = true;
};

// A part of which something is lost, or may be.
struct SalvageLoss {
  model::DumpId entry = 0;
  std::string database;  // that it is in, of an archive of several; else empty
  std::string kind;
  std::string schema;
  std::string tag;
  uint32_t part = 0;
  uint64_t frames = 0;  // that are whole
  uint64_t bytes = 0;   // that are kept: whole rows
  uint64_t rows = 0;
  // What is lost; nullopt when nothing says any more how much there was.
  std::optional<uint64_t> lost_frames;
  std::optional<uint64_t> lost_bytes;
  std::optional<uint64_t> lost_rows;
};

struct SalvageReport {
  struct Range {
    uint64_t offset;
    uint64_t bytes;
  };
  bool final_toc = false;     // otherwise the early one is what is left
  std::vector<Range> damage;  // of the file, in which nothing whole was found
  std::vector<SalvageLoss> losses;
  uint64_t entries = 0;
  uint64_t parts = 0;
  uint64_t rows = 0;   // kept
  uint64_t bytes = 0;  // of them
};

// Reads everything that is whole and writes an archive of the same format and chain, with all
// entries. Data that is not whole is cut at rows: the rows (statements, large objects) that are
// certain to be whole stay. What opens a sealed archive opens what is left of it too. Throws
// kCorrupt when nothing can be recovered, kUnsupported for a format that can't be salvaged, kUsage
// when the chain is not known, and what Writer throws.
SalvageReport Salvage(const loader::Registry& registry, const SalvageOptions& options);

}  // namespace pgstow::archive
