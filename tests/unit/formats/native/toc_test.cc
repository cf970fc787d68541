// The codec of PostgreSQL's tables of contents: what goes in comes out, and no bytes harm it.
#include "formats/native/toc.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include <gtest/gtest.h>
#include <pgstow/format.h>
#include <pgstow/sdk/error.h>

#include "tests/unit/formats/native/memory_input.h"

namespace pgstow::native {
namespace {

Toc Sample(Version version, Layout layout = Layout::kCustom) {
  Toc toc;
  toc.head.version = version;
  toc.head.layout = layout;
  toc.head.compression = Compression::kGzip;
  toc.head.created_at = 1'767'225'600;
  toc.head.database = "shop";
  toc.head.server_version = "15.20";
  toc.head.dump_version = "18.6";
  Entry table;
  table.id = 7;
  table.catalog_table = 1259;
  table.catalog_oid = UINT32_MAX;
  table.tag = "odd \" table\n";
  table.kind = "TABLE";
  table.section = PGSTOW_SECTION_PRE_DATA;
  table.definition = "CREATE TABLE …;\n";
  table.drop = "DROP TABLE …;\n";
  table.schema = "public";
  table.tablespace = "";
  table.table_am = "heap";
  table.relkind = version.IsSince(kHasRelkinds) ? 'r' : '\0';
  table.owner = "alice";
  table.with_oids = true;
  Entry data = table;
  data.id = INT32_MAX;
  data.kind = "TABLE DATA";
  data.section = PGSTOW_SECTION_DATA;
  data.copy = "COPY …;\n";
  data.has_data = true;
  data.tablespace.reset();
  data.owner.reset();
  data.dependencies = {7, 1};
  if (layout == Layout::kCustom) {
    data.place = {DataState::kKnown, uint64_t{1} << 40};
  } else {
    data.file_name = "7.dat.gz";
  }
  toc.entries = {table, data};
  if (!version.IsSince(kHasTableAccessMethods))
    toc.entries[0].table_am = toc.entries[1].table_am = "";
  return toc;
}

// Everything of an entry, for comparison.
auto Facts(const Entry& e) {
  return std::tuple(e.id, e.has_data, e.catalog_table, e.catalog_oid, e.tag, e.kind, e.section,
                    e.definition, e.drop, e.copy, e.schema, e.tablespace, e.table_am, e.relkind,
                    e.owner, e.with_oids, e.dependencies, e.place.state, e.place.offset,
                    e.file_name);
}

Toc Decoded(std::string bytes) {
  Input input = InputOf(std::move(bytes));
  return DecodeToc(input);
}

// The status of what the bytes are refused with, PGSTOW_OK when they are not; adds the message.
pgstow_status Refusal(std::string bytes, std::string* message = nullptr) {
  try {
    Decoded(std::move(bytes));
    return PGSTOW_OK;
  } catch (const sdk::Error& error) {
    if (message != nullptr) *message = error.what();
    return error.status();
  }
}

class TocOfVersion : public testing::TestWithParam<Version> {};

TEST_P(TocOfVersion, ComesBack) {
  for (const Layout layout : {Layout::kCustom, Layout::kTar}) {
    const Toc toc = Sample(GetParam(), layout);
    Input input = InputOf(EncodeToc(toc) + "data");
    const Toc read = DecodeToc(input);
    EXPECT_EQ(read.head.version, GetParam());
    EXPECT_EQ(read.head.layout, layout);
    EXPECT_EQ(read.head.compression, Compression::kGzip);
    EXPECT_EQ(read.head.created_at, toc.head.created_at);
    EXPECT_EQ(read.head.database, "shop");
    EXPECT_EQ(read.head.server_version, "15.20");
    EXPECT_EQ(read.head.dump_version, "18.6");
    ASSERT_EQ(read.entries.size(), 2U);
    for (size_t i = 0; i < 2; ++i) EXPECT_EQ(Facts(read.entries[i]), Facts(toc.entries[i]));
    EXPECT_EQ(EncodeToc(read), EncodeToc(toc));
    EXPECT_EQ(input.position(), EncodeToc(toc).size());
  }
}

TEST_P(TocOfVersion, IsReadWithoutDefinitionsWhereFactsAreWanted) {
  Toc toc = Sample(GetParam());
  toc.entries[1].definition.clear();
  for (const char* const kind : {"ENCODING", "BLOB METADATA"}) {
    toc.entries.push_back(toc.entries[0]);
    toc.entries.back().kind = kind;
  }
  Input input = InputOf(EncodeToc(toc));
  const Toc read = DecodeToc(input, Texts::kFacts);
  EXPECT_TRUE(input.AtEnd());
  toc.entries[0].definition = "?";
  for (Entry& entry : toc.entries) {
    entry.drop.resize(std::min<size_t>(entry.drop.size(), 15));
    entry.copy.resize(std::min<size_t>(entry.copy.size(), 15));
  }
  ASSERT_EQ(read.entries.size(), toc.entries.size());
  for (size_t i = 0; i < toc.entries.size(); ++i) {
    EXPECT_EQ(Facts(read.entries[i]), Facts(toc.entries[i]));
  }
}

TEST_P(TocOfVersion, IsRefusedAtEveryLengthThatItIsCutTo) {
  const std::string whole = EncodeToc(Sample(GetParam()));
  for (size_t length = 0; length < whole.size(); ++length) {
    EXPECT_EQ(Refusal(whole.substr(0, length)), PGSTOW_E_TRUNCATED) << "cut to " << length;
  }
}

// It has no checksums: a change may go unnoticed, but does nothing worse.
TEST_P(TocOfVersion, IsReadOrRefusedWhateverByteIsChanged) {
  std::string bytes = EncodeToc(Sample(GetParam()));
  for (size_t at = 0; at < bytes.size(); ++at) {
    for (const int flip : {0x01, 0x02, 0x80, 0xff}) {
      const char good = bytes[at];
      bytes[at] = static_cast<char>(good ^ flip);
      const pgstow_status status = Refusal(bytes);
      EXPECT_TRUE(status == PGSTOW_OK || status == PGSTOW_E_CORRUPT ||
                  status == PGSTOW_E_TRUNCATED || status == PGSTOW_E_VERSION)
          << "byte " << at << " ^ " << flip << ": " << status;
      bytes[at] = good;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, TocOfVersion,
                         testing::Values(Version{1, 10}, Version{1, 11}, Version{1, 12},
                                         Version{1, 13}, Version{1, 14}, Version{1, 15},
                                         Version{1, 16}),
                         [](const auto& version) {
                           return "Of1_" + std::to_string(version.param.minor);
                         });

TEST(Toc, OfAnUnknownVersionIsRefusedByItsNumber) {
  std::string bytes = EncodeToc(Sample(kNewest));
  std::string message;
  for (const auto& [major, minor] : {std::pair{1, 17}, {1, 9}, {2, 0}, {0, 99}}) {
    bytes[5] = static_cast<char>(major);
    bytes[6] = static_cast<char>(minor);
    EXPECT_EQ(Refusal(bytes, &message), PGSTOW_E_VERSION);
    EXPECT_EQ(message, "unsupported version (" + std::to_string(major) + "." +
                           std::to_string(minor) + ") in file header");
  }
}

TEST(Toc, LongTextsThatDoNotComeTakeNoMemory) {
  Output output;
  EncodeHead(Sample(kNewest).head, output);
  std::string bytes = output.bytes();
  bytes.resize(bytes.size() - std::string("\0\x04\0\0\0"
                                          "18.6",
                                          9)
                                  .size());
  Output length;
  length.Integer(1 << 30);
  EXPECT_EQ(Refusal(bytes + length.bytes() + "18.6"), PGSTOW_E_TRUNCATED);
  Output count;
  count.Integer(INT32_MAX);
  EXPECT_EQ(Refusal(output.bytes() + count.bytes()), PGSTOW_E_TRUNCATED);
}

TEST(Toc, SaysWhereItIsDamaged) {
  std::string bytes = EncodeToc(Sample(kNewest));
  std::string message;
  bytes[10] = 9;
  EXPECT_EQ(Refusal(bytes, &message), PGSTOW_E_CORRUPT);
  EXPECT_EQ(message, "its header is damaged before byte 11: it names an unknown layout");
}

TEST(Toc, WidthsOfOtherMachinesAreRead) {
  std::string bytes = EncodeToc(Sample(Version{1, 14}));
  // From the compression's level on, integers of 4 bytes become some of 8.
  std::string wide = bytes.substr(0, 7) + std::string({8, 8, 1});
  const auto integer = [&wide](int64_t value) {
    wide += static_cast<char>(value < 0 ? 1 : 0);
    for (int i = 0; i < 8; ++i) wide += static_cast<char>((value < 0 ? -value : value) >> (8 * i));
  };
  wide.insert(7, 1, '\0');
  for (const int part : {-1, 0, 0, 12, 1, 0, 126, 0}) integer(part);
  for (int i = 0; i < 3; ++i) integer(-1);
  integer(0);
  const Toc toc = Decoded(wide);
  EXPECT_EQ(toc.head.widths.integer, 8);
  EXPECT_EQ(toc.head.compression, Compression::kGzip);
  EXPECT_TRUE(toc.entries.empty());
}

TEST(Toc, WhatAVersionCannotHoldIsNotWritten) {
  Toc toc = Sample(Version{1, 14});
  toc.head.compression = Compression::kZstd;
  EXPECT_THROW(EncodeToc(toc), sdk::Error);
  toc = Sample(Version{1, 13});
  toc.entries[0].table_am = "columnar";
  EXPECT_THROW(EncodeToc(toc), sdk::Error);
}

TEST(ArchiveVersion, IsParsedWhereItCanBeWritten) {
  EXPECT_EQ(ParseVersion("1.16"), kNewest);
  EXPECT_EQ(ParseVersion("1.12"), kOldestWritten);
  for (const char* text : {"", "1", "1.11", "1.17", "1.160", "1.16 ", "2.1"}) {
    EXPECT_THROW(ParseVersion(text), sdk::Error) << text;
  }
}

TEST(Bid, GoesByMagicAndLayout) {
  const std::string bytes = EncodeToc(Sample(kNewest));
  EXPECT_EQ(BidOnHead(sdk::AsBytes(bytes), Layout::kCustom), 48U);
  EXPECT_EQ(BidOnHead(sdk::AsBytes(bytes), Layout::kTar), 0U);
  EXPECT_EQ(BidOnHead(sdk::AsBytes("PGDMP"), Layout::kCustom), 0U);
  EXPECT_EQ(BidOnHead({}, Layout::kCustom), 0U);
}

}  // namespace
}  // namespace pgstow::native
