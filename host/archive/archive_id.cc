#include "host/archive/archive_id.h"

#include <sys/random.h>

#include <bit>
#include <cerrno>
#include <span>
#include <string_view>
#include <vector>

#include "host/base/checksum.h"
#include "host/base/error.h"

namespace pgstow::archive {
namespace {

// Two checksums of 64 bits over the same fields, told apart by what they start with. A text is
// preceded by its length, so that fields can't run into each other.
class Hash {
 public:
  Hash() {
    low_.Update(std::as_bytes(std::span("pgstow archive id: low half")));
    high_.Update(std::as_bytes(std::span("pgstow archive id: high half")));
  }

  void Add(uint64_t number) {
    std::array<std::byte, sizeof(number)> bytes;
    for (size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::byte>(number >> (8 * i));
    AddBytes(bytes);
  }
  void Add(std::string_view text) {
    Add(uint64_t{text.size()});
    AddBytes(std::as_bytes(std::span(text)));
  }
  void Add(const std::vector<model::DumpId>& ids) {
    Add(uint64_t{ids.size()});
    for (const model::DumpId id : ids) Add(static_cast<uint64_t>(id));
  }

  ArchiveId Digest() {
    Flush();
    ArchiveId id;
    for (size_t i = 0; i < 8; ++i) {
      id[i] = static_cast<uint8_t>(low_.Digest() >> (8 * i));
      id[8 + i] = static_cast<uint8_t>(high_.Digest() >> (8 * i));
    }
    return id;
  }

 private:
  // Gathers what is small, since each update takes its time.
  void AddBytes(std::span<const std::byte> bytes) {
    gathered_.insert(gathered_.end(), bytes.begin(), bytes.end());
    if (gathered_.size() >= kGathered) Flush();
  }
  void Flush() {
    low_.Update(gathered_);
    high_.Update(gathered_);
    gathered_.clear();
  }

  static constexpr size_t kGathered = size_t{16} << 10;
  std::vector<std::byte> gathered_;
  base::Xxh3Stream low_;
  base::Xxh3Stream high_;
};

void AddHeader(const model::TocHeader& header, Hash& hash) {
  hash.Add(static_cast<uint64_t>(header.created_at));
  hash.Add(header.database);
  hash.Add(header.server_version);
  hash.Add(header.dumped_by);
  hash.Add(header.encoding);
  hash.Add(uint64_t{header.standard_strings});
  hash.Add(header.search_path);
  hash.Add(header.chain);
}

// What archives of one database do not have, so that their ids are as they always were.
template <class AnyToc>
void AddDatabases(const AnyToc& toc, Hash& hash) {
  if (toc.header.databases.empty()) return;
  hash.Add(uint64_t{toc.header.databases.size()});
  for (const model::Database& database : toc.header.databases) {
    hash.Add(database.name);
    hash.Add(database.encoding);
    hash.Add(uint64_t{database.standard_strings});
    hash.Add(database.search_path);
  }
  for (const model::Entry& entry : toc.entries) hash.Add(uint64_t{entry.database});
}

void AddEntry(const model::Entry& entry, Hash& hash) {
  hash.Add(static_cast<uint64_t>(entry.id));
  hash.Add(uint64_t{entry.catalog.table} << 32 | entry.catalog.oid);
  hash.Add(static_cast<uint64_t>(entry.section));
  hash.Add(static_cast<uint64_t>(entry.pass));
  hash.Add(uint64_t{static_cast<uint32_t>(entry.data_form)} << 32 |
           static_cast<uint32_t>(entry.role));
  hash.Add(static_cast<uint64_t>(entry.selector));
  hash.Add(static_cast<uint64_t>(static_cast<unsigned char>(entry.relkind)));
  for (const std::string* text :
       {&entry.kind, &entry.tag, &entry.schema, &entry.owner, &entry.tablespace, &entry.table_am,
        &entry.definition, &entry.drop, &entry.copy, &entry.owned_as}) {
    hash.Add(*text);
  }
  hash.Add(entry.dependencies);
  hash.Add(entry.belongs_to);
  hash.Add(uint64_t{entry.parts.size()});
}

template <class AnyToc>
ArchiveId HashOf(const AnyToc& toc) {
  Hash hash;
  AddHeader(toc.header, hash);
  hash.Add(uint64_t{toc.entries.size()});
  for (const model::Entry& entry : toc.entries) AddEntry(entry, hash);
  AddDatabases(toc, hash);
  return hash.Digest();
}

}  // namespace

ArchiveId IdOf(const model::Toc& toc) { return HashOf(toc); }
ArchiveId IdOf(const model::PackedToc& toc) { return HashOf(toc); }

ArchiveId RandomId() {
  ArchiveId id;
  if (::getrandom(id.data(), id.size(), 0) != static_cast<ssize_t>(id.size())) {
    base::Throw(base::ErrorCode::kIo, "could not get random bytes: {}", base::ErrnoText(errno));
  }
  return id;
}

}  // namespace pgstow::archive
