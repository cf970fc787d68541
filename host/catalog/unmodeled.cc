// The probe is a table: one row a kind of object that no room of kinds/ reads. A room that comes
// to life takes its row away.
#include "host/catalog/unmodeled.h"

#include <string_view>

#include <fmt/format.h>

namespace pgstow::catalog {
namespace {

// Objects of one kind that are named; of further ones only the number is told.
constexpr int64_t kNamed = 20;

struct UnmodeledKind {
  std::string_view name = {};       // as messages call it
  std::string_view catalog = {};    // where its objects are rows, alias x
  std::string_view condition = {};  // on x: which rows are of this kind; empty: all
  std::string_view schema = {};     // OID of its schema; empty: it is in none
  std::string_view relation = {};   // OID of the relation that it is part of; empty: of none
  std::string_view acl = {};        // its privileges; empty: it has none
  // What pg_depend and pg_identify_object know it by; empty: the catalog, x.oid and 0.
  std::string_view class_oid = {};
  std::string_view oid = {};
  std::string_view sub = {};
  // Its name, where the OID can't be read by everybody; it is taken for an object of the user's.
  std::string_view label = {};
};

constexpr std::string_view kThisDatabase =
    "(SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())";

// Source: https://www.postgresql.org/docs/18/catalogs-overview.html
const UnmodeledKind kKinds[] = {
    {.name = "default privileges", .catalog = "pg_default_acl"},
    {.name = "foreign server", .catalog = "pg_foreign_server", .acl = "x.srvacl"},
    {.name = "foreign table",
     .catalog = "pg_class",
     .condition = "x.relkind = 'f'",
     .schema = "x.relnamespace",
     .acl = "x.relacl"},
    {.name = "foreign-data wrapper", .catalog = "pg_foreign_data_wrapper", .acl = "x.fdwacl"},
    // The system's families are not dumped, so a member that came with no class would be lost. One
    // whose operator or function is an extension's is taken to have come with that.
    {.name = "operator of access method",
     .catalog = "pg_amop",
     .condition = "x.amopfamily < 16384 AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d"
                  " WHERE d.classid = 'pg_catalog.pg_operator'::pg_catalog.regclass"
                  " AND d.objid = x.amopopr AND d.deptype = 'e')"},
    {.name = "function of access method",
     .catalog = "pg_amproc",
     .condition = "x.amprocfamily < 16384 AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d"
                  " WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass"
                  " AND d.objid = x.amproc AND d.deptype = 'e')"},
    {.name = "publication", .catalog = "pg_publication"},
    {.name = "security label on",
     .catalog = "pg_seclabel",
     .class_oid = "x.classoid",
     .oid = "x.objoid",
     .sub = "x.objsubid"},
    {.name = "security label on database",
     .catalog = "pg_shseclabel",
     .condition = "x.classoid = 'pg_catalog.pg_database'::pg_catalog.regclass"
                  " AND x.objoid = {this_database}",
     .label = "pg_catalog.quote_ident(pg_catalog.current_database())"},
    {.name = "subscription",
     .catalog = "pg_subscription",
     .condition = "x.subdbid = {this_database}",
     .label = "pg_catalog.quote_ident(x.subname)"},
    {.name = "user mapping",
     .catalog = "pg_user_mappings",
     .class_oid = "'pg_catalog.pg_user_mapping'::pg_catalog.regclass",
     .oid = "x.umid"},
};

// How the rows of a kind are looked for. All conditions are on its catalog, alias x.
class Probe {
 public:
  Probe(const UnmodeledKind& kind, size_t place)
      : kind_(kind),
        place_(place),
        class_(kind.class_oid.empty()
                   ? fmt::format("'pg_catalog.{}'::pg_catalog.regclass", kind.catalog)
                   : std::string(kind.class_oid)),
        oid_(kind.oid.empty() ? "x.oid" : kind.oid),
        sub_(kind.sub.empty() ? "0" : kind.sub) {}

  // Objects that the user made.
  std::string Objects() const {
    std::string where = Condition();
    if (kind_.label.empty()) where += " AND NOT " + Belongs();
    if (kind_.label.empty()) where += fmt::format(" AND {} >= 16384", oid_);
    if (!kind_.schema.empty()) where += " AND NOT " + InSystemSchema(kind_.schema, "pg_");
    if (!kind_.relation.empty()) {
      where +=
          fmt::format(" AND NOT {} AND NOT {}",
                      DependsAs("e", "'pg_catalog.pg_class'::pg_catalog.regclass", kind_.relation),
                      InSystemSchema(fmt::format("(SELECT c.relnamespace FROM pg_catalog.pg_class c"
                                                 " WHERE c.oid = {})",
                                                 kind_.relation),
                                     "pg_"));
    }
    return Select(kind_.name, where);
  }

