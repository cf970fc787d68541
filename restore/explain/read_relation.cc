#include <utility>

#include <fmt/format.h>

#include "restore/explain/create_readers.h"
#include "restore/explain/designator.h"

namespace pgstow::explain {
namespace {

using enum ObjectClass;

// A relation, and the type of its rows.
Reading Relation(Cursor& cursor) {
  Reading reading;
  const bool may_exist = cursor.Accept("if not exists");
  reading.makes.push_back({InSchema(reading, kRelation, cursor.ReadName()), may_exist});
  return reading;
}

}  // namespace

Reading ReadTable(Cursor& cursor) {
  Reading reading = Relation(cursor);
  const Cursor start = cursor;
  if (cursor.Find("server")) reading.needs.push_back(Plain(kServer, cursor.ReadWord()));
  cursor = start;
  AddRest(cursor, reading);
  for (Need& need : reading.needs) {
    if (!need.guessed || need.object.kind != kType) continue;
    need.shell = {"42704", fmt::format("type \"{}\" is only a shell", need.object.full_name())};
  }
  AddConstraints(start, reading);
  return reading;
}

// What the query of a view names is looked for before its schema.
Reading ReadView(Cursor& cursor, bool replaces) {
  Reading relation = Relation(cursor);
  relation.makes.back().may_exist = replaces;
  std::vector<Need> needs;
  AddMentions(cursor.rest(), needs);
  relation.needs.insert(relation.needs.begin(), needs.begin(), needs.end());
  return relation;
}

Reading ReadIndex(Cursor& cursor) {
  Reading reading;
  const Name index = cursor.ReadName();
  cursor.Accept("on");
  cursor.Accept("only");
  const Name table = cursor.ReadName();
  reading.needs.push_back(NeedOf(kRelation, table));
  cursor.Accept("using");
  reading.needs.push_back(Plain(kAccessMethod, cursor.ReadWord()));
  AddRest(cursor, reading);
  reading.makes.push_back({{kRelation, table.schema, index.name}});
  return reading;
}

// Trigger, rule or policy: "name … ON table".
Reading ReadOnTable(Cursor& cursor, ObjectClass kind, std::string_view before_table,
                    bool replaces) {
  Reading reading;
  const std::string name = cursor.ReadWord();
  cursor.Find(before_table);
  const Name table = cursor.ReadName();
  reading.needs.push_back(NeedOf(kRelation, table));
  if (kind == kPolicy) {
    Cursor roles = cursor;
    if (roles.Find("to")) {
      do {
        reading.needs.push_back(Plain(kRole, roles.ReadWord()));
      } while (roles.AcceptSymbol(","));
    }
  }
  AddRest(cursor, reading);
  reading.makes.push_back({{kind, "", name, FullName(table)}, replaces});
  return reading;
}

}  // namespace pgstow::explain
