// Formats: damaged and truncated archives.
#include <string>

#include "host/base/error.h"
#include "plugins/conformance/archive_run.h"
#include "plugins/conformance/format_laws.h"

namespace pgstow::conformance {
namespace {

using base::ErrorCode;
using loader::Format;
using Kind = MemoryStorage::Kind;

const char* const kNoChecksums = "its layout keeps no checksums; what was damaged did no harm";

void NeedArchives(const Format& format) {
  Need(format.can(PGSTOW_CAN_WRITE), "it can't write");
  Need(format.can(PGSTOW_CAN_READ), "it can't read");
}

// Whether an archive, read to its end and checked around its frames, is taken for a whole one with
// the content of the sample. An error that says a defect, not damage, breaks the law.
enum class Found { kDamage, kSameContent, kOtherContent };

Found Try(const Format& format, const Files& members, Access access, Kind kind,
          const Sample& sample) {
  MemoryStorage storage(kind, members);
  try {
    const Content content = ReadArchive(format, storage, access);
    if (kind != Kind::kPipe) VerifyLayout(format, storage);
    ExpectSame(format, content, sample);
    return Found::kSameContent;
  } catch (const base::Error& error) {
    if (error.code() == ErrorCode::kPlugin || error.code() == ErrorCode::kInternal) throw;
    Expect(!std::string_view(error.what()).empty(), "an error has no message");
    return Found::kDamage;
  } catch (const Broken&) {
    return Found::kOtherContent;
  }
}

// Calls `check` with each way of reading, and a pipe where that can be.
template <typename Check>
void WithEachAccess(const Format& format, Check check) {
  for (const Access access : AccessesOf(format)) check(access, UsualKind(format));
  if (format.can(PGSTOW_CAN_READ_STREAM) && !format.can(PGSTOW_IS_DIRECTORY)) {
    check(Access::kStream, Kind::kPipe);
  }
}

std::string Called(const std::string& member) {
  return member.empty() ? "the archive" : fmt::format("\"{}\"", member);
}

void FindsDamage(const Format& format) {
  NeedArchives(format);
  const Sample sample = Sample::Small(format);
  const Files good = Written(format, sample);
  const bool checks = !KeepsStreams(format);
  WithEachAccess(format, [&](Access access, Kind kind) {
    Files bad = good;
    for (auto& [name, bytes] : bad) {
      for (size_t at = 0; at < bytes.size(); ++at) {
        for (const int flip : {0x01, 0x80, 0xff}) {
          const char before = bytes[at];
          bytes[at] = static_cast<char>(before ^ flip);
          const Found found = Try(format, bad, access, kind, sample);
          bytes[at] = before;
          Expect(!checks || found != Found::kOtherContent,
                 "with byte {} of {} changed, {} gives other content when {}", at, bytes.size(),
                 Called(name), NameOf(access));
        }
      }
    }
  });
  Need(checks, kNoChecksums);
}

void FindsTruncation(const Format& format) {
  NeedArchives(format);
  const Sample sample = Sample::Small(format);
  const Files good = Written(format, sample);
  WithEachAccess(format, [&](Access access, Kind kind) {
    Files cut = good;
    for (auto& [name, bytes] : cut) {
      const std::string whole = bytes;
      for (size_t length = 0; length < whole.size(); ++length) {
        bytes.resize(length);
        Expect(Try(format, cut, access, kind, sample) == Found::kDamage,
               "cut to {} of {} bytes, {} passes for whole when {}", length, whole.size(),
               Called(name), NameOf(access));
        bytes = whole;
      }
    }
  });
}

void FindsMissingMembers(const Format& format) {
  NeedArchives(format);
  Need(format.can(PGSTOW_IS_DIRECTORY), "it is one file");
  const Sample sample = Sample::Small(format);
  const Files good = Written(format, sample);
  for (const auto& [name, bytes] : good) {
    Files rest = good;
    rest.erase(name);
    for (const Access access : AccessesOf(format)) {
      Expect(Try(format, rest, access, Kind::kDirectory, sample) == Found::kDamage,
             "without its member \"{}\" the archive passes for whole", name);
    }
  }
}

void FindsWhatWasAdded(const Format& format) {
  NeedArchives(format);
  const Sample sample = Sample::Small(format);
  const Files good = Written(format, sample);
  const bool checks = !KeepsStreams(format);
  for (const auto& [name, bytes] : good) {
    for (const std::string& more : {std::string("x"), std::string(1, '\0'), bytes}) {
      if (more.empty()) continue;
      Files longer = good;
      longer[name] += more;
      for (const Access access : AccessesOf(format)) {
        const Found found = Try(format, longer, access, UsualKind(format), sample);
        Expect(found != Found::kOtherContent && (!checks || found == Found::kDamage),
               "with {} bytes behind its end, {} passes for whole when {}", more.size(),
               Called(name), NameOf(access));
      }
    }
  }
  Need(checks, kNoChecksums);
}

constexpr FormatLaw kLaws[] = {
    {"finds-damage", "A byte that was changed gives an error or the same content, never another.",
     &FindsDamage},
    {"finds-truncation", "An archive that is cut, to whatever length, never passes for whole.",
     &FindsTruncation},
    {"finds-missing-members", "Nor does one that lacks a member.", &FindsMissingMembers},
    {"finds-added-bytes", "Bytes that were added behind the end are found.", &FindsWhatWasAdded},
};

}  // namespace

std::span<const FormatLaw> ArchiveDamageLaws() { return kLaws; }

}  // namespace pgstow::conformance
