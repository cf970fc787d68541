#include "plugins/conformance/archive_run.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <span>
#include <utility>

#include "host/archive/part_check.h"
#include "host/archive/toc_sink.h"
#include "host/archive/toc_view.h"
#include "host/base/checksum.h"
#include "host/base/error.h"
#include "plugins/conformance/law.h"
#include "plugins/conformance/marked_stream.h"

namespace pgstow::conformance {
namespace {

using archive::TocView;
using base::ErrorCode;
using loader::Format;

constexpr uint32_t kKnownFlags = PGSTOW_FRAME_STREAMED | PGSTOW_FRAME_ENDS_PART;

void ExpectClosed(const MemoryStorage& storage, const char* after) {
  Expect(storage.open_files() == 0, "{} files are left open after {}", storage.open_files(), after);
}

std::span<const std::byte> BytesOf(std::string_view text) { return std::as_bytes(std::span(text)); }

// Adds up one part while its frames go by, in the order of the part.
class PartRun {
 public:
  PartRun(const Format& format, Place place)
      : format_(format), place_(place), streams_(KeepsStreams(format)) {}

  void Take(const pgstow_frame& frame, Data& data) {
    const bool streamed = (frame.flags & PGSTOW_FRAME_STREAMED) != 0;
    Expect((frame.flags & ~kKnownFlags) == 0, "a frame has unknown flags {:#x}", frame.flags);
    Expect(streamed == streams_, "a frame {} PGSTOW_FRAME_STREAMED, and others do not",
           streamed ? "has" : "lacks");
    Expect(frame.entry == place_.entry && frame.part == place_.part,
           "a frame of entry {}, part {}, stands among those of entry {}, part {}", frame.entry,
           frame.part, place_.entry, place_.part);
    Expect(frame.object == 0 || format_.can(PGSTOW_HOLDS_OBJECTS),
           "a frame names an object, which does not fit the format's capabilities");
    if (frame.sequence != due_++) {
      base::Throw(ErrorCode::kCorrupt, "frame {} stands where frame {} should", frame.sequence,
                  due_ - 1);
    }
    const std::string_view bytes(reinterpret_cast<const char*>(frame.stored.ptr), frame.stored.len);
    if (!streamed) archive::CheckFrame(frame, BytesOf(bytes), frame.sequence);
    sums_.Add(frame.raw_bytes, frame.stored.len, frame.raw_checksum);
    data[{place_.entry, place_.part, frame.object}] += bytes;
  }

  // `told`: what the TOC, or the word that the part is whole, says.
  void End(const model::Part& told) const {
    if (told.known && !streams_) {
      archive::CheckTotal(sums_.Total(told.part, told.rows), told);
    }
  }

