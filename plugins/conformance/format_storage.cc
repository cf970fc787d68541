// Formats: pipes, failing storage, structs of other sizes, leaks.
#include <optional>
#include <string>

#include "host/archive/toc_sink.h"
#include "host/base/error.h"
#include "plugins/conformance/archive_run.h"
#include "plugins/conformance/bytes.h"
#include "plugins/conformance/format_laws.h"
#include "plugins/conformance/grown.h"
#include "plugins/conformance/growth.h"

namespace pgstow::conformance {
namespace {

using base::ErrorCode;
using loader::Format;
using Kind = MemoryStorage::Kind;

// The error of `work`, which may not be a defect; nothing when there is none.
template <typename Work>
std::optional<base::Error> ErrorOf(Work work) {
  try {
    work();
  } catch (const base::Error& error) {
    if (error.code() == ErrorCode::kPlugin || error.code() == ErrorCode::kInternal) throw;
    return error;
  }
  return std::nullopt;
}

void IsReadFromAPipe(const Format& format) {
  Need(format.can(PGSTOW_CAN_READ_STREAM), "it can't be read as a stream");
  Need(format.can(PGSTOW_CAN_WRITE), "it can't write what would be read");
  Need(!format.can(PGSTOW_IS_DIRECTORY), "a directory comes through no pipe");
  Sample sample = Sample::Small(format);
  sample.AddRows("more", {Rows(5000), Rows(1)});
  MemoryStorage pipe(Kind::kPipe, Written(format, sample));
  ExpectSame(format, ReadArchive(format, pipe, Access::kStream), sample);
}

void IsWrittenToAPipe(const Format& format) {
  Need(format.can(PGSTOW_CAN_WRITE), "it can't write");
  Need(!format.can(PGSTOW_IS_DIRECTORY), "a directory goes through no pipe");
  const Sample sample = Sample::Small(format);
  MemoryStorage pipe(Kind::kPipe);
  const auto error = ErrorOf([&] { WriteArchive(format, sample, pipe); });
  if (error) throw NotApplicable(fmt::format("it says that it needs a file: {}", error->what()));
  for (const Access access : AccessesOf(format)) {
    MemoryStorage file(Kind::kFile, pipe.files());
    ExpectSame(format, ReadArchive(format, file, access), sample);
  }
}

// Runs `work` with storages of which each operation fails in turn, until it is through without.
// `work` returns whether what it made or read is right.
template <typename Work>
void FailEachOperation(const Format& format, const Files& members, Work work) {
  for (size_t index = 0;; ++index) {
    MemoryStorage storage(UsualKind(format), members);
    storage.FailAt(index);
    bool right = false;
    const auto error = ErrorOf([&] { right = work(storage); });
    const std::string operation = storage.failed().value_or("");
    Expect(storage.open_files() == 0, "after operation {} ({}) failed, {} files are left open",
           index, operation, storage.open_files());
    if (operation.empty()) return;
    Expect(error || right, "operation {} ({}) failed, and nobody was told", index, operation);
  }
}

void ReportsFailingWrites(const Format& format) {
  Need(format.can(PGSTOW_CAN_WRITE), "it can't write");
  const Sample sample = Sample::Small(format);
  const Files good = Written(format, sample);
  FailEachOperation(format, {}, [&](MemoryStorage& storage) {
    WriteArchive(format, sample, storage);
    return storage.files() == good;
  });
}

void ReportsFailingReads(const Format& format) {
  Need(format.can(PGSTOW_CAN_READ), "it can't read");
  Need(format.can(PGSTOW_CAN_WRITE), "it can't write what would be read");
  const Sample sample = Sample::Small(format);
  const Files good = Written(format, sample);
  for (const Access access : AccessesOf(format)) {
    FailEachOperation(format, good, [&](MemoryStorage& storage) {
      ExpectSame(format, ReadArchive(format, storage, access), sample);
      return true;
    });
  }
  FailEachOperation(format, good, [&](MemoryStorage& storage) {
    VerifyLayout(format, storage);
    return true;
  });
}

void CanBeGivenUp(const Format& format) {
  Need(format.can(PGSTOW_CAN_WRITE), "it can't write");
  const Sample sample = Sample::Small(format);
  MemoryStorage storage(UsualKind(format));
  const loader::Settings settings = loader::ParseSettings(loader::OptionsOf(format), "");
  { loader::WriterProxy never_begun(format, storage.abi(), settings, "writing"); }
  Expect(storage.open_files() == 0, "a writer that is destroyed at once leaves files open");
  Need(format.can(PGSTOW_CAN_READ_RANDOM), "it does not open parts one by one");
  MemoryStorage small(UsualKind(format), Written(format, sample, 1));
  {
    loader::ReaderProxy reader(format, small.abi(), settings, "reading");
    archive::TocCollector collector;
    reader.ReadToc(collector.abi());
    for (const model::Entry& entry : collector.Take().entries) {
      if (entry.parts.empty()) continue;
      auto frames = reader.OpenPart(entry.id, 0);
      pgstow_frame frame{};
      frames.Next(frame);
    }
    Expect(ErrorOf([&] { reader.OpenPart(1'000'000, 0); }).has_value(),
           "a part that the archive does not have is opened");
  }
  Expect(small.open_files() == 0, "parts that are closed before their end leave files open");
}

void FreesItsMemory(const Format& format) {
  Need(format.can(PGSTOW_CAN_WRITE), "it can't write");
  const Sample sample = Sample::Small(format);
  const Files good = Written(format, sample);
  ExpectNoGrowth([&] {
    Written(format, sample);
    MemoryStorage full(UsualKind(format));
    full.FailAt(3);
    ErrorOf([&] { WriteArchive(format, sample, full); });
    for (const Access access : AccessesOf(format)) {
      MemoryStorage storage(UsualKind(format), good);
      ReadArchive(format, storage, access);
      MemoryStorage failing(UsualKind(format), good);
      failing.FailAt(4);
      ErrorOf([&] { ReadArchive(format, failing, access); });
    }
  });
}

constexpr FormatLaw kLaws[] = {
    {"is-read-from-a-pipe", "An archive that comes through a pipe gives what was written.",
     &IsReadFromAPipe},
    {"is-written-to-a-pipe", "An archive that goes through a pipe is whole, or is refused.",
     &IsWrittenToAPipe},
    {"reports-failing-writes",
     "Whichever operation of the storage fails while it writes, it says so and closes its files.",
     &ReportsFailingWrites},
    {"reports-failing-reads",
     "Whichever operation of the storage fails while it reads, it says so and closes its files.",
     &ReportsFailingReads},
    {"can-be-given-up", "Writers, readers and parts can be destroyed before their end.",
     &CanBeGivenUp},
    {"frees-its-memory", "Archives that are through leave no memory behind, nor do errors.",
     &FreesItsMemory},
};

}  // namespace

std::span<const FormatLaw> StorageLaws() { return kLaws; }

}  // namespace pgstow::conformance
