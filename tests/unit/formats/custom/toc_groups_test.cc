// TOCs whose entries are in groups.
#include <memory>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/custom/layout.h"
#include "formats/custom/toc_decoder.h"
#include "formats/custom/toc_encoder.h"
#include "host/archive/toc_sink.h"
#include "host/archive/toc_view.h"
#include "pgstow/v1/toc.pb.h"
#include "tests/support/brief.h"
#include "tests/unit/archive/sample.h"
#include "tests/unit/formats/custom/expect.h"
#include "tests/unit/formats/custom/toc_body.h"

namespace pgstow::custom {
namespace {

using tests::SmallSample;

const Preamble kGrouped{.minor = kGroupsMinorVersion, .grouped = true};

std::string Encode(const model::Toc& toc) { return custom::Encode(toc, 1); }

model::Toc Decode(const std::string& body) { return custom::Decode(body, kGrouped); }

v1::Toc Message() { return MessageOf(Encode(SmallSample().toc)); }

std::string DamageOf(const v1::Toc& toc) { return custom::DamageOf(toc, kGrouped); }

TEST(TocGroups, SurviveEncodingAndDecoding) {
  const model::Toc toc = SmallSample().toc;
  model::Toc decoded = Decode(Encode(toc));
  EXPECT_EQ(Encode(decoded), Encode(toc));
  EXPECT_EQ(decoded.header.format_version, "1.3");
  decoded.header.format_version.clear();
  EXPECT_EQ(decoded, toc);
}

TEST(TocGroups, GiveFactsWithoutTexts) {
  const std::string body = Encode(SmallSample().toc);
  EXPECT_TRUE(tests::SameInBrief(DecodeInBrief(body, kGrouped), model::BriefToc(Decode(body))));
}

// Facts are told though nobody could undo the chain of the texts.
TEST(TocGroups, LeaveTextsAloneThatNobodyAsksFor) {
  v1::Toc message = Message();
  message.mutable_groups(0)->set_texts_bytes(5);
  const std::string body = message.SerializeAsString();
  EXPECT_EQ(DecodeInBrief(body, kGrouped).entries.size(), SmallSample().toc.entries.size());
  EXPECT_THAT(DamageOf(message), testing::EndsWith("a group in it can't be decoded"));
}

TEST(TocGroups, HaveTheDigestOfTheirEntries) {
  const model::Toc early = SmallSample().toc;
  const auto digest = [](const model::Toc& toc) {
    const std::string body = Encode(toc);
    return CommonDigest({sdk::AsBytes(body), 0, kTocName});
  };
  model::Toc toc = early;
  toc.header.complete = true;
  toc.entries[3].parts[0] = {.part = 0, .known = true, .frames = 5, .raw_bytes = 7};
  EXPECT_EQ(digest(toc), digest(early));
  toc.entries[0].definition += "-- more\n";
  EXPECT_NE(digest(toc), digest(early));
}

TEST(TocGroups, StandWhereThePreambleSaysSo) {
  const std::string body = Encode(SmallSample().toc);
  EXPECT_THAT(Failure(PGSTOW_E_CORRUPT, [&] { custom::Decode(body, {}); }),
              testing::EndsWith("it has groups, of which the preamble does not say"));
}

TEST(TocGroups, NameTheChainOfThePreamble) {
  v1::Toc message = Message();
  message.mutable_header()->set_chain("gzip:level=6");
  EXPECT_THAT(DamageOf(message), testing::EndsWith("it names another chain than the preamble"));
}

TEST(TocGroups, HaveAsManyTextsAsTheirEntriesTell) {
  v1::Toc message = Message();
  v1::Group& group = *message.mutable_groups(0);
  v1::Texts texts;
  texts.ParseFromString(group.texts());
  texts.add_texts("CREATE ROLE mallory;\n");
  group.set_texts(texts.SerializeAsString());
  EXPECT_THAT(DamageOf(message), testing::EndsWith("a group has texts of no entry"));
  texts.mutable_texts()->RemoveLast();
  texts.mutable_texts()->RemoveLast();
  group.set_texts(texts.SerializeAsString());
  EXPECT_THAT(DamageOf(message), testing::EndsWith("a text of an entry is missing"));
  group.set_texts("\xFF");
  EXPECT_THAT(DamageOf(message), testing::EndsWith("a text of an entry is missing"));
}

TEST(TocGroups, HaveTextsOfKnownKindsAlone) {
  v1::Toc message = Message();
  v1::Toc facts;
  facts.ParseFromString(message.groups(0).facts());
  facts.mutable_entries(0)->set_texts(16);
  message.mutable_groups(0)->set_facts(facts.SerializeAsString());
  EXPECT_THAT(DamageOf(message), testing::EndsWith("an entry has texts of an unknown kind"));
}

// Before anything is decoded or room is made for it.
TEST(TocGroups, AreRefusedAboveTheLimit) {
  v1::Toc message = Message();
  message.mutable_groups(0)->set_facts_bytes(kMaxTocBytes + 1);
  EXPECT_THAT(DamageOf(message), testing::EndsWith("the length of a group is outside the limits"));
  message = Message();
  message.mutable_groups(0)->set_facts_bytes(kMaxTocBytes / 2 + 1);
  message.mutable_groups(0)->set_texts_bytes(kMaxTocBytes / 2);
  EXPECT_THAT(DamageOf(message), testing::EndsWith("the length of a group is outside the limits"));
}

// What it decodes to is of another length than it says.
TEST(TocGroups, HaveTheLengthThatTheyTell) {
  struct Doubling : archive::TocCollector {
    Doubling() {
      sink = abi();
      sink.decode_piece = [](void*, pgstow_bytes stored, uint64_t, pgstow_bytes* out) {
        *out = stored;
        return pgstow_status{PGSTOW_OK};
      };
    }
    pgstow_toc_sink sink;
  } collector;
  v1::Toc message = Message();
  v1::Group& group = *message.mutable_groups(0);
  group.set_facts_bytes(group.facts().size() + 1);
  const std::string body = message.SerializeAsString();
  const sdk::TocSink sink(collector.sink);
  const TocBody read{sdk::AsBytes(body), 500, kTocName, &sink};
  EXPECT_THAT(Failure(PGSTOW_E_CORRUPT, [&] { TellToc(read, kGrouped, sink); }),
              testing::EndsWith("the length of a group is wrong"));
}

// A bomb: a few bytes decode to one entry, again and again.
TEST(TocGroups, HaveNoMoreEntriesThanTheirBytesAllow) {
  struct Repeating : archive::TocCollector {
    Repeating() {
      sink = abi();
      sink.decode_piece = [](void*, pgstow_bytes, uint64_t raw_bytes, pgstow_bytes* out) {
        static std::string entries;
        entries.clear();
        while (entries.size() < raw_bytes) entries += "\x1a\x02\x08\x01";
        *out = sdk::Abi(sdk::AsBytes(entries));
        return pgstow_status{PGSTOW_OK};
      };
    }
    pgstow_toc_sink sink;
  } collector;
  const std::string stored = "ten bytes.";
  const auto damage = [&](uint64_t entries) {
    v1::Toc message = Message();
    message.mutable_groups()->DeleteSubrange(1, message.groups_size() - 1);
    v1::Group& group = *message.mutable_groups(0);
    group.Clear();
    group.set_facts(stored);
    group.set_facts_bytes(4 * entries);
    const std::string body = message.SerializeAsString();
    const sdk::TocSink sink(collector.sink);
    const TocBody read{sdk::AsBytes(body), 500, kTocName, &sink};
    return Failure(PGSTOW_E_CORRUPT, [&] { TellToc(read, kGrouped, sink); });
  };
  const uint64_t most = kFreeGroupedEntries + stored.size();
  EXPECT_THAT(damage(most + 1), testing::EndsWith("it has too many entries"));
  EXPECT_THAT(damage(most), testing::EndsWith("its number of entries is not the one it tells"));
}

// Facts that would become far more are refused before they do.
TEST(TocGroups, HaveNoMoreFactsThanTheirBytesAllow) {
  const std::string stored = "ten bytes.";
  const auto damage = [&](uint64_t raw_bytes) {
    v1::Toc message = Message();
    message.mutable_groups()->DeleteSubrange(1, message.groups_size() - 1);
    v1::Group& group = *message.mutable_groups(0);
    group.Clear();
    group.set_facts(stored);
    group.set_facts_bytes(raw_bytes);
    return DamageOf(message);
  };
  const uint64_t most = kFreeFactBytes + kMaxFactRatio * stored.size();
  EXPECT_THAT(damage(most + 1),
              testing::EndsWith("the facts of a group would become too many times their length"));
  EXPECT_THAT(damage(most), testing::EndsWith("a group in it can't be decoded"));
}

TEST(TocGroups, RefuseBytesThatAreNoMessage) {
  v1::Toc message = Message();
  message.mutable_groups(0)->set_facts("\xFF\xFF");
  EXPECT_THAT(DamageOf(message), testing::EndsWith("the fields of a group can't be told apart"));
  message = Message();
  message.mutable_groups(0)->clear_facts();
  message.mutable_groups(0)->clear_texts();
  EXPECT_THAT(DamageOf(message),
              testing::EndsWith("its number of entries is not the one it tells"));
}

// What the final TOC shares with the early one was kept, and is the same as if it were not.
TEST(TocGroups, AreTheSameInBothTablesOfContents) {
  model::Toc toc = SmallSample().toc;
  struct Reverse {
    static pgstow_status Encode(void* /*self*/, pgstow_bytes piece, pgstow_bytes* out) {
      static std::string kept;
      ++calls();
      kept.assign(reinterpret_cast<const char*>(piece.ptr), piece.len - 1);  // it looks smaller
      *out = sdk::Abi(sdk::AsBytes(kept));
      return PGSTOW_OK;
    }
    static int& calls() {
      static int number = 0;
      return number;
    }
  };
  const archive::TocView view(toc);
  pgstow_toc abi = view.abi();
  abi.encode_piece = &Reverse::Encode;
  const sdk::Toc shown(abi);
  TocEncoder encoder(shown, 1);
  const std::string early = Joined(encoder.Encode(shown));
  EXPECT_EQ(Reverse::calls(), 2);
  EXPECT_EQ(Joined(encoder.Encode(shown)), early);
  EXPECT_EQ(Reverse::calls(), 3);  // the facts, for the group has parts
}

}  // namespace
}  // namespace pgstow::custom
