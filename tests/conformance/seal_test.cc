// The laws of sealed archives: who can open them, what shows, and that no change goes unnoticed,
// from a file and from a pipe. What is changed here has good checksums, as a forger would make
// them.
#include <algorithm>
#include <cstring>
#include <functional>
#include <string>
#include <tuple>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pgstow/services.h>

#include "host/archive/chain.h"
#include "host/archive/rekey.h"
#include "host/base/checksum.h"
#include "host/base/error.h"
#include "tests/conformance/archive_samples.h"
#include "tests/conformance/plugins.h"
#include "tests/support/paths.h"
#include "tests/unit/storage/filled_pipe.h"

namespace pgstow::conformance {
namespace {

using base::ErrorCode;
using testing::HasSubstr;

// A pair of keys as `pgstow keygen` makes them.
struct KeyPair {
  std::string public_key;
  std::string file;
};

KeyPair NewKeys() {
  KeyPair pair;
  const pgstow_key_sink sink{sizeof(sink), 0, &pair,
                             [](void* self, pgstow_str word, pgstow_bytes file) -> pgstow_status {
                               auto& keys = *static_cast<KeyPair*>(self);
                               keys.public_key.assign(word.ptr, word.len);
                               keys.file.assign(reinterpret_cast<const char*>(file.ptr), file.len);
                               return PGSTOW_OK;
                             }};
  const loader::Plugin& plugin = *AllPlugins().GetFilter("seal").plugin;
  loader::Check(plugin.keygen->make_keys(&sink), "making keys", &plugin);
  return pair;
}

// What the user offers at the moment.
struct Offered {
  std::vector<std::string> passphrases;
  std::vector<std::string> keys;
  std::string new_passphrase = "open";
};
Offered offered;

pgstow_status Offer(uint32_t kind, const pgstow_secret_sink* sink) {
  const std::vector<std::string> secrets = kind == PGSTOW_SECRET_PASSPHRASE ? offered.passphrases
                                           : kind == PGSTOW_SECRET_NEW_PASSPHRASE
                                               ? std::vector{offered.new_passphrase}
                                               : offered.keys;
  for (const std::string& secret : secrets) {
    const pgstow_status status =
        sink->secret(sink->self, {reinterpret_cast<const uint8_t*>(secret.data()), secret.size()});
    if (status != PGSTOW_OK) return status;
  }
  return PGSTOW_OK;
}

constexpr char kCheap[] = "passphrase=true,memory=1,passes=1";

// One record of an archive, as docs/FORMAT.md has it.
constexpr size_t kHeadBytes = 24;
constexpr size_t kFactBytes = 32;  // of a frame, before its stored bytes
constexpr size_t kAreaBytes = 8216;

struct Record {
  std::string type;
  size_t offset;  // of its head
  size_t length;  // of its body
  size_t body() const { return offset + kHeadBytes; }
  size_t stored() const { return body() + kFactBytes; }
  size_t stored_length() const { return length - kFactBytes; }
};

uint64_t NumberAt(const std::string& bytes, size_t at) {
  uint64_t number = 0;
  std::memcpy(&number, bytes.data() + at, sizeof(number));
  return number;
}

void PutNumber(std::string& bytes, size_t at, uint64_t number) {
  std::memcpy(bytes.data() + at, &number, sizeof(number));
}

uint64_t Sum(const std::string& bytes) { return base::Xxh3(std::as_bytes(std::span(bytes))); }

size_t PreambleBytes(const std::string& archive) {
  return 36 + (NumberAt(archive, 32) & 0xFFFFFFFF) + 8;
}

std::vector<Record> RecordsOf(const std::string& archive) {
  std::vector<Record> records;
  size_t at = PreambleBytes(archive) + 2 * kAreaBytes;
  while (at + 40 < archive.size()) {
    records.push_back({archive.substr(at, 4), at, NumberAt(archive, at + 8)});
    at += kHeadBytes + records.back().length;
  }
  return records;
}

// Makes the checksum of a record fit its bytes.
void Mend(std::string& archive, const Record& record) {
  PutNumber(archive, record.offset + 16,
            Sum(archive.substr(record.offset, 16) + archive.substr(record.body(), record.length)));
}
void MendPreamble(std::string& archive) {
  const size_t end = PreambleBytes(archive) - 8;
  PutNumber(archive, end, Sum(archive.substr(0, end)));
}
void MendArea(std::string& archive) {
  const size_t start = PreambleBytes(archive);
  PutNumber(archive, start + kAreaBytes - 8, Sum(archive.substr(start, kAreaBytes - 8)));
}

std::vector<Record> FramesOf(const std::string& archive) {
  std::vector<Record> frames = RecordsOf(archive);
  std::erase_if(frames, [](const Record& record) { return record.type != "DATA"; });
  return frames;
}

class Sealed : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    static constexpr pgstow_secret_service kService{sizeof(pgstow_secret_service), 0, &Offer};
    loader::ProvideService(PGSTOW_SECRET_SERVICE, &kService);
  }
  void SetUp() override { offered = {.keys = {mine_.file}}; }

