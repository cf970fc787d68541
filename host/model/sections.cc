#include "host/model/sections.h"

#include "host/model/brief_toc.h"

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

namespace {

// `index_of` finds the places of its entries.
template <class AnyToc, class AnyIndex>
std::vector<Section> Sections(const AnyToc& toc, const AnyIndex& index_of) {
  std::vector<Section> sections;
  sections.reserve(toc.entries.size());
  Section before = Section::kPreData;
  for (const auto& entry : toc.entries) {
    Section section = entry.section;
    for (const DumpId id : entry.belongs_to) {
      if (section != Section::kNone) break;
      const size_t owner = index_of.Find(id);
      if (owner != AnyIndex::kNone && id != entry.id) section = toc.entries[owner].section;
    }
    if (section == Section::kNone) section = before;
    sections.push_back(section);
    before = section;
  }
  return sections;
}

}  // namespace

std::vector<Section> SectionsOf(const Toc& toc) { return SectionsOf(toc, IdIndex(toc.entries)); }
std::vector<Section> SectionsOf(const Toc& toc, const IdIndex& index_of) {
  return Sections(toc, index_of);
}
std::vector<Section> SectionsOf(const BriefToc& toc) { return Sections(toc, toc.entries); }

}  // namespace pgstow::model
