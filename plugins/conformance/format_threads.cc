// Formats: concurrency where it is claimed.
#include <exception>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "host/archive/toc_sink.h"
#include "host/archive/toc_view.h"
#include "plugins/conformance/archive_run.h"
#include "plugins/conformance/bytes.h"
#include "plugins/conformance/format_laws.h"

namespace pgstow::conformance {
namespace {

using loader::Format;

constexpr size_t kTables = 6;

Sample Busy(const Format& format) {
  Sample sample(format);
  for (size_t i = 0; i < kTables; ++i) {
    sample.AddRows("table " + std::to_string(i), {Rows(3000 + i), Rows(i)});
  }
  return sample;
}

loader::Settings Defaults(const Format& format) {
  return loader::ParseSettings(loader::OptionsOf(format), "");
}

// Runs `work` with each number below `count` on a thread of its own; throws the first error.
template <typename Work>
void AtOnce(size_t count, Work work) {
  std::mutex mutex;
  std::exception_ptr first;
  std::vector<std::jthread> threads;
  threads.reserve(count);
  for (size_t i = 0; i < count; ++i) {
    threads.emplace_back([&, i] {
      try {
        work(i);
      } catch (...) {
        const std::lock_guard lock(mutex);
        if (first == nullptr) first = std::current_exception();
      }
    });
  }
  threads.clear();
  if (first != nullptr) std::rethrow_exception(first);
}

void WritesPartsAtOnce(const Format& format) {
  Need(format.can(PGSTOW_CAN_WRITE_PARALLEL), "it does not say that it writes in parallel");
  const Sample sample = Busy(format);
  MemoryStorage storage(UsualKind(format));
  {
    model::Toc toc = sample.toc();
    loader::WriterProxy writer(format, storage.abi(), Defaults(format), "writing");
    writer.Begin(archive::TocView(toc).abi());
    AtOnce(toc.entries.size(), [&](size_t i) {
      model::Entry& entry = toc.entries[i];
      for (model::Part& part : entry.parts) {
        WritePart(format, writer, sample.data(), entry.id, part, 1000);
      }
    });
    toc.header.complete = true;
    writer.Finish(archive::TocView(toc).abi());
  }
  for (const Access access : AccessesOf(format)) {
    ExpectSame(format, ReadArchive(format, storage, access), sample);
  }
  if (format.can(PGSTOW_CAN_READ)) VerifyLayout(format, storage);
}

void ReadsPartsAtOnce(const Format& format) {
  Need(format.can(PGSTOW_CAN_READ_RANDOM), "it does not say that it reads in any order");
  Need(format.can(PGSTOW_CAN_WRITE), "it can't write what would be read");
  const Sample sample = Busy(format);
  MemoryStorage storage(UsualKind(format), Written(format, sample, 1000));
  Content expected = ReadArchive(format, storage, Access::kRandom);
  loader::ReaderProxy reader(format, storage.abi(), Defaults(format), "reading");
  archive::TocCollector collector;
  reader.ReadToc(collector.abi());
  std::vector<Data> read(2 * kTables);
  AtOnce(read.size(), [&](size_t i) {
    const model::Entry& entry = expected.toc.entries[kTables - 1 - i % kTables];
    for (const model::Part& part : entry.parts) {
      ReadPart(format, reader, entry.id, part, read[i]);
    }
  });
  for (size_t i = kTables; i < read.size(); ++i) {
    Expect(read[i] == read[i - kTables], "two threads read other bytes of the same part");
  }
}

constexpr FormatLaw kLaws[] = {
    {"writes-parts-at-once", "Parts that several threads write at once are all whole.",
     &WritesPartsAtOnce},
    {"reads-parts-at-once", "Several threads read parts at once, also the same one.",
     &ReadsPartsAtOnce},
};

}  // namespace

std::span<const FormatLaw> ArchiveThreadLaws() { return kLaws; }

}  // namespace pgstow::conformance