  // Its parts are cut into frames of 10 bytes, so that one can be put in another's place.
  static Sample Rows() {
    Sample sample = SmallSample();
    sample.AddData("many", {"row number one\nrow number two\nrow number 33\n", "row number iv\n"});
    return sample;
  }
  std::string SpecForMe() const { return "seal:recipients=" + mine_.public_key; }
  void Write(const std::string& chain) { WriteArchive({"custom", chain}, Rows(), path_, 10); }
  std::string WriteForMe() {
    Write(SpecForMe());
    return tests::ReadFile(path_);
  }

  // What reading all of it says: from a file, verified, and from a pipe. Both say the same kind of
  // error, whose text has `message`.
  void ExpectRefused(const std::string& archive, ErrorCode code, const std::string& message) {
    tests::WriteFile(path_, archive);
    Expect("a file", code, message, [this] { Verify(path_); });
    Expect("a pipe", code, message, [&archive] {
      const tests::FilledPipe pipe(archive);
      ReadStream(*OpenArchive(pipe.path()));
    });
  }
  static void Expect(const char* from, ErrorCode code, const std::string& message,
                     const std::function<void()>& read) {
    try {
      read();
      ADD_FAILURE() << "passes for whole from " << from;
    } catch (const base::Error& error) {
      EXPECT_EQ(error.code(), code) << from << ": " << error.what();
      EXPECT_THAT(error.what(), HasSubstr(message)) << from;
    }
  }
  void ExpectWhole() {
    const auto reader = OpenArchive(path_);
    EXPECT_EQ(AsGiven(reader->toc()), Rows().toc);
    EXPECT_EQ(ReadParts(*reader), Rows().parts);
    EXPECT_NO_THROW(Verify(path_));
    const tests::FilledPipe pipe(tests::ReadFile(path_));
    EXPECT_EQ(ReadStream(*OpenArchive(pipe.path())), Rows().parts);
  }
  void Rekey(const std::string& ways) {
    archive::Rekey(AllPlugins(), {.path = path_, .format = {}},
                   *archive::Chain::Parse(AllPlugins(), ways));
  }

  static constexpr const char* kNotHere = "what is here was not sealed for this place";

  const KeyPair mine_ = NewKeys();
  const KeyPair theirs_ = NewKeys();
  tests::TempDir dir_;
  const std::string path_ = dir_ / "archive";
};

TEST_F(Sealed, IsOpenedByEachWayIn) {
  Write(std::string("zstd+seal:") + kCheap + ",recipients=" + mine_.public_key + " " +
        theirs_.public_key);
  for (const Offered& way :
       {Offered{.keys = {mine_.file}}, Offered{.keys = {theirs_.file}},
        Offered{.keys = {mine_.file + theirs_.file}}, Offered{.passphrases = {"wrong", "open"}}}) {
    offered = way;
    ExpectWhole();
  }
}

