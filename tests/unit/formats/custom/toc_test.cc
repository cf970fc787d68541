#include <string>

#include <pgstow/sdk/host.h>

#include "formats/custom/layout.h"
#include "formats/custom/toc_decoder.h"
#include "host/archive/toc_sink.h"
#include "host/base/boundary.h"
#include "host/base/error.h"
#include "pgstow/v1/toc.pb.h"
#include "tests/unit/archive/sample.h"
#include "tests/unit/formats/custom/expect.h"
#include "tests/unit/formats/custom/toc_body.h"

namespace pgstow::custom {
namespace {

using tests::SmallSample;

const Preamble kPlain{};

uint64_t DigestOf(const model::Toc& toc) {
  const std::string body = Encode(toc);
  return CommonDigest({sdk::AsBytes(body), 0, kTocName});
}

v1::Toc Message() { return MessageOf(Encode(SmallSample().toc)); }

std::string DamageOf(const v1::Toc& toc) { return custom::DamageOf(toc, kPlain); }

TEST(Toc, SurvivesEncodingAndDecoding) {
  const model::Toc toc = SmallSample().toc;
  const std::string body = Encode(toc);
  model::Toc decoded = Decode(body, kPlain);
  EXPECT_EQ(Encode(decoded), body);
  EXPECT_EQ(decoded.header.format_version, "1.0");
  decoded.header.format_version.clear();
  EXPECT_EQ(decoded, toc);
}

TEST(Toc, KeepsNumbersOfParts) {
  model::Toc toc = SmallSample().toc;
  toc.entries[3].parts[1] = {.part = 1,
                             .known = true,
                             .frames = 5,
                             .raw_bytes = 1ULL << 41,
                             .stored_bytes = 1ULL << 40,
                             .rows = 0,
                             .raw_checksum = ~0ULL};
  EXPECT_EQ(Decode(Encode(toc), kPlain).entries, toc.entries);
}

// A server with two databases.
model::Toc Server() {
  model::Toc toc = SmallSample().toc;
  toc.header.databases = {
      {.name = "a", .encoding = "UTF8"},
      {.name = "b", .encoding = "LATIN1", .standard_strings = false, .search_path = "public"}};
  for (size_t i = 1; i < toc.entries.size(); ++i) {
    toc.entries[i].database = static_cast<uint32_t>(i % 3);
  }
  return toc;
}

TEST(Toc, KeepsDatabases) {
  const model::Toc toc = Server();
  model::Toc decoded = Decode(Encode(toc), {.databases = true});
  decoded.header.format_version.clear();
  EXPECT_EQ(decoded, toc);
}

TEST(Toc, HasDatabasesWhereThePreambleSaysSoAndNowhereElse) {
  EXPECT_THAT(Failure(PGSTOW_E_CORRUPT, [] { Decode(Encode(Server()), kPlain); }),
              testing::EndsWith("it names databases, of which the preamble does not say"));
  EXPECT_THAT(
      Failure(PGSTOW_E_CORRUPT, [] { Decode(Encode(SmallSample().toc), {.databases = true}); }),
      testing::EndsWith("it names no databases, and the preamble says that it does"));
}

// One whose headers are of version 1.0 would take them for one database.
TEST(Toc, TellsDatabasesToNoHostThatDoesNotKnowThem) {
  const pgstow_host* const now = sdk::internal::host;
  pgstow_host old = *now;
  old.abi_minor = 0;
  sdk::internal::host = &old;
  const std::string server = Encode(Server());
  EXPECT_EQ(Failure(PGSTOW_E_VERSION, [&] { Decode(server, {.databases = true}); }),
            "it holds several databases, and this program knows archives of one");
  EXPECT_NO_THROW(Decode(Encode(SmallSample().toc), kPlain));
  sdk::internal::host = now;
}

TEST(Toc, RefusesDatabasesThatCantBe) {
  model::Toc toc = Server();
  toc.entries[3].database = 3;
  EXPECT_THROW(Decode(Encode(toc), {.databases = true}), base::Error);
  toc = Server();
  toc.header.databases[1].name = "a";
  EXPECT_THROW(Decode(Encode(toc), {.databases = true}), base::Error);
  toc.header.databases[1].name.clear();
  EXPECT_THROW(Decode(Encode(toc), {.databases = true}), base::Error);
}

// Databases of no bytes cost memory all the same.
TEST(Toc, RefusesAHeaderAboveTheLimit) {
  v1::Toc message = Message();
  for (size_t i = 0; i <= kMaxHeaderBytes / 2; ++i) message.mutable_header()->add_databases();
  EXPECT_THAT(DamageOf(message), testing::EndsWith("its header is longer than the limit"));
  model::Toc toc = Server();
  toc.header.search_path = std::string(kMaxHeaderBytes, 'x');
  EXPECT_EQ(Failure(PGSTOW_E_MEMORY, [&] { Encode(toc); }),
            "the header of the table of contents exceeds the limit of 1048576 bytes");
}

TEST(Toc, IsOneMessageOfTheSchema) {
  v1::Toc message;
  ASSERT_TRUE(message.ParseFromString(Encode(SmallSample().toc)));
  EXPECT_EQ(message.entries_size(), 7);
  EXPECT_EQ(message.header().entry_count(), 7);
  EXPECT_EQ(message.SerializeAsString(), Encode(SmallSample().toc));
}

TEST(Toc, StoresRecurringNamesOnce) {
  const std::string body = Encode(SmallSample().toc);
  for (const std::string_view name : {"alice", "heap", "fast", "TABLE DATA"}) {
    const size_t first = body.find(name);
    EXPECT_NE(first, std::string::npos) << name;
    EXPECT_EQ(body.find(name, first + 1), std::string::npos) << name;
  }
}

// What a newer minor version added does not disturb, and an older program that writes a message
// again keeps it.
TEST(Toc, PassesOverUnknownFieldsAndKeepsThem) {
  v1::Toc message = Message();
  std::string body = message.SerializeAsString();
  const std::string varint("\xA0\x06\x05", 3);                  // field 100
  const std::string text("\xAA\x06\x02hi", 5);                  // field 101
  const std::string fixed32("\xB5\x06\1\2\3\4", 6);             // field 102
  const std::string fixed64("\xB9\x06\1\2\3\4\5\6\7\x08", 10);  // field 103
  body += varint + text + fixed32 + fixed64;
  EXPECT_EQ(Decode(body, kPlain), Decode(message.SerializeAsString(), kPlain));
  ASSERT_TRUE(message.ParseFromString(body));
  EXPECT_EQ(message.SerializeAsString(), body);

  v1::Entry entry = message.entries(1);
  const std::string known = entry.SerializeAsString();
  ASSERT_TRUE(entry.ParseFromString(known + text));
  EXPECT_EQ(entry.SerializeAsString(), known + text);
  *message.mutable_entries(1) = entry;
  EXPECT_EQ(Decode(message.SerializeAsString(), kPlain),
            Decode(Message().SerializeAsString(), kPlain));
}

TEST(Toc, BelongsToTheArchiveOfItsPreamble) {
  Preamble other;
  other.archive_id[15] = 1;
  EXPECT_EQ(Failure(PGSTOW_E_CORRUPT, [&] { Decode(Encode(SmallSample().toc), other); }),
            "it is damaged at byte 500, in the final table of contents: it belongs to another "
            "archive");
}

TEST(Toc, RefusesWhatNoWriterWrites) {
  v1::Toc toc = Message();
  toc.mutable_entries(1)->set_kind(99);
  EXPECT_THAT(DamageOf(toc), testing::EndsWith("a name is missing"));
  toc = Message();
  toc.mutable_entries(1)->set_dump_id(0);
  EXPECT_THAT(DamageOf(toc), testing::EndsWith("a dump id is out of range"));
  toc.mutable_entries(1)->set_dump_id(0x80000000);
  EXPECT_THAT(DamageOf(toc), testing::EndsWith("a dump id is out of range"));
  toc = Message();
  toc.mutable_entries(1)->set_dependencies(0, -1000);
  EXPECT_THAT(DamageOf(toc), testing::EndsWith("a dump id is out of range"));
  toc = Message();
  toc.mutable_entries()->RemoveLast();
  EXPECT_THAT(DamageOf(toc), testing::EndsWith("its number of entries is not the one it tells"));
  toc = Message();
  toc.clear_header();
  EXPECT_THAT(DamageOf(toc), testing::EndsWith("it has no header"));
}

TEST(Toc, RefusesBytesThatAreNoMessage) {
  for (const std::string_view bytes : {"\x0A", "\x0A\x7F", "\x0A\x01\xFF", "\x0B", "\x00", "\x08",
                                       "\xFF\xFF\xFF\xFF\xFF\xFF", "\x1A\xFF\xFF\xFF\xFF\x7F"}) {
    EXPECT_TRUE(FindsDamage([&] { Decode(std::string(bytes), kPlain); }))
        << testing::PrintToString(bytes);
  }
}

// What the sink throws is not taken for damage: it comes out of the host's own call.
TEST(Toc, PassesOnWhatTheSinkThrows) {
  struct Refusing : archive::TocSink {
    void OnHeader(model::TocHeader, uint64_t) override { throw std::runtime_error("no room"); }
    void OnEntry(const pgstow_entry&) override {}
  } sink;
  const std::string body = Encode(SmallSample().toc);
  EXPECT_THROW(TellToc({sdk::AsBytes(body), 0, kTocName}, {}, sdk::TocSink(sink.abi())),
               sdk::Error);
  EXPECT_THROW(std::rethrow_exception(base::TakeBoundaryError().exception), std::runtime_error);
}

TEST(CommonDigest, LooksAtAllButTheNumbers) {
  const model::Toc early = SmallSample().toc;
  model::Toc toc = early;
  toc.header.complete = true;
  toc.entries[3].parts[0] = {.part = 0, .known = true, .frames = 5, .raw_bytes = 7};
  EXPECT_EQ(DigestOf(toc), DigestOf(early));
  toc.entries[0].owner = "bob";
  EXPECT_NE(DigestOf(toc), DigestOf(early));
  toc = early;
  std::swap(toc.entries[0], toc.entries[1]);
  EXPECT_NE(DigestOf(toc), DigestOf(early));
  toc = early;
  toc.entries[3].parts.pop_back();
  EXPECT_NE(DigestOf(toc), DigestOf(early));
  toc = early;
  toc.header.database = "other";
  EXPECT_NE(DigestOf(toc), DigestOf(early));
  toc = early;
  toc.entries[2].database = 1;
  EXPECT_NE(DigestOf(toc), DigestOf(early));
}

}  // namespace
}  // namespace pgstow::custom
