#include "host/loader/bid.h"

#include <future>
#include <thread>
#include <utility>

#include <pgstow/sdk/text.h>

#include "host/base/error.h"
#include "host/loader/call.h"

namespace pgstow::loader {

uint32_t Bid(const Format& format, const std::vector<uint8_t>& prefix,
             std::chrono::milliseconds limit) {
  // The thread may outlive this function, so it has all that it uses.
  std::packaged_task<uint32_t()> ask([factory = format.factory, index = format.index, prefix] {
    return factory->bid(index, {prefix.data(), prefix.size()});
  });
  std::future<uint32_t> answer = ask.get_future();
  std::thread(std::move(ask)).detach();
  const std::string_view name = sdk::View(format.info->name);
  if (answer.wait_for(limit) != std::future_status::ready) {
    throw base::Error(base::ErrorCode::kPlugin,
                      fmt::format("{} did not say within {} ms whether the archive is of its "
                                  "format \"{}\"",
                                  NameForMessages(*format.plugin), limit.count(), name))
        .WithHint("Name the archive's format with --format, or take the plugin away.");
  }
  uint32_t bits = 0;
  Call(
      [&]() -> pgstow_status {
        bits = answer.get();
        return PGSTOW_OK;
      },
      fmt::format("asking for the format \"{}\"", name), *format.plugin);
  return bits;
}

}  // namespace pgstow::loader
