// Few bytes of a TOC could become very many entries, parts or dependencies: there are limits.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/custom/layout.h"
#include "formats/custom/toc_visitor.h"
#include "pgstow/v1/toc.pb.h"
#include "tests/unit/formats/custom/expect.h"
#include "tests/unit/formats/custom/toc_body.h"

namespace pgstow::custom {
namespace {

// A TOC of so many entries, all of them alike.
std::string Repeated(const v1::Entry& entry, uint64_t count) {
  v1::Toc one;
  *one.add_entries() = entry;
  const std::string bytes = one.SerializeAsString();
  std::string body;
  body.reserve(bytes.size() * count);
  for (uint64_t i = 0; i < count; ++i) body += bytes;
  return body;
}

void Visit(const std::string& body) {
  TocVisitor nobody;
  VisitToc({.bytes = sdk::AsBytes(body), .offset = 0, .name = kTocName}, nobody);
}

std::string DamageOf(const std::string& body) {
  return Failure(PGSTOW_E_CORRUPT, [&] { Visit(body); });
}

TEST(TocLimits, TooManyEntriesAreRefused) {
  const v1::Entry empty;
  Visit(Repeated(empty, kMaxEntries));
  EXPECT_THAT(DamageOf(Repeated(empty, kMaxEntries + 1)),
              testing::EndsWith("it has too many entries"));
}

TEST(TocLimits, TooManyPartsOfAllEntriesAreRefused) {
  constexpr uint64_t kEntries = 1024;
  v1::Entry entry;
  for (uint64_t i = 0; i < kMaxParts / kEntries; ++i) entry.add_parts();
  Visit(Repeated(entry, kEntries));
  EXPECT_THAT(DamageOf(Repeated(entry, kEntries + 1)), testing::EndsWith("it has too many parts"));
}

TEST(TocLimits, TooManyDependenciesOfAllEntriesAreRefused) {
  constexpr uint64_t kEntries = 1024;
  v1::Entry entry;
  for (uint64_t i = 0; i < kMaxIds / kEntries / 2; ++i) {
    entry.add_dependencies(1);
    entry.add_belongs_to(1);
  }
  Visit(Repeated(entry, kEntries));
  EXPECT_THAT(DamageOf(Repeated(entry, kEntries + 1)),
              testing::EndsWith("it has too many dependencies"));
}

// Before they are all there.
TEST(TocLimits, TooManyDependenciesOfOneEntryAreRefused) {
  v1::Toc toc;
  const std::string steps(kMaxIds + 1, '\0');
  v1::Entry& entry = *toc.add_entries();
  entry.mutable_dependencies()->Resize(static_cast<int>(steps.size()), 0);
  EXPECT_THAT(DamageOf(toc.SerializeAsString()),
              testing::EndsWith("a message in it can't be decoded"));
}

}  // namespace
}  // namespace pgstow::custom
