#include "tests/fuzz/archive_content.h"

#include <utility>

#include "host/archive/toc_sink.h"
#include "host/loader/format_proxy.h"
#include "host/loader/settings.h"
#include "tests/fuzz/require.h"

namespace pgstow::fuzz {
namespace {

using conformance::Data;
using conformance::Files;
using conformance::MemoryStorage;
using loader::Format;
using loader::ReaderProxy;
using Kind = MemoryStorage::Kind;

Kind KindOf(const Format& format) {
  return format.can(PGSTOW_IS_DIRECTORY) ? Kind::kDirectory : Kind::kFile;
}

// What `read` makes of a reader of the archive.
template <typename Read>
auto Reading(const Format& format, MemoryStorage& storage, Read read) {
  std::optional<decltype(read(std::declval<ReaderProxy&>()))> result;
  const auto refused = ErrorOf([&] {
    const loader::Settings settings = loader::ParseSettings(loader::OptionsOf(format), "");
    ReaderProxy reader(format, storage.abi(), settings, "reading");
    result = read(reader);
  });
  // Without filters there is nothing that only a plugin can be blamed for.
  if (refused) Require(refused->code() != base::ErrorCode::kPlugin, refused->what());
  Require(storage.open_files() == 0, "a reader leaves no file open");
  return result;
}

template <typename Read>
auto Reading(const Format& format, Kind kind, const Files& files, Read read) {
  MemoryStorage storage(kind, files);
  return Reading(format, storage, read);
}

template <class Collector = archive::TocCollector>
auto TocOf(ReaderProxy& reader) {
  Collector collector;
  reader.ReadToc(collector.abi());
  return collector.Take();
}

void Add(const pgstow_frame& frame, Data& data) {
  const std::string_view bytes(reinterpret_cast<const char*>(frame.stored.ptr), frame.stored.len);
  if (!bytes.empty()) data[{frame.entry, frame.part, frame.object}] += bytes;
}

Data DataOf(ReaderProxy& reader, const model::Toc& toc) {
  Data data;
  pgstow_frame frame{};
  for (const model::Entry& entry : toc.entries) {
    for (const model::Part& part : entry.parts) {
      auto frames = reader.OpenPart(entry.id, part.part);
      while (frames.Next(frame)) {
        Require(frame.entry == entry.id && frame.part == part.part,
                "a part has frames of its own alone");
        Add(frame, data);
      }
    }
  }
  return data;
}

Content ContentInParts(ReaderProxy& reader) {
  Content content{.toc = TocOf(reader), .data = {}};
  reader.VerifyLayout();
  content.data = DataOf(reader, content.toc);
  return content;
}

Content ContentOfStream(ReaderProxy& reader) {
  Content content{.toc = TocOf(reader), .data = {}};
  pgstow_frame frame{};
  while (reader.NextFrameInStream(frame)) {
    if ((frame.flags & PGSTOW_FRAME_ENDS_PART) == 0) Add(frame, content.data);
  }
  if (!content.toc.header.complete) {
    archive::TocCollector final_toc;
    reader.ReadFinalToc(final_toc.abi());
    content.toc = final_toc.Take();
  }
  return content;
}

// Where damage is reported: ranges of the file, one after another.
struct Damage {
  uint64_t end = 0;
  static pgstow_status Take(void* self, uint64_t offset, uint64_t bytes) {
    auto& damage = *static_cast<Damage*>(self);
    Require(bytes > 0 && offset >= damage.end, "damaged ranges are in order and do not overlap");
    damage.end = offset + bytes;
    return PGSTOW_OK;
  }
};

}  // namespace

std::optional<Content> ReadInParts(const Format& format, const Files& files) {
  return Reading(format, KindOf(format), files, &ContentInParts);
}

std::optional<Content> ReadAsStream(const Format& format, const Files& files) {
  return Reading(format, Kind::kPipe, files, &ContentOfStream);
}

void ReadWhileFailing(const Format& format, const Files& files, size_t choice) {
  for (const Kind kind : {KindOf(format), Kind::kPipe}) {
    const auto read = kind == Kind::kPipe ? &ContentOfStream : &ContentInParts;
    if (kind == Kind::kPipe && !format.can(PGSTOW_CAN_READ_STREAM)) continue;
    MemoryStorage sound(kind, files);
    const auto content = Reading(format, sound, read);
    if (sound.operations() == 0) continue;
    MemoryStorage failing(kind, files);
    failing.FailAt(choice % sound.operations());
    const auto with_failure = Reading(format, failing, read);
    Require(!with_failure || with_failure == content, "who reads on after a failure reads it all");
  }
}

std::optional<Content> ReadSalvaged(const Format& format, const Files& files) {
  Damage damage;
  const pgstow_damage_sink sink{sizeof(sink), 0, &damage, &Damage::Take};
  auto content = Reading(format, Kind::kFile, files, [&](ReaderProxy& reader) {
    reader.Salvage(sink);
    Content left{.toc = TocOf(reader), .data = {}};
    left.data = DataOf(reader, left.toc);
    return left;
  });
  Require(damage.end <= files.at("").size(), "damaged ranges are within the file");
  return content;
}

std::optional<model::BriefToc> ReadFacts(const Format& format, const Files& files) {
  return Reading(format, KindOf(format), files,
                 [](ReaderProxy& reader) { return TocOf<archive::BriefCollector>(reader); });
}

}  // namespace pgstow::fuzz
