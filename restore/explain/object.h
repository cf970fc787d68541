// What a statement needs, makes or removes, by the name under which a server knows it. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pgstow::explain {

// Classes of names. What shares a namespace on the server shares a class here: tables, indexes,
// views and sequences are relations; procedures and aggregates are functions; domains are types.
enum class ObjectClass : uint8_t {
  kRole,
  kTablespace,
  kAvailableExtension,  // that CREATE EXTENSION finds
  kExtension,
  kLanguage,
  kAccessMethod,
  kLabelProvider,  // of SECURITY LABEL
  kSetting,
  kLocale,  // of the operating system; name: in lower case, without hyphens
  kSchema,
  kRelation,
  kType,      // detail: kShell when it is only announced
  kFunction,  // detail: types of its arguments, "integer, text"
  kCollation,
  kOperator,       // detail: types of its arguments
  kOperatorClass,  // detail: access method
  kOperatorFamily,
  kConversion,
  kStatistics,
  kSearchConfiguration,
  kSearchDictionary,
  kSearchParser,
  kSearchTemplate,
  kConstraint,        // detail: its table, "schema.name"
  kDomainConstraint,  // detail: its domain
  kTrigger,           // detail: its table, as with rules and policies
  kRule,
  kPolicy,
  kCast,       // name: "source AS target"
  kTransform,  // name: type; detail: language
  kForeignDataWrapper,
  kServer,
  kUserMapping,  // name: user; detail: server
  kEventTrigger,
  kPublication,
  kSubscription,
  kLargeObject,  // name: its OID
  kDatabase,
  kPrimaryKey,  // name: that of its table; which has one at most
  kPartition,   // a relation that is attached to a parent
  kMember,      // of a publication (detail): a table
  kIdentity,    // detail: column of the relation
};

inline constexpr std::string_view kShell = "shell";

struct Object {
  ObjectClass kind = ObjectClass::kRelation;
  std::string schema;  // empty when it is in none
  std::string name;
  std::string detail = {};
  friend auto operator<=>(const Object&, const Object&) = default;

  // As messages of a server have it, without quotes: "schema.name".
  std::string full_name() const { return schema.empty() ? name : schema + "." + name; }
};

// What a server says of a statement that fails.
struct Complaint {
  std::string sqlstate;
  std::string message;  // without "ERROR: "
  friend bool operator==(const Complaint&, const Complaint&) = default;
};

}  // namespace pgstow::explain
