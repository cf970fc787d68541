#include "host/archive/codings.h"

#include <span>
#include <string>
#include <string_view>

#include "host/archive/abi.h"
#include "host/base/error.h"

namespace pgstow::archive {
namespace {

std::span<const pgstow_coding* const> CodingsOf(const pgstow_format_info& info) {
  if (!PGSTOW_HAS(&info, pgstow_format_info, coding_count)) return {};
  return {info.codings, info.coding_count};
}

[[noreturn]] void Refuse(const loader::Format& format,
                         std::span<const pgstow_coding* const> codings, const Chain& chain) {
  std::string names = "none";
  for (const pgstow_coding* coding : codings) names.append(", ").append(View(coding->asked));
  throw base::Error(base::ErrorCode::kUsage,
                    fmt::format("format \"{}\" can't be filtered with \"{}\"",
                                View(format.info->name), chain.full_spec()))
      .WithHint(fmt::format("It takes one of: {}.", names));
}

}  // namespace

std::shared_ptr<const Chain> ChainFor(const loader::Registry& registry,
                                      const loader::Format& format,
                                      std::shared_ptr<const Chain> chain) {
  const auto codings = CodingsOf(*format.info);
  if (chain->empty() || codings.empty()) return chain;
  const std::string spec = chain->full_spec();
  const std::string name = spec.substr(0, spec.find(':'));
  for (const pgstow_coding* coding : codings) {
    if (name != View(coding->asked) || spec.find('+') != spec.npos) continue;
    if (coding->asked.len == coding->used.len && name == View(coding->used)) return chain;
    return Chain::Parse(registry, std::string(View(coding->used)).append(spec.substr(name.size())));
  }
  Refuse(format, codings, *chain);
}

}  // namespace pgstow::archive
