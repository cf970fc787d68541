#include "restore/plan/partitions.h"

#include "restore/plan/index_of.h"

namespace pgstow::plan {

bool IsRelation(const model::Entry& entry) {
  return entry.selector == model::Selector::kRelation && entry.role == model::Role::kDefinition;
}

std::vector<Attachment> AttachmentsOf(const model::Toc& toc) {
  const IndexOf index(toc);
  std::vector<Attachment> attachments;
  for (const model::Entry& entry : toc.entries) {
    if (entry.section != model::Section::kPreData) continue;
    index.ForEach(entry.dependencies, [&](size_t whole) {
      if (toc.entries[whole].relkind != 'p' || !IsRelation(toc.entries[whole])) return;
      index.ForEach(entry.belongs_to, [&](size_t partition) {
        if (partition != whole && IsRelation(toc.entries[partition])) {
          attachments.push_back({whole, partition});
        }
      });
    });
  }
  return attachments;
}

}  // namespace pgstow::plan
