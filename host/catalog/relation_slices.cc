#include "host/catalog/relation_slices.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "host/catalog/kinds/relation.h"
#include "host/catalog/query.h"
#include "host/catalog/reading.h"

namespace pgstow::catalog {

RelationSlices::RelationSlices(const CatalogStore& store, size_t slices) {
  std::vector<Member> all;
  for (const auto& object : store.objects()) {
    const auto* relation = dynamic_cast<const Relation*>(object.get());
    if (relation == nullptr || !relation->interesting) continue;
    all.push_back({relation->catalog.oid, relation->relkind});
  }
  std::ranges::sort(all, {}, &Member::oid);
  const size_t each = (all.size() + slices - 1) / slices;
  for (size_t i = 0; i < slices; ++i) {
    const size_t begin = std::min(all.size(), i * each);
    const size_t end = std::min(all.size(), begin + each);
    slices_.emplace_back(all.begin() + static_cast<ptrdiff_t>(begin),
                         all.begin() + static_cast<ptrdiff_t>(end));
  }
}

std::vector<std::string> RelationSlices::Texts(std::string_view sql,
                                               std::string_view relkinds) const {
  const size_t mark = sql.find(kRelations);
  std::vector<std::string> texts;
  texts.reserve(slices_.size());
  for (const std::vector<Member>& slice : slices_) {
    std::string& text = texts.emplace_back();
    for (const Member& member : slice) {
      if (relkinds.find(member.relkind) == std::string_view::npos) continue;
      text += text.empty() ? "'{" : ",";
      fmt::format_to(std::back_inserter(text), "{}", member.oid);
    }
    if (text.empty()) continue;
    text = fmt::format("{}{}}}'::pg_catalog.oid[]{}", sql.substr(0, mark), text,
                       sql.substr(mark + kRelations.size()));
  }
  return texts;
}

void Reading::AskAbout(std::string_view relkinds, const std::string& sql, Inquiry::Receive receive,
                       int ordered_by) const {
  inquiry.AskInSlices(relations.Texts(sql, relkinds), ordered_by, std::move(receive));
}

}  // namespace pgstow::catalog
