#include "host/archive/toc_sink.h"

#include <algorithm>
#include <span>
#include <utility>

#include "host/archive/abi.h"
#include "host/base/boundary.h"
#include "host/base/error.h"
#include "host/model/toc_check.h"

namespace pgstow::archive {
namespace {

// The struct as this program's headers know it: what a plugin's headers lack is 0.
template <typename Struct>
Struct Whole(const Struct* told) {
  Struct whole{};
  std::copy_n(reinterpret_cast<const char*>(told), std::min<size_t>(told->size, sizeof(whole)),
              reinterpret_cast<char*>(&whole));
  return whole;
}

model::TocHeader HeaderOf(const pgstow_toc_header& from) {
  model::TocHeader to;
  to.complete = from.complete != 0;
  to.created_at = from.created_at;
  to.database = View(from.database);
  to.server_version = View(from.server_version);
  to.dumped_by = View(from.dumped_by);
  to.encoding = View(from.encoding);
  to.standard_strings = from.standard_strings != 0;
  to.search_path = View(from.search_path);
  to.chain = View(from.chain);
  std::ranges::copy(from.archive_id, to.archive_id.begin());
  to.format_version = View(from.format_version);
  for (const pgstow_database* told : std::span(from.databases, from.database_count)) {
    const pgstow_database database = Whole(told);
    to.databases.push_back({.name = std::string(View(database.name)),
                            .encoding = std::string(View(database.encoding)),
                            .standard_strings = database.standard_strings != 0,
                            .search_path = std::string(View(database.search_path))});
  }
  return to;
}

model::Part PartOf(const pgstow_part& from) {
  return {.part = from.part,
          .known = from.known != 0,
          .frames = from.frame_count,
          .raw_bytes = from.raw_bytes,
          .stored_bytes = from.stored_bytes,
          .rows = from.rows,
          .raw_checksum = from.raw_checksum};
}

// Views of what was told. Its SQL is not looked at.
model::BriefEntry BriefOf(const pgstow_entry& from) {
  model::BriefEntry to{.id = from.dump_id,
                       .catalog = {from.catalog_table, from.catalog_oid},
                       .section = static_cast<model::Section>(from.section),
                       .pass = static_cast<model::Pass>(from.pass),
                       .role = static_cast<model::Role>(from.role),
                       .selector = static_cast<model::Selector>(from.selector),
                       .relkind = static_cast<char>(from.relkind),
                       .data_form = static_cast<model::DataForm>(from.data_form),
                       .database = from.database,
                       .has_definition = from.definition.len > 0,
                       .has_parts = from.part_count > 0,
                       .kind = View(from.kind),
                       .tag = View(from.tag),
                       .schema = View(from.schema),
                       .owner = View(from.owner),
                       .dependencies = {from.dependencies, from.dependency_count},
                       .belongs_to = {from.belongs_to, from.belongs_to_count}};
  for (size_t i = 0; i < from.part_count; ++i) {
    to.numbers_parts = to.numbers_parts && from.parts[i].part == i;
  }
  for (const pgstow_str text :
       {from.kind, from.tag, from.schema, from.owner, from.tablespace, from.table_am}) {
    to.has_zero_byte = to.has_zero_byte || model::HasZeroByte(View(text));
  }
  return to;
}

}  // namespace

void TocSink::Fill(const pgstow_entry& from, model::Entry& to) {
  to.id = from.dump_id;
  to.catalog = {from.catalog_table, from.catalog_oid};
  to.section = static_cast<model::Section>(from.section);
  to.pass = static_cast<model::Pass>(from.pass);
  to.role = static_cast<model::Role>(from.role);
  to.selector = static_cast<model::Selector>(from.selector);
  to.relkind = static_cast<char>(from.relkind);
  to.data_form = static_cast<model::DataForm>(from.data_form);
  to.kind = View(from.kind);
  to.tag = View(from.tag);
  to.schema = View(from.schema);
  to.owner = View(from.owner);
  to.tablespace = View(from.tablespace);
  to.table_am = View(from.table_am);
  to.definition = View(from.definition);
  to.drop = View(from.drop);
  to.copy = View(from.copy);
  to.owned_as = View(from.owned_as);
  to.dependencies.assign(from.dependencies, from.dependencies + from.dependency_count);
  to.belongs_to.assign(from.belongs_to, from.belongs_to + from.belongs_to_count);
  to.database = from.database;
  to.parts.reserve(from.part_count);
  for (const pgstow_part& part : std::span(from.parts, from.part_count)) {
    to.parts.push_back(PartOf(part));
  }
}

SealOpener& TocSink::seal() const {
  if (seal_ == nullptr) {
    base::Throw(base::ErrorCode::kUnsupported, "sealed archives can't be read here");
  }
  return *seal_;
}

TocSink::TocSink(SealOpener* seal, bool facts_alone)
    : seal_(seal),
      abi_{.size = sizeof(pgstow_toc_sink),
           .reserved = 0,
           .self = this,
           .header =
               [](void* self, const pgstow_toc_header* header) {
                 return base::GuardCallback(PGSTOW_E_INVALID, [&] {
                   const pgstow_toc_header whole = Whole(header);
                   auto& sink = *static_cast<TocSink*>(self);
                   model::TocHeader told = HeaderOf(whole);
                   if (sink.seal_ != nullptr) sink.seal_->TakeHeader(told);
                   sink.OnHeader(std::move(told), whole.entry_count);
                   return PGSTOW_OK;
                 });
               },
           .entry =
               [](void* self, const pgstow_entry* entry) {
                 return base::GuardCallback(PGSTOW_E_INVALID, [&] {
                   auto& sink = *static_cast<TocSink*>(self);
                   if (entry->size >= sizeof(*entry)) {
                     sink.OnEntry(*entry);
                   } else {
                     sink.OnEntry(Whole(entry));
                   }
                   return PGSTOW_OK;
                 });
               },
           .sealed =
               [](void* self, const pgstow_toc_header* clear) {
                 return base::GuardCallback(PGSTOW_E_INVALID, [&] {
                   static_cast<TocSink*>(self)->seal().Open(Whole(clear));
                   return PGSTOW_OK;
                 });
               },
           .open_record =
               [](void* self, uint32_t which, pgstow_bytes stored, uint64_t most,
                  pgstow_bytes* out) {
                 return base::GuardCallback(PGSTOW_E_CORRUPT, [&] {
                   *out = Abi(
                       static_cast<TocSink*>(self)->seal().OpenRecord(which, View(stored), most));
                   return PGSTOW_OK;
                 });
               },
           .decode_piece =
               [](void* self, pgstow_bytes stored, uint64_t most, pgstow_bytes* out) {
                 return base::GuardCallback(PGSTOW_E_CORRUPT, [&] {
                   *out = Abi(static_cast<TocSink*>(self)->seal().DecodePiece(View(stored), most));
                   return PGSTOW_OK;
                 });
               },
           .flags = facts_alone ? uint32_t{PGSTOW_TOC_FACTS_ALONE} : 0,
           .reserved_2 = 0} {}

void TocCollector::OnHeader(model::TocHeader header, uint64_t entry_count) {
  told_ = entry_count;
  toc_.header = std::move(header);
}

void TocCollector::OnEntry(const pgstow_entry& entry) {
  MakeRoom();
  Fill(entry, toc_.entries.emplace_back());
}

// The number of entries that was told may be a lie: it is believed the more, the more have come.
void TocCollector::MakeRoom() {
  constexpr uint64_t kAtFirst = 1024;
  constexpr uint64_t kTimes = 16;
  const size_t size = toc_.entries.size();
  if (size < toc_.entries.capacity()) return;
  const uint64_t believed = std::min(told_, kAtFirst + kTimes * size);
  if (believed > size) toc_.entries.reserve(believed);
}

model::Toc TocCollector::Take() {
  model::CheckToc(toc_);
  return std::move(toc_);
}

void BriefCollector::OnHeader(model::TocHeader header, uint64_t entry_count) {
  toc_.header = std::move(header);
  constexpr uint64_t kBelieved = 1 << 17;  // the count may be a lie; few bytes are an entry's
  toc_.entries.Reserve(std::min(entry_count, kBelieved));
}

void BriefCollector::OnEntry(const pgstow_entry& entry) { toc_.entries.Add(BriefOf(entry)); }

model::BriefToc BriefCollector::Take() {
  model::CheckToc(toc_);
  return std::move(toc_);
}

}  // namespace pgstow::archive
