#include "host/archive/toc_view.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "host/archive/abi.h"
#include "host/base/boundary.h"
#include "host/base/error.h"

namespace pgstow::archive {
namespace {

pgstow_toc_header HeaderOf(const model::TocHeader& from, size_t entries) {
  pgstow_toc_header to{};
  to.size = sizeof(to);
  to.complete = from.complete ? 1 : 0;
  to.created_at = from.created_at;
  to.entry_count = entries;
  to.database = Abi(from.database);
  to.server_version = Abi(from.server_version);
  to.dumped_by = Abi(from.dumped_by);
  to.encoding = Abi(from.encoding);
  to.standard_strings = from.standard_strings ? 1 : 0;
  to.search_path = Abi(from.search_path);
  to.chain = Abi(from.chain);
  std::ranges::copy(from.archive_id, to.archive_id);
  to.format_version = Abi(from.format_version);
  return to;
}

}  // namespace

pgstow_part AbiPart(model::DumpId entry, const model::Part& part) {
  return {.size = sizeof(pgstow_part),
          .part = part.part,
          .entry = entry,
          .known = part.known ? 1U : 0U,
          .frame_count = part.frames,
          .raw_bytes = part.raw_bytes,
          .stored_bytes = part.stored_bytes,
          .rows = part.rows,
          .raw_checksum = part.raw_checksum};
}

TocView::TocView(const model::Toc& toc, RecordCoder* records)
    : TocView(
          toc.header, toc.entries.size(),
          [&toc](size_t place) -> const model::Entry& { return toc.entries[place]; }, records) {}

TocView::TocView(const model::PackedToc& toc, RecordCoder* records)
    : TocView(
          toc.header, toc.entries.size(),
          [walk = model::PackedEntries::Walk(toc.entries)](
              size_t place) mutable -> const model::Entry& { return walk.At(place); },
          records) {}

TocView::TocView(const model::TocHeader& header, size_t entries, EntryAt entry_at,
                 RecordCoder* records)
    : entry_at_(std::move(entry_at)),
      records_(records),
      header_(HeaderOf(header, entries)),
      abi_{.size = sizeof(pgstow_toc),
           .reserved = 0,
           .self = this,
           .header = &header_,
           .entry_count = entries,
           .get_entry = &GetEntry,
           .seal_record = nullptr,
           .encode_piece = nullptr} {
  for (const model::Database& database : header.databases) {
    databases_.push_back({.size = sizeof(pgstow_database),
                          .standard_strings = database.standard_strings ? 1U : 0U,
                          .name = Abi(database.name),
                          .encoding = Abi(database.encoding),
                          .search_path = Abi(database.search_path)});
  }
  for (const pgstow_database& database : databases_) database_list_.push_back(&database);
  header_.databases = database_list_.data();
  header_.database_count = database_list_.size();
  if (records == nullptr) return;
  header_.chain_state = Abi(records->chain().state());
  if (records->chain().seals()) {
    abi_.seal_record = &SealRecord;
  } else {
    abi_.encode_piece = &EncodePiece;
  }
}

pgstow_status TocView::EncodePiece(void* self, pgstow_bytes piece, pgstow_bytes* out) {
  return base::GuardCallback(PGSTOW_E_INVALID, [&] {
    *out = Abi(static_cast<TocView*>(self)->records_->EncodePiece(View(piece)));
    return PGSTOW_OK;
  });
}

pgstow_status TocView::SealRecord(void* self, uint32_t which, pgstow_bytes record,
                                  pgstow_bytes* out) {
  return base::GuardCallback(PGSTOW_E_INVALID, [&] {
    *out = Abi(static_cast<TocView*>(self)->records_->Seal(which, View(record)));
    return PGSTOW_OK;
  });
}

pgstow_status TocView::GetEntry(void* self, size_t index, pgstow_entry* out) {
  return base::GuardCallback(PGSTOW_E_INVALID, [&] {
    auto& view = *static_cast<TocView*>(self);
    if (index >= view.abi_.entry_count) {
      base::Throw(base::ErrorCode::kInternal, "a plugin asked for entry {} of {}", index,
                  view.abi_.entry_count);
    }
    const model::Entry& from = view.entry_at_(index);
    view.parts_.clear();
    for (const model::Part& part : from.parts) view.parts_.push_back(AbiPart(from.id, part));
    pgstow_entry to{};
    to.size = std::min<uint32_t>(out->size, sizeof(to));
    to.dump_id = from.id;
    to.catalog_table = from.catalog.table;
    to.catalog_oid = from.catalog.oid;
    to.section = static_cast<uint32_t>(from.section);
    to.pass = static_cast<uint32_t>(from.pass);
    to.role = static_cast<uint32_t>(from.role);
    to.selector = static_cast<uint32_t>(from.selector);
    to.relkind = static_cast<unsigned char>(from.relkind);
    to.data_form = static_cast<uint32_t>(from.data_form);
    to.kind = Abi(from.kind);
    to.tag = Abi(from.tag);
    to.schema = Abi(from.schema);
    to.owner = Abi(from.owner);
    to.tablespace = Abi(from.tablespace);
    to.table_am = Abi(from.table_am);
    to.definition = Abi(from.definition);
    to.drop = Abi(from.drop);
    to.copy = Abi(from.copy);
    to.owned_as = Abi(from.owned_as);
    to.dependencies = from.dependencies.data();
    to.dependency_count = from.dependencies.size();
    to.belongs_to = from.belongs_to.data();
    to.belongs_to_count = from.belongs_to.size();
    to.parts = view.parts_.data();
    to.part_count = view.parts_.size();
    to.database = from.database;
    std::memcpy(out, &to, to.size);
    return PGSTOW_OK;
  });
}

}  // namespace pgstow::archive
