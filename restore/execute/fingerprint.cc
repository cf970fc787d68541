#include "restore/execute/fingerprint.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string_view>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "host/base/checksum.h"

namespace pgstow::execute {
namespace {

using model::Entry;
using model::TocHeader;
using plan::Action;

class Digest {
 public:
  void Add(std::string_view text) {
    Add(text.size());
    stream_.Update(std::as_bytes(std::span(text)));
  }
  void Add(uint64_t number) { stream_.Update(std::as_bytes(std::span(&number, 1))); }
  uint64_t value() const { return stream_.Digest(); }

 private:
  base::Xxh3Stream stream_;
};

// An archive that was not made by this program has no id. What its entries say tells it from others
// as well; the numbers of parts tell how its data is cut.
std::string ArchiveValue(const model::Toc& toc) {
  Digest digest;
  digest.Add(std::string_view(reinterpret_cast<const char*>(toc.header.archive_id.data()),
                              toc.header.archive_id.size()));
  digest.Add(static_cast<uint64_t>(toc.header.created_at));
  digest.Add(toc.header.database);
  for (const Entry& entry : toc.entries) {
    digest.Add(static_cast<uint64_t>(entry.id));
    digest.Add(entry.kind);
    digest.Add(entry.catalog.oid);
    for (const model::Part& part : entry.parts) digest.Add(part.part);
  }
  return fmt::format("{:016x}", digest.value());
}

std::string ArchiveShown(const TocHeader& header) {
  return fmt::format("\"{}\", dumped at {:%Y-%m-%d %H:%M:%S} UTC", header.database,
                     fmt::gmtime(static_cast<std::time_t>(header.created_at)));
}

// The sum of numbers is the same in any order.
template <typename DigestOf>
std::string OfSteps(const plan::Plan& plan, DigestOf&& digest_of) {
  uint64_t sum = 0;
  for (const plan::Step& step : plan.steps) {
    if (step.action == Action::kDrop) continue;
    Digest digest;
    digest_of(step, digest);
    sum += digest.value();
  }
  return fmt::format("{:016x}", sum);
}

std::string SelectionShown(const model::Toc& toc, const plan::Plan& plan) {
  std::set<size_t> entries;
  for (const plan::Step& step : plan.steps) {
    if (step.action != Action::kDrop) entries.insert(step.entry);
  }
  return fmt::format("{} of {} entries", entries.size(), toc.entries.size());
}

}  // namespace

Fingerprint FingerprintOf(const model::Toc& toc, const plan::Plan& plan) {
  const std::string selection = OfSteps(plan, [&](const plan::Step& step, Digest& digest) {
    if (step.action != Action::kDefine && step.action != Action::kLoad) return;
    digest.Add(static_cast<uint64_t>(toc.entries[step.entry].id));
    digest.Add(static_cast<uint64_t>(step.action));
  });
  const std::string options = OfSteps(plan, [&](const plan::Step& step, Digest& digest) {
    const Entry& entry = toc.entries[step.entry];
    for (const std::string* text :
         {&entry.definition, &step.sql, &entry.copy, &entry.owned_as, &entry.owner, &entry.schema,
          &entry.tag, &entry.tablespace, &entry.table_am, &plan.options.superuser}) {
      digest.Add(*text);
    }
    digest.Add(static_cast<uint64_t>(step.action));
    digest.Add(static_cast<uint64_t>(step.mode));
    for (const bool flag : {step.set_owner, plan.options.owners, plan.options.tablespaces,
                            plan.options.table_access_methods, plan.options.session_authorization,
                            plan.options.disable_triggers}) {
      digest.Add(static_cast<uint64_t>(flag));
    }
  });
  return {{"archive", ArchiveValue(toc), ArchiveShown(toc.header)},
          {"selection", selection, SelectionShown(toc, plan)},
          {"options", options, "what is made of the entries"}};
}

}  // namespace pgstow::execute