TEST_F(Sealed, IsNotOpenedByOthers) {
  Write(std::string("zstd+seal:") + kCheap + ",recipients=" + mine_.public_key);
  offered = {.passphrases = {"Open", ""}, .keys = {theirs_.file}};
  ExpectRefused(tests::ReadFile(path_), ErrorCode::kUsage,
                "a secret key or a passphrase opens it, and what was given does not fit");
  offered = {};
  ExpectRefused(tests::ReadFile(path_), ErrorCode::kUsage, "and none was given");
}

TEST_F(Sealed, ShowsNothingOfWhatItHolds) {
  const std::string archive = WriteForMe();
  for (const char* text : {"goods", "shop", "alice", "CREATE", "COPY", "one", "row", "heap", "fast",
                           "UTF8", "15.20", "dumped", "TABLE"}) {
    EXPECT_EQ(archive.find(text), std::string::npos) << text;
  }
  EXPECT_EQ(archive.find(mine_.public_key), std::string::npos);
  for (const Record& record : RecordsOf(archive)) {
    if (record.type == "ENDP") {
      EXPECT_EQ(NumberAt(archive, record.body() + 32), 0u) << "rows";
    }
  }
  for (const Record& frame : FramesOf(archive)) {
    EXPECT_NE(NumberAt(archive, frame.body() + 24), Sum("row number")) << "a bare checksum";
  }
}

TEST_F(Sealed, IsAnotherOneEachTime) {
  const std::string first = WriteForMe();
  const std::string second = WriteForMe();
  EXPECT_EQ(first.size(), second.size());
  EXPECT_NE(first.substr(16, 16), second.substr(16, 16)) << "archive id";
  for (const Record& frame : FramesOf(first)) {
    EXPECT_NE(first.substr(frame.stored(), frame.stored_length()),
              second.substr(frame.stored(), frame.stored_length()));
  }
}

TEST_F(Sealed, ByteThatWasChangedIsFoundThoughChecksumsFit) {
  const std::string good = WriteForMe();
  for (const Record& record : RecordsOf(good)) {
    if (record.type == "INDX" || record.type == "ENDP") continue;
    std::string bad = good;
    bad[record.offset + kHeadBytes + record.length - 1] ^= 1;
    Mend(bad, record);
    ExpectRefused(bad, ErrorCode::kCorrupt, kNotHere);
  }
}

TEST_F(Sealed, FramesThatWereSwappedAreFound) {
  const std::string good = WriteForMe();
  const std::vector<Record> frames = FramesOf(good);
  size_t swaps = 0;
  for (const Record& one : frames) {
    for (const Record& other : frames) {
      if (one.offset >= other.offset || one.length != other.length) continue;
      std::string bad = good;
      bad.replace(one.stored(), one.stored_length(), good, other.stored(), other.stored_length());
      bad.replace(other.stored(), other.stored_length(), good, one.stored(), one.stored_length());
      Mend(bad, one);
      Mend(bad, other);
      ExpectRefused(bad, ErrorCode::kCorrupt, kNotHere);
      ++swaps;
    }
  }
  EXPECT_GT(swaps, 0u);
}

TEST_F(Sealed, FrameInThePlaceOfAnotherIsFound) {
  const std::string good = WriteForMe();
  const std::vector<Record> frames = FramesOf(good);
  const auto twin = std::ranges::find_if(frames, [&](const Record& frame) {
    return frame.offset != frames.back().offset && frame.length == frames.back().length;
  });
  ASSERT_NE(twin, frames.end());
  std::string bad = good;
  bad.replace(frames.back().stored(), twin->stored_length(), good, twin->stored(),
              twin->stored_length());
  Mend(bad, frames.back());
  ExpectRefused(bad, ErrorCode::kCorrupt, kNotHere);
}

TEST_F(Sealed, RecordsOfAnotherArchiveAreFound) {
  const std::string other = WriteForMe();
  const std::string good = WriteForMe();
  for (const Record& record : RecordsOf(good)) {
    if (record.type == "INDX" || record.type == "ENDP") continue;
    std::string bad = good;
    bad.replace(record.offset, kHeadBytes + record.length, other, record.offset,
                kHeadBytes + record.length);
    ExpectRefused(bad, ErrorCode::kCorrupt, kNotHere);
  }
}

