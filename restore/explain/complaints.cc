#include "restore/explain/complaints.h"

#include <array>

#include <fmt/format.h>

namespace pgstow::explain {
namespace {

// Texts with {0}: full name, {1}: name, {2}: detail, {3}: noun, {4}: encoding.
struct Words {
  ObjectClass kind;
  std::string_view missing_state;
  std::string_view missing;
  std::string_view exists_state;
  std::string_view exists;
};

using enum ObjectClass;

constexpr Words kWords[] = {
    {kRole, "42704", "role \"{1}\" does not exist", "42710", "role \"{1}\" already exists"},
    {kTablespace, "42704", "tablespace \"{1}\" does not exist", "42710",
     "tablespace \"{1}\" already exists"},
    {kAvailableExtension, "0A000", "extension \"{1}\" is not available", "", ""},
    {kExtension, "42704", "extension \"{1}\" does not exist", "42710",
     "extension \"{1}\" already exists"},
    {kLanguage, "42704", "language \"{1}\" does not exist", "42710",
     "language \"{1}\" already exists"},
    {kAccessMethod, "42704", "access method \"{1}\" does not exist", "42710",
     "access method \"{1}\" already exists"},
    {kLabelProvider, "22023", "security label provider \"{1}\" is not loaded", "", ""},
    {kSetting, "42704", "unrecognized configuration parameter \"{1}\"", "", ""},
    {kSchema, "3F000", "schema \"{1}\" does not exist", "42P06", "schema \"{1}\" already exists"},
    {kRelation, "42P01", "relation \"{0}\" does not exist", "42P07",
     "relation \"{1}\" already exists"},
    {kType, "42704", "type \"{0}\" does not exist", "42710", "type \"{1}\" already exists"},
    {kFunction, "42883", "{3} {0}({2}) does not exist", "42723",
     "function \"{1}\" already exists with same argument types"},
    {kCollation, "42704", "collation \"{0}\" for encoding \"{4}\" does not exist", "42710",
     "collation \"{1}\" for encoding \"{4}\" already exists"},
    {kOperator, "42883", "operator does not exist: {2}", "42723", "operator {1} already exists"},
    {kOperatorClass, "42704", "operator class \"{0}\" does not exist for access method \"{2}\"",
     "42710", "operator class \"{1}\" for access method \"{2}\" already exists"},
    {kOperatorFamily, "42704", "operator family \"{0}\" does not exist for access method \"{2}\"",
     "42710", "operator family \"{1}\" for access method \"{2}\" already exists"},
    {kConversion, "42704", "conversion \"{0}\" does not exist", "42710",
     "conversion \"{1}\" already exists"},
    {kStatistics, "42704", "statistics object \"{0}\" does not exist", "42710",
     "statistics object \"{1}\" already exists"},
    {kSearchConfiguration, "42704", "text search configuration \"{0}\" does not exist", "23505",
     "duplicate key value violates unique constraint \"pg_ts_config_cfgname_index\""},
    {kSearchDictionary, "42704", "text search dictionary \"{0}\" does not exist", "23505",
     "duplicate key value violates unique constraint \"pg_ts_dict_dictname_index\""},
    {kSearchParser, "42704", "text search parser \"{0}\" does not exist", "23505",
     "duplicate key value violates unique constraint \"pg_ts_parser_prsname_index\""},
    {kSearchTemplate, "42704", "text search template \"{0}\" does not exist", "23505",
     "duplicate key value violates unique constraint \"pg_ts_template_tmplname_index\""},
    {kConstraint, "42704", "constraint \"{1}\" for table \"{5}\" does not exist", "42710",
     "constraint \"{1}\" for relation \"{5}\" already exists"},
    {kDomainConstraint, "42704", "constraint \"{1}\" for domain {2} does not exist", "42710",
     "constraint \"{1}\" for domain \"{5}\" already exists"},
    {kTrigger, "42704", "trigger \"{1}\" for table \"{5}\" does not exist", "42710",
     "trigger \"{1}\" for relation \"{5}\" already exists"},
    {kRule, "42704", "rule \"{1}\" for relation \"{5}\" does not exist", "42710",
     "rule \"{1}\" for relation \"{5}\" already exists"},
    {kPolicy, "42704", "policy \"{1}\" for table \"{5}\" does not exist", "42710",
     "policy \"{1}\" for table \"{5}\" already exists"},
    {kCast, "42704", "cast from type {1} to type {2} does not exist", "42710",
     "cast from type {1} to type {2} already exists"},
    {kTransform, "42704", "transform for type {1} language \"{2}\" does not exist", "42710",
     "transform for type {1} language \"{2}\" already exists"},
    {kForeignDataWrapper, "42704", "foreign-data wrapper \"{1}\" does not exist", "42710",
     "foreign-data wrapper \"{1}\" already exists"},
    {kServer, "42704", "server \"{1}\" does not exist", "42710", "server \"{1}\" already exists"},
    {kUserMapping, "42704", "user mapping for \"{1}\" does not exist for server \"{2}\"", "42710",
     "user mapping for \"{1}\" already exists for server \"{2}\""},
    {kEventTrigger, "42704", "event trigger \"{1}\" does not exist", "42710",
     "event trigger \"{1}\" already exists"},
    {kPublication, "42704", "publication \"{1}\" does not exist", "42710",
     "publication \"{1}\" already exists"},
    {kSubscription, "42704", "subscription \"{1}\" does not exist", "42710",
     "subscription \"{1}\" already exists"},
    {kLargeObject, "42704", "large object {1} does not exist", "23505",
     "duplicate key value violates unique constraint \"pg_largeobject_metadata_oid_index\""},
    {kDatabase, "3D000", "database \"{1}\" does not exist", "42P04",
     "database \"{1}\" already exists"},
    {kPrimaryKey, "", "", "42P16", "multiple primary keys for table \"{1}\" are not allowed"},
    {kPartition, "", "", "42809", "\"{1}\" is already a partition"},
    {kMember, "", "", "42710", "relation \"{1}\" is already member of publication \"{2}\""},
    {kIdentity, "", "", "55000",
     "column \"{2}\" of relation \"{1}\" is already an identity column"},
};

const Words* Find(ObjectClass kind) {
  for (const Words& words : kWords) {
    if (words.kind == kind) return &words;
  }
  return nullptr;
}

std::string Filled(std::string_view text, const Object& object, std::string_view encoding,
                   std::string_view noun) {
  const std::string_view bare =
      std::string_view(object.detail).substr(object.detail.rfind('.') + 1);
  return fmt::format(fmt::runtime(text), object.full_name(), object.name, object.detail, noun,
                     encoding, bare);
}

}  // namespace

Complaint MissingComplaint(const Object& object, std::string_view encoding, std::string_view noun) {
  const Words* words = Find(object.kind);
  if (words == nullptr) return {};
  return {std::string(words->missing_state), Filled(words->missing, object, encoding, noun)};
}

Complaint ExistsComplaint(const Object& object, std::string_view encoding) {
  const Words* words = Find(object.kind);
  if (words == nullptr) return {};
  return {std::string(words->exists_state), Filled(words->exists, object, encoding, "function")};
}

Complaint NotMemberComplaint(std::string_view role, int version) {
  constexpr int kSetOption = 16;  // of memberships
  return {"42501",
          fmt::format("{} \"{}\"",
                      version < kSetOption ? "must be member of role" : "must be able to SET ROLE",
                      role)};
}

Complaint DeniedComplaint(std::string_view what, std::string_view name) {
  return {"42501", fmt::format("permission denied for {} {}", what, name)};
}

}  // namespace pgstow::explain
