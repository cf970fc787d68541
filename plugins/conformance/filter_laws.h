// The laws of filters, by what they are about. Contracts: pgstow/filter.h.
#pragma once

#include <span>

#include "plugins/conformance/law.h"

namespace pgstow::conformance {

std::span<const FilterLaw> DescriptionLawsOfFilters();  // the option table and what it promises
std::span<const FilterLaw> FrameLaws();                 // what goes in comes out
std::span<const FilterLaw> FrameDamageLaws();           // damaged, truncated and foreign bytes
std::span<const FilterLaw> CodecLaws();                 // buffers, threads, memory
std::span<const FilterLaw> SessionLaws();               // keys of filters that seal

}  // namespace pgstow::conformance
