#include "formats/tar/member_header.h"

#include <array>
#include <charconv>
#include <memory>
#include <numeric>
#include <string_view>

#include <archive.h>
#include <archive_entry.h>
#include <pgstow/sdk/error.h>

#include "formats/native/member_names.h"
#include "formats/tar/blocks.h"

namespace pgstow::tar {
namespace {

using ArchiveWriter = std::unique_ptr<archive, decltype(&archive_write_free)>;
using Entry = std::unique_ptr<archive_entry, decltype(&archive_entry_free)>;

constexpr mode_t kOwnersAlone = 0600;

constexpr size_t kSumField = 148;
constexpr size_t kSumBytes = 8;

// The sum of a header's bytes, the field for it counted as blanks.
uint64_t SumOf(sdk::Bytes header) {
  const sdk::Bytes field = header.subspan(kSumField, kSumBytes);
  return std::accumulate(header.begin(), header.end(), uint64_t{' '} * kSumBytes) -
         std::accumulate(field.begin(), field.end(), uint64_t{0});
}

// The sum that the header tells: octal digits, of which tars write six or seven.
uint64_t ToldSumOf(sdk::Bytes header) {
  std::string_view digits = sdk::AsText(header.subspan(kSumField, kSumBytes));
  digits.remove_prefix(std::min(digits.find_first_not_of(' '), digits.size()));
  uint64_t told = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), told, 8);
  return told;
}

}  // namespace

std::string EncodeHeader(const MemberFacts& facts) {
  std::array<char, 2 * kBlockBytes> room;
  size_t used = 0;
  const ArchiveWriter writer(archive_write_new(), &archive_write_free);
  const Entry entry(archive_entry_new(), &archive_entry_free);
  if (!writer || !entry) throw std::bad_alloc();
  archive_write_set_format_gnutar(writer.get());
  archive_write_set_bytes_per_block(writer.get(), 0);
  archive_write_open_memory(writer.get(), room.data(), room.size(), &used);
  archive_entry_set_pathname(entry.get(), facts.name.c_str());
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), kOwnersAlone);
  archive_entry_set_mtime(entry.get(), facts.modified_at, 0);
  archive_entry_set_size(entry.get(), static_cast<int64_t>(facts.bytes));
  const int status = archive_write_header(writer.get(), entry.get());
  if (status != ARCHIVE_OK || used != kBlockBytes) {
    const char* const why = archive_error_string(writer.get());
    sdk::Fail(PGSTOW_E_INTERNAL, "no header can be made for member \"", facts.name,
              "\": ", why == nullptr ? "it takes another size" : why);
  }
  return {room.data(), kBlockBytes};
}

uint32_t BidOnHeader(sdk::Bytes prefix) {
  constexpr size_t kMagic = 257;
  constexpr std::string_view kName("toc.dat\0", 8);
  if (prefix.size() < kBlockBytes) return 0;
  const sdk::Bytes header = prefix.first(kBlockBytes);
  const std::string_view text = sdk::AsText(header);
  if (!text.starts_with(kName) || ToldSumOf(header) != SumOf(header)) return 0;
  constexpr uint32_t kChecked = 8 * kName.size() + 16;
  return text.substr(kMagic).starts_with("ustar") ? kChecked + 40 : kChecked;
}

}  // namespace pgstow::tar
