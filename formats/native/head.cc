#include "formats/native/head.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <string_view>

#include <pgstow/sdk/error.h>

namespace pgstow::native {
namespace {

constexpr std::string_view kMagic = "PGDMP";
constexpr size_t kLayoutAt = 10;  // after magic, three bytes of version and two widths
constexpr uint8_t kWidest = 8;

uint8_t DecodeWidth(Input& input) {
  const uint8_t width = input.Byte();
  if (width < 1 || width > kWidest) input.Damaged("its numbers have an impossible width");
  return width;
}

Layout DecodeLayout(Input& input) {
  const uint8_t layout = input.Byte();
  if (layout != static_cast<uint8_t>(Layout::kCustom) &&
      layout != static_cast<uint8_t>(Layout::kTar)) {
    input.Damaged("it names an unknown layout");
  }
  return static_cast<Layout>(layout);
}

void DecodeCompression(Input& input, Head& head) {
  if (!head.version.IsSince(kHasCompressionAlgorithm)) {
    head.level = input.Int32();
    head.compression = head.level == 0 ? Compression::kNone : Compression::kGzip;
    return;
  }
  const uint8_t algorithm = input.Byte();
  if (algorithm > static_cast<uint8_t>(Compression::kZstd)) {
    input.Damaged("it names an unknown compression");
  }
  head.compression = static_cast<Compression>(algorithm);
}

// The parts of a local time in the order in which they are kept, but for the last one: whether it
// is daylight saving time.
constexpr std::array kTimeParts = {&std::tm::tm_sec,  &std::tm::tm_min, &std::tm::tm_hour,
                                   &std::tm::tm_mday, &std::tm::tm_mon, &std::tm::tm_year};

// 0 for a time that there never was.
int64_t DecodeTime(Input& input) {
  std::tm parts{};
  for (int std::tm::*part : kTimeParts) parts.*part = input.Int32();
  parts.tm_isdst = input.Int32() > 0 ? 1 : 0;
  std::tm undecided = parts;
  std::time_t time = std::mktime(&parts);
  if (time == -1) {  // the time zone here may know no daylight saving time
    undecided.tm_isdst = -1;
    time = std::mktime(&undecided);
  }
  return time == -1 ? 0 : time;
}

void EncodeTime(int64_t seconds, Output& output) {
  const std::time_t time = seconds;
  std::tm parts{};
  localtime_r(&time, &parts);
  for (int std::tm::*part : kTimeParts) output.Integer(parts.*part);
  output.Integer(parts.tm_isdst);
}

}  // namespace

uint32_t BidOnHead(sdk::Bytes prefix, Layout layout) {
  const std::string_view text = sdk::AsText(prefix);
  if (!text.starts_with(kMagic) || text.size() <= kLayoutAt ||
      prefix[kLayoutAt] != static_cast<uint8_t>(layout)) {
    return 0;
  }
  return 8 * (kMagic.size() + 1);
}

Head DecodeHead(Input& input) {
  input.Enter("its header");
  std::array<uint8_t, kMagic.size()> magic;
  input.Read(magic);
  if (sdk::AsText(magic) != kMagic) input.Damaged("it does not start with PGDMP");
  Head head;
  head.version.major = input.Byte();
  head.version.minor = input.Byte();
  input.Skip(1);  // a revision, which never mattered
  if (!head.version.IsSince(kOldest) || !kNewest.IsSince(head.version)) {
    sdk::Fail(PGSTOW_E_VERSION, "unsupported version (", Text(head.version), ") in file header");
  }
  head.widths.integer = DecodeWidth(input);
  head.widths.offset = DecodeWidth(input);
  input.SetWidths(head.widths);
  head.layout = DecodeLayout(input);
  DecodeCompression(input, head);
  head.created_at = DecodeTime(input);
  head.database = input.TextOrEmpty();
  head.server_version = input.TextOrEmpty();
  head.dump_version = input.TextOrEmpty();
  return head;
}

void EncodeHead(const Head& head, Output& output) {
  output.Raw(kMagic);
  output.Byte(head.version.major);
  output.Byte(head.version.minor);
  output.Byte(0);
  output.Byte(Widths{}.integer);
  output.Byte(Widths{}.offset);
  output.Byte(static_cast<uint8_t>(head.layout));
  if (head.version.IsSince(kHasCompressionAlgorithm)) {
    output.Byte(static_cast<uint8_t>(head.compression));
  } else if (head.compression == Compression::kNone) {
    output.Integer(0);
  } else if (head.compression == Compression::kGzip) {
    output.Integer(head.level == 0 ? kDefaultLevel : head.level);
  } else {
    sdk::Fail(PGSTOW_E_UNSUPPORTED, "archives of version ", Text(head.version),
              " know no other compression than gzip: choose that, none, or version ",
              Text(kHasCompressionAlgorithm));
  }
  EncodeTime(head.created_at, output);
  output.Text(head.database);
  output.Text(head.server_version);
  output.Text(head.dump_version);
}

}  // namespace pgstow::native
