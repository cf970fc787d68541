#include "formats/custom/footer.h"

#include <algorithm>

#include <pgstow/sdk/checksum.h>

#include "formats/custom/damage.h"

namespace pgstow::custom {

// footer :=
//   index_offset  u64
//   toc_offset    u64
//   file_bytes    u64
//   checksum      u64      XXH3-64 of the 24 bytes before
//   magic         8 bytes  kFooterMagic

std::array<uint8_t, kFooterBytes> EncodeFooter(const Footer& footer) {
  FieldWriter<kFooterBytes> fields;
  fields.Put(footer.index_offset);
  fields.Put(footer.toc_offset);
  fields.Put(footer.file_bytes);
  fields.Put(sdk::Checksum()(fields.filled()));
  fields.Put(Bytes(kFooterMagic));
  return fields.Take();
}

namespace {

struct Parsed {
  Footer footer;
  bool checksum_fits;
  bool magic_fits;
};

Parsed Parse(Bytes bytes) {
  FieldReader fields(bytes);
  Parsed parsed;
  parsed.footer.index_offset = fields.Get<uint64_t>();
  parsed.footer.toc_offset = fields.Get<uint64_t>();
  parsed.footer.file_bytes = fields.Get<uint64_t>();
  const auto checksum = fields.Get<uint64_t>();
  parsed.magic_fits = std::ranges::equal(fields.Get(sizeof(Magic)), kFooterMagic);
  parsed.checksum_fits = checksum == sdk::Checksum()(bytes.first(3 * sizeof(uint64_t)));
  return parsed;
}

}  // namespace

bool IsFooterOf(Bytes bytes, uint64_t end) {
  const Parsed parsed = Parse(bytes);
  return parsed.magic_fits && parsed.checksum_fits && parsed.footer.file_bytes == end;
}

Footer DecodeFooter(Bytes bytes, uint64_t end) {
  const uint64_t start = end - kFooterBytes;
  const Parsed parsed = Parse(bytes);
  if (!parsed.checksum_fits && !parsed.magic_fits) {
    ThrowTruncated(end, "its data: the footer is missing");
  }
  if (!parsed.checksum_fits) ThrowDamaged(start, "the footer", "its checksum does not fit");
  if (!parsed.magic_fits) ThrowDamaged(start, "the footer", "its last bytes are wrong");
  if (parsed.footer.file_bytes != end) {
    sdk::Fail(PGSTOW_E_CORRUPT, "it is damaged: it has ", end, " bytes, and had ",
              parsed.footer.file_bytes, " when it was written");
  }
  return parsed.footer;
}

}  // namespace pgstow::custom
