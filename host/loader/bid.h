// Asking a format whether an archive is its own.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "host/loader/registry.h"

namespace pgstow::loader {

// As pgstow_format_factory.bid. Every format that is there is asked about every archive, so one
// that hangs must not stop the program: throws kPlugin when the answer takes longer than `limit`
// (the plugin's thread is left behind), and when an exception comes out of the plugin.
uint32_t Bid(const Format& format, const std::vector<uint8_t>& prefix,
             std::chrono::milliseconds limit = std::chrono::seconds(10));

}  // namespace pgstow::loader
