#include "host/catalog/emitter.h"

#include <utility>

#include <fmt/format.h>

#include "host/catalog/kind.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {
Emitter::Emitter(const CatalogStore& store, const ReadOptions& options, Take take,
                 std::vector<DataJob>& data, DumpId first_free_id)
    : store_(store),
      options_(options),
      take_(std::move(take)),
      data_(data),
      next_id_(first_free_id) {}

model::Entry Emitter::Draft(const Object& object, std::string_view kind_text) const {
  model::Entry entry;
  entry.id = object.id;
  entry.catalog = object.catalog;
  entry.section = object.section;
  entry.kind = kind_text;
  entry.tag = object.name;
  entry.schema = object.schema;
  entry.owner = object.owner;
  if (object.parent != 0) entry.belongs_to.push_back(object.parent);
  return entry;
}

model::Entry Emitter::DraftOwned(const Object& object, std::string_view kind_text,
                                 std::string called, std::string definition) const {
  model::Entry entry = Draft(object, kind_text);
  entry.definition = std::move(definition);
  entry.drop = fmt::format("DROP {};\n", called);
  entry.owned_as = std::move(called);
  return entry;
}

bool Emitter::AddOwn(model::Entry entry) {
  last_own_ = entry.id;
  pass_of_last_ = entry.pass;
  return take_(std::move(entry));
}

void Emitter::Add(model::Entry entry) { AddOwn(std::move(entry)); }

void Emitter::AddExtra(const Object& object, model::Entry entry) {
  entry.id = next_id_++;
  entry.dependencies.insert(entry.dependencies.begin(), object.id);
  entry.belongs_to = {object.id};
  // What is said about an object comes in the pass in which it is made itself.
  if (entry.pass == model::Pass::kMain && last_own_ == object.id) entry.pass = pass_of_last_;
  take_(std::move(entry));
}

void Emitter::AddData(model::Entry entry, DataJob job) {
  entry.role = model::Role::kData;
  entry.parts = {model::Part{}};
  job.entry = entry.id;
  if (AddOwn(std::move(entry))) data_.push_back(std::move(job));
}

void Emitter::AddFacets(const Object& object, const Facets& facets) {
  if (!facets.comment_on.empty()) {
    if (facets.comment) AddComment(object, 0, facets.comment_on, facets.comment_tag);
    AddSecurityLabels(object, facets.comment_tag, [&facets](int32_t sub) {
      return sub == 0 ? facets.comment_on : std::string();
    });
  }
  if (facets.acl_kind.empty() || !object.acl.set() || !object.wants(kAcl)) return;
  sql::AclTarget target;
  target.kind = facets.acl_kind;
  target.name = facets.acl_name;
  target.owner = object.owner;
  AddAcl(object, facets.acl_tag,
         sql::AclStatements(target, object.acl.acl.List(), object.acl.base.List()));
}

void Emitter::AddComment(const Object& object, int32_t sub, std::string_view on,
                         std::string_view tag) {
  for (const Comment& comment : store_.Comments(object.catalog)) {
    if (comment.sub == sub) AddCommentText(object, on, tag, comment.text);
  }
}

void Emitter::AddCommentText(const Object& object, std::string_view on, std::string_view tag,
                             std::string_view text) {
  if (!object.wants(kComment) || !options_.comments) return;
  model::Entry entry = Draft(object, "COMMENT");
  entry.catalog = {};
  entry.section = model::Section::kNone;
  entry.role = model::Role::kComment;
  entry.tag = tag;
  entry.definition = fmt::format("COMMENT ON {} IS {};\n", on, sql::Literal(text));
  AddExtra(object, std::move(entry));
}

void Emitter::AddSecurityLabels(const Object& object, std::string_view tag,
                                const std::function<std::string(int32_t sub)>& on) {
  AddSecurityLabels(object, object.catalog, tag, on);
}

void Emitter::AddSecurityLabels(const Object& object, CatalogId labelled, std::string_view tag,
                                const std::function<std::string(int32_t sub)>& on) {
  if (!object.wants(kSecurityLabel)) return;
  std::string statements;
  for (const SecurityLabel& label : store_.SecurityLabels(labelled)) {
    const std::string target = on(label.sub);
    if (target.empty()) continue;
    statements += fmt::format("SECURITY LABEL FOR {} ON {} IS {};\n",
                              sql::Identifier(label.provider), target, sql::Literal(label.text));
  }
  if (statements.empty()) return;
  model::Entry entry = Draft(object, "SECURITY LABEL");
  entry.catalog = {};
  entry.section = model::Section::kNone;
  entry.role = model::Role::kSecurityLabel;
  entry.tag = tag;
  entry.definition = std::move(statements);
  AddExtra(object, std::move(entry));
}

DumpId Emitter::AddAcl(const Object& object, std::string_view tag, std::string statements,
                       DumpId depends_on) {
  if (statements.empty() || !object.wants(kAcl) || !options_.acls) return 0;
  model::Entry entry = Draft(object, "ACL");
  entry.catalog = {};
  entry.section = model::Section::kNone;
  entry.role = model::Role::kAcl;
  entry.pass = model::Pass::kAcl;
  entry.tag = tag;
  entry.definition = std::move(statements);
  if (depends_on != 0) entry.dependencies.push_back(depends_on);
  const DumpId id = next_id_;
  AddExtra(object, std::move(entry));
  return id;
}

}  // namespace pgstow::catalog
