#include "host/catalog/globals/rooms.h"

#include <fmt/format.h>

#include "host/catalog/facets/settings.h"
#include "host/sql/quote.h"

namespace pgstow::catalog::globals {
namespace {

SharedFacets ReadFacets(pg::Connection& connection, const GlobalsOptions& options) {
  SharedFacets facets;
  if (options.comments) {
    connection.Stream("SELECT classoid, objoid, description FROM pg_catalog.pg_shdescription",
                      [&facets](const pg::Row& row) {
                        facets.comments[{row.oid(0), row.oid(1)}] = row.text(2);
                      });
  }
  if (options.security_labels) {
    connection.Stream(
        "SELECT classoid, objoid, provider, label FROM pg_catalog.pg_shseclabel ORDER BY provider",
        [&facets](const pg::Row& row) {
          facets.labels[{row.oid(0), row.oid(1)}].emplace_back(row.text(2), row.text(3));
        });
  }
  return facets;
}

}  // namespace

Reading::Reading(pg::Connection& connection, const GlobalsOptions& options)
    : connection_(connection), options_(options), facets_(ReadFacets(connection, options)) {}

model::Entry Reading::Draft(std::string_view kind, std::string_view tag, std::string_view owner) {
  model::Entry entry;
  entry.id = ++last_id_;
  entry.section = model::Section::kPreData;
  entry.kind = kind;
  entry.tag = tag;
  entry.owner = owner;
  return entry;
}

model::Entry Reading::DraftAbout(const model::Entry& object, std::string_view kind,
                                 std::string_view tag) {
  model::Entry entry = Draft(kind, tag, object.owner);
  entry.section = model::Section::kNone;
  entry.dependencies = {object.id};
  entry.belongs_to = {object.id};
  return entry;
}

void Reading::AddCommentAndLabels(const model::Entry& object, const std::string& name,
                                  Entries& entries) {
  if (const auto comment = facets_.comments.find(object.catalog);
      comment != facets_.comments.end()) {
    model::Entry entry = DraftAbout(object, "COMMENT", name);
    entry.role = model::Role::kComment;
    entry.definition = fmt::format("COMMENT ON {} IS {};\n", name,
                                   Constant(comment->second, Backslashes::kEscaped));
    entries.push_back(std::move(entry));
  }
  const auto labels = facets_.labels.find(object.catalog);
  if (labels == facets_.labels.end()) return;
  model::Entry entry = DraftAbout(object, "SECURITY LABEL", name);
  entry.role = model::Role::kSecurityLabel;
  for (const auto& [provider, label] : labels->second) {
    entry.definition +=
        fmt::format("SECURITY LABEL FOR {} ON {} IS {};\n", sql::Identifier(provider), name,
                    Constant(label, Backslashes::kEscaped));
  }
  entries.push_back(std::move(entry));
}

}  // namespace pgstow::catalog::globals
