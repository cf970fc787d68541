#include <algorithm>
#include <cstddef>
#include <utility>

#include "restore/rows/row_writer.h"

namespace pgstow::rows {
namespace {

constexpr std::string_view kNeedsQuotes = ",\"\n\r";

// A value comes as a function that calls another with its runs, once to look and once to write.
template <typename Runs>
bool NeedsQuotes(const Runs& runs, bool alone) {
  constexpr std::string_view kCopyEnd = "\\.";
  size_t size = 0;
  bool special = false;
  bool may_be_end = alone;
  runs([&](std::string_view run) {
    special = special || run.find_first_of(kNeedsQuotes) != run.npos;
    may_be_end = may_be_end && kCopyEnd.substr(std::min(size, kCopyEnd.size())).starts_with(run);
    size += run.size();
  });
  return special || size == 0 || (may_be_end && size == kCopyEnd.size());
}

void AppendDoubled(std::string_view run, RowText& out) {
  for (size_t quote; (quote = run.find('"')) != run.npos; run.remove_prefix(quote + 1)) {
    out.Append(run.substr(0, quote + 1));
    out.Append('"');
  }
  out.Append(run);
}

template <typename Runs>
void AppendValue(const Runs& runs, bool alone, RowText& out) {
  if (!NeedsQuotes(runs, alone)) return runs([&](std::string_view run) { out.Append(run); });
  out.Append('"');
  runs([&](std::string_view run) { AppendDoubled(run, out); });
  out.Append('"');
}

class CsvWriter : public RowWriter {
 public:
  explicit CsvWriter(std::vector<std::string> columns) : columns_(std::move(columns)) {}

  void Begin(RowText& out) override {
    for (const std::string& column : columns_) {
      if (&column != &columns_.front()) out.Append(',');
      AppendValue([&](auto&& take) { take(std::string_view(column)); }, columns_.size() == 1, out);
    }
    out.Append('\n');
  }

  void Row(std::span<const Field> fields, RowText& out) override {
    for (const Field& field : fields) {
      if (&field != &fields.front()) out.Append(',');
      if (IsNull(field)) continue;
      AppendValue([&](auto&& take) { Decode(field, take); }, fields.size() == 1, out);
    }
    out.Append('\n');
  }

 private:
  std::vector<std::string> columns_;
};

}  // namespace

std::unique_ptr<RowWriter> NewCsvWriter(std::vector<std::string> columns) {
  return std::make_unique<CsvWriter>(std::move(columns));
}

}  // namespace pgstow::rows