 private:
  const Format& format_;
  Place place_;
  bool streams_;
  uint64_t due_ = 0;
  archive::PartSums sums_;
};

// Takes what the layout adds off the data. Objects and parts that have no frame are empty.
Data Opened(const Format& format, const model::Toc& toc, Data stored) {
  for (const model::Entry& entry : toc.entries) {
    const bool objects = entry.data_form == model::DataForm::kLargeObjects;
    if (objects && format.can(PGSTOW_HOLDS_OBJECTS)) continue;
    for (const model::Part& part : entry.parts) stored[{entry.id, part.part}];
  }
  if (!KeepsStreams(format)) return stored;
  for (auto& [place, bytes] : stored) bytes = Unmarked(bytes);
  return stored;
}

loader::Settings Defaults(const Format& format) {
  return loader::ParseSettings(loader::OptionsOf(format), "");
}

Content ReadRandom(const Format& format, loader::ReaderProxy& reader, model::Toc toc) {
  Data data;
  for (const model::Entry& entry : toc.entries) {
    for (const model::Part& part : entry.parts) ReadPart(format, reader, entry.id, part, data);
  }
  return {std::move(toc), std::move(data)};
}

Content ReadStream(const Format& format, loader::ReaderProxy& reader, model::Toc toc) {
  Data data;
  std::map<Place, PartRun> runs;
  pgstow_frame frame{};
  while (reader.NextFrameInStream(frame)) {
    const Place place{frame.entry, frame.part};
    PartRun& run = runs.try_emplace(place, format, place).first->second;
    if ((frame.flags & PGSTOW_FRAME_ENDS_PART) == 0) run.Take(frame, data);
  }
  if (!toc.header.complete) {
    archive::TocCollector final_toc;
    reader.ReadFinalToc(final_toc.abi());
    toc = final_toc.Take();
  }
  for (const model::Entry& entry : toc.entries) {
    for (const model::Part& part : entry.parts) {
      const Place place{entry.id, part.part};
      runs.try_emplace(place, format, place).first->second.End(part);
    }
  }
  return {std::move(toc), std::move(data)};
}

void WritePartOf(const Format& format, loader::WriterProxy& writer, const Data& data,
                 model::DumpId entry, model::Part& part, size_t frame_bytes, bool marked) {
  const bool streamed = format.can(PGSTOW_HOLDS_STREAMS);
  archive::PartSums sums;
  uint64_t rows = 0;
  const auto begin = data.lower_bound({entry, part.part});
  for (auto at = begin; at != data.end() && at->first.entry == entry && at->first.part == part.part;
       ++at) {
    const std::string stream = marked ? Marked(at->second) : at->second;
    rows += static_cast<uint64_t>(std::ranges::count(at->second, '\n'));
    std::string_view rest = stream;
    bool at_least_one = format.can(PGSTOW_HOLDS_OBJECTS) && at->first.object != 0;
    while (!rest.empty() || at_least_one) {
      at_least_one = false;
      const std::string_view piece = rest.substr(0, frame_bytes);
      rest.remove_prefix(piece.size());
      pgstow_frame frame{};
      frame.size = sizeof(frame);
      frame.flags = streamed ? uint32_t{PGSTOW_FRAME_STREAMED} : 0;
      frame.entry = entry;
      frame.part = part.part;
      frame.sequence = sums.frames();
      frame.raw_bytes = streamed ? 0 : piece.size();
      frame.raw_checksum = streamed ? 0 : base::Xxh3(BytesOf(piece));
      frame.stored = {reinterpret_cast<const uint8_t*>(piece.data()), piece.size()};
      frame.object = at->first.object;
      writer.WriteFrame(frame);
      sums.Add(frame.raw_bytes, piece.size(), frame.raw_checksum);
    }
  }
  part = sums.Total(part.part, rows);
  writer.EndPart(archive::AbiPart(entry, part));
}

void WriteAll(const Format& format, const Sample& sample, MemoryStorage& storage,
              size_t frame_bytes, bool marked) {
  model::Toc toc = sample.toc();
  loader::WriterProxy writer(format, storage.abi(), Defaults(format), "writing");
  writer.Begin(TocView(toc).abi());
  for (model::Entry& entry : toc.entries) {
    for (model::Part& part : entry.parts) {
      WritePartOf(format, writer, sample.data(), entry.id, part, frame_bytes, marked);
    }
  }
  toc.header.complete = true;
  writer.Finish(TocView(toc).abi());
}

// What keeps streams is found by writing rows without a mark, and looking at a frame of them.
bool GivesStreams(const Format& format) {
  if (format.can(PGSTOW_HOLDS_STREAMS) || !format.can(PGSTOW_CAN_WRITE) ||
      !format.can(PGSTOW_CAN_READ) || !format.can(PGSTOW_HOLDS_DATA)) {
    return format.can(PGSTOW_HOLDS_STREAMS);
  }
  Sample sample(format);
  const model::DumpId entry = sample.AddRows("t", {"1\tone\n"});
  MemoryStorage storage(UsualKind(format));
  WriteAll(format, sample, storage, 4096, false);
  loader::ReaderProxy reader(format, storage.abi(), Defaults(format), "reading");
  archive::TocCollector collector;
  reader.ReadToc(collector.abi());
  pgstow_frame frame{};
  if (format.can(PGSTOW_CAN_READ_RANDOM)) {
    reader.OpenPart(entry, 0).Next(frame);
  } else {
    reader.NextFrameInStream(frame);
  }
  return (frame.flags & PGSTOW_FRAME_STREAMED) != 0;
}

}  // namespace

bool KeepsStreams(const Format& format) {
  static std::mutex mutex;
  static std::map<const pgstow_format_info*, bool> known;
  const std::lock_guard lock(mutex);
  const auto found = known.find(format.info);
  if (found != known.end()) return found->second;
  return known[format.info] = GivesStreams(format);
}

MemoryStorage::Kind UsualKind(const Format& format) {
  return format.can(PGSTOW_IS_DIRECTORY) ? MemoryStorage::Kind::kDirectory
                                         : MemoryStorage::Kind::kFile;
}

void WritePart(const Format& format, loader::WriterProxy& writer, const Data& data,
               model::DumpId entry, model::Part& part, size_t frame_bytes) {
  WritePartOf(format, writer, data, entry, part, frame_bytes, KeepsStreams(format));
}

void WriteArchive(const Format& format, const Sample& sample, MemoryStorage& storage,
                  size_t frame_bytes) {
  WriteAll(format, sample, storage, frame_bytes, KeepsStreams(format));
  ExpectClosed(storage, "writing");
}

Files Written(const Format& format, const Sample& sample, size_t frame_bytes) {
  MemoryStorage storage(UsualKind(format));
  WriteArchive(format, sample, storage, frame_bytes);
  return storage.files();
}

void ReadPart(const Format& format, loader::ReaderProxy& reader, model::DumpId entry,
              const model::Part& part, Data& data) {
  PartRun run(format, {entry, part.part});
  auto frames = reader.OpenPart(entry, part.part);
  pgstow_frame frame{};
  while (frames.Next(frame)) run.Take(frame, data);
  run.End(part);
}

Content ReadArchive(const Format& format, MemoryStorage& storage, Access access) {
  Content content;
  {
    loader::ReaderProxy reader(format, storage.abi(), Defaults(format), "reading");
    archive::TocCollector collector;
    reader.ReadToc(collector.abi());
    model::Toc toc = collector.Take();
    content = access == Access::kRandom ? ReadRandom(format, reader, std::move(toc))
                                        : ReadStream(format, reader, std::move(toc));
  }
  ExpectClosed(storage, "reading");
  content.data = Opened(format, content.toc, std::move(content.data));
  return content;
}

void VerifyLayout(const Format& format, MemoryStorage& storage) {
  {
    loader::ReaderProxy reader(format, storage.abi(), Defaults(format), "verifying");
    archive::TocCollector collector;
    reader.ReadToc(collector.abi());
    collector.Take();
    reader.VerifyLayout();
  }
  ExpectClosed(storage, "verifying");
}

std::vector<Access> AccessesOf(const Format& format) {
  std::vector<Access> accesses;
  if (format.can(PGSTOW_CAN_READ_RANDOM)) accesses.push_back(Access::kRandom);
  if (format.can(PGSTOW_CAN_READ_STREAM)) accesses.push_back(Access::kStream);
  return accesses;
}

const char* NameOf(Access access) {
  return access == Access::kRandom ? "read part by part" : "read as a stream";
}

}  // namespace pgstow::conformance
