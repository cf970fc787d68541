#include "host/catalog/facets/settings.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "host/sql/quote.h"

namespace pgstow::catalog {
namespace {

// Settings whose value the server keeps as a list of names, each quoted as an identifier. They
// can't be told from others by the catalogs.
// Source: https://www.postgresql.org/docs/18/runtime-config-client.html
constexpr std::array<std::string_view, 6> kNameLists = {
    "local_preload_libraries",  "search_path",      "session_preload_libraries",
    "shared_preload_libraries", "temp_tablespaces", "unix_socket_directories"};

bool EqualsIgnoringCase(std::string_view left, std::string_view right) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [&](char a, char b) { return lower(a) == lower(b); });
}

std::string_view Trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\n\r\f\v";
  const size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

// Splits at commas outside of double quotes, and takes the quotes away.
std::vector<std::string> SplitNames(std::string_view list) {
  std::vector<std::string> names;
  if (Trimmed(list).empty()) return names;
  bool quoted = false;
  size_t begin = 0;
  for (size_t i = 0; i <= list.size(); ++i) {
    if (i < list.size() && list[i] == '"') quoted = !quoted;
    if (i < list.size() && (quoted || list[i] != ',')) continue;
    const std::string_view item = Trimmed(list.substr(begin, i - begin));
    begin = i + 1;
    if (item.size() < 2 || item.front() != '"') {
      names.emplace_back(item);
      continue;
    }
    std::string& name = names.emplace_back();
    for (size_t k = 1; k + 1 < item.size(); ++k) {
      name += item[k];
      if (item[k] == '"') ++k;  // a doubled quote
    }
  }
  return names;
}

}  // namespace

std::string Constant(const std::string& value, Backslashes backslashes) {
  const bool plain = value.find('\\') == std::string::npos;
  if (plain || backslashes == Backslashes::kAsSession || !sql::quote_options().standard_strings) {
    return sql::Literal(value);
  }
  std::string doubled;
  for (const char c : value) doubled.append(c == '\\' ? 2 : 1, c);
  return "E" + sql::Literal(doubled);
}

std::string SettingClause(std::string_view setting, Backslashes backslashes) {
  const size_t equals = setting.find('=');
  if (equals == std::string_view::npos) return "";
  const std::string_view name = setting.substr(0, equals);
  const std::string_view value = setting.substr(equals + 1);

  std::vector<std::string> values;
  const bool is_list = std::any_of(kNameLists.begin(), kNameLists.end(),
                                   [name](auto list) { return EqualsIgnoringCase(name, list); });
  if (is_list) values = SplitNames(value);
  if (values.empty()) values.emplace_back(value);
  for (std::string& item : values) item = Constant(item, backslashes);
  return fmt::format("{} TO {}", sql::Identifier(name), fmt::join(values, ", "));
}

}  // namespace pgstow::catalog
