#include "restore/execute/target_facts.h"

#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "host/sql/literal_for.h"
#include "host/sql/quote.h"

namespace pgstow::execute {
namespace {

using explain::ObjectClass;
using explain::TargetFacts;
using enum explain::ObjectClass;

// Each query gives schema, name and detail of objects of one class; an empty string where there is
// none. Together they are the target's content as predictions know it.
struct ObjectQuery {
  ObjectClass kind;
  std::string_view sql;
};

// {schemas}: the condition that the namespace n is none of the server's own.
constexpr ObjectQuery kObjectQueries[] = {
    {kRole, "SELECT '', rolname, '' FROM pg_catalog.pg_roles"},
    {kTablespace, "SELECT '', spcname, '' FROM pg_catalog.pg_tablespace"},
    {kDatabase, "SELECT '', datname, '' FROM pg_catalog.pg_database"},
    {kAvailableExtension, "SELECT '', name, '' FROM pg_catalog.pg_available_extensions"},
    {kExtension, "SELECT '', extname, '' FROM pg_catalog.pg_extension"},
    {kLanguage, "SELECT '', lanname, '' FROM pg_catalog.pg_language"},
    {kAccessMethod, "SELECT '', amname, '' FROM pg_catalog.pg_am"},
    {kLabelProvider,
     "SELECT '', provider, '' FROM pg_catalog.pg_seclabel UNION "
     "SELECT '', provider, '' FROM pg_catalog.pg_shseclabel"},
    {kSetting, "SELECT '', name, '' FROM pg_catalog.pg_settings"},
    {kLocale,
     "SELECT '', pg_catalog.lower(pg_catalog.replace(name, '-', '')), '' FROM (SELECT collcollate"
     " FROM pg_catalog.pg_collation WHERE collprovider = 'c' UNION SELECT datcollate FROM"
     " pg_catalog.pg_database) locales (name) WHERE name IS NOT NULL"},
    {kSchema, "SELECT '', nspname, '' FROM pg_catalog.pg_namespace"},
    {kRelation,
     "SELECT nspname, relname, '' FROM pg_catalog.pg_class JOIN pg_catalog.pg_namespace n"
     " ON n.oid = relnamespace WHERE {schemas}"},
    {kPartition,
     "SELECT nspname, relname, '' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n"
     " ON n.oid = relnamespace WHERE relispartition AND relkind <> 'i' AND relkind <> 'I'"},
    {kPrimaryKey,
     "SELECT nspname, relname, '' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n"
     " ON n.oid = relnamespace JOIN pg_catalog.pg_constraint ON conrelid = c.oid"
     " WHERE contype = 'p' AND {schemas}"},
    {kType,
     "SELECT nspname, typname, CASE WHEN typisdefined THEN '' ELSE 'shell' END"
     " FROM pg_catalog.pg_type JOIN pg_catalog.pg_namespace n ON n.oid = typnamespace"
     " WHERE {schemas} AND NOT EXISTS (SELECT FROM pg_catalog.pg_class"
     " WHERE oid = typrelid AND relkind <> 'c')"},
    {kFunction,
     "SELECT nspname, proname, pg_catalog.array_to_string(ARRAY(SELECT"
     " pg_catalog.format_type(t, NULL) FROM pg_catalog.unnest(proargtypes) WITH ORDINALITY u (t, i)"
     " ORDER BY i), ', ') FROM pg_catalog.pg_proc JOIN pg_catalog.pg_namespace n"
     " ON n.oid = pronamespace WHERE {schemas}"},
    {kCollation,
     "SELECT nspname, collname, '' FROM pg_catalog.pg_collation JOIN pg_catalog.pg_namespace n"
     " ON n.oid = collnamespace WHERE {schemas} AND collencoding IN (-1, (SELECT encoding FROM"
     " pg_catalog.pg_database WHERE datname = pg_catalog.current_database()))"},
    {kOperator,
     "SELECT nspname, oprname, pg_catalog.concat(CASE WHEN oprleft = 0 THEN 'NONE' ELSE"
     " pg_catalog.format_type(oprleft, NULL) END, ', ', pg_catalog.format_type(oprright, NULL))"
     " FROM pg_catalog.pg_operator JOIN pg_catalog.pg_namespace n ON n.oid = oprnamespace"
     " WHERE {schemas} AND oprcode <> 0"},
    {kOperatorClass,
     "SELECT nspname, opcname, amname FROM pg_catalog.pg_opclass JOIN pg_catalog.pg_am a"
     " ON a.oid = opcmethod JOIN pg_catalog.pg_namespace n ON n.oid = opcnamespace"
     " WHERE {schemas}"},
    {kOperatorFamily,
     "SELECT nspname, opfname, amname FROM pg_catalog.pg_opfamily JOIN pg_catalog.pg_am a"
     " ON a.oid = opfmethod JOIN pg_catalog.pg_namespace n ON n.oid = opfnamespace"
     " WHERE {schemas}"},
    {kConversion,
     "SELECT nspname, conname, '' FROM pg_catalog.pg_conversion JOIN pg_catalog.pg_namespace n"
     " ON n.oid = connamespace WHERE {schemas}"},
    {kStatistics,
     "SELECT nspname, stxname, '' FROM pg_catalog.pg_statistic_ext JOIN pg_catalog.pg_namespace n"
     " ON n.oid = stxnamespace"},
    {kSearchConfiguration,
     "SELECT nspname, cfgname, '' FROM pg_catalog.pg_ts_config JOIN pg_catalog.pg_namespace n"
     " ON n.oid = cfgnamespace WHERE {schemas}"},
    {kSearchDictionary,
     "SELECT nspname, dictname, '' FROM pg_catalog.pg_ts_dict JOIN pg_catalog.pg_namespace n"
     " ON n.oid = dictnamespace WHERE {schemas}"},
    {kSearchParser,
     "SELECT nspname, prsname, '' FROM pg_catalog.pg_ts_parser JOIN pg_catalog.pg_namespace n"
     " ON n.oid = prsnamespace WHERE {schemas}"},
    {kSearchTemplate,
     "SELECT nspname, tmplname, '' FROM pg_catalog.pg_ts_template JOIN pg_catalog.pg_namespace n"
     " ON n.oid = tmplnamespace WHERE {schemas}"},
    {kConstraint,
     "SELECT '', conname, pg_catalog.concat(nspname, '.', relname) FROM pg_catalog.pg_constraint"
     " JOIN pg_catalog.pg_class c ON c.oid = conrelid JOIN pg_catalog.pg_namespace n"
     " ON n.oid = relnamespace WHERE {schemas}"},
    {kDomainConstraint,
     "SELECT '', conname, pg_catalog.concat(nspname, '.', typname) FROM pg_catalog.pg_constraint"
     " JOIN pg_catalog.pg_type t ON t.oid = contypid JOIN pg_catalog.pg_namespace n"
     " ON n.oid = typnamespace WHERE {schemas}"},
    {kTrigger,
     "SELECT '', tgname, pg_catalog.concat(nspname, '.', relname) FROM pg_catalog.pg_trigger"
     " JOIN pg_catalog.pg_class c ON c.oid = tgrelid JOIN pg_catalog.pg_namespace n"
     " ON n.oid = relnamespace WHERE NOT tgisinternal"},
    {kRule,
     "SELECT '', rulename, pg_catalog.concat(nspname, '.', relname) FROM pg_catalog.pg_rewrite"
     " JOIN pg_catalog.pg_class c ON c.oid = ev_class JOIN pg_catalog.pg_namespace n"
     " ON n.oid = relnamespace WHERE {schemas} AND rulename <> '_RETURN'"},
    {kPolicy,
     "SELECT '', polname, pg_catalog.concat(nspname, '.', relname) FROM pg_catalog.pg_policy"
     " JOIN pg_catalog.pg_class c ON c.oid = polrelid JOIN pg_catalog.pg_namespace n"
     " ON n.oid = relnamespace"},
    {kCast,
     "SELECT '', pg_catalog.format_type(castsource, NULL), pg_catalog.format_type(casttarget, NULL)"
     " FROM pg_catalog.pg_cast WHERE oid >= 16384"},
    {kTransform,
     "SELECT '', pg_catalog.format_type(trftype, NULL), lanname FROM pg_catalog.pg_transform"
     " JOIN pg_catalog.pg_language l ON l.oid = trflang"},
    {kForeignDataWrapper, "SELECT '', fdwname, '' FROM pg_catalog.pg_foreign_data_wrapper"},
    {kServer, "SELECT '', srvname, '' FROM pg_catalog.pg_foreign_server"},
    {kUserMapping, "SELECT '', usename, srvname FROM pg_catalog.pg_user_mappings"},
    {kEventTrigger, "SELECT '', evtname, '' FROM pg_catalog.pg_event_trigger"},
    {kPublication, "SELECT '', pubname, '' FROM pg_catalog.pg_publication"},
    {kMember,
     "SELECT nspname, relname, pubname FROM pg_catalog.pg_publication_rel JOIN"
     " pg_catalog.pg_publication p ON p.oid = prpubid JOIN pg_catalog.pg_class c ON c.oid = prrelid"
     " JOIN pg_catalog.pg_namespace n ON n.oid = relnamespace"},
    {kSubscription,
     "SELECT '', subname, '' FROM pg_catalog.pg_subscription WHERE subdbid = (SELECT oid FROM"
     " pg_catalog.pg_database WHERE datname = pg_catalog.current_database())"},
    {kLargeObject, "SELECT '', oid::pg_catalog.text, '' FROM pg_catalog.pg_largeobject_metadata"},
    {kIdentity,
     "SELECT nspname, relname, attname FROM pg_catalog.pg_attribute JOIN pg_catalog.pg_class c"
     " ON c.oid = attrelid JOIN pg_catalog.pg_namespace n ON n.oid = relnamespace"
     " WHERE attidentity <> '' AND NOT attisdropped"},
};

constexpr std::string_view kNotTheServersOwn =
    "n.nspname <> 'pg_catalog' AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_toast'";

std::string Filled(std::string_view sql) {
  std::string filled(sql);
  constexpr std::string_view kPlace = "{schemas}";
  for (size_t at = filled.find(kPlace); at != std::string::npos; at = filled.find(kPlace)) {
    filled.replace(at, kPlace.size(), kNotTheServersOwn);
  }
  return filled;
}

void ReadObjects(pg::Connection& connection, TargetFacts& facts) {
  for (const ObjectQuery& query : kObjectQueries) {
    connection.Stream(Filled(query.sql), [&](const pg::Row& row) {
      facts.objects.insert({query.kind, std::string(row.text(0)), std::string(row.text(1)),
                            std::string(row.text(2))});
    });
  }
}

void ReadNames(pg::Connection& connection, const std::string& sql, std::set<std::string>& names) {
  connection.Stream(sql, [&names](const pg::Row& row) { names.emplace(row.text(0)); });
}

void ReadRights(pg::Connection& connection, TargetFacts& facts) {
  const pg::Result result = connection.Query(
      "SELECT current_user, (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname ="
      " current_user), pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE'),"
      " pg_catalog.current_setting('server_encoding')");
  facts.user = result[0].text(0);
  facts.superuser = result[0].boolean(1);
  facts.creates_in_database = result[0].boolean(2);
  facts.encoding = result[0].text(3);
  constexpr int kSetOption = 16;  // memberships that do not allow to become the role
  ReadNames(connection,
            fmt::format("SELECT rolname FROM pg_catalog.pg_roles WHERE"
                        " pg_catalog.pg_has_role(oid, '{}')",
                        facts.version >= kSetOption ? "SET" : "MEMBER"),
            facts.memberships);
  ReadNames(connection,
            "SELECT nspname FROM pg_catalog.pg_namespace WHERE"
            " pg_catalog.has_schema_privilege(oid, 'CREATE')",
            facts.open_schemas);
}

}  // namespace

explain::TargetFacts ReadTargetFacts(pg::Connection& connection, const std::string& encoding,
                                     const std::string& role) {
  TargetFacts facts;
  facts.version = connection.server_version() / 10000;
  facts.server_version = connection.server_version_text();
  facts.database = connection.database();
  connection.Execute("SELECT pg_catalog.set_config('search_path', '', false)");
  connection.Execute(fmt::format("SET client_encoding = {}", sql::LiteralForAny(encoding)));
  connection.Execute("BEGIN TRANSACTION READ ONLY");
  ReadObjects(connection, facts);
  // A role that is not there is told as the restore will tell it.
  if (facts.Has({kRole, "", role})) {
    connection.Execute(fmt::format("SET LOCAL ROLE {}", sql::Identifier(role)));
  }
  ReadRights(connection, facts);
  connection.Execute("ROLLBACK");
  return facts;
}

}  // namespace pgstow::execute
