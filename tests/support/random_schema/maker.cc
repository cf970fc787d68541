#include "tests/support/random_schema/maker.h"

#include <cstdlib>
#include <iterator>

namespace pgstow::tests {

std::vector<uint64_t> SchemaSeeds(size_t usual) {
  if (const char* seed = std::getenv("PGSTOW_TEST_SEED")) {
    return {std::strtoull(seed, nullptr, 10)};
  }
  const char* const runs = std::getenv("PGSTOW_TEST_RUNS");
  std::vector<uint64_t> seeds(runs == nullptr ? usual : std::strtoull(runs, nullptr, 10));
  for (size_t i = 0; i < seeds.size(); ++i) seeds[i] = i + 1;
  return seeds;
}

RandomSchema MakeRandomSchema(uint64_t seed, const RandomSchemaOptions& options) {
  return SchemaMaker(seed, options).Run();
}

std::string Quoted(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + '"';
}

SchemaMaker::SchemaMaker(uint64_t seed, const RandomSchemaOptions& options)
    : options_(options), engine_(seed) {
  types_ = {{"integer", "1"},         {"text", "'some'::text"},
            {"numeric(10,2)", "1.5"}, {"date", "'2020-01-02'::date"},
            {"jsonb", "'{}'::jsonb"}, {"integer[]", "'{1,2}'::integer[]"}};
}

// Not std::uniform_int_distribution, whose numbers are each library's own.
uint64_t SchemaMaker::UpTo(uint64_t most) { return engine_() % (most + 1); }

RandomSchema SchemaMaker::Run() {
  Say("SET client_min_messages = error");
  MakeSchemas();
  MakeExtension();
  for (int i = 0; i < 2; ++i) MakeTable();
  for (size_t i = 0; i < options_.objects; ++i) MakeAnything();
  if (OneIn(3)) MakeLargeObject();
  return std::move(made_);
}

std::string SchemaMaker::NewName(std::string_view stem) {
  static constexpr std::string_view kBetween[] = {" ", "\"", ".", ";", "'", " (", "*", "é"};
  const std::string number = std::to_string(++number_);
  if (!OneIn(6)) return std::string(stem) + number;
  std::string name(stem);
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name + std::string(kBetween[UpTo(std::size(kBetween) - 1)]) + number;
}

SchemaMaker::Place SchemaMaker::NewPlace(std::string_view stem) {
  const std::string schema = OneIn(5) ? "public" : AnyOf(made_.schemas);
  const std::string name = NewName(stem);
  return {{schema, name}, Quoted(schema) + "." + Quoted(name)};
}

const SchemaMaker::Relation* SchemaMaker::AnyRelation(bool Relation::*which) {
  const size_t start = UpTo(relations_.size() - 1);
  for (size_t i = 0; i < relations_.size(); ++i) {
    const Relation& relation = relations_[(start + i) % relations_.size()];
    if (relation.*which) return &relation;
  }
  return nullptr;
}

void SchemaMaker::MakeSchemas() {
  for (uint64_t i = 0; i <= 1 + UpTo(2); ++i) {
    made_.schemas.push_back(NewName("s"));
    const std::string schema = Quoted(made_.schemas.back());
    Say("CREATE SCHEMA {}", schema);
    Say("GRANT USAGE ON SCHEMA {} TO PUBLIC", schema);
  }
}

void SchemaMaker::MakeExtension() {
  if (!OneIn(2)) return;
  const std::string schema = Quoted(AnyOf(made_.schemas));
  Say("CREATE EXTENSION citext SCHEMA {}", schema);
  types_.push_back({schema + ".citext", fmt::format("'Some'::{}.citext", schema)});
}

void SchemaMaker::MakeLargeObject() { Say("SELECT lo_from_bytea(4711, 'some bytes')"); }

// Relations and types are made more often than the rest: what hangs together starts with them.
void SchemaMaker::MakeAnything() {
  using Make = void (SchemaMaker::*)();
  static constexpr Make kMakes[] = {
      &SchemaMaker::MakeType,
      &SchemaMaker::MakeType,
      &SchemaMaker::MakeType,
      &SchemaMaker::MakeFunction,
      &SchemaMaker::MakeFunction,
      &SchemaMaker::MakeFunctionOverARelation,
      &SchemaMaker::MakeFunctionInACircle,
      &SchemaMaker::MakeProcedure,
      &SchemaMaker::MakeAggregate,
      &SchemaMaker::MakeOperator,
      &SchemaMaker::MakeCast,
      &SchemaMaker::MakeTable,
      &SchemaMaker::MakeTable,
      &SchemaMaker::MakeChild,
      &SchemaMaker::MakePartitioned,
      &SchemaMaker::MakeForeignTable,
      &SchemaMaker::MakeSequence,
      &SchemaMaker::MakeView,
      &SchemaMaker::MakeView,
      &SchemaMaker::MakeMaterializedView,
      &SchemaMaker::MakeViewInACircle,
      &SchemaMaker::MakeIndex,
      &SchemaMaker::MakeIndex,
      &SchemaMaker::MakeForeignKey,
      &SchemaMaker::MakeForeignKey,
      &SchemaMaker::MakeForeignKey,
      &SchemaMaker::MakeConstraint,
      &SchemaMaker::MakeDefault,
      &SchemaMaker::MakeTrigger,
      &SchemaMaker::MakePolicy,
      &SchemaMaker::MakeRule,
      &SchemaMaker::MakeStatistics,
      &SchemaMaker::MakePublication,
      &SchemaMaker::MakeEventTrigger,
      &SchemaMaker::MakeComment,
      &SchemaMaker::MakeGrant,
      &SchemaMaker::MakeOwner,
      &SchemaMaker::MakeDefaultPrivileges,
  };
  (this->*kMakes[UpTo(std::size(kMakes) - 1)])();
}

}  // namespace pgstow::tests
