// An archive being written: pairs a format with a chain and a storage.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "host/archive/chain.h"
#include "host/archive/frame_gate.h"
#include "host/base/task_pool.h"
#include "host/loader/registry.h"
#include "host/model/entry.h"
#include "host/model/packed_toc.h"
#include "host/storage/storage.h"

namespace pgstow::archive {

inline constexpr size_t kMaxFrameBytes = size_t{32} << 20;

struct WriterOptions {
  std::string format = "custom";  // name or letter
  std::string path;               // file or directory; "-" or empty: standard output
  std::string format_settings;    // options of the format, as after the colon of --format
  // nullptr: the empty one. A layout may keep another that decodes to the same (codings.h); a
  // script goes through it as a whole. One that seals gets new keys, unless it has those of another
  // archive.
  std::shared_ptr<const Chain> chain;
  // Raw bytes gathered into one frame, 1 to kMaxFrameBytes. A frame ends with the Write that fills
  // it and so may have up to twice as many.
  size_t frame_bytes = size_t{3} << 19;
  // Threads that filter, besides those that write parts. They are started when they have something
  // to do.
  size_t helpers = 0;
  size_t connections = 1;     // parts that are written at once, at most: with more there is no harm
  bool verify_encode = true;  // decode each frame again and compare before it is written
  bool sync = true;           // make it durable before the final name appears
  storage::SyncMethod sync_method = storage::SyncMethod::kFsync;  // how, when it is to be durable
  storage::Permissions permissions = {};
  // Opens the storage of an archive of one file in place of what `path` names, by which messages
  // still know it; empty: `path` it is.
  std::function<std::unique_ptr<storage::OutputStorage>()> open_storage = {};
};

// One part being written. One thread at a time; different parts on different threads (serialised
// inside when the format can't take them at once). What was written is filtered by helpers while
// the thread goes on, and by itself when they are all busy; it alone appends: from Write and
// Close, and, when it goes on with another part meanwhile, from those of that part.
//
// Memory: of each part that is open 4 frames may be under way, and of all parts together 3 a helper
// besides; a frame takes its raw bytes and what they became. Each thread that filters has codecs,
// and room for a frame encoded and decoded again. So an archive is written within (4 * parts + 3 *
// helpers) * 2 + (connections + helpers) * 3 times the size of a frame, whatever the width of a
// row.
class PartWriter {
 public:
  virtual ~PartWriter() = default;

  // Takes the next bytes of the part. Cuts frames at row ends where it can: a frame ends after the
  // Write that filled it, so a caller that writes whole rows gets frames of whole rows. Only a
  // Write of more than frame_bytes is cut itself.
  virtual void Write(std::span<const char> bytes) = 0;

  // Takes bytes that are one frame elsewhere: a layout with frames makes one frame of them.
  virtual void WriteFrame(std::span<const char> bytes) { Write(bytes); }

  // Ends the part; `rows` is how many rows the caller wrote. The numbers go into the final TOC by
  // themselves. A part destroyed without Close leaves the archive without it (Finish then throws);
  // when none of its frames was written yet it may be opened again.
  model::Part Close(uint64_t rows) {
    EndData(rows);
    return Settle();
  }

  // Close in two steps, for a thread that goes on with another part meanwhile: the data ends, but
  // need not be appended yet …
  virtual void EndData(uint64_t rows) = 0;
  // … and is it, by the same thread, as far as that makes nobody wait: true when the part is closed
  // …
  virtual bool TrySettle() = 0;
  // … or all of it. Also after TrySettle said true.
  virtual model::Part Settle() = 0;
};

class Writer {
 public:
  // Opens the storage under a temporary name. Throws kPlugin when no plugin offers the format,
  // kUsage when the format can't write or does not take a chain, kIo.
  static std::unique_ptr<Writer> Create(const loader::Registry& registry, WriterOptions options);
  virtual ~Writer() = default;  // without Finish: removes what was written

  // Shows the early TOC; toc.header.archive_id, chain and format are filled here. Entries of role
  // kData have their parts listed (unknown numbers). Once, before any part. Throws as
  // model::CheckToc, and as RequireDatabases where that has several databases.
  virtual void Begin(model::PackedToc toc) = 0;
  void Begin(const model::Toc& toc) { Begin(model::PackedToc(toc)); }

  // Throws kUsage when the format keeps one database alone.
  virtual void RequireDatabases() const = 0;

  // In place of what the options say, once it is known how many parts there will be at a time.
  // Before the first part.
  virtual void SetThreads(size_t connections, size_t helpers) = 0;

  // Starts a part that the TOC lists, once. Any thread, after Begin. The format may want parts in
  // TOC order (needs_order()): the caller then opens them so, one at a time. What the part appends
  // goes through `gate`, which outlives it; nullptr: there is none.
  virtual std::unique_ptr<PartWriter> OpenPart(model::DumpId entry, uint32_t part,
                                               FrameGate* gate) = 0;
  std::unique_ptr<PartWriter> OpenPart(model::DumpId entry, uint32_t part) {
    return OpenPart(entry, part, nullptr);
  }

  // Writes the final TOC, makes everything durable and gives the archive its name. Throws
  // kInternal naming the entry when a part of the TOC was not closed.
  virtual void Finish() = 0;

  // The helpers, for threads that write parts and have to wait for each other.
  virtual base::TaskPool& tasks() = 0;

  virtual bool needs_order() const = 0;             // parts in TOC order, one at a time
  virtual bool parallel() const = 0;                // several parts may be open at once
  virtual bool holds_parts() const = 0;             // entries may have several parts
  virtual const model::PackedToc& toc() const = 0;  // with the numbers of the parts closed so far
};

}  // namespace pgstow::archive
