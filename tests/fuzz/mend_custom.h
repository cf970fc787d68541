// Mutated custom archives with checksums that fit, so that what is behind those is reached.
#pragma once

#include <cstdint>
#include <string>

namespace pgstow::fuzz {

// The preamble, state areas, records and the footer get the checksums of what they are now. Where
// bytes were added or taken away, records get the lengths that they have now, and the footer points
// to where index and final TOC are; of `choice` it depends whether the index tells where the frames
// are now, and whether frames without a chain get raw lengths and checksums that fit.
std::string MendCustom(std::string input, uint32_t choice);

}  // namespace pgstow::fuzz
