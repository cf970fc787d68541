// Runs whole frames through one codec of a filter of this build.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "plugins/conformance/frame_runner.h"
#include "tests/conformance/plugins.h"

namespace pgstow::conformance {

class CodecRunner : public FrameRunner {
 public:
  // A codec of the filter of that name, with settings as after the colon of -Z.
  CodecRunner(const std::string& filter, uint32_t direction, std::string_view settings = {})
      : FrameRunner(AllPlugins().GetFilter(filter), direction, settings) {}
};

}  // namespace pgstow::conformance
