#include "restore/plan/cost.h"

#include <algorithm>
#include <array>

#include "restore/plan/index_of.h"
#include "restore/plan/table_constraint.h"

namespace pgstow::plan {
namespace {

struct Rate {
  double fixed;     // whatever the size
  double per_byte;  // of rows
};

// The CPU time of a backend of PostgreSQL 18 with 400,000 rows of 31 MB was, for COPY, 25 (26 with
// FREEZE) hundredths of a second; for indexes on an integer column 10 and 15, on one of 64
// characters 76; for a foreign key 15; for ANALYZE 7. One rate for each value of Work.
constexpr std::array<Rate, 6> kRates = {{
    {50e3, 0},    // kStatement
    {50e3, 1},    // kLoad
    {50e3, 0.8},  // kBuild
    {50e3, 0.6},  // kValidate
    {5e6, 0},     // kRefresh: nothing tells what it reads
    {1e6, 0.02},  // kAnalyze
}};

Work WorkOfConstraint(TableConstraint::Type type) {
  switch (type) {
    case TableConstraint::Type::kPrimaryKey:
    case TableConstraint::Type::kUnique:
      return Work::kBuild;
    case TableConstraint::Type::kForeignKey:
      return Work::kValidate;
    default:
      return Work::kStatement;
  }
}

Work WorkOfDefinition(const model::Entry& entry) {
  // The index of a partitioned table has no storage.
  if (entry.relkind == 'I') return Work::kStatement;
  if (entry.relkind == 'i' || entry.selector == model::Selector::kIndex) return Work::kBuild;
  if (entry.pass == model::Pass::kPostAcl && entry.selector == model::Selector::kRelation) {
    return Work::kRefresh;
  }
  if (entry.section != model::Section::kPostData) return Work::kStatement;
  const auto constraint = ParseTableConstraint(entry.definition);
  return constraint ? WorkOfConstraint(constraint->type) : Work::kStatement;
}

// What a load over several connections costs a server, where it costs 1 over one. Loads of 0.1 and
// 0.3 GB took 0.87 and 2.65 seconds of backends as a whole, 0.87 and 2.75 over two connections,
// 0.92 and 2.84 over four.
constexpr double kInParts = 1.05;

// Below this a table's indexes are built faster than another statement is sent.
constexpr uint64_t kLeastToSplit = uint64_t{1} << 20;

// And its rows are read before their types are.
constexpr uint64_t kLeastInBinary = uint64_t{1} << 18;

// In these a byte of a character may be that of a backslash.
// Source: https://www.postgresql.org/docs/18/multibyte.html, those that no server stores
constexpr std::array<std::string_view, 7> kClientEncodings = {
    "BIG5", "GB18030", "GBK", "JOHAB", "SHIFT_JIS_2004", "SJIS", "UHC"};

}  // namespace

Work WorkOf(const model::Entry& entry, const Step& step) {
  switch (step.action) {
    case Action::kLoad:
      return Work::kLoad;
    case Action::kBuild:
      return Work::kBuild;
    case Action::kAnalyze:
      return Work::kAnalyze;
    case Action::kDefine:
      if (!step.sql.empty() || entry.role != model::Role::kDefinition) return Work::kStatement;
      return WorkOfDefinition(entry);
    default:
      return Work::kStatement;
  }
}

bool TakesMemory(Work work) { return work == Work::kBuild || work == Work::kValidate; }

double CostOf(Work work, uint64_t bytes) {
  const Rate& rate = kRates[static_cast<size_t>(work)];
  return rate.fixed + rate.per_byte * static_cast<double>(bytes);
}

// With L to load and W to do on other tables, J connections end after max(L, (L + W) / J) when one
// of them loads the table, and after (kInParts * L + W) / J when they share it.
bool LoadsWhole(double load, double others, int jobs) {
  return others >= (static_cast<double>(jobs) - kInParts) * load;
}

bool SplittingWins(uint64_t bytes, size_t builds) { return builds > 1 && bytes >= kLeastToSplit; }

bool BinaryWins(uint64_t bytes, std::string_view encoding) {
  return bytes >= kLeastInBinary &&
         std::ranges::find(kClientEncodings, encoding) == kClientEncodings.end();
}

uint64_t BytesOf(const model::Entry& entry) {
  uint64_t bytes = 0;
  for (const model::Part& part : entry.parts) bytes += part.raw_bytes;
  return bytes;
}

std::vector<uint64_t> BytesOfTables(const model::Toc& toc) {
  const IndexOf index(toc);
  std::vector<uint64_t> bytes(toc.entries.size());
  for (const model::Entry& entry : toc.entries) {
    index.ForEach(entry.belongs_to, [&](size_t table) { bytes[table] += BytesOf(entry); });
  }
  return bytes;
}

}  // namespace pgstow::plan
