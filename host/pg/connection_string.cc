#include "host/pg/connection_string.h"

#include <map>
#include <memory>
#include <string_view>
#include <utility>

#include "host/base/error.h"
#include "host/pg/libpq.h"

namespace pgstow::pg {
namespace {

using Values = std::map<std::string, std::string>;

// What the string says, by libpq's keywords.
Values Parsed(const std::string& text) {
  char* reason = nullptr;
  const std::unique_ptr<PQconninfoOption, decltype(PQconninfoFree)&> options(
      PQconninfoParse(text.c_str(), &reason), PQconninfoFree);
  const std::unique_ptr<char, decltype(PQfreemem)&> owned(reason, PQfreemem);
  if (options == nullptr) {
    std::string_view words = reason == nullptr ? "out of memory" : reason;
    if (words.ends_with('\n')) words.remove_suffix(1);
    throw base::Error(base::ErrorCode::kUsage, std::string(words));
  }
  Values values;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val != nullptr) values.emplace(option->keyword, option->val);
  }
  return values;
}

std::string Quoted(std::string_view value) {
  std::string text = "'";
  for (const char c : value) {
    if (c == '\'' || c == '\\') text += '\\';
    text += c;
  }
  return text + '\'';
}

void Set(Values& values, const char* keyword, const std::string& value) {
  if (!value.empty()) values.insert_or_assign(keyword, value);
}

}  // namespace

ConnectionOptions ToDatabase(const ConnectionOptions& server, const std::string& database) {
  Values values = Parsed(server.dbname);
  Set(values, "host", server.host);
  Set(values, "port", server.port);
  Set(values, "user", server.user);
  values.erase("dbname");
  Set(values, "dbname", database);
  ConnectionOptions options = server;
  options.dbname.clear();
  for (const auto& [keyword, value] : values) {
    options.dbname.append(options.dbname.empty() ? "" : " ").append(keyword).append("=");
    options.dbname += Quoted(value);
  }
  options.host.clear();
  options.port.clear();
  options.user.clear();
  return options;
}

}  // namespace pgstow::pg
