// Formats: what goes in comes out.
#include <string>
#include <vector>

#include "host/base/error.h"
#include "plugins/conformance/archive_run.h"
#include "plugins/conformance/bytes.h"
#include "plugins/conformance/format_laws.h"
#include "plugins/conformance/sample.h"

namespace pgstow::conformance {
namespace {

using loader::Format;
using model::Section;

void NeedBothWays(const Format& format) {
  Need(format.can(PGSTOW_CAN_WRITE), "it can't write");
  Need(format.can(PGSTOW_CAN_READ), "it can't read");
}

// Bytes of any kind where the format does not look into them, rows where it may.
std::string Bulk(const Format& format, size_t bytes) {
  return format.can(PGSTOW_HOLDS_FRAMES) ? RandomBytes(bytes) : Rows(bytes / 24);
}

void GiveBack(const Format& format, const Sample& sample, size_t frame_bytes = 4096) {
  MemoryStorage storage(UsualKind(format));
  WriteArchive(format, sample, storage, frame_bytes);
  for (const Access access : AccessesOf(format)) {
    ExpectSame(format, ReadArchive(format, storage, access), sample);
  }
  VerifyLayout(format, storage);
}

void WritesArchives(const Format& format) {
  Need(format.can(PGSTOW_CAN_WRITE), "it can't write");
  Written(format, Sample(format));
  Written(format, Sample::Small(format));
  Written(format, Sample::Small(format), 1);
}

void GivesBackASmallArchive(const Format& format) {
  NeedBothWays(format);
  GiveBack(format, Sample::Small(format));
}

void GivesBackAnEmptyToc(const Format& format) {
  NeedBothWays(format);
  GiveBack(format, Sample(format));
}

void GivesBackManyEntries(const Format& format) {
  NeedBothWays(format);
  Sample sample = Sample::Small(format);
  for (int i = 0; i < 3000; ++i) {
    model::Entry& entry = sample.Add(Section::kPreData, "TABLE", "table " + std::to_string(i));
    entry.id = 100 + 7 * i;
    entry.schema = "schema " + std::to_string(i % 13);
    entry.definition = "CREATE TABLE t ();\n" + std::string(static_cast<size_t>(i % 97), '-');
    entry.dependencies = {1, 2, 1'000'000'000 + i};  // may name what the archive does not have
  }
  GiveBack(format, sample);
}

void GivesBackAwkwardText(const Format& format) {
  NeedBothWays(format);
  Sample sample = Sample::Small(format);
  for (const char* text : {" ", "quote \" and ' and \\ and $$", "line\nfeed\ttab\rreturn\x7f",
                           "naïve 🐘 ﷽", "%s ${x} \x01"}) {
    model::Entry& entry = sample.Add(Section::kPreData, "TABLE", text);
    entry.schema = entry.owner = entry.tablespace = entry.table_am = text;
    entry.definition = entry.drop = entry.copy = text;
  }
  model::Entry& entry = sample.Add(Section::kPreData, "TABLE", "large");
  entry.definition = std::string(3'000'000, 'x');
  GiveBack(format, sample);
}

// The encoding of a dump may be one in which few texts are UTF-8. A layout that can't keep them has
// to say so when it is given one.
void GivesBackForeignText(const Format& format) {
  NeedBothWays(format);
  Sample sample = Sample::Small(format);
  sample.toc().header.encoding = "LATIN1";
  sample.Add(Section::kPreData, "TABLE", "caf\xe9").definition = "-- \xff\xfe\xc3\n";
  sample.AddRows("caf\xe9", {"1\tcaf\xe9\n"});
  try {
    GiveBack(format, sample);
  } catch (const base::Error& error) {
    if (error.code() != base::ErrorCode::kUnsupported) throw;
    throw NotApplicable(fmt::format("it refuses such text: {}", error.what()));
  }
}

void GivesBackPartsOfAnySize(const Format& format) {
  NeedBothWays(format);
  Need(format.can(PGSTOW_HOLDS_DATA), "it holds no data");
  Sample sample(format);
  const std::string frame = std::string(4095, 'f') + "\n";
  for (const std::string& bytes :
       {std::string(), std::string("1\tx\n"), frame, "1" + frame, std::string("\n"),
        std::string("\t\n"), Bulk(format, 3'000'000), std::string(8'000'000, 'x') + "\n"}) {
    sample.AddRows("t" + std::to_string(bytes.size()), {bytes});
  }
  GiveBack(format, sample);
}

void GivesBackFramesOfOneByte(const Format& format) {
  NeedBothWays(format);
  Need(format.can(PGSTOW_HOLDS_DATA), "it holds no data");
  Sample sample = Sample::Small(format);
  sample.AddRows("more", {Rows(100)});
  GiveBack(format, sample, 1);
}

void GivesBackManyParts(const Format& format) {
  NeedBothWays(format);
  Need(format.can(PGSTOW_HOLDS_DATA), "it holds no data");
  Sample sample(format);
  std::vector<std::string> parts;
  for (size_t i = 0; i < 300; ++i) parts.push_back(Rows(i % 7));
  sample.AddRows("many parts", parts);
  for (size_t i = 0; i < 300; ++i) sample.AddRows("table " + std::to_string(i), {Rows(i % 5)});
  GiveBack(format, sample);
}

void GivesBackLargeObjects(const Format& format) {
  NeedBothWays(format);
  Need(format.can(PGSTOW_HOLDS_DATA), "it holds no data");
  std::string every_byte;
  for (int byte = 0; byte < 256; ++byte) every_byte += static_cast<char>(byte);
  Sample sample = Sample::Small(format);
  sample.AddObjects({{16433, "abc"},
                     {16434, ""},
                     {16435, "\n\\.\n"},
                     {16500, every_byte},
                     {4'000'000'000, RandomBytes(200'000)}});
  for (const size_t frame_bytes : {size_t{4096}, size_t{100}, size_t{1} << 20}) {
    GiveBack(format, sample, frame_bytes);
  }
}

void GivesBackDatabases(const Format& format) {
  NeedBothWays(format);
  Need(format.can(PGSTOW_HOLDS_DATABASES), "it keeps archives of one database alone");
  GiveBack(format, Sample::Server(format));
}

void TellsOneDatabaseOfOne(const Format& format) {
  NeedBothWays(format);
  const Sample sample = Sample::Small(format);
  MemoryStorage storage(UsualKind(format));
  WriteArchive(format, sample, storage);
  for (const Access access : AccessesOf(format)) {
    const Content content = ReadArchive(format, storage, access);
    Expect(content.toc.header.databases.empty(), "{} databases are told of an archive of one",
           content.toc.header.databases.size());
  }
}

void KnowsTheNumbersOfParts(const Format& format) {
  NeedBothWays(format);
  const Sample sample = Sample::Small(format);
  MemoryStorage storage(UsualKind(format));
  WriteArchive(format, sample, storage);
  bool known = false;
  for (const Access access : AccessesOf(format)) {
    const Content content = ReadArchive(format, storage, access);
    for (const model::Entry& entry : content.toc.entries) {
      for (const model::Part& part : entry.parts) {
        if (!part.known) continue;
        known = true;
        const std::string& bytes = sample.data().at({entry.id, part.part});
        Expect(part.raw_bytes == bytes.size(), "entry {}, part {}, is said to have {} bytes of {}",
               entry.id, part.part, part.raw_bytes, bytes.size());
      }
    }
  }
  Need(known, "its layout keeps no numbers of parts");
}

void WritesTheSameBytes(const Format& format) {
  Need(format.can(PGSTOW_CAN_WRITE), "it can't write");
  const Sample sample = Sample::Small(format);
  Expect(Written(format, sample) == Written(format, sample),
         "the same content, written twice, gives other bytes");
}

constexpr FormatLaw kLaws[] = {
    {"writes-archives", "It writes archives with and without entries, in frames of any size.",
     &WritesArchives},
    {"gives-back-archives", "What it reads is what was written: entries, their facts and data.",
     &GivesBackASmallArchive},
    {"gives-back-no-entries", "So is an archive without entries.", &GivesBackAnEmptyToc},
    {"gives-back-many-entries", "So are thousands of entries.", &GivesBackManyEntries},
    {"gives-back-awkward-text", "So are names and definitions of any characters and length.",
     &GivesBackAwkwardText},
    {"gives-back-foreign-text", "So is text that is no UTF-8, or it is refused by a sentence.",
     &GivesBackForeignText},
    {"gives-back-any-size", "So are empty and huge parts.", &GivesBackPartsOfAnySize},
    {"gives-back-tiny-frames", "So are frames of one byte.", &GivesBackFramesOfOneByte},
    {"gives-back-many-parts", "So are hundreds of parts.", &GivesBackManyParts},
    {"gives-back-large-objects", "So are large objects of any bytes, empty ones among them.",
     &GivesBackLargeObjects},
    {"gives-back-databases", "So are several databases, and which entry is in which.",
     &GivesBackDatabases},
    {"tells-one-database", "An archive of one database is not told to be of several.",
     &TellsOneDatabaseOfOne},
    {"knows-its-parts", "What it tells of the size of a part is so.", &KnowsTheNumbersOfParts},
    {"writes-the-same-bytes", "The same content, written twice, gives the same bytes.",
     &WritesTheSameBytes},
};

}  // namespace

std::span<const FormatLaw> ContentLaws() { return kLaws; }

}  // namespace pgstow::conformance
