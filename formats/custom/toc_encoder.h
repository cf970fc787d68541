// TOCs as the bodies of records: pgstow.v1.Toc of proto/pgstow/v1/toc.proto.
#pragma once

#include <string>

#include <pgstow/sdk/toc.h>

namespace pgstow::custom {

// A serialised Toc in two pieces that make one when put together.
struct EncodedToc {
  std::string front;  // header and names
  std::string entries;
};

// Throws PGSTOW_E_MEMORY when the TOC is longer than kMaxTocBytes.
EncodedToc EncodeToc(const sdk::Toc& toc);

}  // namespace pgstow::custom
