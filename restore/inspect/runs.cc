#include "restore/inspect/runs.h"

#include <algorithm>
#include <array>

#include "restore/explain/cursor.h"
#include "restore/explain/reading.h"

namespace pgstow::inspect {
namespace {

using explain::Token;

constexpr std::array kEvaluating = {"ALTER DOMAIN",
                                    "ALTER FOREIGN TABLE",
                                    "ALTER TABLE",
                                    "CREATE DOMAIN",
                                    "CREATE FOREIGN TABLE",
                                    "CREATE INDEX",
                                    "CREATE MATERIALIZED VIEW",
                                    "CREATE RULE",
                                    "CREATE TABLE",
                                    "DO"};

}  // namespace

void OwnFunctions::Add(std::span<const Token> command) {
  for (const explain::Made& made : explain::Read(command).makes) {
    if (made.object.kind != explain::ObjectClass::kFunction) continue;
    std::string full = made.object.full_name();
    if (full_names_.insert(full).second) by_name_.emplace(made.object.name, std::move(full));
  }
}

std::vector<std::string> OwnFunctions::CalledIn(std::span<const Token> command) const {
  std::set<std::string> called;
  for (size_t i = 0; i + 1 < command.size(); ++i) {
    if (!command[i].is_name() || !command[i + 1].is_symbol("(")) continue;
    const bool qualified = i >= 2 && command[i - 1].is_symbol(".") && command[i - 2].is_name();
    if (qualified) {
      const std::string full = command[i - 2].text + "." + command[i].text;
      if (full_names_.contains(full)) called.insert(full);
      continue;
    }
    const auto [first, last] = by_name_.equal_range(command[i].text);
    for (auto found = first; found != last; ++found) called.insert(found->second);
  }
  return {called.begin(), called.end()};
}

bool Evaluates(std::string_view command_name, std::span<const Token> command) {
  if (command_name.starts_with("SELECT")) return true;
  if (std::ranges::find(kEvaluating, command_name) == kEvaluating.end()) return false;
  explain::Cursor cursor(command);
  return !(cursor.Find("alter") && cursor.Find("set") && cursor.Accept("default"));
}

}  // namespace pgstow::inspect
