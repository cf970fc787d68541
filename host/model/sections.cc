#include "host/model/sections.h"

#include <unordered_map>

namespace pgstow::model {

bool SectionSet::contains(Section section) const {
  switch (section) {
    case Section::kPreData:
      return pre_data;
    case Section::kData:
      return data;
    case Section::kPostData:
      return post_data;
    case Section::kNone:
      break;
  }
  return true;
}

std::vector<Section> SectionsOf(const Toc& toc) {
  std::unordered_map<DumpId, Section> section_of;
  section_of.reserve(toc.entries.size());
  for (const Entry& entry : toc.entries) section_of.emplace(entry.id, entry.section);

  std::vector<Section> sections;
  sections.reserve(toc.entries.size());
  Section before = Section::kPreData;
  for (const Entry& entry : toc.entries) {
    Section section = entry.section;
    for (const DumpId id : entry.belongs_to) {
      if (section != Section::kNone) break;
      const auto owner = section_of.find(id);
      if (owner != section_of.end() && id != entry.id) section = owner->second;
    }
    if (section == Section::kNone) section = before;
    sections.push_back(section);
    before = section;
  }
  return sections;
}

}  // namespace pgstow::model
