// The laws of formats, by what they are about. Contracts: pgstow/format.h.
#pragma once

#include <span>

#include "plugins/conformance/law.h"

namespace pgstow::conformance {

std::span<const FormatLaw> DescriptionLawsOfFormats();  // capabilities, options and bids
std::span<const FormatLaw> ContentLaws();               // what goes in comes out
std::span<const FormatLaw> StorageLaws();               // pipes, failing storage, structs, leaks
std::span<const FormatLaw> ArchiveDamageLaws();         // damaged and truncated archives
std::span<const FormatLaw> ArchiveThreadLaws();         // concurrency where it is claimed
std::span<const FormatLaw> StructLaws();                // hosts with newer and older headers

}  // namespace pgstow::conformance
