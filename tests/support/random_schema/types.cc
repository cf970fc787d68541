// Types and functions of a random schema.
#include "tests/support/random_schema/maker.h"

namespace pgstow::tests {

void SchemaMaker::AddType(const Place& place, std::string value, bool comparable) {
  types_.push_back({place.sql, fmt::format("({})::{}", value, place.sql), comparable});
}

void SchemaMaker::MakeType() {
  using Make = void (SchemaMaker::*)();
  static constexpr Make kMakes[] = {&SchemaMaker::MakeEnum,     &SchemaMaker::MakeComposite,
                                    &SchemaMaker::MakeDomain,   &SchemaMaker::MakeRange,
                                    &SchemaMaker::MakeBaseType, &SchemaMaker::MakeCollation};
  (this->*kMakes[UpTo(std::size(kMakes) - 1)])();
}

void SchemaMaker::MakeEnum() {
  const Place place = NewPlace("e");
  Say("CREATE TYPE {} AS ENUM ('one', 'o''two')", place.sql);
  AddType(place, "'one'");
}

void SchemaMaker::MakeComposite() {
  const Place place = NewPlace("c");
  const Type one = AnyOf(types_);
  const Type two = AnyOf(types_);
  Say("CREATE TYPE {} AS (one {}, two {})", place.sql, one.name, two.name);
  AddType(place, fmt::format("ROW({}, {})", one.value, two.value), false);
}

void SchemaMaker::MakeDomain() {
  const Place place = NewPlace("d");
  const Type base = AnyOf(types_);
  std::string more;
  if (!functions_.empty() && OneIn(2)) {
    const Function& function = AnyOf(functions_);
    more = fmt::format(" CHECK ({}({}) IS NOT NULL)", function.name, function.argument.value);
  } else if (OneIn(2)) {
    more = " CONSTRAINT present CHECK (VALUE IS NOT NULL)";
  }
  Say("CREATE DOMAIN {} AS {}{}", place.sql, base.name, more);
  AddType(place, base.value, base.comparable);
}

void SchemaMaker::MakeRange() {
  const Place place = NewPlace("r");
  Say("CREATE TYPE {} AS RANGE (subtype = {})", place.sql, OneIn(2) ? "integer" : "text");
  AddType(place, "'empty'");
}

// Its functions need the type before it is there: a shell comes first.
void SchemaMaker::MakeBaseType() {
  const Place place = NewPlace("b");
  const Place in = NewPlace("bin");
  const Place out = NewPlace("bout");
  Say("CREATE TYPE {}", place.sql);
  Say("CREATE FUNCTION {}(cstring) RETURNS {} LANGUAGE internal IMMUTABLE STRICT AS 'int4in'",
      in.sql, place.sql);
  Say("CREATE FUNCTION {}({}) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out'",
      out.sql, place.sql);
  Say("CREATE TYPE {} (INPUT = {}, OUTPUT = {}, LIKE = integer)", place.sql, in.sql, out.sql);
  AddType(place, "'7'", false);
}

void SchemaMaker::MakeCollation() {
  const Place collation = NewPlace("k");
  const Place place = NewPlace("d");
  Say("CREATE COLLATION {} (locale = 'C')", collation.sql);
  Say("CREATE DOMAIN {} AS text COLLATE {}", place.sql, collation.sql);
  AddType(place, "'some'");
}

void SchemaMaker::AddFunction(const Place& place, const Type& argument, const Type& result) {
  functions_.push_back({place.sql, argument, result});
}

// Servers see what a function calls when its body is no string: from 14 on. Bodies of strings use
// nothing but their own result's type.
void SchemaMaker::MakeFunction() {
  const Place place = NewPlace("f");
  const Type argument = AnyOf(types_);
  const Type result = AnyOf(types_);
  if (options_.server_major >= 14 && !functions_.empty() && OneIn(2)) {
    const Function& other = AnyOf(functions_);
    Say("CREATE FUNCTION {}({}) RETURNS {} LANGUAGE sql IMMUTABLE RETURN CASE WHEN {}({}) IS NULL "
        "THEN {} ELSE {} END",
        place.sql, argument.name, result.name, other.name, other.argument.value, result.value,
        result.value);
  } else {
    Say("CREATE FUNCTION {}({}) RETURNS {} LANGUAGE sql IMMUTABLE AS $$ SELECT {} $$", place.sql,
        argument.name, result.name, result.value);
  }
  made_.functions.push_back(place.plain);
  AddFunction(place, argument, result);
}

void SchemaMaker::MakeFunctionOverARelation() {
  const Place place = NewPlace("f");
  const Relation& relation = AnyOf(relations_);
  if (options_.server_major >= 14 && OneIn(2)) {
    Say("CREATE FUNCTION {}() RETURNS SETOF {} LANGUAGE sql BEGIN ATOMIC SELECT * FROM {}; END",
        place.sql, relation.name, relation.name);
  } else {
    Say("CREATE FUNCTION {}({}) RETURNS SETOF {} LANGUAGE sql AS $$ SELECT $1 $$", place.sql,
        relation.name, relation.name);
  }
}

// A table's default and check call a function that takes its rows.
void SchemaMaker::MakeFunctionInACircle() {
  const Relation* const table = AnyTable();
  if (table->is_part) return;
  const Place place = NewPlace("f");
  Say("CREATE FUNCTION {}({}) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT 2 $$", place.sql,
      table->name);
  Say("ALTER TABLE {} ALTER a SET DEFAULT {}(NULL::{})", table->name, place.sql, table->name);
  if (OneIn(2)) {
    Say("ALTER TABLE {} ADD CONSTRAINT {} CHECK ({}(NULL::{}) = 2)", table->name,
        Quoted(NewName("check")), place.sql, table->name);
  }
}

void SchemaMaker::MakeProcedure() {
  const Place place = NewPlace("p");
  Say("CREATE PROCEDURE {}(IN {}) LANGUAGE plpgsql AS $$ BEGIN NULL; END $$", place.sql,
      AnyOf(types_).name);
}

void SchemaMaker::MakeAggregate() {
  const Place step = NewPlace("f");
  const Place place = NewPlace("a");
  const Type& type = AnyOf(types_);
  Say("CREATE FUNCTION {}(integer, {}) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT $1 + 1 "
      "$$",
      step.sql, type.name);
  Say("CREATE AGGREGATE {}({}) (SFUNC = {}, STYPE = integer, INITCOND = '0')", place.sql, type.name,
      step.sql);
}

void SchemaMaker::MakeOperator() {
  const Type type = AnyOf(types_);
  const Place same = NewPlace("f");
  const std::string schema = Quoted(same.plain.schema);
  std::string sign = "@";
  for (size_t rest = number_; rest > 0; rest /= 4) sign += "#%&|"[rest % 4];
  Say("CREATE FUNCTION {}({}, {}) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT true $$",
      same.sql, type.name, type.name);
  Say("CREATE OPERATOR {}.{} (FUNCTION = {}, LEFTARG = {}, RIGHTARG = {})", schema, sign, same.sql,
      type.name, type.name);
  if (options_.server_major < 14) return;
  const Place uses = NewPlace("f");
  Say("CREATE FUNCTION {}({}) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN $1 OPERATOR({}.{}) {}",
      uses.sql, type.name, schema, sign, type.value);
  AddFunction(uses, type, {"boolean", "true"});
}

void SchemaMaker::MakeCast() {
  const Place from = NewPlace("c");
  const Place to = NewPlace("c");
  const Place by = NewPlace("f");
  Say("CREATE TYPE {} AS (x integer)", from.sql);
  Say("CREATE TYPE {} AS (x {})", to.sql, from.sql);
  Say("CREATE FUNCTION {}({}) RETURNS {} LANGUAGE sql IMMUTABLE AS $$ SELECT ROW($1)::{} $$",
      by.sql, from.sql, to.sql, to.sql);
  Say("CREATE CAST ({} AS {}) WITH FUNCTION {}({})", from.sql, to.sql, by.sql, from.sql);
}

std::string SchemaMaker::TriggerFunction() {
  const Place place = NewPlace("f");
  Say("CREATE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
      place.sql);
  made_.functions.push_back(place.plain);
  return place.sql;
}

}  // namespace pgstow::tests
