// Formats: hosts with newer and older headers, whose structs are longer and shorter.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "host/archive/part_check.h"
#include "host/archive/toc_sink.h"
#include "host/archive/toc_view.h"
#include "host/base/error.h"
#include "host/loader/settings.h"
#include "plugins/conformance/archive_run.h"
#include "plugins/conformance/format_laws.h"
#include "plugins/conformance/grown.h"

namespace pgstow::conformance {
namespace {

using loader::Format;

// The TOC of a host that knows more facts.
struct GrownToc {
  explicit GrownToc(const archive::TocView& view) : header(*view.abi().header), toc(view.abi()) {
    toc.known.header = &header.known;
  }
  Grown<pgstow_toc_header> header;
  Grown<pgstow_toc> toc;
};

// A writer or reader in a struct that is longer than the plugin knows.
template <typename Face>
class Running {
 public:
  using Create = pgstow_status (*)(uint32_t, const pgstow_storage*, const pgstow_setting*, size_t,
                                   Face*);
  Running(const Format& format, Create create, const pgstow_storage& storage)
      : plugin_(format.plugin) {
    const loader::Settings settings = loader::ParseSettings(loader::OptionsOf(format), "");
    Do(create(format.index, &storage, settings.abi().data(), settings.abi().size(), &face_.known));
    Expect(face_.untouched(), "bytes behind the struct, which the format can't know, were written");
    Expect(face_.known.size <= sizeof(face_), "the size of the host's struct was raised");
  }
  ~Running() { face_.known.destroy(face_.known.self); }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  const Face* operator->() const { return &face_.known; }
  void* self() const { return face_.known.self; }
  pgstow_status Do(pgstow_status status) const {
    return loader::Check(status, "with longer structs", plugin_);
  }

 private:
  const loader::Plugin* plugin_;
  Grown<Face> face_;
};

void WriteForANewerHost(const Format& format, const Sample& sample, MemoryStorage& memory) {
  const Grown<pgstow_storage> storage(memory.abi());
  model::Toc toc = sample.toc();
  const Running<pgstow_writer> writer(format, format.factory->create_writer, storage.known);
  const archive::TocView early(toc);
  const GrownToc early_toc(early);
  writer.Do(writer->begin(writer.self(), &early_toc.toc.known));
  for (model::Entry& entry : toc.entries) {
    for (model::Part& part : entry.parts) {
      part = archive::PartSums().Total(part.part, 0);
      const Grown<pgstow_part> end(archive::AbiPart(entry.id, part));
      writer.Do(writer->end_part(writer.self(), &end.known));
    }
  }
  toc.header.complete = true;
  const archive::TocView complete(toc);
  const GrownToc complete_toc(complete);
  writer.Do(writer->finish(writer.self(), &complete_toc.toc.known));
}

void ReadForANewerHost(const Format& format, const Sample& sample, MemoryStorage& memory) {
  const Grown<pgstow_storage> storage(memory.abi());
  const Running<pgstow_reader> reader(format, format.factory->create_reader, storage.known);
  archive::TocCollector collector;
  const Grown<pgstow_toc_sink> sink(collector.abi());
  reader.Do(reader->read_toc(reader.self(), &sink.known));
  const model::Toc toc = collector.Take();
  Expect(toc.entries.size() == sample.toc().entries.size(), "{} entries are read of {}",
         toc.entries.size(), sample.toc().entries.size());
  Need(format.can(PGSTOW_CAN_READ_RANDOM), "it does not open parts one by one");
  for (const model::Entry& entry : toc.entries) {
    for (const model::Part& part : entry.parts) {
      void* cursor = nullptr;
      reader.Do(reader->open_part(reader.self(), entry.id, part.part, &cursor));
      Grown<pgstow_frame> frame;
      const pgstow_status status = reader->next_frame(reader.self(), cursor, &frame.known);
      reader->close_part(reader.self(), cursor);
      reader.Do(status);
      Expect(frame.untouched(), "bytes behind pgstow_frame, which it can't know, were written");
    }
  }
}

// A sample whose parts have no frames: structs are what matters.
Sample WithoutRows(const Format& format) {
  Sample sample = Sample::Small(format);
  sample.AddRows("none", {""});
  return sample;
}

void WorksForANewerHost(const Format& format) {
  Need(format.can(PGSTOW_CAN_WRITE), "it can't write");
  const Sample sample = WithoutRows(format);
  MemoryStorage memory(UsualKind(format));
  WriteForANewerHost(format, sample, memory);
  Need(format.can(PGSTOW_CAN_READ), "it can't read");
  ReadForANewerHost(format, sample, memory);
}

// What version 1.0 of the storage did not always have: files without a name and lists of members.
void WorksForALesserHost(const Format& format) {
  Need(format.can(PGSTOW_CAN_WRITE), "it can't write");
  const Sample sample = WithoutRows(format);
  MemoryStorage memory(UsualKind(format));
  pgstow_storage storage = memory.abi();
  storage.size = offsetof(pgstow_storage, open_scratch);
  const loader::Settings settings = loader::ParseSettings(loader::OptionsOf(format), "");
  try {
    model::Toc toc = sample.toc();
    loader::WriterProxy writer(format, storage, settings, "writing");
    writer.Begin(archive::TocView(toc).abi());
    for (model::Entry& entry : toc.entries) {
      for (model::Part& part : entry.parts) {
        WritePart(format, writer, sample.data(), entry.id, part, 4096);
      }
    }
    toc.header.complete = true;
    writer.Finish(archive::TocView(toc).abi());
  } catch (const base::Error& error) {
    if (error.code() != base::ErrorCode::kUnsupported) throw;
    throw NotApplicable(fmt::format("it says what it misses: {}", error.what()));
  }
}

// A TOC of a host whose headers are of version 1.0: it knows no databases.
class OldToc {
 public:
  explicit OldToc(const archive::TocView& view)
      : now_(&view.abi()), header_(*now_->header), toc_(*now_) {
    header_.size = offsetof(pgstow_toc_header, databases);
    header_.databases = nullptr;
    header_.database_count = SIZE_MAX;  // who looks behind the end finds nothing good
    toc_.header = &header_;
    toc_.self = this;
    toc_.get_entry = [](void* self, size_t index, pgstow_entry* out) {
      const pgstow_toc& now = *static_cast<OldToc*>(self)->now_;
      out->size = std::min<uint32_t>(out->size, offsetof(pgstow_entry, database));
      return now.get_entry(now.self, index, out);
    };
  }
  const pgstow_toc& abi() const { return toc_; }

