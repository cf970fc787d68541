#include "formats/native/kinds.h"

#include <algorithm>

namespace pgstow::native {
namespace {

constexpr KindFacts Definition(std::string_view kind, Parent parent = Parent::kNone) {
  return {.kind = kind, .parent = parent};
}
constexpr KindFacts Owned(std::string_view kind, uint32_t selector = PGSTOW_SELECT_NONE) {
  return {.kind = kind, .selector = selector, .owned = true};
}
constexpr KindFacts Relation(std::string_view kind, char relkind) {
  return {.kind = kind, .selector = PGSTOW_SELECT_RELATION, .owned = true, .relkind = relkind};
}
constexpr KindFacts Facet(std::string_view kind, uint32_t role, uint32_t pass = PGSTOW_PASS_MAIN) {
  return {.kind = kind, .role = role, .pass = pass, .parent = Parent::kFirst};
}

// In byte order of the kinds. BLOB is what pg_dump 9.0 to 16 calls each large object, BLOB COMMENTS
// what older ones call all comments on them.
constexpr KindFacts kFacts[] = {
    Definition("ACCESS METHOD"),
    Facet("ACL", PGSTOW_ROLE_ACL, PGSTOW_PASS_ACL),
    Facet("ACL LANGUAGE", PGSTOW_ROLE_ACL, PGSTOW_PASS_ACL),
    Owned("AGGREGATE", PGSTOW_SELECT_FUNCTION),
    {.kind = "BLOB", .role = PGSTOW_ROLE_DATA, .owned = true},
    {.kind = "BLOB COMMENTS", .role = PGSTOW_ROLE_DATA},
    {.kind = "BLOB METADATA", .role = PGSTOW_ROLE_DATA, .owned = true},
    {.kind = "BLOBS", .role = PGSTOW_ROLE_DATA, .parent = Parent::kFirst},
    Definition("CAST"),
    Definition("CHECK CONSTRAINT", Parent::kRelationOrDomain),
    Owned("COLLATION"),
    Facet("COMMENT", PGSTOW_ROLE_COMMENT),
    Definition("CONSTRAINT", Parent::kRelation),
    Owned("CONVERSION"),
    Owned("DATABASE", PGSTOW_SELECT_DATABASE),
    {.kind = "DATABASE PROPERTIES", .selector = PGSTOW_SELECT_DATABASE, .parent = Parent::kFirst},
    Definition("DEFAULT", Parent::kRelation),
    {.kind = "DEFAULT ACL", .role = PGSTOW_ROLE_ACL, .pass = PGSTOW_PASS_ACL},
    Owned("DOMAIN"),
    {.kind = "EVENT TRIGGER", .pass = PGSTOW_PASS_POST_ACL, .owned = true},
    Definition("FK CONSTRAINT", Parent::kRelation),
    Owned("FOREIGN DATA WRAPPER"),
    Relation("FOREIGN TABLE", 'f'),
    Owned("FUNCTION", PGSTOW_SELECT_FUNCTION),
    {.kind = "INDEX", .selector = PGSTOW_SELECT_INDEX, .parent = Parent::kRelation, .relkind = 'i'},
    Definition("INDEX ATTACH", Parent::kRelation),
    Relation("MATERIALIZED VIEW", 'm'),
    {.kind = "MATERIALIZED VIEW DATA",
     .pass = PGSTOW_PASS_POST_ACL,
     .selector = PGSTOW_SELECT_RELATION,
     .parent = Parent::kRelation,
     .relkind = 'm'},
    Owned("OPERATOR"),
    Owned("OPERATOR CLASS"),
    Owned("OPERATOR FAMILY"),
    Definition("POLICY", Parent::kRelation),
    Owned("PROCEDURAL LANGUAGE"),
    Owned("PROCEDURE", PGSTOW_SELECT_FUNCTION),
    Owned("PUBLICATION"),
    Definition("PUBLICATION TABLE", Parent::kRelation),
    Definition("PUBLICATION TABLES IN SCHEMA", Parent::kSchema),
    Definition("ROW SECURITY", Parent::kRelation),
    Definition("RULE", Parent::kRelation),
    Owned("SCHEMA", PGSTOW_SELECT_SCHEMA),
    Facet("SECURITY LABEL", PGSTOW_ROLE_SECURITY_LABEL),
    Relation("SEQUENCE", 'S'),
    Definition("SEQUENCE OWNED BY", Parent::kFirst),
    {.kind = "SEQUENCE SET",
     .role = PGSTOW_ROLE_DATA,
     .selector = PGSTOW_SELECT_RELATION,
     .parent = Parent::kFirst,
     .relkind = 'S'},
    Owned("SERVER"),
    {.kind = "STATISTICS", .owned = true, .parent = Parent::kRelation},
    Facet("STATISTICS DATA", PGSTOW_ROLE_STATISTICS),
    Owned("SUBSCRIPTION"),
    Relation("TABLE", 'r'),
    Definition("TABLE ATTACH", Parent::kRelation),
    {.kind = "TABLE DATA",
     .role = PGSTOW_ROLE_DATA,
     .selector = PGSTOW_SELECT_RELATION,
     .parent = Parent::kFirst,
     .relkind = 'r'},
    Owned("TEXT SEARCH CONFIGURATION"),
    Owned("TEXT SEARCH DICTIONARY"),
    {.kind = "TRIGGER", .selector = PGSTOW_SELECT_TRIGGER, .parent = Parent::kRelation},
    Owned("TYPE"),
    Definition("USER MAPPING", Parent::kServer),
    Relation("VIEW", 'v'),
};
static_assert(std::ranges::is_sorted(kFacts, {}, &KindFacts::kind));

}  // namespace

const KindFacts& FactsOf(std::string_view kind) {
  static constexpr KindFacts kUnknown{};
  const auto* const facts = std::ranges::lower_bound(kFacts, kind, {}, &KindFacts::kind);
  return facts != std::end(kFacts) && facts->kind == kind ? *facts : kUnknown;
}

}  // namespace pgstow::native