  // Objects of the system or of an extension whose privileges the user changed.
  std::string Privileges() const {
    std::string where = fmt::format(
        "{} AND ({} < 16384 OR {}) AND {} IS DISTINCT FROM (SELECT p.initprivs"
        " FROM pg_catalog.pg_init_privs p"
        " WHERE p.classoid = {} AND p.objoid = {} AND p.objsubid = 0)",
        Condition(), oid_, Belongs(), kind_.acl, class_, oid_);
    if (!kind_.schema.empty()) where += " AND NOT " + InSystemSchema(kind_.schema, "pg_t");
    return Select(fmt::format("privileges on {}", kind_.name), where);
  }

 private:
  std::string Condition() const {
    if (kind_.condition.empty()) return "true";
    return fmt::format("({})", fmt::format(fmt::runtime(kind_.condition),
                                           fmt::arg("this_database", kThisDatabase)));
  }

  // It is a member of an extension, or internal to another object.
  std::string Belongs() const { return DependsAs("ei", class_, oid_); }

  static std::string DependsAs(std::string_view types, std::string_view class_oid,
                               std::string_view oid) {
    return fmt::format(
        "EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = {} AND d.objid = {}"
        " AND pg_catalog.strpos('{}', d.deptype::pg_catalog.text) > 0)",
        class_oid, oid, types);
  }

  // Schemas with this prefix are the system's or hold what goes with a session.
  static std::string InSystemSchema(std::string_view schema, std::string_view prefix) {
    return fmt::format(
        "EXISTS (SELECT FROM pg_catalog.pg_namespace n WHERE n.oid = {} AND"
        " (pg_catalog.starts_with(n.nspname, '{}') OR n.nspname = 'information_schema'))",
        schema, prefix);
  }

  std::string Select(std::string_view name, std::string_view where) const {
    if (!kind_.label.empty()) {
      return fmt::format(
          "SELECT {} AS place, '{}' AS kind, {} AS label, 1 AS total FROM pg_catalog.{} x WHERE {}",
          place_, name, kind_.label, kind_.catalog, where);
    }
    return fmt::format(
        "SELECT {} AS place, '{}' AS kind, (pg_catalog.pg_identify_object(f.class, f.oid,"
        " f.sub)).identity AS label, f.total FROM (SELECT {} AS class, {} AS oid, {} AS sub,"
        " pg_catalog.count(*) OVER () AS total FROM pg_catalog.{} x WHERE {}"
        " ORDER BY 2, 3 LIMIT {}) f",
        place_, name, class_, oid_, sub_, kind_.catalog, where, kNamed);
  }

  const UnmodeledKind& kind_;
  const size_t place_;
  const std::string class_;
  const std::string_view oid_;
  const std::string_view sub_;
};

std::string ProbeSql() {
  std::string sql;
  size_t place = 0;
  const auto add = [&sql](const std::string& select) {
    if (!sql.empty()) sql += "\nUNION ALL\n";
    sql += select;
  };
  for (const UnmodeledKind& kind : kKinds) {
    const Probe probe(kind, ++place);
    add(probe.Objects());
    if (!kind.acl.empty()) add(probe.Privileges());
  }
  return sql + "\nORDER BY place, kind, label";
}

}  // namespace

std::vector<std::string> FindUnmodeled(pg::Connection& connection) {
  struct Found {
    std::string kind;
    int64_t named = 0;
    int64_t total = 0;
  };
  std::vector<std::string> lines;
  Found found;
  const auto tell_rest = [&lines, &found] {
    if (found.total <= found.named) return;
    lines.push_back(fmt::format("{} and {} more", found.kind, found.total - found.named));
  };
  connection.Stream(ProbeSql(), [&](const pg::Row& row) {
    if (row.text(1) != found.kind) {
      tell_rest();
      found = {std::string(row.text(1)), 0, row.integer(3)};
    }
    ++found.named;
    lines.push_back(fmt::format("{} {}", row.text(1), row.text(2)));
  });
  tell_rest();
  return lines;
}

}  // namespace pgstow::catalog
