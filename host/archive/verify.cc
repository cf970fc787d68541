#include "host/archive/verify.h"

#include <map>
#include <memory>
#include <unordered_map>
#include <utility>

#include "host/archive/data_error.h"
#include "host/archive/row_scan.h"
#include "host/loader/error_place.h"
#include "host/model/one_database.h"

namespace pgstow::archive {
namespace {

using base::ErrorCode;

// Follows the rows of all parts of an archive.
class RowCount {
 public:
  explicit RowCount(const model::Toc& toc) : toc_(toc) {
    for (const model::Entry& entry : toc.entries) {
      if (!entry.parts.empty()) with_data_.emplace(entry.id, &entry);
    }
  }

  void Take(model::DumpId id, uint32_t part, std::span<const char> raw) {
    const model::Entry& entry = *with_data_.at(id);
    Count& count = counts_[{id, part}];
    if (!count.scan) {
      count.scan = RowScan::Of(entry.data_form,
                               model::FactsOf(toc_.header, entry.database).standard_strings);
    }
    if (raw.empty()) {
      Finish(entry, part, count);
    } else {
      count.scan->Take(raw);
    }
  }

  // After the last piece, with the final TOC. Returns the number of all rows.
  uint64_t Compare() {
    uint64_t rows = 0;
    for (const model::Entry& entry : toc_.entries) {
      for (const model::Part& told : entry.parts) {
        Count& count = counts_[{entry.id, told.part}];
        if (count.scan) Finish(entry, told.part, count);
        if (told.known && told.rows != count.rows) {
          throw DataError(
              base::Error(ErrorCode::kCorrupt,
                          fmt::format("the data has {} rows, and the table of contents tells {}",
                                      count.rows, told.rows)),
              entry, told.part);
        }
        rows += count.rows;
      }
    }
    return rows;
  }

 private:
  // The scan goes when the part is whole: there may be many parts.
  struct Count {
    std::unique_ptr<RowScan> scan;
    uint64_t rows = 0;
  };

  static void Finish(const model::Entry& entry, uint32_t part, Count& count) {
    try {
      count.scan->Finish();
    } catch (const base::Error& error) {
      throw DataError(error, entry, part);
    }
    count.rows = count.scan->rows();
    count.scan.reset();
  }

  const model::Toc& toc_;
  std::unordered_map<model::DumpId, const model::Entry*> with_data_;
  std::map<std::pair<model::DumpId, uint32_t>, Count> counts_;
};

void TakeFacts(const Reader& archive, VerifyReport& report) {
  const model::Toc& toc = archive.toc();
  report.header = toc.header;
  report.checksums = archive.keeps_checksums();
  report.entries = toc.entries.size();
  report.parts = 0;
  for (const model::Entry& entry : toc.entries) report.parts += entry.parts.size();
}

void CheckDecoded(Reader& archive, VerifyReport& report) {
  RowCount rows(archive.toc());
  archive.Verify([&](model::DumpId entry, uint32_t part, std::span<const char> raw) {
    report.raw_bytes += raw.size();
    rows.Take(entry, part, raw);
  });
  report.rows = rows.Compare();
}

void CheckStored(Reader& archive, VerifyReport& report) {
  archive.VerifyStored([&report](const pgstow_frame& frame) {
    ++report.frames;
    report.stored_bytes += frame.stored.len;
  });
  for (const model::Entry& entry : archive.toc().entries) {
    for (const model::Part& part : entry.parts) {
      report.raw_bytes += part.raw_bytes;
      report.rows += part.rows;
    }
  }
}

DamagePlace PlaceOf(const base::Error& error) {
  DamagePlace place;
  if (const auto* const in_data = dynamic_cast<const DataError*>(&error)) {
    place.entry = in_data->entry();
    place.part = in_data->part();
    place.frame = in_data->frame();
  }
  if (const auto said = loader::TakeErrorPlace()) {
    place.member = said->member;
    place.offset = said->offset;
  }
  return place;
}

}  // namespace

VerifyReport::State VerifyReport::state() const {
  if (!error) return State::kIntact;
  const bool damaged =
      error->code() == ErrorCode::kCorrupt || error->code() == ErrorCode::kTruncated;
  return damaged ? State::kDamaged : State::kUnreadable;
}

VerifyReport Verify(const loader::Registry& registry, const ReaderOptions& options, bool deep) {
  VerifyReport report;
  report.path = options.path;
  report.deep = deep;
  loader::TakeErrorPlace();
  try {
    const auto archive = Reader::Open(registry, options);
    TakeFacts(*archive, report);
    deep ? CheckDecoded(*archive, report) : CheckStored(*archive, report);
    TakeFacts(*archive, report);  // a pipe tells its final TOC last
  } catch (const base::Error& error) {
    report.error = error;
    report.place = PlaceOf(error);
  }
  return report;
}

}  // namespace pgstow::archive
