#include "formats/custom/preamble.h"

#include <algorithm>

#include <pgstow/sdk/checksum.h>
#include <pgstow/sdk/error.h>
#include <pgstow/sdk/host.h>

#include "formats/custom/damage.h"
#include "formats/custom/state_area.h"

namespace pgstow::custom {

// preamble :=
//   magic       8 bytes   kArchiveMagic
//   major       u16
//   minor       u16
//   flags       u32       kSealed, kDatabases, kGrouped; this version knows no others
//   archive_id  16 bytes
//   length      u32       of the chain, ≤ kMaxChainBytes
//   chain       text      filters in order of encoding; empty: none
//   checksum    u64       XXH3-64 of all bytes before

namespace {

constexpr uint32_t kSealed = 1;     // the chain seals, and two state areas follow the preamble
constexpr uint32_t kDatabases = 2;  // entries are in the databases that the TOC's header names
constexpr uint32_t kGrouped = 4;    // the TOCs have their entries in groups

uint32_t FlagsOf(const Preamble& preamble) {
  return (preamble.sealed ? kSealed : 0) | (preamble.databases ? kDatabases : 0) |
         (preamble.grouped ? kGrouped : 0);
}

}  // namespace

size_t PreambleBytes(const Preamble& preamble) {
  return kPreambleFixedBytes + preamble.chain.size() + sizeof(uint64_t);
}

size_t RecordsOffset(const Preamble& preamble) {
  return PreambleBytes(preamble) + (preamble.sealed ? kStateAreas * kStateAreaBytes : 0);
}

std::string FormatVersion(const Preamble& preamble) {
  return sdk::Concat(preamble.major, ".", preamble.minor);
}

std::vector<uint8_t> EncodePreamble(const Preamble& preamble) {
  if (preamble.chain.size() > kMaxChainBytes) {
    sdk::Fail(PGSTOW_E_MEMORY, "the chain is spelled with ", preamble.chain.size(),
              " bytes, more than the limit of ", kMaxChainBytes);
  }
  FieldWriter<kPreambleFixedBytes> fixed;
  fixed.Put(Bytes(kArchiveMagic));
  fixed.Put(preamble.major);
  fixed.Put(preamble.minor);
  fixed.Put(FlagsOf(preamble));
  fixed.Put(Bytes(preamble.archive_id));
  fixed.Put(static_cast<uint32_t>(preamble.chain.size()));
  std::vector<uint8_t> bytes(fixed.filled().begin(), fixed.filled().end());
  bytes.insert(bytes.end(), preamble.chain.begin(), preamble.chain.end());
  FieldWriter<sizeof(uint64_t)> checksum;
  checksum.Put(sdk::Checksum()(bytes));
  bytes.insert(bytes.end(), checksum.filled().begin(), checksum.filled().end());
  return bytes;
}

size_t PreambleBytesFrom(Bytes start) {
  const size_t magic_bytes = std::min(start.size(), kArchiveMagic.size());
  if (!std::equal(start.begin(), start.begin() + magic_bytes, kArchiveMagic.begin())) {
    sdk::Fail(PGSTOW_E_CORRUPT, "it does not start as an archive of the format \"custom\"");
  }
  if (start.size() < kPreambleFixedBytes) ThrowTruncated(start.size(), "the preamble");
  FieldReader fields(start.subspan(kArchiveMagic.size()));
  const auto major = fields.Get<uint16_t>();
  const auto minor = fields.Get<uint16_t>();
  if (major != kMajorVersion) {
    sdk::Fail(PGSTOW_E_VERSION, "it has version ", major, ".", minor,
              " of the format \"custom\", and this program reads versions ", kMajorVersion, ".x");
  }
  fields.Get<uint32_t>();
  fields.Get(sizeof(Preamble::archive_id));
  const auto chain_bytes = fields.Get<uint32_t>();
  if (chain_bytes > kMaxChainBytes) ThrowDamaged(0, "the preamble", "a length exceeds its limit");
  return kPreambleFixedBytes + chain_bytes + sizeof(uint64_t);
}

Preamble DecodePreamble(Bytes bytes) {
  const size_t checked = bytes.size() - sizeof(uint64_t);
  if (FieldReader(bytes.subspan(checked)).Get<uint64_t>() !=
      sdk::Checksum()(bytes.first(checked))) {
    ThrowDamaged(0, "the preamble", "its checksum does not fit");
  }
  FieldReader fields(bytes.subspan(kArchiveMagic.size()));
  Preamble preamble;
  preamble.major = fields.Get<uint16_t>();
  preamble.minor = fields.Get<uint16_t>();
  const auto flags = fields.Get<uint32_t>();
  if ((flags & ~(kSealed | kDatabases | kGrouped)) != 0) ThrowNewer("the preamble");
  preamble.sealed = (flags & kSealed) != 0;
  preamble.databases = (flags & kDatabases) != 0;
  preamble.grouped = (flags & kGrouped) != 0;
  preamble.archive_id = fields.GetArray<16>();
  preamble.chain = sdk::AsText(fields.Get(fields.Get<uint32_t>()));
  return preamble;
}

void WarnIfNewer(const Preamble& preamble) {
  if (preamble.minor <= kNewestMinorVersion) return;
  sdk::Log(PGSTOW_LOG_WARNING, "the archive has version ", FormatVersion(preamble),
           " of the format \"custom\", and this program knows ", kMajorVersion, ".",
           kNewestMinorVersion, ": what is newer in it is passed over, and left out of copies");
}

uint32_t BidOnPreamble(Bytes prefix) {
  const size_t count = std::min(prefix.size(), kArchiveMagic.size());
  if (!std::equal(prefix.begin(), prefix.begin() + count, kArchiveMagic.begin())) return 0;
  return static_cast<uint32_t>(count * 8);
}

}  // namespace pgstow::custom
