#include "formats/custom/toc_decoder.h"

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include <pgstow/sdk/checksum.h>
#include <pgstow/sdk/text.h>

#include "formats/custom/field_cursor.h"
#include "formats/custom/toc_messages.h"
#include "pgstow/v1/toc.pb.h"

namespace pgstow::custom {
namespace {

pgstow_str TextOf(const std::string& text) { return sdk::Abi(text); }

pgstow_str TextOf(Bytes text) { return sdk::Abi(sdk::AsText(text)); }

pgstow_part PartOf(const StoredEntry& entry, pgstow_part part) {
  part.entry = static_cast<int32_t>(entry.dump_id);
  return part;
}

class Teller : public TocVisitor {
 public:
  Teller(const TocBody& body, const Preamble& preamble, const sdk::TocSink& sink,
         const AmendPart& amend)
      : body_(body), preamble_(preamble), sink_(sink), amend_(amend) {}

  void OnHeader(v1::Header& header) override {
    if (told_header_) ThrowDamagedToc(body_, "it has two headers");
    told_header_ = true;
    expected_entries_ = header.entry_count();
    const std::string& id = header.archive_id();
    if (!std::ranges::equal(sdk::AsBytes(id), preamble_.archive_id)) {
      ThrowDamagedToc(body_, "it belongs to another archive");
    }
    if (has_preamble() && preamble_.databases != (header.databases_size() > 0)) {
      ThrowDamagedToc(body_, preamble_.databases
                                 ? "it names no databases, and the preamble says that it does"
                                 : "it names databases, of which the preamble does not say");
    }
    if (has_preamble() && !header.chain().empty() && header.chain() != preamble_.chain) {
      ThrowDamagedToc(body_, "it names another chain than the preamble");
    }
    sink_.Header(Convert(header));
  }

  void OnGroup() override {
    if (!told_header_) ThrowDamagedToc(body_, "it has no header");
    if (has_preamble() && !preamble_.grouped) {
      ThrowDamagedToc(body_, "it has groups, of which the preamble does not say");
    }
  }

  void OnName(Bytes name) override { names_.push_back(sdk::Abi(sdk::AsText(name))); }

  void OnEntry(const StoredEntry& entry) override {
    if (!told_header_) ThrowDamagedToc(body_, "it has no header");
    ++told_entries_;
    sink_.Entry(Convert(entry));
  }

  void CheckComplete() const {
    if (!told_header_) ThrowDamagedToc(body_, "it has no header");
    if (told_entries_ != expected_entries_) {
      ThrowDamagedToc(body_, "its number of entries is not the one it tells");
    }
  }

 private:
  // What became of a damaged one has no version.
  bool has_preamble() const { return preamble_.major != 0; }

  pgstow_toc_header Convert(const v1::Header& from) {
    complete_ = from.complete();
    if (has_preamble()) {
      version_ = FormatVersion(preamble_);
    } else if (!from.chain().empty()) {
      version_ = sdk::Concat(kMajorVersion, ".", kGroupsMinorVersion);
    }
    pgstow_toc_header to{};
    to.complete = from.complete();
    to.created_at = from.created_at();
    to.entry_count = from.entry_count();
    to.database = TextOf(from.database());
    to.server_version = TextOf(from.server_version());
    to.dumped_by = TextOf(from.dumped_by());
    to.encoding = TextOf(from.encoding());
    to.standard_strings = from.standard_strings();
    to.search_path = TextOf(from.search_path());
    to.chain = TextOf(has_preamble() ? preamble_.chain : from.chain());
    std::ranges::copy(preamble_.archive_id, to.archive_id);
    to.format_version = TextOf(version_);
    for (const v1::Database& database : from.databases()) databases_.push_back(Convert(database));
    for (const pgstow_database& database : databases_) database_list_.push_back(&database);
    to.databases = database_list_.data();
    to.database_count = database_list_.size();
    return to;
  }

  static pgstow_database Convert(const v1::Database& from) {
    return {.size = sizeof(pgstow_database),
            .standard_strings = from.standard_strings(),
            .name = TextOf(from.name()),
            .encoding = TextOf(from.encoding()),
            .search_path = TextOf(from.search_path())};
  }

