// Which of the names before dots are schemas. Pure.
//
// Definitions are written with nothing on the search path, so whatever is not the system's own has
// its schema before it: app.t, app.f(x), x::app.mood, OPERATOR(app.+). In queries a column has its
// table before it: t.id. The two look alike where a table is called as the schema is; what stands
// around them tells them apart.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

#include "restore/rewrite/statement.h"

namespace pgstow::rewrite {

// The objects that an archive has: consulted where a text can be read in two ways.
class KnownNames {
 public:
  void Add(std::string_view schema, std::string_view name) { names_.insert(Key(schema, name)); }
  bool Has(std::string_view schema, std::string_view name) const {
    return names_.contains(Key(schema, name));
  }

 private:
  static std::string Key(std::string_view schema, std::string_view name) {
    return std::string(schema).append(1, '\0').append(name);
  }
  std::unordered_set<std::string> names_;
};

void ReadQualifiedNames(const Statement& statement, const KnownNames& known,
                        std::span<Meaning> meanings);

}  // namespace pgstow::rewrite
