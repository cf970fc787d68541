// TOCs as the bodies of records, with groups or without, and back, for tests of both.
#pragma once

#include <string>

#include "formats/custom/preamble.h"
#include "formats/custom/toc_encoder.h"
#include "host/model/brief_toc.h"
#include "host/model/entry.h"
#include "pgstow/v1/toc.pb.h"

namespace pgstow::custom {

inline constexpr std::string_view kTocName = "the final table of contents";

// The body that stands for a TOC which is told in groups from that many bytes on. There is no
// chain.
std::string Encode(const model::Toc& toc, size_t grouped_from = TocEncoder::kGroupedFrom);

// The TOC of a body at byte 500 of an archive with that preamble.
model::Toc Decode(const std::string& body, const Preamble& preamble);
model::BriefToc DecodeInBrief(const std::string& body, const Preamble& preamble);

// The pieces as one.
std::string Joined(const EncodedToc& encoded);

// The message of a body, to be changed in ways that no writer would.
v1::Toc MessageOf(const std::string& body);

// What is said of the damage in such a message.
std::string DamageOf(const v1::Toc& toc, const Preamble& preamble);

}  // namespace pgstow::custom
