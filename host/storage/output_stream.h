// Output that can only be written in order: standard output, FIFOs and devices.
#pragma once

#include <memory>
#include <string>

#include "host/storage/storage.h"

namespace pgstow::storage {

std::unique_ptr<OutputStorage> CreateStandardOutput();

// Opens what `path` names; a FIFO waits for its reader. Throws kIo.
std::unique_ptr<OutputStorage> CreateStream(const std::string& path);

// Writes to what the process has open as `descriptor`; `path` is how messages name it. Throws kIo.
std::unique_ptr<OutputStorage> CreateStreamOn(int descriptor, const std::string& path);

}  // namespace pgstow::storage
