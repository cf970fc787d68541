#include "host/loader/registry.h"

#include <filesystem>
#include <mutex>
#include <set>
#include <system_error>
#include <utility>

#include <fmt/ranges.h>
#include <pgstow/sdk/text.h>

#include "host/base/error.h"
#include "host/base/nearest.h"
#include "host/loader/collection.h"

namespace pgstow::loader {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;
using sdk::View;

template <typename Offer>
std::vector<std::string> NamesOf(const std::list<Offer>& offers) {
  std::vector<std::string> names;
  names.reserve(offers.size());
  for (const Offer& offer : offers) names.emplace_back(View(offer.info->name));
  return names;
}

// "no format", "the format "plain"" or "the formats "custom", "plain"".
std::string Enumerated(std::string_view kind, const std::vector<std::string>& names) {
  if (names.empty()) return fmt::format("no {}", kind);
  return fmt::format("the {}{} \"{}\"", kind, names.size() == 1 ? "" : "s",
                     fmt::join(names, "\", \""));
}

}  // namespace

struct Registry::Shared {
  explicit Shared(const SearchOptions& options) : collection(options) {}
  std::mutex mutex;  // nothing is added to the collection without it, nor once all is open
  Collection collection;
};

std::unique_ptr<Registry> Registry::Load(const SearchOptions& options) {
  return std::unique_ptr<Registry>(new Registry(options));
}

Registry::Registry(const SearchOptions& options) : shared_(std::make_unique<Shared>(options)) {}
Registry::~Registry() = default;

const Collection& Registry::All() const {
  const std::lock_guard lock(shared_->mutex);
  shared_->collection.OpenAll();
  return shared_->collection;
}

const std::vector<std::unique_ptr<Plugin>>& Registry::plugins() const { return All().plugins(); }
const std::list<Format>& Registry::formats() const { return All().formats(); }
const std::list<Filter>& Registry::filters() const { return All().filters(); }
const std::vector<Registry::Refusal>& Registry::refused() const { return All().refused(); }
const std::vector<std::string>& Registry::searched() const {
  return shared_->collection.searched();
}

const Format* Registry::FindFormat(std::string_view name) const {
  const std::lock_guard lock(shared_->mutex);
  return shared_->collection.FindFormat(name);
}

const Filter* Registry::FindFilter(std::string_view name) const {
  const std::lock_guard lock(shared_->mutex);
  return shared_->collection.FindFilter(name);
}

const Format& Registry::GetFormat(std::string_view name) const {
  const Format* format = FindFormat(name);
  if (format == nullptr) ThrowMissing("format", name, NamesOf(formats()));
  return *format;
}

const Filter& Registry::GetFilter(std::string_view name) const {
  const Filter* filter = FindFilter(name);
  if (filter == nullptr) ThrowMissing("filter", name, NamesOf(filters()));
  return *filter;
}

// Plugins are called without the mutex: what they are asked may take long.
void Registry::AskFormats(const std::function<bool(const Format&)>& ask) const {
  std::set<const Format*> asked;
  for (bool more = true; more;) {
    std::vector<const Format*> open;
    {
      const std::lock_guard lock(shared_->mutex);
      for (const Format& format : shared_->collection.formats()) open.push_back(&format);
    }
    bool settled = false;
    for (const Format* const format : open) {
      if (asked.insert(format).second && ask(*format)) settled = true;
    }
    const std::lock_guard lock(shared_->mutex);
    more = !settled && shared_->collection.OpenNext();
  }
}

void Registry::ThrowMissing(std::string_view kind, std::string_view name,
                            const std::vector<std::string>& offered) const {
  std::vector<std::string> places;
  for (const std::string& folder : searched()) {
    std::error_code error;
    places.push_back(fmt::format("\"{}\"{}", folder,
                                 fs::exists(folder, error) ? "" : " (which does not exist)"));
  }
  std::string detail =
      places.empty() ? "There is no folder to look for plugins in."
                     : fmt::format("Plugins were looked for in {}. What was found there offers {}.",
                                   fmt::join(places, ", "), Enumerated(kind, offered));
  for (const Refusal& refusal : refused()) {
    detail += fmt::format(" \"{}\" was refused: {}.", refusal.path, refusal.reason);
  }
  const std::string nearest = base::Nearest(name, offered);
  throw base::Error(ErrorCode::kPlugin, fmt::format("no plugin offers the {} \"{}\"", kind, name))
      .WithDetail(std::move(detail))
      .WithHint(fmt::format(
          "{}Install the plugin that offers it, or name its folder with --plugin-path or in "
          "PGSTOW_PLUGIN_PATH.",
          nearest.empty() ? "" : fmt::format("Did you mean \"{}\"? If not: ", nearest)));
}

}  // namespace pgstow::loader
