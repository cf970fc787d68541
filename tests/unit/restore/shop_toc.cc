#include "tests/unit/restore/shop_toc.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace pgstow::testing {
namespace {

using model::DumpId;
using model::Entry;
using model::Pass;
using model::Role;
using model::Section;
using model::Selector;

Entry Made(DumpId id, std::string kind, std::string schema, std::string tag, Section section,
           std::string definition) {
  Entry entry;
  entry.id = id;
  entry.kind = std::move(kind);
  entry.schema = std::move(schema);
  entry.tag = std::move(tag);
  entry.owner = "postgres";
  entry.section = section;
  entry.definition = std::move(definition);
  return entry;
}

Entry Object(DumpId id, const std::string& kind, const std::string& schema, const std::string& tag,
             std::string definition, Section section = Section::kPreData) {
  Entry entry = Made(id, kind, schema, tag, section, std::move(definition));
  entry.owned_as = kind + " " + (schema.empty() ? "" : schema + ".") + tag;
  entry.drop = "DROP " + entry.owned_as + ";\n";
  return entry;
}

Entry Relation(DumpId id, const std::string& kind, const std::string& schema,
               const std::string& tag, char relkind, std::string definition) {
  Entry entry = Object(id, kind, schema, tag, std::move(definition));
  entry.selector = Selector::kRelation;
  entry.relkind = relkind;
  if (relkind == 'r' || relkind == 'm') entry.table_am = "heap";
  return entry;
}

// What belongs to entry `of`.
Entry Part(DumpId of, Entry entry) {
  entry.dependencies = {of};
  entry.belongs_to = {of};
  return entry;
}

Entry Facet(DumpId id, DumpId of, Role role, const std::string& schema, const std::string& tag,
            std::string definition) {
  const std::string kind = role == Role::kAcl ? "ACL" : "COMMENT";
  Entry entry = Made(id, kind, schema, tag, Section::kNone, std::move(definition));
  entry.role = role;
  if (role == Role::kAcl) entry.pass = Pass::kAcl;
  return Part(of, std::move(entry));
}

Entry Data(DumpId id, DumpId of, const std::string& schema, const std::string& tag,
           uint64_t bytes) {
  Entry entry = Made(id, "TABLE DATA", schema, tag, Section::kData, "");
  entry.role = Role::kData;
  entry.selector = Selector::kRelation;
  entry.copy = "COPY " + schema + "." + tag + " (id) FROM stdin;\n";
  model::Part part;
  part.known = true;
  part.raw_bytes = bytes;
  entry.parts = {part};
  return Part(of, std::move(entry));
}

Entry SequenceValue(DumpId id, DumpId of, const std::string& schema, const std::string& tag) {
  Entry entry = Made(id, "SEQUENCE SET", schema, tag, Section::kData,
                     "SELECT pg_catalog.setval('" + schema + "." + tag + "', 1, true);\n");
  entry.role = Role::kData;
  entry.selector = Selector::kRelation;
  return Part(of, std::move(entry));
}

Entry Constraint(DumpId id, DumpId of, const std::string& kind, const std::string& table,
                 const std::string& name, const std::string& text) {
  Entry entry =
      Made(id, kind, "app", table + " " + name, Section::kPostData,
           "ALTER TABLE ONLY app." + table + "\n    ADD CONSTRAINT " + name + " " + text + ";\n");
  entry.drop = "ALTER TABLE ONLY app." + table + " DROP CONSTRAINT " + name + ";\n";
  return Part(of, std::move(entry));
}

void AddDatabase(std::vector<Entry>& entries) {
  Entry database = Object(3499, "DATABASE", "", "shop", "CREATE DATABASE shop;\n");
  database.selector = Selector::kDatabase;
  entries.push_back(database);
  entries.push_back(
      Facet(3500, 3499, Role::kComment, "", "DATABASE shop", "COMMENT ON DATABASE shop IS 'x';\n"));
  entries.push_back(Facet(3501, 3499, Role::kAcl, "", "DATABASE shop",
                          "GRANT CONNECT ON DATABASE shop TO someone;\n"));
  Entry settings = Made(3502, "DATABASE PROPERTIES", "", "shop", Section::kPreData,
                        "ALTER DATABASE shop SET work_mem TO '8MB';\n");
  settings.selector = Selector::kDatabase;
  entries.push_back(Part(3499, settings));
}

void AddSchemas(std::vector<Entry>& entries) {
  Entry app = Object(8, "SCHEMA", "", "app", "CREATE SCHEMA app;\n");
  app.selector = Selector::kSchema;
  entries.push_back(app);
  entries.push_back(
      Facet(3503, 8, Role::kComment, "", "SCHEMA app", "COMMENT ON SCHEMA app IS 'x';\n"));
  entries.push_back(
      Facet(3504, 8, Role::kAcl, "", "SCHEMA app", "GRANT USAGE ON SCHEMA app TO someone;\n"));
  Entry other = Object(7, "SCHEMA", "", "other", "CREATE SCHEMA other;\n");
  other.selector = Selector::kSchema;
  entries.push_back(other);
  Entry extension = Object(2, "EXTENSION", "", "citext",
                           "CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;\n");
  extension.owner.clear();
  extension.owned_as.clear();
  entries.push_back(extension);
  Entry comment = Facet(3505, 2, Role::kComment, "", "EXTENSION citext",
                        "COMMENT ON EXTENSION citext IS 'x';\n");
  comment.owner.clear();
  entries.push_back(comment);
  Entry function = Object(292, "FUNCTION", "app", "f(integer, text)",
                          "CREATE FUNCTION app.f(integer, text) RETURNS integer\n"
                          "    LANGUAGE sql\n    AS $_$select $1$_$;\n");
  function.selector = Selector::kFunction;
  function.dependencies = {8};
  entries.push_back(function);
  entries.push_back(Facet(3506, 292, Role::kComment, "app", "FUNCTION f(integer, text)",
                          "COMMENT ON FUNCTION app.f(integer, text) IS 'x';\n"));
}

void AddRelations(std::vector<Entry>& entries) {
  entries.push_back(
      Relation(226, "TABLE", "app", "c", 'r', "CREATE TABLE app.c (\n    id integer\n);\n"));
  entries.push_back(Facet(3507, 226, Role::kComment, "app", "CONSTRAINT c_u_check ON c",
                          "COMMENT ON CONSTRAINT c_u_check ON app.c IS 'x';\n"));
  entries.push_back(Facet(3508, 226, Role::kAcl, "app", "COLUMN c.id",
                          "GRANT SELECT(id) ON TABLE app.c TO someone;\n"));
  entries.push_back(
      Relation(224, "TABLE", "app", "t", 'r', "CREATE TABLE app.t (\n    id integer\n);\n"));
  entries.push_back(
      Facet(3510, 224, Role::kComment, "app", "TABLE t", "COMMENT ON TABLE app.t IS 'x';\n"));
  entries.push_back(
      Facet(3511, 224, Role::kComment, "app", "COLUMN t.v", "COMMENT ON COLUMN app.t.v IS 'x';\n"));
  entries.push_back(
      Facet(3512, 224, Role::kAcl, "app", "TABLE t", "GRANT SELECT ON TABLE app.t TO someone;\n"));
  entries.push_back(Relation(228, "MATERIALIZED VIEW", "app", "mv", 'm',
                             "CREATE MATERIALIZED VIEW app.mv AS\n SELECT 1\n  WITH NO DATA;\n"));
  entries.push_back(
      Relation(223, "SEQUENCE", "app", "t_id_seq", 'S', "CREATE SEQUENCE app.t_id_seq;\n"));
  entries.push_back(Part(223, Made(3513, "SEQUENCE OWNED BY", "app", "t_id_seq", Section::kPreData,
                                   "ALTER SEQUENCE app.t_id_seq OWNED BY app.t.id;\n")));
  entries.push_back(Relation(227, "VIEW", "app", "v", 'v', "CREATE VIEW app.v AS\n SELECT 1;\n"));
  entries.push_back(
      Relation(230, "TABLE", "other", "p1", 'r', "CREATE TABLE other.p1 (\n    id integer\n);\n"));
  entries.push_back(Relation(232, "SEQUENCE", "other", "s", 'S', "CREATE SEQUENCE other.s;\n"));
  entries.push_back(
      Part(230, Made(3298, "TABLE ATTACH", "other", "p1", Section::kPreData,
                     "ALTER TABLE ONLY other.p ATTACH PARTITION other.p1 DEFAULT;\n")));
  Entry column_default = Made(3300, "DEFAULT", "app", "t id", Section::kPreData,
                              "ALTER TABLE ONLY app.t ALTER COLUMN id SET DEFAULT 1;\n");
  column_default.drop = "ALTER TABLE app.t ALTER COLUMN id DROP DEFAULT;\n";
  entries.push_back(Part(224, column_default));
}

void AddRows(std::vector<Entry>& entries) {
  entries.push_back(Data(3483, 226, "app", "c", 1000));
  entries.push_back(Data(3481, 224, "app", "t", 30));
  entries.push_back(Data(3485, 230, "other", "p1", 5000));
  entries.push_back(SequenceValue(3515, 223, "app", "t_id_seq"));
  entries.push_back(SequenceValue(3516, 232, "other", "s"));
}

void AddPostData(std::vector<Entry>& entries) {
  Entry unique = Constraint(3308, 226, "CONSTRAINT", "c", "c_u_key", "UNIQUE (u)");
  unique.relkind = 'i';
  entries.push_back(unique);
  Entry key = Constraint(3305, 224, "CONSTRAINT", "t", "t_pkey", "PRIMARY KEY (id)");
  key.relkind = 'i';
  entries.push_back(key);
  Entry index = Made(3306, "INDEX", "app", "c_idx", Section::kPostData,
                     "CREATE INDEX c_idx ON app.c USING btree (t_id);\n");
  index.selector = Selector::kIndex;
  index.relkind = 'i';
  index.drop = "DROP INDEX app.c_idx;\n";
  entries.push_back(Part(226, index));
  entries.push_back(Facet(3517, 3306, Role::kComment, "app", "INDEX c_idx",
                          "COMMENT ON INDEX app.c_idx IS 'x';\n"));
  Entry trigger = Made(3325, "TRIGGER", "app", "t tr", Section::kPostData,
                       "CREATE TRIGGER tr BEFORE INSERT ON app.t EXECUTE FUNCTION app.g();\n");
  trigger.selector = Selector::kTrigger;
  trigger.drop = "DROP TRIGGER tr ON app.t;\n";
  entries.push_back(Part(224, trigger));
  entries.push_back(Facet(3518, 3325, Role::kComment, "app", "TRIGGER tr ON t",
                          "COMMENT ON TRIGGER tr ON app.t IS 'x';\n"));
  Entry foreign = Constraint(3324, 226, "FK CONSTRAINT", "c", "c_t_id_fkey",
                             "FOREIGN KEY (t_id) REFERENCES app.t(id)");
  foreign.dependencies = {226, 224, 3305};
  entries.push_back(foreign);
}

void AddLatePasses(std::vector<Entry>& entries) {
  Entry default_acl =
      Made(2200, "DEFAULT ACL", "app", "DEFAULT PRIVILEGES FOR TABLES", Section::kPostData,
           "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES;\n");
  default_acl.role = Role::kAcl;
  default_acl.pass = Pass::kAcl;
  default_acl.catalog = {.table = 826, .oid = 16400};
  default_acl.dependencies = {8};
  entries.push_back(default_acl);
  Entry event =
      Object(3297, "EVENT TRIGGER", "", "et", "CREATE EVENT TRIGGER et;\n", Section::kPostData);
  event.pass = Pass::kPostAcl;
  entries.push_back(event);
  Entry refresh = Made(3484, "MATERIALIZED VIEW DATA", "app", "mv", Section::kPostData,
                       "REFRESH MATERIALIZED VIEW app.mv;\n");
  refresh.selector = Selector::kRelation;
  refresh.pass = Pass::kPostAcl;
  entries.push_back(Part(228, refresh));
}

}  // namespace

model::Toc ShopToc() {
  model::Toc toc;
  toc.header.complete = true;
  toc.header.database = "shop";
  toc.header.server_version = "18.4";
  toc.header.dumped_by = "pgstow 0.1.0";
  toc.header.encoding = "UTF8";
  toc.header.format = "custom";
  toc.header.format_version = "1.0";
  AddDatabase(toc.entries);
  AddSchemas(toc.entries);
  AddRelations(toc.entries);
  AddRows(toc.entries);
  AddPostData(toc.entries);
  AddLatePasses(toc.entries);
  return toc;
}

Entry& EntryOf(model::Toc& toc, DumpId id) {
  const auto found = std::ranges::find(toc.entries, id, &Entry::id);
  if (found == toc.entries.end()) throw std::out_of_range("no such entry");
  return *found;
}

}  // namespace pgstow::testing
