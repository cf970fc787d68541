#include "host/sql/acl.h"

#include <algorithm>

#include "host/base/error.h"
#include "host/sql/privileges.h"
#include "host/sql/quote.h"

namespace pgstow::sql {
namespace {

// Takes a role name, bare or in double quotes, off the front of `text`.
std::string TakeName(std::string_view& text) {
  std::string name;
  bool quoted = false;
  size_t i = 0;
  for (; i < text.size(); ++i) {
    if (text[i] == '"') {
      const bool doubled = quoted && i + 1 < text.size() && text[i + 1] == '"';
      if (!doubled) {
        quoted = !quoted;
        continue;
      }
      ++i;
    } else if (!quoted && (text[i] == '=' || text[i] == '/')) {
      break;
    }
    name += text[i];
  }
  text.remove_prefix(i);
  return name;
}

bool TakeCharacter(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

// Privileges of one aclitem as GRANT lists them.
struct PrivilegeLists {
  std::string plain;
  std::string grantable;  // with grant option
};

void AppendListed(std::string& list, std::string_view word, const std::string& column) {
  if (!list.empty()) list += ',';
  list += word;
  if (!column.empty()) list += "(" + column + ")";
}

// Writes ALL where a list holds each privilege that the kind has in PostgreSQL 18. What an older
// server calls all of them is listed: restored into a newer one, ALL would grant more.
PrivilegeLists ListPrivileges(const AclTarget& target, const AclItem& item) {
  PrivilegeLists lists;
  bool all_plain = true;
  bool all_grantable = true;
  for (const Privilege& privilege : PrivilegesOf(target.kind)) {
    if (!target.column.empty() && !privilege.on_columns) continue;
    const bool grantable = item.grantable.find(privilege.letter) != std::string::npos;
    const bool plain = item.privileges.find(privilege.letter) != std::string::npos;
    if (grantable) AppendListed(lists.grantable, privilege.word, target.column);
    if (plain) AppendListed(lists.plain, privilege.word, target.column);
    all_grantable = all_grantable && grantable;
    all_plain = all_plain && plain;
  }
  std::string all;
  AppendListed(all, "ALL", target.column);
  if (all_grantable) lists.grantable = all;
  if (all_plain) lists.plain = all;
  return lists;
}

std::string RoleOrPublic(const std::string& role) {
  return role.empty() ? "PUBLIC" : Identifier(role);
}

// "<prefix><verb> <privileges> ON <kind> <name> <preposition> <role>"
std::string Statement(const AclTarget& target, std::string_view verb, const std::string& privileges,
                      std::string_view preposition, const std::string& role) {
  std::string sql = target.prefix;
  sql += verb;
  sql += " " + privileges + " ON " + target.kind + " ";
  if (!target.name.empty()) sql += target.name + " ";
  sql += preposition;
  sql += " " + RoleOrPublic(role);
  return sql;
}

// Takes every privilege of the item away, grant options with them.
std::string Revoke(const AclTarget& target, AclItem item) {
  item.privileges += item.grantable;
  item.grantable.clear();
  const std::string privileges = ListPrivileges(target, item).plain;
  if (privileges.empty()) return "";
  return Statement(target, "REVOKE", privileges, "FROM", item.grantee) + ";\n";
}

// What a role other than the owner granted is granted again under its name, so that revoking from
// it later cascades as it would have.
std::string Grant(const AclTarget& target, const AclItem& item) {
  const PrivilegeLists lists = ListPrivileges(target, item);
  std::string sql;
  if (!lists.plain.empty()) {
    sql += Statement(target, "GRANT", lists.plain, "TO", item.grantee) + ";\n";
  }
  if (!lists.grantable.empty()) {
    sql +=
        Statement(target, "GRANT", lists.grantable, "TO", item.grantee) + " WITH GRANT OPTION;\n";
  }
  if (sql.empty() || item.grantor.empty() || item.grantor == target.owner) return sql;
  return "SET SESSION AUTHORIZATION " + Identifier(item.grantor) + ";\n" + sql +
         "RESET SESSION AUTHORIZATION;\n";
}

bool Contains(const std::vector<std::string>& items, const std::string& item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

}  // namespace

AclItem ParseAclItem(std::string_view text) {
  AclItem item;
  std::string_view rest = text;
  item.grantee = TakeName(rest);
  bool valid = TakeCharacter(rest, '=');
  while (valid && !rest.empty() && rest.front() != '/') {
    const char letter = rest.front();
    rest.remove_prefix(1);
    (TakeCharacter(rest, '*') ? item.grantable : item.privileges) += letter;
  }
  valid = valid && TakeCharacter(rest, '/');
  item.grantor = TakeName(rest);
  if (!valid || !rest.empty() || item.grantor.empty()) {
    base::Throw(base::ErrorCode::kServer, "could not parse ACL item \"{}\"", text);
  }
  return item;
}

std::string AclStatements(const AclTarget& target, const std::vector<std::string>& acl,
                          const std::vector<std::string>& base) {
  std::string first;  // revokes, then the owner's own grants
  std::string then;
  for (const std::string& text : base) {
    if (!Contains(acl, text)) first += Revoke(target, ParseAclItem(text));
  }
  for (const std::string& text : acl) {
    if (Contains(base, text)) continue;
    const AclItem item = ParseAclItem(text);
    const bool own =
        !target.owner.empty() && item.grantee == target.owner && item.grantor == target.owner;
    (own ? first : then) += Grant(target, item);
  }
  return first + then;
}

}  // namespace pgstow::sql
