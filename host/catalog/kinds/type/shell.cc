#include "host/catalog/kinds/type/shell.h"

#include <string>
#include <utility>

#include <fmt/format.h>

#include "host/catalog/kind.h"
#include "host/catalog/kinds/type/type.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kUndefinedTypeKind;
extern const Kind kShellTypeKind;

namespace {

// Types that were announced and never defined.
const Query<Object>& UndefinedQuery() {
  static const Query<Object> query = TypeQuery<Object>("NOT t.typisdefined", {});
  return query;
}

void ReadUndefined(const Reading& reading) {
  reading.Ask(UndefinedQuery(), [&reading](std::unique_ptr<Object> type) {
    reading.store.Add(kUndefinedTypeKind, std::move(type));
  });
}

std::string Definition(const Object& type) {
  return fmt::format("CREATE TYPE {};\n", sql::Qualified(type.schema, type.name));
}

void EmitUndefined(const Object& type, const CatalogStore&, Emitter& out) {
  if (type.wants(kDefinition)) AddTypeEntry(type, "TYPE", Definition(type), out);
  out.AddFacets(type, TypeFacets(type, "TYPE"));
}

// It gets its owner, and what drops it, when it is defined.
void EmitShell(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& shell = static_cast<const ShellType&>(object);
  if (!shell.needed || !shell.wants(kDefinition)) return;
  model::Entry entry = out.Draft(shell, "SHELL TYPE");
  entry.definition = Definition(shell);
  out.Add(std::move(entry));
}

}  // namespace

void AddShell(TypeWithFunctions& type, CatalogStore& store) {
  auto shell = std::make_unique<ShellType>();
  shell->name = type.name;
  shell->schema_oid = type.schema_oid;
  shell->owner_oid = type.owner_oid;
  shell->extension = type.extension;
  type.shell = &store.Add(kShellTypeKind, std::move(shell));
  type.dependencies.push_back(type.shell->id);
}

const Kind kUndefinedTypeKind = {.name = "undefined type",
                                 .priority = Priority::kType,
                                 .catalog = kPgType,
                                 .read = ReadUndefined,
                                 .emit = EmitUndefined};

const Kind kShellTypeKind = {.name = "shell type", .priority = Priority::kType, .emit = EmitShell};

}  // namespace pgstow::catalog
