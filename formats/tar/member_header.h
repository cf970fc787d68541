// The header of a member.
#pragma once

#include <cstdint>
#include <string>

#include <pgstow/sdk/text.h>

namespace pgstow::tar {

// What a header says of a member.
struct MemberFacts {
  std::string name;         // at most 99 bytes
  uint64_t bytes = 0;       // at most kMaxMemberBytes
  int64_t modified_at = 0;  // seconds since 1970-01-01 00:00 UTC
};

// One block, in the form of GNU tar, which has room for members over 8 GiB and which pg_restore
// reads.
std::string EncodeHeader(const MemberFacts& facts);

// How sure it is that `prefix` starts with the header of a member "toc.dat", in bits; see
// pgstow_format_factory.bid.
uint32_t BidOnHeader(sdk::Bytes prefix);

}  // namespace pgstow::tar
