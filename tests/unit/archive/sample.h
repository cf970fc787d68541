// Archives for tests: small ones with everything in them, written and read through the plugins as
// they were built.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "host/archive/reader.h"
#include "host/archive/writer.h"
#include "host/loader/registry.h"
#include "host/model/entry.h"

namespace pgstow::tests {

// The plugins of the build.
const loader::Registry& Plugins();

// The bytes of each part, as the writes they come in: whole rows, as a rule.
using PartKey = std::pair<model::DumpId, uint32_t>;
using Data = std::map<PartKey, std::vector<std::string>>;

struct Sample {
  model::Toc toc;
  Data data;
};

// A schema, a table with two parts of data, an empty table, a sequence's value and an index, with
// every field of an entry in use somewhere.
Sample SmallSample();

// Writes the sample with the chain; `frame_bytes` small enough gives parts of several frames.
void WriteArchive(const Sample& sample, const std::string& path, std::string_view chain = "none",
                  size_t frame_bytes = 64);

// Writes the parts of an archive that was begun.
void WriteParts(const Data& data, archive::Writer& writer);

std::unique_ptr<archive::Reader> OpenArchive(const std::string& path);

// All raw bytes, by part: read part by part, or in the order of the archive.
std::map<PartKey, std::string> ReadParts(archive::Reader& reader);
std::map<PartKey, std::string> ReadStream(archive::Reader& reader);

// The writes of each part put together.
std::map<PartKey, std::string> Joined(const Data& data);

// `toc` without what only a finished archive knows: its id, chain, versions and numbers of parts.
model::Toc Bare(model::Toc toc);

}  // namespace pgstow::tests
