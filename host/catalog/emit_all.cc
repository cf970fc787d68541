#include "host/catalog/emit_all.h"

#include <unordered_map>
#include <utility>
#include <vector>

#include "host/catalog/boundary.h"
#include "host/catalog/emitter.h"
#include "host/catalog/kind.h"
#include "host/catalog/order.h"

namespace pgstow::catalog {
namespace {

// Translates dependencies between objects into dependencies between entries: an object that has no
// entry is stood for by what it depends on itself. Boundaries order objects, not entries.
class EntryDependencies {
 public:
  explicit EntryDependencies(const CatalogStore& store)
      : store_(store),
        with_entry_(static_cast<size_t>(store.next_id()), false),
        seen_for_(static_cast<size_t>(store.next_id()), 0) {}

  // Of an object's entry. In the order of a restore: what it depends on was asked about before.
  std::vector<DumpId> Of(const Object& object) {
    with_entry_[static_cast<size_t>(object.id)] = true;
    std::vector<DumpId> found;
    seen_for_[static_cast<size_t>(object.id)] = object.id;
    Collect(object, object.id, found);
    return found;
  }

 private:
  void Collect(const Object& object, DumpId asker, std::vector<DumpId>& found) {
    for (const DumpId id : object.dependencies) {
      const auto place = static_cast<size_t>(id);
      if (std::exchange(seen_for_[place], asker) == asker) continue;
      const Object& needed = *store_.Find(id);
      if (needed.kind == &kPreDataBoundaryKind || needed.kind == &kPostDataBoundaryKind) continue;
      if (with_entry_[place]) {
        found.push_back(id);
      } else {
        Collect(needed, asker, found);
      }
    }
  }

  const CatalogStore& store_;
  std::vector<bool> with_entry_;
  std::vector<DumpId> seen_for_;  // the object for which it was met last
};

// Leaves out the entries of other sections. What was read of the database does not change with the
// sections, so that dumps of one snapshot fit together.
class SectionFilter {
 public:
  explicit SectionFilter(const model::SectionSet& wanted) : wanted_(wanted) {}

  // Of the entries in order.
  bool Wants(const model::Entry& entry) {
    if (wanted_.all()) return true;
    const bool database = entry.selector == model::Selector::kDatabase;  // made by --create
    return wanted_.contains(SectionOf(entry)) || database;
  }

 private:
  // As model::SectionsOf: what an entry belongs to comes before it.
  model::Section SectionOf(const model::Entry& entry) {
    own_.emplace(entry.id, entry.section);
    model::Section section = entry.section;
    for (const DumpId id : entry.belongs_to) {
      if (section != model::Section::kNone) break;
      if (const auto owner = own_.find(id); owner != own_.end()) section = owner->second;
    }
    if (section == model::Section::kNone) section = before_;
    before_ = section;
    return section;
  }

  const model::SectionSet& wanted_;
  std::unordered_map<DumpId, model::Section> own_;  // of the entries before
  model::Section before_ = model::Section::kPreData;
};

}  // namespace

void EmitAll(CatalogStore& store, const ReadOptions& options, DatabaseDump& dump) {
  const std::vector<Object*> order = RestoreOrder(store);
  EntryDependencies dependencies(store);
  SectionFilter sections(options.sections);
  const auto take = [&](model::Entry entry) {
    if (const Object* object = store.Find(entry.id)) entry.dependencies = dependencies.Of(*object);
    if (!sections.Wants(entry)) return false;
    dump.toc.entries.Add(entry);
    return true;
  };
  Emitter out(store, options, take, dump.data, store.next_id());
  for (const Object* object : order) {
    if (object->kind->emit != nullptr && object->wanted != kNothing) {
      object->kind->emit(*object, store, out);
    }
  }
}

}  // namespace pgstow::catalog