  pgstow_entry Convert(const StoredEntry& from) {
    pgstow_entry to{};
    to.dump_id = IdOf(from.dump_id);
    to.catalog_table = from.catalog_table;
    to.catalog_oid = from.catalog_oid;
    to.section = from.section;
    to.pass = from.pass;
    to.role = from.role;
    to.selector = from.selector;
    to.relkind = from.relkind;
    to.data_form = from.data_form;
    to.database = from.database;
    to.kind = Name(from.kind);
    to.tag = TextOf(from.tag);
    to.schema = Name(from.schema);
    to.owner = Name(from.owner);
    to.tablespace = Name(from.tablespace);
    to.table_am = Name(from.table_am);
    to.definition = Text(from, kDefinitionBit, from.definition);
    to.drop = Text(from, kDropBit, from.drop);
    to.copy = Text(from, kCopyBit, from.copy);
    to.owned_as = Text(from, kOwnedAsBit, from.owned_as);
    dependencies_.clear();
    for (const int32_t step : from.dependencies) {
      dependencies_.push_back(IdOf(int64_t{to.dump_id} + step));
    }
    to.dependencies = dependencies_.data();
    to.dependency_count = dependencies_.size();
    belongs_to_.clear();
    for (const int32_t step : from.belongs_to) {
      belongs_to_.push_back(IdOf(int64_t{to.dump_id} + step));
    }
    to.belongs_to = belongs_to_.data();
    to.belongs_to_count = belongs_to_.size();
    parts_.clear();
    for (const pgstow_part& part : from.parts) {
      if (complete_ && part.known == 0) ThrowDamagedToc(body_, "the numbers of a part are missing");
      parts_.push_back(PartOf(from, part));
      if (amend_) amend_(parts_.back());
    }
    to.parts = parts_.data();
    to.part_count = parts_.size();
    return to;
  }

  // A text; where texts were not asked for, one that stands for it.
  pgstow_str Text(const StoredEntry& entry, TextBit bit, Bytes text) const {
    constexpr std::string_view kThereIsOne = "?";
    if (!body_.texts && (entry.texts & bit) != 0) return sdk::Abi(kThereIsOne);
    return TextOf(text);
  }

  int32_t IdOf(int64_t number) const {
    if (number < 1 || number > std::numeric_limits<int32_t>::max()) {
      ThrowDamagedToc(body_, "a dump id is out of range");
    }
    return static_cast<int32_t>(number);
  }

  pgstow_str Name(uint32_t number) const {
    if (number == 0) return {};
    if (number > names_.size()) ThrowDamagedToc(body_, "a name is missing");
    return names_[number - 1];
  }

  const TocBody& body_;
  const Preamble& preamble_;
  const sdk::TocSink& sink_;
  const AmendPart& amend_;
  bool told_header_ = false;
  bool complete_ = false;
  uint64_t expected_entries_ = 0;
  uint64_t told_entries_ = 0;
  std::string version_;
  std::vector<pgstow_database> databases_;
  std::vector<const pgstow_database*> database_list_;
  std::vector<pgstow_str> names_;
  std::vector<int32_t> dependencies_;  // of the entry being told, as the two below
  std::vector<int32_t> belongs_to_;
  std::vector<pgstow_part> parts_;
};

// Sums up each message without what only the final TOC knows; a chain of checksums keeps the order.
class Digester : public TocVisitor {
 public:
  void OnHeader(v1::Header& header) override {
    header.clear_complete();
    Add(header.SerializeAsString());
  }
  void OnName(Bytes name) override { Add(sdk::AsText(name)); }
  void OnEntry(const StoredEntry& entry) override {
    facts_.clear();
    FieldCursor field(entry.message);
    while (field.Next()) {
      if (field.number() != v1::Entry::kPartsFieldNumber) facts_ += sdk::AsText(field.field());
    }
    for (const pgstow_part& part : entry.parts) facts_ += sdk::Concat("part ", part.part);
    Add(facts_);
    for (const Bytes text : {entry.definition, entry.drop, entry.copy, entry.owned_as}) {
      if (!text.empty()) Add(sdk::AsText(text));
    }
  }
  uint64_t digest() const { return digest_; }

 private:
  void Add(std::string_view text) {
    FieldWriter<sizeof(digest_)> so_far;
    so_far.Put(digest_);
    const std::array pieces{sdk::Abi(so_far.filled()), sdk::Abi(sdk::AsBytes(text))};
    digest_ = checksum_(pieces);
  }

  sdk::Checksum checksum_;
  std::string facts_;  // of an entry
  uint64_t digest_ = 0;
};

class PartCollector : public TocVisitor {
 public:
  explicit PartCollector(const TocBody& body) : body_(body) {}
  void OnEntry(const StoredEntry& entry) override {
    for (const pgstow_part& from : entry.parts) {
      const pgstow_part part = PartOf(entry, from);
      if (!parts.emplace(PartKey{part.entry, part.part}, part).second) {
        ThrowDamagedToc(body_, "it has a part twice");
      }
    }
  }
  std::map<PartKey, pgstow_part> parts;

 private:
  const TocBody& body_;
};

}  // namespace

void TellToc(const TocBody& body, const Preamble& preamble, const sdk::TocSink& sink,
             const AmendPart& amend) {
  TocBody told = body;
  told.texts = !sink.facts_alone();
  Teller teller(told, preamble, sink, amend);
  VisitToc(told, teller);
  teller.CheckComplete();
}

uint64_t CommonDigest(const TocBody& body) {
  Digester digester;
  VisitToc(body, digester);
  return digester.digest();
}

std::map<PartKey, pgstow_part> PartsOf(const TocBody& body) {
  PartCollector collector(body);
  VisitToc(body, collector);
  return std::move(collector.parts);
}

}  // namespace pgstow::custom
