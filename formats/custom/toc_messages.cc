#include "formats/custom/toc_messages.h"

#include <span>

#include <pgstow/sdk/text.h>

#include "pgstow/v1/toc.pb.h"

namespace pgstow::custom {
namespace {

using sdk::View;

void Set(std::string* field, pgstow_str text) { field->assign(View(text)); }

void EncodeNumbers(const pgstow_part& from, v1::Part& to) {
  to.set_part(from.part);
  if (from.known == 0) return;
  to.set_known(true);
  to.set_frame_count(from.frame_count);
  to.set_raw_bytes(from.raw_bytes);
  to.set_stored_bytes(from.stored_bytes);
  to.set_rows(from.rows);
  to.set_raw_checksum(from.raw_checksum);
}

}  // namespace

uint32_t NameTable::NumberOf(pgstow_str text) {
  const std::string_view name = View(text);
  if (name.empty()) return 0;
  const auto known = numbers_.find(name);
  if (known != numbers_.end()) return known->second;
  toc_.add_names(name.data(), name.size());
  const auto number = static_cast<uint32_t>(toc_.names_size());
  numbers_.emplace(name, number);
  return number;
}

void EncodeHeader(const pgstow_toc_header& from, size_t entry_count, v1::Header& to) {
  to.set_complete(from.complete != 0);
  to.set_created_at(from.created_at);
  Set(to.mutable_database(), from.database);
  Set(to.mutable_server_version(), from.server_version);
  Set(to.mutable_dumped_by(), from.dumped_by);
  Set(to.mutable_encoding(), from.encoding);
  to.set_standard_strings(from.standard_strings != 0);
  Set(to.mutable_search_path(), from.search_path);
  to.set_archive_id(from.archive_id, sizeof(from.archive_id));
  to.set_entry_count(entry_count);
  if (!PGSTOW_HAS(&from, pgstow_toc_header, database_count)) return;
  for (const pgstow_database* database : std::span(from.databases, from.database_count)) {
    v1::Database& one = *to.add_databases();
    Set(one.mutable_name(), database->name);
    Set(one.mutable_encoding(), database->encoding);
    one.set_standard_strings(database->standard_strings != 0);
    Set(one.mutable_search_path(), database->search_path);
  }
}

void EncodeFacts(const pgstow_entry& from, NameTable& names, v1::Entry& to) {
  to.set_dump_id(static_cast<uint32_t>(from.dump_id));
  to.set_catalog_table(from.catalog_table);
  to.set_catalog_oid(from.catalog_oid);
  to.set_section(from.section);
  to.set_pass(from.pass);
  to.set_role(from.role);
  to.set_selector(from.selector);
  to.set_relkind(from.relkind);
  to.set_data_form(from.data_form);
  if (PGSTOW_HAS(&from, pgstow_entry, database)) to.set_database(from.database);
  to.set_kind(names.NumberOf(from.kind));
  Set(to.mutable_tag(), from.tag);
  to.set_schema(names.NumberOf(from.schema));
  to.set_owner(names.NumberOf(from.owner));
  to.set_tablespace(names.NumberOf(from.tablespace));
  to.set_table_am(names.NumberOf(from.table_am));
  for (const int32_t id : std::span(from.dependencies, from.dependency_count)) {
    to.add_dependencies(id - from.dump_id);
  }
  for (const int32_t id : std::span(from.belongs_to, from.belongs_to_count)) {
    to.add_belongs_to(id - from.dump_id);
  }
  for (const pgstow_part& part : std::span(from.parts, from.part_count)) {
    EncodeNumbers(part, *to.add_parts());
  }
}

void EncodeTexts(const pgstow_entry& from, v1::Entry& to) {
  Set(to.mutable_definition(), from.definition);
  Set(to.mutable_drop(), from.drop);
  Set(to.mutable_copy(), from.copy);
  Set(to.mutable_owned_as(), from.owned_as);
}

}  // namespace pgstow::custom
