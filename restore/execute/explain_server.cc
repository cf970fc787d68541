#include <memory>
#include <string>

#include <fmt/format.h>

#include "host/base/json.h"
#include "host/sql/quote.h"
#include "restore/execute/as_role.h"
#include "restore/execute/server_restore.h"

namespace pgstow::execute {
namespace {

std::string GlobalsTree(const ServerParts::Globals& globals) {
  std::string text = "what is the server's own\n";
  for (const size_t i : globals.selection.order) {
    const model::Entry& entry = globals.toc.entries[i];
    text += fmt::format("  create {} {}\n", entry.kind, sql::CommentSafe(entry.tag));
  }
  return text;
}

std::string GlobalsJson(const ServerParts::Globals& globals) {
  std::string text;
  for (const size_t i : globals.selection.order) {
    const model::Entry& entry = globals.toc.entries[i];
    base::JsonObject object;
    object.Text("action", "create");
    object.Number("entry", static_cast<uint64_t>(entry.id));
    object.Text("kind", entry.kind);
    object.Text("tag", entry.tag);
    text += (text.empty() ? "\n  " : ",\n  ") + object.str();
  }
  return "[" + text + "]";
}

}  // namespace

Explained ExplainServer(ServerParts& parts, ExplainForm form) {
  const RestoreOptions& options = parts.options();
  std::unique_ptr<pg::Connection> connection;
  if (options.to_database) connection = ConnectForRestore(options);
  const bool json = form == ExplainForm::kJson;
  Explained all;
  std::string databases;
  for (OneRestore& database : parts.databases()) {
    std::unique_ptr<pg::Connection> there;
    if (connection != nullptr && parts.moved() == nullptr && !database.options().plan.create) {
      there = connection->Another(database.toc().header.database);
    }
    pg::Connection* const target = there != nullptr ? there.get() : connection.get();
    if (target != nullptr) database.LookAt(*target);
    const Explained one = database.Explain(target, form);
    all.errors += one.errors;
    databases += (databases.empty() ? "" : json ? ",\n" : "\n") + one.text;
  }
  const auto globals = parts.globals();
  if (json) {
    all.text = fmt::format("{{\"globals\": {},\n\"databases\": [\n{}]}}\n",
                           globals ? GlobalsJson(*globals) : "[]", databases);
  } else {
    all.text = (globals ? GlobalsTree(*globals) + (databases.empty() ? "" : "\n") : "") + databases;
  }
  return all;
}

}  // namespace pgstow::execute
