// Where sequences stand: SELECT setval(…), with the data.
// Source: https://www.postgresql.org/docs/18/functions-sequence.html
#include "host/catalog/kinds/sequence/sequence_set.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/catalog/kind.h"
#include "host/catalog/kinds/asked.h"
#include "host/catalog/query.h"
#include "host/pg/hold.h"
#include "host/pg/server_error.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kSequenceSetKind;

namespace {

struct SequenceSet : Object {
  const Relation* sequence = nullptr;
};

void TakeValue(const CatalogStore& store, const pg::Row& row) {
  Relation* const sequence = &AskedRelation(store, row.oid(0));
  if (sequence->sequence == nullptr) {
    base::Throw(base::ErrorCode::kServer,
                "the server told the value of relation {}, which is no "
                "sequence",
                row.oid(0));
  }
  if (row.null(1)) {
    throw base::Error(
        base::ErrorCode::kServer,
        fmt::format("failed to get data for sequence \"{}\"; user may lack SELECT privilege on the "
                    "sequence or the sequence may have been concurrently dropped",
                    sequence->name))
        .WithSqlstate(std::string(pg::kInsufficientPrivilege));
  }
  sequence->sequence->last_value = row.integer(1);
  sequence->sequence->is_called = row.boolean(2);
}

// One query for all, since the server has a function that takes a sequence as a value.
void AskByFunction(const Reading& reading, std::span<const Relation* const> sequences) {
  std::string oids;
  for (const Relation* sequence : sequences) {
    oids += fmt::format("{}{}", oids.empty() ? "" : ",", sequence->catalog.oid);
  }
  reading.Ask(fmt::format("SELECT s.oid, d.last_value, d.is_called\n"
                          "FROM pg_catalog.unnest('{{{}}}'::pg_catalog.oid[]) AS s(oid),\n"
                          "LATERAL pg_catalog.pg_get_sequence_data(s.oid) d",
                          oids),
              [&store = reading.store](const pg::Row& row) { TakeValue(store, row); });
}

// What has the name of a sequence now may be something else (CVE-2024-7348): it tells what it is.
//
// Sequences are read by name here. The server plans a list of subqueries in time that grows with
// the square of its length, so a query takes a few hundred at once.
void AskByName(const Reading& reading, std::span<const Relation* const> sequences) {
  constexpr size_t kAtOnce = 300;
  while (!sequences.empty()) {
    const auto some = sequences.first(std::min(kAtOnce, sequences.size()));
    sequences = sequences.subspan(some.size());
    std::string values;
    for (const Relation* sequence : some) {
      values += fmt::format(
          "{}({}::pg_catalog.oid, (SELECT ARRAY[last_value::text, is_called::text, "
          "tableoid::pg_catalog.oid::text] FROM {}))",
          values.empty() ? "" : ",\n", sequence->catalog.oid, sequence->QualifiedName());
    }
    reading.Ask(fmt::format("SELECT v.oid, v.state[1], CASE v.state[2] WHEN 'true' THEN 't'"
                            " ELSE 'f' END, v.state[3]\nFROM (VALUES {}) AS v(oid, state)",
                            values),
                [&store = reading.store](const pg::Row& row) {
                  TakeValue(store, row);
                  if (row.oid(3) != row.oid(0)) {
                    pg::ThrowReplaced(AskedRelation(store, row.oid(0)).QualifiedName());
                  }
                });
  }
}

// The first version that has the function.
constexpr int kByFunction = 18;

// Sequences of interest: wanted themselves, or owned by a table that is.
bool IsInteresting(const CatalogStore& store, const Relation& sequence) {
  if (sequence.interesting) return true;
  const auto* table = store.FindAs<Relation>(kPgClass, sequence.owning_table);
  return table != nullptr && table->interesting;
}

std::vector<const Relation*> SequencesToRead(const Reading& reading) {
  std::vector<const Relation*> sequences;
  if (!reading.options.data && !reading.options.sequence_data) return sequences;
  const CatalogStore& store = reading.store;
  for (const auto& object : store.objects()) {
    const auto* sequence = dynamic_cast<const Relation*>(object.get());
    if (sequence == nullptr || sequence->relkind != 'S') continue;
    // Other members of extensions may not even be readable.
    const bool configuration = store.extension_configuration.contains(sequence->catalog.oid);
    if (sequence->extension != 0 && !configuration) continue;
    if (reading.selection.excluded_data.contains(sequence->catalog.oid)) continue;
    if (IsInteresting(store, *sequence)) sequences.push_back(sequence);
  }
  return sequences;
}

bool AreReadByName(const Reading& reading) { return reading.store.server_major < kByFunction; }

void Read(const Reading& reading) {
  const std::vector<const Relation*> sequences = SequencesToRead(reading);
  if (sequences.empty()) return;
  if (reading.options.instead_of_sequences) {
    std::vector<Oid> oids;
    oids.reserve(sequences.size());
    for (const Relation* sequence : sequences) oids.push_back(sequence->catalog.oid);
    reading.options.instead_of_sequences(oids);
    return;
  }
  if (AreReadByName(reading)) {
    AskByName(reading, sequences);
  } else {
    AskByFunction(reading, sequences);
  }
}

void Link(CatalogStore& store) {
  std::vector<Relation*> sequences;
  for (const auto& object : store.objects()) {
    auto* relation = dynamic_cast<Relation*>(object.get());
    if (relation != nullptr && relation->relkind == 'S' && relation->extension == 0) {
      sequences.push_back(relation);
    }
  }
  for (Relation* sequence : sequences) AddSequenceSet(store, *sequence);
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  if (!object.wants(kData)) return;
  const Relation& sequence = *static_cast<const SequenceSet&>(object).sequence;
  model::Entry entry = out.Draft(object, "SEQUENCE SET");
  entry.catalog = {};  // as pg_dump: a value is in no catalog
  entry.role = model::Role::kData;
  entry.selector = model::Selector::kRelation;
  entry.relkind = sequence.relkind;
  entry.definition =
      fmt::format("SELECT pg_catalog.setval({}, {}, {});\n", sql::Literal(sequence.QualifiedName()),
                  *sequence.sequence->last_value, sequence.sequence->is_called ? "true" : "false");
  out.Add(std::move(entry));
}

}  // namespace

void HoldSequences(const Reading& reading, pg::Connection& connection) {
  if (!AreReadByName(reading) || reading.options.instead_of_sequences) return;
  std::vector<pg::KnownRelation> known;
  for (const Relation* sequence : SequencesToRead(reading)) {
    known.push_back({sequence->catalog.oid, sequence->QualifiedName()});
  }
  pg::HoldRelations(connection, known);
}

void AddSequenceSet(CatalogStore& store, const Relation& sequence) {
  if (!sequence.sequence->last_value) return;
  auto set = std::make_unique<SequenceSet>();
  set->name = sequence.name;
  set->schema_oid = sequence.schema_oid;
  set->owner = sequence.owner;
  set->dependencies = {sequence.id};
  // The value of an extension's sequence is wanted although the sequence itself is not.
  if (sequence.extension == 0) set->parent = sequence.id;
  set->sequence = &sequence;
  store.Add(kSequenceSetKind, std::move(set));
}

const Kind kSequenceSetKind = {.name = "sequence set",
                               .priority = Priority::kSequenceSet,
                               .section = model::Section::kData,
                               .read = Read,
                               .link = Link,
                               .emit = Emit};

}  // namespace pgstow::catalog
