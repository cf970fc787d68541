#include "host/catalog/kinds/table/inheritance.h"

#include "host/catalog/kinds/table/column_default.h"

namespace pgstow::catalog {
namespace {

// What the parents say about the column of a name.
struct Inherited {
  bool not_null = false;
  bool invalid_not_null = false;
  bool has_default = false;
  bool same_generation = false;
  bool other_generation = false;
};

Inherited Inherit(const Relation& table, const RelationColumn& column) {
  Inherited inherited;
  for (const Relation* parent : table.parents) {
    for (const RelationColumn& above : parent->columns) {
      if (above.dropped || above.name != column.name) continue;
      if (above.not_null.present && !above.not_null.no_inherit) {
        (above.not_null.validated ? inherited.not_null : inherited.invalid_not_null) = true;
      }
      if (above.value == nullptr) continue;
      if (above.generated == 0) {
        inherited.has_default = true;
      } else if (column.value != nullptr && column.generated == above.generated &&
                 column.value->expression == above.value->expression) {
        inherited.same_generation = true;
      } else {
        inherited.other_generation = true;
      }
    }
  }
  return inherited;
}

void Resolve(Relation& table, RelationColumn& column, const Inherited& inherited,
             const std::function<void(Relation&, RelationColumn&)>& no_default) {
  NotNull& not_null = column.not_null;
  if (not_null.constraint == 0) {
    // Before server 18 nothing records whether a NOT NULL is inherited.
    not_null.local = !inherited.not_null;
  } else if (not_null.validated && inherited.invalid_not_null && !inherited.not_null) {
    // The parents get their constraints late, unvalidated; what is known to hold here is kept.
    not_null.local = true;
  }
  if (inherited.has_default && column.value == nullptr && column.generated == 0) {
    no_default(table, column);
  }
  // A partition is made on its own, so it must repeat what it will inherit once attached.
  if (inherited.same_generation && !inherited.other_generation && !table.partition) {
    column.value = nullptr;
  }
}

}  // namespace

void ResolveInheritance(const CatalogStore& store,
                        const std::function<void(Relation&, RelationColumn&)>& no_default) {
  // All questions come before the first answer: what is decided for a parent is not what its
  // children inherit.
  struct Question {
    Relation* table;
    RelationColumn* column;
    Inherited inherited;
  };
  std::vector<Question> questions;
  for (const auto& object : store.objects()) {
    auto* table = dynamic_cast<Relation*>(object.get());
    if (table == nullptr || table->parents.empty()) continue;
    for (RelationColumn& column : table->columns) {
      if (!column.dropped) questions.push_back({table, &column, Inherit(*table, column)});
    }
  }
  for (const Question& question : questions) {
    Resolve(*question.table, *question.column, question.inherited, no_default);
  }
}

}  // namespace pgstow::catalog
