// Privileges: aclitem[] text ↔ GRANT and REVOKE. Pure.
// Source: https://www.postgresql.org/docs/18/ddl-priv.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pgstow::sql {

// One aclitem: who got what from whom.
struct AclItem {
  std::string grantee;  // empty: PUBLIC
  std::string grantor;
  std::string privileges;  // letters without grant option, e.g. "rw"
  std::string grantable;   // letters with grant option ("*")
};

// Parses one aclitem as the server prints it: grantee=rw*/grantor, names in double quotes where
// needed. Throws kServer when it can't be one.
AclItem ParseAclItem(std::string_view text);

// What ACL statements are written for.
struct AclTarget {
  std::string kind;  // object kind after ON: "TABLE", "SEQUENCE", "FUNCTION", "SCHEMA", "TABLES" …
  std::string name;  // already quoted; a function with its arguments; empty for default privileges
  std::string column;  // quoted column name for column privileges; empty else
  std::string owner;   // role that owns it, unquoted; empty when unknown
  std::string prefix;  // put before each statement: "ALTER DEFAULT PRIVILEGES … "
};

// The statements that turn privileges `base` (what the object has when it is made: the built-in
// default or the initial privileges of an extension) into `acl`: first the revokes, then what the
// owner grants to itself, then the other grants in the order of `acl`. Each ends with ";\n"; empty
// when nothing is to be done. `acl` and `base`: text of each aclitem. An object whose ACL is NULL
// has the built-in default: pass acldefault() as `acl` then; an empty `acl` revokes everything.
std::string AclStatements(const AclTarget& target, const std::vector<std::string>& acl,
                          const std::vector<std::string>& base);

}  // namespace pgstow::sql
