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

Footer DecodeFooter(Bytes bytes, uint64_t end) {
  const uint64_t start = end - kFooterBytes;
  FieldReader fields(bytes);
  Footer footer;
  footer.index_offset = fields.Get<uint64_t>();
  footer.toc_offset = fields.Get<uint64_t>();
  footer.file_bytes = fields.Get<uint64_t>();
  const bool sum_fits = fields.Get<uint64_t>() == sdk::Checksum()(bytes.first(24));
  const bool magic_fits = std::ranges::equal(fields.Get(sizeof(Magic)), kFooterMagic);
  if (!sum_fits && !magic_fits) ThrowTruncated(end, "its data: the footer is missing");
  if (!sum_fits) ThrowDamaged(start, "the footer", "its checksum does not fit");
  if (!magic_fits) ThrowDamaged(start, "the footer", "its last bytes are wrong");
  if (footer.file_bytes != end) {
    sdk::Fail(PGSTOW_E_CORRUPT, "it is damaged: it has ", end, " bytes, and had ",
              footer.file_bytes, " when it was written");
  }
  return footer;
}

}  // namespace pgstow::custom
