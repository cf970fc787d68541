// A TOC as PostgreSQL stores it becomes one as the host knows it.
#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <pgstow/sdk/host.h>
#include <pgstow/sdk/text.h>

#include "formats/native/compression.h"
#include "formats/native/facts.h"
#include "formats/native/grants.h"
#include "formats/native/kinds.h"
#include "formats/native/large_objects.h"
#include "formats/native/parents.h"
#include "formats/native/session.h"

namespace pgstow::native {
namespace {

// What follows ALTER when the owner is set: "FUNCTION public.f(integer)". The statement that drops
// the object names it so; schema public is neither made nor dropped, but has an owner.
std::string_view OwnedAs(const Entry& entry) {
  constexpr std::string_view kDrop = "DROP ";
  std::string_view drop = entry.drop;
  if (entry.kind == "SCHEMA" && entry.tag == "public" && !drop.empty()) return "SCHEMA public";
  if (!drop.starts_with(kDrop)) return {};
  drop.remove_prefix(kDrop.size());
  for (const std::string_view end : {"\n", ";", " CASCADE"}) {
    if (drop.ends_with(end)) drop.remove_suffix(end.size());
  }
  return drop;
}

// pg_dump gives its version alone, which starts with a digit.
std::string ProgramOf(const std::string& dump_version) {
  const bool is_version = !dump_version.empty() && dump_version[0] >= '0' && dump_version[0] <= '9';
  return is_version ? "pg_dump " + dump_version : dump_version;
}

// Entries about an event trigger come when it is made.
bool IsAboutEventTrigger(const Entry& entry, const KindFacts& facts) {
  return (facts.role == PGSTOW_ROLE_COMMENT || facts.role == PGSTOW_ROLE_SECURITY_LABEL) &&
         entry.tag.starts_with("EVENT TRIGGER ");
}

class Teller {
 public:
  Teller(const Toc& toc, const sdk::TocSink& sink) : toc_(toc), sink_(sink), parents_(toc) {
    for (const Entry& entry : toc_.entries) {
      if (IsOfSession(entry.kind)) TakeFact(entry, session_);
      if (entry.kind == kLargeObjectGroup) groups_.emplace(entry.id, ListedObjects(entry));
    }
  }

  void TellHeader(std::string_view gzip) const {
    const Head& head = toc_.head;
    const std::string dumped_by = ProgramOf(head.dump_version);
    const std::string version = Text(head.version);
    pgstow_toc_header header{};
    header.complete = 1;
    header.created_at = head.created_at;
    header.entry_count = static_cast<uint64_t>(std::ranges::count_if(
        toc_.entries, [](const Entry& entry) { return !IsOfSession(entry.kind); }));
    header.database = sdk::Abi(head.database);
    header.server_version = sdk::Abi(head.server_version);
    header.dumped_by = sdk::Abi(dumped_by);
    header.encoding = sdk::Abi(session_.encoding);
    header.standard_strings = session_.standard_strings ? 1 : 0;
    header.search_path = sdk::Abi(session_.search_path);
    header.chain = sdk::Abi(ChainOf(head.compression, gzip));
    header.format_version = sdk::Abi(version);
    sink_.Header(header);
  }

  void TellEntries() const {
    for (const Entry& entry : toc_.entries) {
      if (!IsOfSession(entry.kind)) TellEntry(entry);
    }
  }

