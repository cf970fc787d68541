#include "restore/rows/row_converter.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include <fmt/ranges.h>

#include "host/base/error.h"

namespace pgstow::rows {
namespace {

using base::Error;
using base::ErrorCode;

// Encodings of clients in which the second byte of a character can be one of ASCII.
// Source: https://www.postgresql.org/docs/18/multibyte.html ("Server?": No)
constexpr std::string_view kEmbedAscii[] = {"BIG5", "GB18030", "GBK",           "JOHAB",
                                            "SJIS", "UHC",     "SHIFT_JIS_2004"};

// Places of the columns that are wanted.
std::vector<size_t> Choose(const std::string& table, const std::vector<std::string>& columns,
                           const std::vector<std::string>& wanted) {
  std::vector<size_t> chosen(wanted.empty() ? columns.size() : wanted.size());
  if (wanted.empty()) {
    std::iota(chosen.begin(), chosen.end(), size_t{0});
    return chosen;
  }
  std::ranges::transform(wanted, chosen.begin(), [&](const std::string& name) {
    const auto found = std::ranges::find(columns, name);
    if (found == columns.end()) {
      throw Error(ErrorCode::kNotFound,
                  fmt::format("the rows of table \"{}\" have no column \"{}\"", table, name))
          .WithHint(columns.empty() ? "They have no columns."
                                    : fmt::format("They have {}.", fmt::join(columns, ", ")));
    }
    return static_cast<size_t>(found - columns.begin());
  });
  return chosen;
}

std::unique_ptr<RowWriter> NewWriter(Form form, std::vector<std::string> columns) {
  switch (form) {
    case Form::kCsv:
      return NewCsvWriter(std::move(columns));
    case Form::kJsonLines:
      return NewJsonLinesWriter(std::move(columns));
    default:
      return NewCopyWriter();
  }
}

}  // namespace

void CheckEncoding(std::string_view encoding, Form form) {
  if (std::ranges::count(kEmbedAscii, encoding) > 0) {
    throw Error(ErrorCode::kUnsupported,
                fmt::format("rows in encoding {} can't be taken apart", encoding))
        .WithHint("Use \"--as stored\".");
  }
  const bool may_be_utf8 = encoding == "UTF8" || encoding == "SQL_ASCII";
  if (form == Form::kJsonLines && !may_be_utf8) {
    throw Error(ErrorCode::kUnsupported,
                fmt::format("JSON is UTF-8, and the rows are in encoding {}", encoding))
        .WithHint("Use \"--as csv\", or dump with --encoding=UTF8.");
  }
}

RowConverter::RowConverter(std::string table, const std::vector<std::string>& columns,
                           const ConversionOptions& options, RowText& out)
    : table_(std::move(table)),
      column_count_(columns.size()),
      chosen_(Choose(table_, columns, options.columns)),
      limit_(options.limit),
      writer_(NewWriter(options.form, options.columns.empty() ? columns : options.columns)),
      out_(out),
      chosen_fields_(chosen_.size()) {}

void RowConverter::Begin() {
  writer_->Begin(out_);
  out_.EndRow();
}

bool RowConverter::Add(uint32_t part, std::span<const char> piece) {
  if (done()) return false;
  splitters_[part].Add(piece, [this](std::string_view row) {
    Convert(row);
    return !done();
  });
  return !done();
}

void RowConverter::Convert(std::string_view row) {
  ++rows_;
  if (!SplitRow(row, column_count_, fields_)) {
    base::Throw(ErrorCode::kCorrupt, "{} does not have the {} columns that its COPY command names",
                RowName(), column_count_);
  }
  std::ranges::transform(chosen_, chosen_fields_.begin(), [this](size_t i) { return fields_[i]; });
  try {
    writer_->Row(chosen_fields_, out_);
  } catch (const Error& error) {
    throw Error(error.code(), fmt::format("{}: {}", RowName(), error.what()));
  }
  out_.EndRow();
}

void RowConverter::End() const {
  for (const auto& [part, splitter] : splitters_) {
    if (!done() && !splitter.whole()) {
      base::Throw(ErrorCode::kCorrupt, "part {} of table \"{}\" ends within a row", part, table_);
    }
  }
}

std::string RowConverter::RowName() const {
  return fmt::format("row {} of table \"{}\"", rows_, table_);
}

}  // namespace pgstow::rows
