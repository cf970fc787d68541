// Archives made of literals, for the laws that every format keeps.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "host/archive/reader.h"
#include "host/archive/writer.h"
#include "host/model/entry.h"

namespace pgstow::conformance {

// A format with a chain: what one archive is written as.
struct Layout {
  std::string format;
  std::string chain;
  friend void PrintTo(const Layout& layout, std::ostream* out);
};

// Every readable format with every chain that the suites try; a format that holds no frames takes
// no chain. Formats that can't be read are in no layout, nor are those that hold objects: layouts
// of other programs keep neither all facts nor checksums (the laws of plugins/conformance hold for
// them). Given capabilities (PGSTOW_CAN_*, …): of formats that have them all, and none of
// `lacking`.
std::vector<Layout> AllLayouts(uint32_t having = 0, uint32_t lacking = 0);

// "custom_with_zstd_19_long", for names of test cases.
std::string NameOf(const Layout& layout);

using PartKey = std::pair<model::DumpId, uint32_t>;
using Parts = std::map<PartKey, std::string>;

// A table of contents and the bytes of its parts.
struct Sample {
  model::Toc toc;
  Parts parts;

  // Adds an entry of role kData with these parts; returns its dump id.
  model::DumpId AddData(const std::string& name, const std::vector<std::string>& parts_of_it);
};

// A header with every fact in use, and no entries.
Sample EmptySample();

// A schema, a table with rows in two parts, a table without rows, and an index on the first: small
// enough to damage each of its bytes.
Sample SmallSample();

// Writes a sample, parts one after another in TOC order.
void WriteArchive(const Layout& layout, const Sample& sample, const std::string& path,
                  size_t frame_bytes = 4096);

std::unique_ptr<archive::Writer> NewWriter(const Layout& layout, const std::string& path,
                                           size_t frame_bytes = 4096);
std::unique_ptr<archive::Reader> OpenArchive(const std::string& path);

// All parts, opened one after another, or as they come in the archive's own order.
Parts ReadParts(archive::Reader& reader);
Parts ReadStream(archive::Reader& reader);

// Opens and verifies an archive, and reads nothing else.
void Verify(const std::string& path);

// What a writer was given of a TOC: without what the archive adds (its id, chain, format, and the
// numbers of parts).
model::Toc AsGiven(model::Toc toc);

}  // namespace pgstow::conformance