// The sums of the part are made to fit the frames that are left; but who has no key can't make the
// mask of an earlier end.
TEST_F(Sealed, LastFrameThatIsMissingIsFoundAtTheEndOfThePart) {
  std::string archive = WriteForMe();
  const std::vector<Record> records = RecordsOf(archive);
  for (size_t i = 1; i < records.size(); ++i) {
    const Record& end = records[i];
    const Record& last = records[i - 1];
    if (end.type != "ENDP" || NumberAt(archive, end.body() + 8) < 2) continue;
    std::string bad = archive;
    PutNumber(bad, end.body() + 8, NumberAt(archive, end.body() + 8) - 1);
    PutNumber(bad, end.body() + 16,
              NumberAt(archive, end.body() + 16) - NumberAt(archive, last.body() + 16));
    PutNumber(bad, end.body() + 24, NumberAt(archive, end.body() + 24) - last.stored_length());
    std::string sums;
    for (const Record& frame : FramesOf(archive)) {
      const bool same = archive.substr(frame.body(), 8) == archive.substr(end.body(), 8);
      if (same && frame.offset != last.offset) sums += archive.substr(frame.body() + 24, 8);
    }
    PutNumber(bad, end.body() + 40, Sum(sums));
    Mend(bad, end);
    bad.erase(last.offset, kHeadBytes + last.length);
    const tests::FilledPipe pipe(bad);
    Expect("a pipe", ErrorCode::kCorrupt, "with checksum",
           [&] { ReadStream(*OpenArchive(pipe.path())); });
    return;
  }
  FAIL() << "no part has two frames";
}

TEST_F(Sealed, FramesInAnotherOrderAreFound) {
  std::string archive = WriteForMe();
  const std::vector<Record> frames = FramesOf(archive);
  const auto first = std::ranges::adjacent_find(frames, [&](const Record& a, const Record& b) {
    return a.length == b.length && archive.substr(a.body(), 8) == archive.substr(b.body(), 8);
  });
  ASSERT_NE(first, frames.end());
  const std::string one = archive.substr(first->offset, kHeadBytes + first->length);
  const std::string two = archive.substr(first[1].offset, kHeadBytes + first[1].length);
  ExpectRefused(archive.replace(first->offset, one.size() + two.size(), two + one),
                ErrorCode::kCorrupt, "");
  archive.replace(first->offset, one.size() + two.size(), one + one);
  ExpectRefused(archive, ErrorCode::kCorrupt, "");
}

TEST_F(Sealed, ChainThatWasChangedIsFound) {
  Write("zstd:3+" + SpecForMe());
  const std::string good = tests::ReadFile(path_);
  std::string bad = good;
  bad[bad.find("level=3") + 6] = '4';
  MendPreamble(bad);
  ExpectRefused(bad, ErrorCode::kCorrupt, kNotHere);
  bad = good;
  bad.replace(bad.find("+seal"), 5, "+zstd");
  MendPreamble(bad);
  tests::WriteFile(path_, bad);
  Expect("a file", ErrorCode::kCorrupt, "are no filters that seal", [this] { Verify(path_); });
  bad = good;
  bad[12] = 0;  // the flag
  MendPreamble(bad);
  tests::WriteFile(path_, bad);
  EXPECT_THROW(OpenArchive(path_), base::Error);
}

TEST_F(Sealed, StateThatWasChangedIsFound) {
  const std::string good = WriteForMe();
  const size_t state = PreambleBytes(good) + 16;
  const size_t length = NumberAt(good, PreambleBytes(good) + 8);
  std::string bad = good;
  bad[state + length - 1] ^= 1;  // of its sum
  MendArea(bad);
  ExpectRefused(bad, ErrorCode::kCorrupt, "the seal's state was tampered with");
  bad = good;
  bad[state + length - 40] ^= 1;  // of my way in
  MendArea(bad);
  ExpectRefused(bad, ErrorCode::kUsage, "what was given does not fit");
  bad = good;
  bad[state] ^= 1;
  ExpectRefused(bad, ErrorCode::kCorrupt, "a state area");
}

