#include <string>
#include <vector>

#include "plugins/conformance/archive_run.h"
#include "plugins/conformance/law.h"

namespace pgstow::conformance {
namespace {

using model::Entry;
using model::Toc;

// Facts that a writer is given, without those that an archive adds.
Toc AsGiven(Toc toc) {
  toc.header.complete = false;
  toc.header.archive_id = {};
  toc.header.chain.clear();
  toc.header.format.clear();
  toc.header.format_version.clear();
  for (Entry& entry : toc.entries) {
    for (model::Part& part : entry.parts) part = {.part = part.part};
  }
  return toc;
}

// Without the facts that layouts of other programs have no room for.
Toc AsOthersKeepIt(Toc toc) {
  toc.header = {};
  for (Entry& entry : toc.entries) {
    entry.pass = {};
    entry.selector = {};
    entry.relkind = 0;
    entry.owned_as.clear();
    entry.belongs_to.clear();
  }
  return toc;
}

std::string WhatDiffers(const Entry& read, const Entry& written) {
  const std::pair<const char*, bool> facts[] = {
      {"dump id", read.id == written.id},
      {"catalog", read.catalog == written.catalog},
      {"section", read.section == written.section},
      {"pass", read.pass == written.pass},
      {"role", read.role == written.role},
      {"selector", read.selector == written.selector},
      {"relkind", read.relkind == written.relkind},
      {"form of data", read.data_form == written.data_form},
      {"database", read.database == written.database},
      {"kind", read.kind == written.kind},
      {"tag", read.tag == written.tag},
      {"schema", read.schema == written.schema},
      {"owner", read.owner == written.owner},
      {"tablespace", read.tablespace == written.tablespace},
      {"table access method", read.table_am == written.table_am},
      {"definition", read.definition == written.definition},
      {"drop command", read.drop == written.drop},
      {"COPY command", read.copy == written.copy},
      {"owned_as", read.owned_as == written.owned_as},
      {"dependencies", read.dependencies == written.dependencies},
      {"belongs_to", read.belongs_to == written.belongs_to},
      {"parts", read.parts == written.parts}};
  for (const auto& [fact, same] : facts) {
    if (!same) return fact;
  }
  return {};
}

}  // namespace

void ExpectSame(const loader::Format& format, const Content& read, const Sample& sample) {
  Toc got = AsGiven(read.toc);
  Toc given = AsGiven(sample.toc());
  if (KeepsStreams(format)) {
    got = AsOthersKeepIt(std::move(got));
    given = AsOthersKeepIt(std::move(given));
  }
  Expect(got.header == given.header, "the facts about the whole archive are others");
  Expect(got.entries.size() == given.entries.size(), "{} entries are read of {}",
         got.entries.size(), given.entries.size());
  for (size_t i = 0; i < got.entries.size(); ++i) {
    const std::string fact = WhatDiffers(got.entries[i], given.entries[i]);
    Expect(fact.empty(), "the {} of entry {} is another", fact, given.entries[i].id);
  }
  for (const auto& [place, bytes] : sample.data()) {
    const auto found = read.data.find(place);
    Expect(found != read.data.end(), "the data of entry {}, part {}, object {} is not there",
           place.entry, place.part, place.object);
    Expect(found->second == bytes,
           "the data of entry {}, part {}, object {} has {} bytes that are not the {} written",
           place.entry, place.part, place.object, found->second.size(), bytes.size());
  }
  Expect(read.data.size() == sample.data().size(), "{} pieces of data are read of {}",
         read.data.size(), sample.data().size());
}

}  // namespace pgstow::conformance
