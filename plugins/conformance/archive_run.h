// Writes and reads archives through a format plugin alone, as the host does, without a chain.
#pragma once

#include <cstddef>
#include <string>

#include "host/loader/format_proxy.h"
#include "host/loader/registry.h"
#include "plugins/conformance/memory_storage.h"
#include "plugins/conformance/sample.h"

namespace pgstow::conformance {

// The storage that archives of the format are in when nothing is special.
MemoryStorage::Kind UsualKind(const loader::Format& format);

// Whether the layout keeps streams of the codec, of which it gives pieces cut anywhere and knows no
// checksums (PGSTOW_FRAME_STREAMED). Found out once by writing and reading an archive. What is
// written to such a format is marked, so that damage is found as the codec would find it.
bool KeepsStreams(const loader::Format& format);

// Writes a sample, its parts one after another in TOC order, frames of that many raw bytes. Throws
// base::Error as the plugin reports it, and Broken when files stay open.
void WriteArchive(const loader::Format& format, const Sample& sample, MemoryStorage& storage,
                  size_t frame_bytes = 4096);
Files Written(const loader::Format& format, const Sample& sample, size_t frame_bytes = 4096);

// One part, from its frames to end_part, for writers that more than one thread uses.
void WritePart(const loader::Format& format, loader::WriterProxy& writer, const Data& data,
               model::DumpId entry, model::Part& part, size_t frame_bytes);

struct Content {
  model::Toc toc;
  Data data;
};

// How an archive is read.
enum class Access { kRandom, kStream };

// Reads everything and compares it with the checksums and numbers that the archive keeps. Throws
// base::Error, and Broken when files stay open.
Content ReadArchive(const loader::Format& format, MemoryStorage& storage, Access access);

// The bytes of one part, added to `data`.
void ReadPart(const loader::Format& format, loader::ReaderProxy& reader, model::DumpId entry,
              const model::Part& part, Data& data);

// Reads the TOC and checks the layout around the frames.
void VerifyLayout(const loader::Format& format, MemoryStorage& storage);

// The accesses that the format is capable of.
std::vector<Access> AccessesOf(const loader::Format& format);
const char* NameOf(Access access);

// Throws Broken unless what was read is what was written, as far as the layout keeps it.
void ExpectSame(const loader::Format& format, const Content& read, const Sample& sample);

}  // namespace pgstow::conformance