TEST_F(Sealed, DamageAndTruncationAreFound) {
  const std::string good = WriteForMe();
  for (size_t at = 0; at < good.size(); at += at < 200 || at > 16'700 ? 11 : 331) {
    std::string bad = good;
    bad[at] ^= 0x10;
    tests::WriteFile(path_, bad);
    EXPECT_THROW(Verify(path_), base::Error) << "byte " << at;
    const tests::FilledPipe pipe(bad);
    EXPECT_THROW(ReadStream(*OpenArchive(pipe.path())), base::Error) << "byte " << at;
    const tests::FilledPipe shorter(good.substr(0, at));
    EXPECT_THROW(ReadStream(*OpenArchive(shorter.path())), base::Error) << "cut to " << at;
  }
}

TEST_F(Sealed, AnArchiveThatIsNotIsRefusedWhereASealIsExpected) {
  Write("none");
  EXPECT_NO_THROW(OpenArchive(path_));
  Expect("a file", ErrorCode::kUsage, "it is not sealed", [this] {
    archive::Reader::Open(AllPlugins(), {.path = path_, .format = {}, .must_be_sealed = true});
  });
}

TEST_F(Sealed, IsNotWrittenForNobodyNorIntoFormatsThatCannotKeepIt) {
  Expect("a chain", ErrorCode::kUsage, "nobody could open", [this] { Write("seal"); });
  Expect("a chain", ErrorCode::kUsage, "can't follow \"seal\"",
         [this] { Write(SpecForMe() + "+zstd"); });
  Expect("a format", ErrorCode::kUsage, "can't be sealed", [this] {
    NewWriter({"plain", SpecForMe()}, path_);
  });
  std::string mistyped = SpecForMe();
  mistyped.back() = mistyped.back() == 'A' ? 'B' : 'A';
  Expect("a key", ErrorCode::kUsage, "a character of it is wrong", [&] { Write(mistyped); });
}

TEST_F(Sealed, RekeyLetsInOthersAndLeavesTheData) {
  std::string before = WriteForMe();
  const size_t start = PreambleBytes(before);
  for (const auto& [ways, in, out] :
       {std::tuple{"seal:recipients=" + theirs_.public_key, theirs_.file, mine_.file},
        std::tuple{SpecForMe(), mine_.file, theirs_.file}}) {
    Rekey(ways);
    const std::string after = tests::ReadFile(path_);
    EXPECT_EQ(after.substr(0, start), before.substr(0, start));
    EXPECT_EQ(after.substr(start + 2 * kAreaBytes), before.substr(start + 2 * kAreaBytes));
    EXPECT_NE(after, before);
    offered = {.keys = {in}};
    ExpectWhole();
    offered = {.keys = {out}};
    EXPECT_THROW(OpenArchive(path_), base::Error);
    EXPECT_THROW(Rekey(ways), base::Error) << "only who can open it may";
    EXPECT_EQ(tests::ReadFile(path_), after);
    offered = {.keys = {in}};
  }
}

// As after a crash in the middle of the first write.
TEST_F(Sealed, RekeyThatWasInterruptedLeavesTheOldAndIsRepaired) {
  std::string archive = WriteForMe();
  archive.replace(PreambleBytes(archive) + kAreaBytes, 4096, std::string(4096, 'x'));
  tests::WriteFile(path_, archive);
  EXPECT_EQ(ReadParts(*OpenArchive(path_)), Rows().parts);
  ExpectRefused(archive, ErrorCode::kCorrupt, "another one repairs");
  Rekey(SpecForMe());
  ExpectWhole();
}

TEST_F(Sealed, RekeyRefusesWhatIsNotSealed) {
  Write("none");
  const std::string before = tests::ReadFile(path_);
  EXPECT_THROW(Rekey(SpecForMe()), base::Error);
  EXPECT_EQ(tests::ReadFile(path_), before);
}

}  // namespace
}  // namespace pgstow::conformance
