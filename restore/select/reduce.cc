#include "restore/select/reduce.h"

#include <vector>

#include "restore/select/kept_dependencies.h"

namespace pgstow::select {
namespace {

using model::DumpId;
using model::Entry;

class Reducer {
 public:
  Reducer(const model::Toc& toc, const Selection& selection)
      : toc_(toc), selection_(selection), dependencies_(toc, selection) {}

  model::Toc Run() const {
    model::Toc reduced;
    reduced.header = toc_.header;
    reduced.entries.reserve(selection_.order.size());
    for (const size_t index : selection_.order) {
      reduced.entries.push_back(Reduced(toc_.entries[index], selection_.choices[index]));
    }
    return reduced;
  }

 private:
  Entry Reduced(const Entry& entry, Choice choice) const {
    Entry reduced = entry;
    if (!choice.data) reduced.parts.clear();
    // Data that is told by SQL, the value of a sequence, is in the definition.
    if (!choice.definition && !entry.parts.empty()) {
      reduced.definition.clear();
      reduced.drop.clear();
      reduced.owned_as.clear();
    }
    reduced.dependencies = dependencies_.Of(entry);
    std::erase_if(reduced.belongs_to, [this](DumpId id) { return !dependencies_.kept(id); });
    return reduced;
  }

  const model::Toc& toc_;
  const Selection& selection_;
  const KeptDependencies dependencies_;
};

}  // namespace

model::Toc Reduce(const model::Toc& toc, const Selection& selection) {
  return Reducer(toc, selection).Run();
}

}  // namespace pgstow::select
