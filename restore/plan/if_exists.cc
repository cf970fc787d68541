#include "restore/plan/if_exists.h"

#include <algorithm>

namespace pgstow::plan {
namespace {

constexpr std::string_view kIfExists = "IF EXISTS ";

// Where `words` stand in `sql` outside of quotes, from `start`; npos when they don't.
size_t FindUnquoted(std::string_view sql, std::string_view words, size_t start) {
  bool quoted = false;
  for (size_t i = start; i < sql.size(); ++i) {
    if (sql[i] == '"') quoted = !quoted;
    if (!quoted && sql.substr(i).starts_with(words)) return i;
  }
  return std::string_view::npos;
}

// Length of the key words that `sql` starts with: upper-case words, each with the blank after it.
size_t KeyWords(std::string_view sql) {
  size_t length = 0;
  for (size_t i = 0; i < sql.size(); ++i) {
    if (sql[i] == ' ') {
      length = i + 1;
    } else if (sql[i] < 'A' || sql[i] > 'Z') {
      break;
    }
  }
  return length;
}

std::string DropWithIfExists(std::string_view drop, std::string_view kind) {
  constexpr std::string_view kDrop = "DROP ";
  const std::string_view rest = drop.substr(kDrop.size());
  const bool kind_is_said = rest.starts_with(kind) && rest.substr(kind.size()).starts_with(' ');
  // The kind tells where the name starts even when more key words follow (USER MAPPING FOR x).
  const size_t words = kind_is_said ? kind.size() + 1 : KeyWords(rest);
  std::string out(drop);
  return out.insert(kDrop.size() + words, kIfExists);
}

std::string AlterWithIfExists(std::string_view drop) {
  constexpr std::string_view kAlterTable = "ALTER TABLE ";
  constexpr std::string_view kConstraint = " DROP CONSTRAINT ";
  std::string out(drop);
  const size_t constraint = FindUnquoted(drop, kConstraint, 0);
  if (constraint != std::string_view::npos) {
    out.insert(constraint + kConstraint.size(), kIfExists);
  }
  if (drop.starts_with(kAlterTable)) out.insert(kAlterTable.size(), kIfExists);
  return out;
}

// A large object has no IF EXISTS: it is looked for where large objects are listed. There may be
// several, a line each.
std::string UnlinkIfExists(std::string_view drop, std::string_view call) {
  std::string out;
  while (drop.starts_with(call)) {
    const size_t end = std::min(drop.find(')'), drop.size());
    out += call;
    out += "oid) FROM pg_catalog.pg_largeobject_metadata WHERE oid = ";
    out += drop.substr(call.size(), end - call.size());
    out += ";\n";
    drop.remove_prefix(std::min(drop.find('\n', end), drop.size() - 1) + 1);
  }
  return out.append(drop);
}

}  // namespace

std::string WithIfExists(std::string_view drop, std::string_view kind) {
  constexpr std::string_view kUnlink = "SELECT pg_catalog.lo_unlink(";
  if (drop.starts_with("DROP ")) return DropWithIfExists(drop, kind);
  if (drop.starts_with("ALTER ")) return AlterWithIfExists(drop);
  if (drop.starts_with(kUnlink)) return UnlinkIfExists(drop, kUnlink);
  return std::string(drop);
}

}  // namespace pgstow::plan
