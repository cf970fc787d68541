// Formats: archives in memory, as their plugins read them.
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "tests/fuzz/archive_content.h"
#include "tests/fuzz/members.h"
#include "tests/fuzz/mend_custom.h"
#include "tests/fuzz/mend_tar.h"
#include "tests/fuzz/plugins.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/target.h"
#include "tests/support/brief.h"

namespace pgstow::fuzz {
namespace {

using conformance::Files;
using loader::Format;

void RequireSameFacts(const model::Toc& whole, const std::optional<model::BriefToc>& facts) {
  Require(facts.has_value(), "an archive that is read can be listed");
  Require(tests::SameInBrief(*facts, model::BriefToc(whole)),
          "a list has the facts of the archive");
}

// What came part by part, laws of it checked on the way.
std::optional<Content> Listed(const Format& format, const Files& files) {
  auto content = ReadInParts(format, files);
  if (content) RequireSameFacts(content->toc, ReadFacts(format, files));
  return content;
}

// One of all places, which differs from input to input.
size_t ChoiceOf(std::string_view input) { return std::hash<std::string_view>()(input); }

void RunCustom(std::string_view input) {
  const Format& format = Plugins().GetFormat("custom");
  const Files files{{"", std::string(input)}};
  const auto parts = Listed(format, files);
  const auto stream = ReadAsStream(format, files);
  ReadWhileFailing(format, files, ChoiceOf(input));
  if (!parts) return;
  Require(stream.has_value(), "an archive that is whole comes through a pipe");
  Require(*stream == *parts, "through a pipe comes what is in the file");
  const auto left = ReadSalvaged(format, files);
  Require(left && left->data == parts->data && left->toc.entries == parts->toc.entries,
          "salvage leaves all of what is whole");
}

void RunSalvage(std::string_view input) {
  ReadSalvaged(Plugins().GetFormat("custom"), {{"", std::string(input)}});
}

// Layouts without checksums: the two ways of reading may differ in what damage they notice.
void RunNative(const Format& format, std::string_view input) {
  const Files files{{"", std::string(input)}};
  const auto parts = Listed(format, files);
  const auto stream = ReadAsStream(format, files);
  ReadWhileFailing(format, files, ChoiceOf(input));
  if (parts && stream) {
    Require(parts->toc.entries == stream->toc.entries, "through a pipe come the same entries");
  }
}

void RunTar(std::string_view input) { RunNative(Plugins().GetFormat("tar"), input); }
void RunPgdump(std::string_view input) { RunNative(Plugins().GetFormat("pgdump"), input); }

void RunDirectory(std::string_view input) {
  const Format& format = Plugins().GetFormat("directory");
  const Files files = MembersOf(input);
  Listed(format, files);
  ReadWhileFailing(format, files, ChoiceOf(input));
}

const Target kCustom("custom", &RunCustom, &MendCustom);
const Target kSalvage("salvage", &RunSalvage, &MendCustom);
const Target kTar("tar", &RunTar, &MendTar);
const Target kPgdump("pgdump", &RunPgdump);
const Target kDirectory("directory", &RunDirectory);

}  // namespace
}  // namespace pgstow::fuzz
