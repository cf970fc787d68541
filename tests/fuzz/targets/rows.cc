// Rows: the text format of COPY, statements, records of large objects, in pieces of any size.
#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "host/archive/data_end.h"
#include "host/archive/row_scan.h"
#include "host/model/large_object_records.h"
#include "restore/rows/binary_copy.h"
#include "restore/rows/copy_columns.h"
#include "restore/rows/row_converter.h"
#include "restore/rows/row_text.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/target.h"

namespace pgstow::fuzz {
namespace {

constexpr size_t kWhole = SIZE_MAX;  // as the size of pieces

// Rows in another form; nothing where they are refused.
std::optional<std::string> Converted(std::string_view text, size_t columns, rows::Form form,
                                     size_t step) {
  std::string written;
  const auto refused = ErrorOf([&] {
    const std::vector<std::string> names{"a", "b", "c", "d"};
    rows::RowText out([&](std::string_view piece) { written += piece; });
    rows::RowConverter converter("t", {names.begin(), names.begin() + columns}, {.form = form},
                                 out);
    converter.Begin();
    InPieces(text, step, [&](std::span<const char> piece) { converter.Add(0, piece); });
    converter.End();
    out.Flush();
  });
  if (refused) return std::nullopt;
  return written;
}

void RunCopyText(std::string_view bytes) {
  Input input(bytes);
  const size_t columns = input.Byte() % 5;
  const size_t step = input.Byte();
  const std::string_view text = input.rest();
  for (const rows::Form form : {rows::Form::kCopy, rows::Form::kCsv, rows::Form::kJsonLines}) {
    const auto whole = Converted(text, columns, form, kWhole);
    Require(Converted(text, columns, form, step) == whole, "pieces make no difference to rows");
    if (!whole) continue;
    if (form == rows::Form::kCopy) Require(*whole == text, "rows of COPY stay as they are");
    if (form == rows::Form::kJsonLines) {
      Require(std::ranges::count(*whole, '\n') <= std::ranges::count(text, '\n'),
              "a row of JSON is one line");
    }
  }
}

// Types whose text becomes the binary format; see restore/rows/binary_value.cc.
constexpr std::array<uint32_t, 16> kTypes{16,   17,   20,   21,   23,   25,   700,  701,
                                          1043, 1082, 1083, 1114, 1184, 1700, 2950, 26};

// The rows in binary form, and what was left when there was one without.
struct Binary {
  std::string bytes;
  std::string rest;
  bool all = true;
  friend bool operator==(const Binary&, const Binary&) = default;
};

Binary InBinary(std::string_view text, std::span<const uint32_t> types, size_t step) {
  Binary binary;
  auto copy = rows::BinaryCopy::Of(types);
  if (!copy) return binary;
  InPieces(text, step, [&](std::span<const char> piece) {
    if (!binary.all) {
      binary.rest.append(piece.data(), piece.size());
      return;
    }
    binary.all = copy->Add(piece);
    binary.bytes.append(copy->bytes().data(), copy->bytes().size());
    copy->Clear();
    if (!binary.all) binary.rest = copy->rest();
  });
  if (binary.all) binary.rest = copy->rest();
  return binary;
}

void RunBinaryCopy(std::string_view bytes) {
  Input input(bytes);
  const size_t step = input.Byte();
  std::vector<uint32_t> types(1 + input.Byte() % 4);
  for (uint32_t& type : types) type = kTypes[input.Byte() % kTypes.size()];
  const Binary whole = InBinary(input.rest(), types, kWhole);
  const Binary pieces = InBinary(input.rest(), types, step);
  Require(whole == pieces, "pieces make no difference to the binary form");
}

// What a scan says of rows.
struct Scanned {
  uint64_t rows = 0;
  uint64_t whole_bytes = 0;
  bool whole = false;
  friend bool operator==(const Scanned&, const Scanned&) = default;
};

Scanned Scan(std::string_view text, model::DataForm form, bool standard_strings, size_t step) {
  const auto scan = archive::RowScan::Of(form, standard_strings);
  InPieces(text, step, [&](std::span<const char> piece) { scan->Take(piece); });
  const bool whole = !ErrorOf([&] { scan->Finish(); });
  return {scan->rows(), scan->whole_bytes(), whole};
}

void RequireScansAlike(std::string_view text, model::DataForm form, bool standard_strings,
                       size_t step) {
  const Scanned whole = Scan(text, form, standard_strings, kWhole);
  Require(Scan(text, form, standard_strings, step) == whole, "pieces make no difference to a scan");
  Require(whole.whole_bytes <= text.size(), "a scan stays in its text");
  Require(archive::BytesBeforeRow(form, {text.data(), text.size()}) <= text.size(),
          "a row starts in the text or behind it");
  const Scanned kept = Scan(text.substr(0, whole.whole_bytes), form, standard_strings, kWhole);
  Require(kept.whole || form == model::DataForm::kLargeObjects, "rows that are kept are whole");
}

void RequireEndComesOff(std::string_view text, model::DataForm form, size_t step) {
  const std::string with_end = std::string(text) + std::string(archive::EndOf(form));
  archive::DataEndRemover remover(form);
  std::string told;
  InPieces(with_end, step, [&](std::span<const char> piece) {
    const auto [first, second] = remover.Add(piece);
    told.append(first.data(), first.size()).append(second.data(), second.size());
  });
  Require(told == text, "all but the end of data is told");
}

void RunRowScan(std::string_view bytes) {
  Input input(bytes);
  const bool standard_strings = input.Flag();
  const size_t step = input.Byte();
  for (const auto form :
       {model::DataForm::kCopy, model::DataForm::kSql, model::DataForm::kLargeObjects}) {
    RequireScansAlike(input.rest(), form, standard_strings, step);
    RequireEndComesOff(input.rest(), form, step);
  }
}

// Large objects with their bytes.
class Objects : public model::LargeObjectRecords {
 public:
  std::vector<std::pair<model::Oid, std::string>> objects;
  bool open = false;

 private:
  void OnObject(model::Oid object) override {
    Require(!open, "an object is over before the next one begins");
    objects.emplace_back(object, "");
    open = true;
  }
  void OnBytes(std::span<const char> bytes) override {
    Require(open && !bytes.empty(), "bytes are those of an object");
    objects.back().second.append(bytes.data(), bytes.size());
  }
  void OnEnd() override {
    Require(open, "an object is over once");
    open = false;
  }
};

void RunLargeObjects(std::string_view bytes) {
  Input input(bytes);
  const size_t step = input.Byte();
  Objects whole;
  Objects pieces;
  const auto run = [&](Objects& objects, size_t size) {
    return ErrorOf([&] {
      InPieces(input.rest(), size, [&](std::span<const char> piece) { objects.Write(piece); });
      objects.Finish();
    });
  };
  const bool refused = run(whole, kWhole).has_value();
  Require(run(pieces, step).has_value() == refused, "pieces make no difference to records");
  Require(whole.objects == pieces.objects, "pieces make no difference to large objects");
}

void RunCopyCommand(std::string_view bytes) {
  ErrorOf([&] { rows::CopyColumns(bytes); });
}

const Target kCopyText("copy_text", &RunCopyText);
const Target kBinaryCopy("binary_copy", &RunBinaryCopy);
const Target kRowScan("row_scan", &RunRowScan);
const Target kLargeObjects("large_objects", &RunLargeObjects);
const Target kCopyCommand("copy_command", &RunCopyCommand);

}  // namespace
}  // namespace pgstow::fuzz