 private:
  const pgstow_toc* now_;
  pgstow_toc_header header_;
  pgstow_toc toc_;
};

void WorksForAnOlderHost(const Format& format) {
  Need(format.can(PGSTOW_CAN_WRITE), "it can't write");
  Need(format.can(PGSTOW_CAN_READ), "it can't read");
  const Sample sample = Sample::Small(format);
  MemoryStorage memory(UsualKind(format));
  const pgstow_storage storage = memory.abi();
  model::Toc toc = sample.toc();
  {
    const loader::Settings settings = loader::ParseSettings(loader::OptionsOf(format), "");
    loader::WriterProxy writer(format, storage, settings, "writing");
    const archive::TocView early(toc);
    writer.Begin(OldToc(early).abi());
    for (model::Entry& entry : toc.entries) {
      for (model::Part& part : entry.parts) {
        WritePart(format, writer, sample.data(), entry.id, part, 4096);
      }
    }
    toc.header.complete = true;
    const archive::TocView complete(toc);
    writer.Finish(OldToc(complete).abi());
  }
  for (const Access access : AccessesOf(format)) {
    ExpectSame(format, ReadArchive(format, memory, access), sample);
  }
}

constexpr FormatLaw kLaws[] = {
    {"works-for-a-newer-host",
     "Longer structs of the host are taken for what is known of them, and only that is written.",
     &WorksForANewerHost},
    {"works-for-an-older-host",
     "A table of contents of the ABI's version 1.0 is enough: nothing behind it is looked at.",
     &WorksForAnOlderHost},
    {"works-for-a-lesser-host",
     "A storage that lacks what may be missing is enough, or what is missed is said.",
     &WorksForALesserHost},
};

}  // namespace

std::span<const FormatLaw> StructLaws() { return kLaws; }

}  // namespace pgstow::conformance
