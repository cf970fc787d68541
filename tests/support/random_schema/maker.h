// Writes the statements of one random schema. Each Make… appends what makes one object, out of what
// was made before it.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "tests/support/random_schema.h"

namespace pgstow::tests {

class SchemaMaker {
 public:
  SchemaMaker(uint64_t seed, const RandomSchemaOptions& options);

  RandomSchema Run();

 private:
  // Names are ready for SQL: quoted where they have to be, with their schema.
  struct Type {
    std::string name;
    std::string value;       // an expression of that type
    bool comparable = true;  // for indexes, GROUP BY and the like
  };
  struct Function {
    std::string name;
    Type argument;
    Type result;
  };
  struct Relation {
    std::string name;
    std::string schema;  // as it is
    std::vector<std::pair<std::string, Type>> columns;
    bool is_table = false;   // an ordinary or partitioned one; its columns id, a and b hold 1 to 3
    bool has_parts = false;  // partitioned
    bool is_part = false;    // a partition, with some of the rows
    bool is_unlogged = false;
    bool has_identity = false;
    bool selectable = true;  // not when a foreign table is behind it
  };

  uint64_t UpTo(uint64_t most);  // from 0, both included
  bool OneIn(uint64_t count) { return UpTo(count - 1) == 0; }
  template <typename T>
  const T& AnyOf(const std::vector<T>& all) {
    return all[UpTo(all.size() - 1)];
  }
  template <typename... Values>
  void Say(fmt::format_string<Values...> text, Values&&... values) {
    made_.sql += fmt::format(text, std::forward<Values>(values)...);
    made_.sql += ";\n";
  }

  // A new name of an object, as it is; some are awkward.
  std::string NewName(std::string_view stem);
  // The object's place: a random schema and a new name.
  struct Place {
    RandomSchema::Name plain;
    std::string sql;  // "s1.\"T 1\""
  };
  Place NewPlace(std::string_view stem);
  const Relation* AnyRelation(bool Relation::*which);
  const Relation* AnyTable() { return AnyRelation(&Relation::is_table); }

  void MakeSchemas();
  void MakeExtension();
  void MakeLargeObject();
  void MakeAnything();

  void MakeType();
  void MakeEnum();
  void MakeComposite();
  void MakeDomain();
  void MakeRange();
  void MakeBaseType();
  void MakeCollation();
  void AddType(const Place& place, std::string value, bool comparable = true);

  void MakeFunction();
  void MakeFunctionOverARelation();
  void MakeFunctionInACircle();
  void MakeProcedure();
  void MakeAggregate();
  void MakeOperator();
  void MakeCast();
  void AddFunction(const Place& place, const Type& argument, const Type& result);
  std::string TriggerFunction();

  void MakeTable();
  void MakeChild();
  void MakePartitioned();
  void MakeForeignTable();
  void MakeSequence();
  void MakeView();
  void MakeMaterializedView();
  void MakeViewInACircle();
  std::string ColumnsFor(Relation& table);
  std::string Query(Relation& result, bool selectable);
  void AddRows(const Relation& table);
  Relation& AddRelation(const Place& place);

  void MakeIndex();
  void MakeForeignKey();
  void MakeConstraint();
  void MakeDefault();
  void MakeTrigger();
  void MakePolicy();
  void MakeRule();
  void MakeStatistics();
  void MakePublication();
  void MakeEventTrigger();
  void MakeComment();
  void MakeGrant();
  void MakeOwner();
  void MakeDefaultPrivileges();

  const RandomSchemaOptions options_;
  std::mt19937_64 engine_;
  RandomSchema made_;
  size_t number_ = 0;  // of the newest object
  std::vector<Type> types_;
  std::vector<Function> functions_;
  std::vector<Relation> relations_;
  std::vector<std::string> sequences_;  // without quotes in them
};

// The name as SQL: always in quotes.
std::string Quoted(std::string_view name);

}  // namespace pgstow::tests
