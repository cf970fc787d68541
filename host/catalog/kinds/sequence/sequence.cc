// Source: https://www.postgresql.org/docs/18/sql-createsequence.html
#include "host/catalog/kinds/sequence/sequence.h"

#include <limits>
#include <utility>

#include <fmt/format.h>

#include "host/catalog/kind.h"
#include "host/catalog/kinds/asked.h"
#include "host/catalog/kinds/relation.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kSequenceKind;

namespace {

const Query<SequenceFacts>& SequenceQuery() {
  static const Query<SequenceFacts> query = {
      {
          {"s.seqrelid", &SequenceFacts::relation},
          {"pg_catalog.format_type(s.seqtypid, NULL)", &SequenceFacts::type},
          {"s.seqstart", &SequenceFacts::start},
          {"s.seqincrement", &SequenceFacts::increment},
          {"s.seqmax", &SequenceFacts::maximum},
          {"s.seqmin", &SequenceFacts::minimum},
          {"s.seqcache", &SequenceFacts::cache},
          {"s.seqcycle", &SequenceFacts::cycle},
      },
      "FROM pg_catalog.pg_sequence s"};
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(SequenceQuery(), [&](std::unique_ptr<SequenceFacts> facts) {
    auto* sequence = reading.store.FindAs<Relation>(kPgClass, facts->relation);
    if (sequence != nullptr && sequence->sequence != nullptr) *sequence->sequence = *facts;
  });
}

struct Limits {
  int64_t lowest;
  int64_t highest;
};

Limits TypeLimits(std::string_view type) {
  if (type == "smallint") {
    return {std::numeric_limits<int16_t>::min(), std::numeric_limits<int16_t>::max()};
  }
  if (type == "integer") {
    return {std::numeric_limits<int32_t>::min(), std::numeric_limits<int32_t>::max()};
  }
  return {std::numeric_limits<int64_t>::min(), std::numeric_limits<int64_t>::max()};
}

// An identity column makes its sequence itself; all there is to say is how.
std::string IdentityStatement(const Relation& sequence, const Relation& table,
                              const RelationColumn& column) {
  std::string persistence;
  if (sequence.persistence != table.persistence) {
    persistence = sequence.persistence == 'u' ? "\n    UNLOGGED" : "\n    LOGGED";
  }
  return fmt::format(
      "ALTER TABLE {} ALTER COLUMN {} ADD GENERATED {} AS IDENTITY (\n"
      "    SEQUENCE NAME {}{}{}\n);\n",
      table.QualifiedName(), sql::Identifier(column.name),
      column.identity == 'a' ? "ALWAYS" : "BY DEFAULT", sequence.QualifiedName(), persistence,
      SequenceOptions(*sequence.sequence, false));
}

std::string CreateStatement(const Relation& sequence) {
  return fmt::format("CREATE {}SEQUENCE {}{};\n", sequence.persistence == 'u' ? "UNLOGGED " : "",
                     sequence.QualifiedName(), SequenceOptions(*sequence.sequence, true));
}

void EmitOwnedBy(const Relation& sequence, const Relation& table, Emitter& out) {
  if (!table.wants(kDefinition)) return;
  model::Entry entry = out.Draft(sequence, "SEQUENCE OWNED BY");
  entry.catalog = {};
  entry.definition = fmt::format("ALTER SEQUENCE {} OWNED BY {}.{};\n", sequence.QualifiedName(),
                                 table.QualifiedName(),
                                 sql::Identifier(AskedColumn(table, sequence.owning_column).name));
  out.AddExtra(sequence, std::move(entry));
}

void Emit(const Object& object, const CatalogStore& store, Emitter& out) {
  const auto& sequence = static_cast<const Relation&>(object);
  const auto* table = store.FindAs<Relation>(kPgClass, sequence.owning_table);
  if (sequence.wants(kDefinition)) {
    const std::string name = sequence.QualifiedName();
    model::Entry entry = out.Draft(sequence, "SEQUENCE");
    entry.selector = model::Selector::kRelation;
    entry.relkind = sequence.relkind;
    if (sequence.identity_sequence) {
      const Relation& owner = AskedRelation(store, sequence.owning_table);
      const RelationColumn& column = AskedColumn(owner, sequence.owning_column);
      entry.definition = IdentityStatement(sequence, owner, column);
    } else {
      entry.owned_as = "SEQUENCE " + name;
      entry.definition = CreateStatement(sequence);
      entry.drop = fmt::format("DROP SEQUENCE {};\n", name);
    }
    out.Add(std::move(entry));
    if (table != nullptr && !sequence.identity_sequence) EmitOwnedBy(sequence, *table, out);
  }
  EmitRelationComments(sequence, "SEQUENCE", out);
  EmitRelationLabels(sequence, "SEQUENCE", out);
  EmitRelationAcls(sequence, out);
}

}  // namespace

std::string SequenceOptions(const SequenceFacts& facts, bool with_type) {
  const Limits limits = TypeLimits(facts.type);
  const bool ascending = facts.increment > 0;
  const int64_t implied_minimum = ascending ? 1 : limits.lowest;
  const int64_t implied_maximum = ascending ? limits.highest : -1;
  std::string sql;
  if (with_type && facts.type != "bigint") sql += fmt::format("\n    AS {}", facts.type);
  sql += fmt::format("\n    START WITH {}\n    INCREMENT BY {}", facts.start, facts.increment);
  sql += facts.minimum == implied_minimum ? "\n    NO MINVALUE"
                                          : fmt::format("\n    MINVALUE {}", facts.minimum);
  sql += facts.maximum == implied_maximum ? "\n    NO MAXVALUE"
                                          : fmt::format("\n    MAXVALUE {}", facts.maximum);
  sql += fmt::format("\n    CACHE {}", facts.cache);
  if (facts.cycle) sql += "\n    CYCLE";
  return sql;
}

const Kind kSequenceKind = {.name = "sequence",
                            .priority = Priority::kTable,
                            .catalog = kPgClass,
                            .read = Read,
                            .emit = Emit};

}  // namespace pgstow::catalog