 private:
  void TellEntry(const Entry& from) const {
    const KindFacts& facts = FactsOf(from.kind);
    const int32_t parent = parents_.Of(from);
    pgstow_part part{};
    part.size = sizeof(part);
    part.entry = from.id;

    pgstow_entry to{};
    to.dump_id = from.id;
    to.catalog_table = from.catalog_table;
    to.catalog_oid = from.catalog_oid;
    to.section = from.section;
    to.pass = PassOf(from, facts);
    to.role = facts.role;
    to.selector = facts.selector;
    to.relkind = static_cast<unsigned char>(RelkindOf(from, facts));
    to.kind = sdk::Abi(from.kind);
    to.tag = sdk::Abi(from.tag);
    to.schema = sdk::Abi(from.schema);
    if (from.owner) to.owner = sdk::Abi(*from.owner);
    if (from.tablespace) to.tablespace = sdk::Abi(*from.tablespace);
    to.table_am = sdk::Abi(from.table_am);
    to.definition = sdk::Abi(from.definition);
    to.drop = sdk::Abi(from.drop);
    to.copy = sdk::Abi(from.copy);
    if (facts.owned) to.owned_as = sdk::Abi(OwnedAs(from));
    to.dependencies = from.dependencies.data();
    to.dependency_count = from.dependencies.size();
    to.belongs_to = &parent;
    to.belongs_to_count = parent == 0 ? 0 : 1;
    if (from.has_data) {
      to.data_form = FormOf(from);
      to.parts = &part;
      to.part_count = 1;
    }
    if (from.with_oids) {
      sdk::Log(PGSTOW_LOG_WARNING, "restoring tables WITH OIDS is not supported anymore");
    }
    TellWithTexts(from, parent, to);
  }

  // Large objects and entries of old archives have other texts for the host.
  void TellWithTexts(const Entry& from, int32_t parent, pgstow_entry& to) const {
    GroupTexts texts;
    std::string copy;
    if (!session_.has_search_path) {
      texts.definition = DefinitionUnderPath(from.schema, from.definition);
      copy = CopyUnderPath(from.schema, from.copy);
      to.definition = sdk::Abi(texts.definition);
      to.copy = sdk::Abi(copy);
    }
    if (from.kind == kLargeObjectGroup) {
      texts = TextsOf(groups_.at(from.id));
      to.definition = sdk::Abi(texts.definition);
      to.drop = sdk::Abi(texts.drop);
      to.owned_as = sdk::Abi(texts.owned_as);
    } else if (from.kind == kLargeObject) {
      texts.owned_as = "LARGE OBJECT " + from.tag;
      to.owned_as = sdk::Abi(texts.owned_as);
    } else if (from.tag.starts_with(kGrantsOnGroup)) {
      const auto group = groups_.find(parent);
      if (group != groups_.end()) {
        texts.definition = GrantsOnAll(from.definition, group->second);
        to.definition = sdk::Abi(texts.definition);
      }
    }
    sink_.Entry(to);
  }

  static uint32_t PassOf(const Entry& entry, const KindFacts& facts) {
    const bool late_statistics =
        facts.role == PGSTOW_ROLE_STATISTICS && entry.section == PGSTOW_SECTION_POST_DATA;
    return late_statistics || IsAboutEventTrigger(entry, facts) ? uint32_t{PGSTOW_PASS_POST_ACL}
                                                                : facts.pass;
  }

  // Constraints that have an index are in a tablespace.
  static char RelkindOf(const Entry& entry, const KindFacts& facts) {
    if (entry.relkind != 0) return entry.relkind;
    return facts.relkind == 0 && entry.tablespace ? 'i' : facts.relkind;
  }

  static uint32_t FormOf(const Entry& entry) {
    if (entry.kind == "BLOBS") return PGSTOW_DATA_LARGE_OBJECTS;
    return entry.copy.empty() ? PGSTOW_DATA_SQL : PGSTOW_DATA_COPY;
  }

  const Toc& toc_;
  const sdk::TocSink& sink_;
  const Parents parents_;
  Session session_;
  std::unordered_map<int32_t, std::vector<uint32_t>> groups_;
};

}  // namespace

void TellToc(const Toc& toc, const sdk::TocSink& sink, std::string_view gzip) {
  const Teller teller(toc, sink);
  teller.TellHeader(gzip);
  teller.TellEntries();
}

}  // namespace pgstow::native
