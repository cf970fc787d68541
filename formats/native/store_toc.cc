// A TOC as the host knows it becomes one as pg_dump stores it.
#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <pgstow/sdk/error.h>
#include <pgstow/sdk/text.h>

#include "formats/native/compression.h"
#include "formats/native/dump_ids.h"
#include "formats/native/facts.h"
#include "formats/native/large_objects.h"
#include "formats/native/session.h"

namespace pgstow::native {
namespace {

using sdk::View;

// Whether the entry makes a relation of one of these kinds.
bool Makes(const pgstow_entry& entry, std::string_view relkinds) {
  return entry.role == PGSTOW_ROLE_DEFINITION && entry.pass == PGSTOW_PASS_MAIN &&
         entry.relkind != 0 &&
         relkinds.find(static_cast<char>(entry.relkind)) != std::string_view::npos;
}

// What is said about an object without owner has an empty one, the object itself has none.
std::optional<Name> OwnerOf(const pgstow_entry& entry) {
  const bool about_another =
      entry.role == PGSTOW_ROLE_COMMENT || entry.role == PGSTOW_ROLE_SECURITY_LABEL;
  if (entry.owner.len == 0 && !about_another) return std::nullopt;
  return View(entry.owner);
}

Entry StoredEntry(const pgstow_entry& from) {
  constexpr std::string_view kInTablespaces = "rpmiI";
  constexpr std::string_view kWithRelkind = "rpmfv";
  Entry to;
  to.id = from.dump_id;
  to.has_data = from.part_count > 0;
  to.catalog_table = from.catalog_table;
  to.catalog_oid = from.catalog_oid;
  to.tag = View(from.tag);
  to.kind = View(from.kind);
  to.section = from.section;
  to.definition = View(from.definition);
  to.drop = View(from.drop);
  to.copy = View(from.copy);
  to.schema = View(from.schema);
  if (Makes(from, kInTablespaces) || from.tablespace.len != 0) {
    to.tablespace = View(from.tablespace);
  }
  to.table_am = View(from.table_am);
  if (Makes(from, kWithRelkind)) to.relkind = static_cast<char>(from.relkind);
  to.owner = OwnerOf(from);
  const std::span dependencies(from.dependencies, from.dependency_count);
  to.dependencies.assign(dependencies.begin(), dependencies.end());
  if (to.has_data) to.place.state = DataState::kUnknown;
  return to;
}

Head StoredHead(const pgstow_toc_header& from, const StoreOptions& options) {
  constexpr std::string_view kPgDump = "pg_dump ";
  Head head;
  head.version = options.version;
  head.layout = options.layout;
  head.compression = CompressionOf(View(from.chain));
  head.level = LevelOf(View(from.chain));
  head.created_at = from.created_at;
  head.database = View(from.database);
  head.server_version = View(from.server_version);
  head.dump_version = View(from.dumped_by);
  if (head.dump_version.starts_with(kPgDump)) head.dump_version.erase(0, kPgDump.size());
  return head;
}

}  // namespace

Toc StoredToc(const sdk::Toc& toc, const StoreOptions& options) {
  const pgstow_toc_header& header = toc.header();
  Toc stored;
  stored.head = StoredHead(header, options);
  stored.entries.reserve(toc.entry_count());
  int32_t last_id = 0;
  for (size_t i = 0; i < toc.entry_count(); ++i) {
    stored.entries.push_back(StoredEntry(toc.Entry(i)));
    last_id = std::max(last_id, stored.entries.back().id);
  }
  DumpIds ids(last_id);
  StoreLargeObjects(stored, ids);
  std::vector<Entry> first =
      SessionEntries({std::string(View(header.encoding)), header.standard_strings != 0,
                      std::string(View(header.search_path))},
                     ids);
  stored.entries.insert(stored.entries.begin(), std::make_move_iterator(first.begin()),
                        std::make_move_iterator(first.end()));
  return stored;
}

}  // namespace pgstow::native
