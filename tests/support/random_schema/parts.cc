// What hangs on the tables of a random schema.
#include "tests/support/random_schema/maker.h"

namespace pgstow::tests {

void SchemaMaker::MakeIndex() {
  const Relation& table = *AnyTable();
  const std::string name = NewName("i");
  std::string expression = "a";
  if (!functions_.empty() && OneIn(2)) {
    const Function& function = AnyOf(functions_);
    expression = fmt::format("({}({}) IS NULL)", function.name, function.argument.value);
  } else if (table.columns.back().second.comparable) {
    expression = table.columns.back().first;
  }
  const bool unique = OneIn(4);
  Say("CREATE {}INDEX {} ON {} ({}, id){}", unique ? "UNIQUE " : "", Quoted(name), table.name,
      expression, OneIn(4) ? " WHERE a > 0" : "");
  made_.indexes.push_back({table.schema, name});
}

void SchemaMaker::MakeForeignKey() {
  const Relation& from = *AnyTable();
  const Relation& to = *AnyTable();
  if (to.is_part || (to.is_unlogged && !from.is_unlogged)) return;
  Say("ALTER TABLE {} ADD CONSTRAINT {} FOREIGN KEY ({}) REFERENCES {} (id){}", from.name,
      Quoted(NewName("fk")), OneIn(2) ? "a" : "b", to.name,
      OneIn(4) ? " DEFERRABLE INITIALLY DEFERRED" : "");
}

void SchemaMaker::MakeConstraint() {
  const Relation& table = *AnyTable();
  if (table.is_part) return;
  const std::string name = Quoted(NewName("con"));
  if (OneIn(3)) {
    Say("ALTER TABLE {} ADD CONSTRAINT {} CHECK (a > 0) NOT VALID", table.name, name);
  } else if (table.has_parts || OneIn(2)) {
    Say("ALTER TABLE {} ADD CONSTRAINT {} UNIQUE (id, b)", table.name, name);
  } else {
    Say("ALTER TABLE {} ADD CONSTRAINT {} EXCLUDE USING btree (id WITH =)", table.name, name);
  }
}

void SchemaMaker::MakeDefault() {
  const Relation& relation = *AnyTable();
  const auto& [name, type] = relation.columns.back();
  Say("ALTER TABLE {} ALTER {} SET DEFAULT {}", relation.name, name, type.value);
}

void SchemaMaker::MakeTrigger() {
  const Relation table = *AnyTable();
  const std::string name = NewName("g");
  const std::string function = TriggerFunction();
  const bool row = OneIn(2);
  Say("CREATE TRIGGER {} AFTER INSERT OR UPDATE ON {} FOR EACH {}{} EXECUTE FUNCTION {}()",
      Quoted(name), table.name, row ? "ROW" : "STATEMENT", row ? " WHEN (NEW.a > 0)" : "",
      function);
  if (OneIn(4)) Say("ALTER TABLE {} DISABLE TRIGGER {}", table.name, Quoted(name));
  made_.triggers.push_back({table.schema, name});
}

void SchemaMaker::MakePolicy() {
  const Relation& table = *AnyTable();
  const Relation& other = AnyOf(relations_);
  Say("CREATE POLICY {} ON {} USING (EXISTS (SELECT FROM {}))", Quoted(NewName("policy")),
      table.name, other.name);
  if (OneIn(2)) Say("ALTER TABLE {} ENABLE ROW LEVEL SECURITY", table.name);
}

void SchemaMaker::MakeRule() {
  const Relation& table = *AnyTable();
  const Relation& other = AnyOf(relations_);
  Say("CREATE RULE {} AS ON DELETE TO {} DO ALSO SELECT 1 FROM {}", Quoted(NewName("rule")),
      table.name, other.name);
}

void SchemaMaker::MakeStatistics() {
  Say("CREATE STATISTICS {} ON a, b FROM {}", NewPlace("st").sql, AnyTable()->name);
}

void SchemaMaker::MakePublication() {
  const std::string name = Quoted(NewName("pub"));
  const Relation& table = *AnyTable();
  if (table.has_parts || table.is_unlogged) return;
  Say("CREATE PUBLICATION {}", name);
  Say("ALTER PUBLICATION {} ADD TABLE ONLY {}", name, table.name);
  if (options_.server_major >= 15 && OneIn(2)) {
    Say("ALTER PUBLICATION {} ADD TABLES IN SCHEMA {}", name, Quoted(AnyOf(made_.schemas)));
  }
}

void SchemaMaker::MakeEventTrigger() {
  const Place function = NewPlace("f");
  Say("CREATE FUNCTION {}() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$",
      function.sql);
  Say("CREATE EVENT TRIGGER {} ON sql_drop EXECUTE FUNCTION {}()", Quoted(NewName("evt")),
      function.sql);
}

void SchemaMaker::MakeComment() {
  const Relation& table = *AnyTable();
  Say("COMMENT ON TABLE {} IS 'a table'", table.name);
  Say("COMMENT ON COLUMN {}.id IS 'a column'", table.name);
}

void SchemaMaker::MakeGrant() {
  const Relation& relation = AnyOf(relations_);
  Say("GRANT SELECT ON {} TO case_reader", relation.name);
  if (OneIn(2))
    Say("GRANT SELECT ({}) ON {} TO PUBLIC", relation.columns.front().first, relation.name);
}

// Not of tables: a restore makes indexes as their owner, before it grants anything.
void SchemaMaker::MakeOwner() {
  if (sequences_.empty()) return;
  Say("ALTER SEQUENCE {} OWNER TO case_owner", AnyOf(sequences_));
}

void SchemaMaker::MakeDefaultPrivileges() {
  Say("ALTER DEFAULT PRIVILEGES IN SCHEMA {} GRANT SELECT ON TABLES TO case_reader",
      Quoted(AnyOf(made_.schemas)));
}

}  // namespace pgstow::tests
