#include "host/pg/connection_string.h"

#include <map>
#include <memory>
#include <string_view>
#include <utility>

#include <libpq-fe.h>

#include "host/base/error.h"
#include "host/pg/connection_impl.h"

namespace pgstow::pg {
namespace {

using Values = std::map<std::string, std::string>;

// What the string says, by libpq's keywords.
Values Parsed(const std::string& text) {
  char* reason = nullptr;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
      PQconninfoParse(text.c_str(), &reason), &PQconninfoFree);
  const std::unique_ptr<char, decltype(&PQfreemem)> owned(reason, &PQfreemem);
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

// Whether libpq takes a dbname apart.
bool IsConnectionString(std::string_view dbname) {
  return dbname.starts_with("postgresql://") || dbname.starts_with("postgres://") ||
         dbname.find('=') != std::string_view::npos;
}

void Set(Values& values, const char* keyword, const std::string& value) {
  if (!value.empty()) values.insert_or_assign(keyword, value);
}

// All that the options say about the server.
Values ServerOf(const ConnectionOptions& options) {
  Values values = Parsed(options.dbname);
  Set(values, "host", options.host);
  Set(values, "port", options.port);
  Set(values, "user", options.user);
  return values;
}

// The options with `values` in place of what they say about server and database.
ConnectionOptions With(ConnectionOptions options, const Values& values) {
  options.dbname.clear();
  for (const auto& [keyword, value] : values) {
    options.dbname.append(options.dbname.empty() ? "" : " ").append(keyword).append("=");
    options.dbname += Quoted(value);
  }
  options.host.clear();
  options.port.clear();
  options.user.clear();
  options.override_dbname.clear();
  return options;
}

}  // namespace

ConnectionOptions ToDatabase(const ConnectionOptions& server, const std::string& database) {
  Values values = ServerOf(server);
  values.erase("dbname");
  Set(values, "dbname", database);
  return With(server, values);
}

ConnectionOptions Connection::OptionsFor(const std::string& database) const {
  ConnectionOptions options = impl_->options;
  if (!IsConnectionString(options.dbname)) options.dbname.clear();
  Values values = ServerOf(options);
  Set(values, "host", impl_->host);
  Set(values, "hostaddr", impl_->host_address);
  Set(values, "port", impl_->port);
  Set(values, "user", user());
  values.insert_or_assign("dbname", database);
  options.given_password = impl_->password;
  return With(std::move(options), values);
}

}  // namespace pgstow::pg
