// Whether an archive is whole, and if not, where it is not.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "host/archive/reader.h"
#include "host/base/error.h"
#include "host/model/entry.h"

namespace pgstow::archive {

// Where damage was met, as far as it can be told.
struct DamagePlace {
  std::optional<model::DumpId> entry;
  std::optional<uint32_t> part;
  std::optional<uint64_t> frame;   // within the part
  std::string member;              // file of a directory; empty: the archive's one file
  std::optional<uint64_t> offset;  // in that file: where the damaged piece starts or bytes end
};

struct VerifyReport {
  enum class State : uint8_t {
    kIntact,
    kDamaged,    // bytes are not as they were written, or are missing
    kUnreadable  // it could not be found out: no such file, no archive, a missing plugin or key
  };

  State state() const;

  std::string path;
  bool deep = false;

  // Of an archive whose TOC could be read; `header.format` is empty otherwise.
  model::TocHeader header;
  uint64_t entries = 0;
  uint64_t parts = 0;
  bool checksums = true;  // the format keeps them; otherwise changed bytes may go unnoticed

  // Of what was read: all of the archive, or what comes before the damage.
  uint64_t frames = 0;        // or pieces of streams; without `deep`
  uint64_t stored_bytes = 0;  // without `deep`
  uint64_t raw_bytes = 0;     // with `deep`, or told by the TOC of an intact archive
  uint64_t rows = 0;          // the same

  std::optional<base::Error> error;  // nullopt: intact
  DamagePlace place;                 // with `error`
};

// Reads the archive to its end, or to the first damage. Without `deep`, its structure and stored
// checksums are checked and no filter is run. With it, all data is decoded and looked at: raw
// checksums, that it is in its form (rows of COPY, statements, large objects) and has as many rows
// as the TOC tells. Errors come in the report.
VerifyReport Verify(const loader::Registry& registry, const ReaderOptions& options, bool deep);

}  // namespace pgstow::archive
