#include "host/loader/registry.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>
#include <system_error>
#include <utility>

#include <fmt/ranges.h>
#include <pgstow/sdk/text.h>

#include "host/base/error.h"
#include "host/base/log.h"
#include "host/base/nearest.h"
#include "host/loader/inspect.h"
#include "host/loader/running_plugin.h"
#include "host/loader/search.h"
#include "host/loader/shared_object.h"

namespace pgstow::loader {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;
using sdk::Abi;
using sdk::View;

// Finds by name or, where there is one, letter.
std::string_view LetterOf(const Format& format) { return View(format.info->letter); }
std::string_view LetterOf(const Filter&) { return {}; }

template <typename Offer>
const Offer* Find(const std::vector<Offer>& offers, std::string_view name) {
  const auto found = std::ranges::find_if(offers, [name](const Offer& offer) {
    return !name.empty() && (View(offer.info->name) == name || LetterOf(offer) == name);
  });
  return found == offers.end() ? nullptr : &*found;
}

// Everything that one plugin's factory of this kind offers.
template <typename Offer, typename Factory>
std::vector<Offer> OffersOf(const pgstow_plugin_info& info, std::string_view factory_id,
                            const Plugin* plugin) {
  std::vector<Offer> offers;
  const auto* factory = static_cast<const Factory*>(info.get_factory(Abi(factory_id)));
  if (factory == nullptr) return offers;
  InspectFactory(*factory);
  for (uint32_t index = 0; index < factory->count; ++index) {
    offers.push_back({plugin, factory, index, factory->info(index)});
  }
  return offers;
}

template <typename Offer>
void Sort(std::vector<Offer>& offers) {
  std::ranges::sort(offers, {}, [](const Offer& offer) { return View(offer.info->name); });
}

template <typename Offer>
std::vector<std::string> NamesOf(const std::vector<Offer>& offers) {
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

// A plugin that an earlier one stands in front of; no fault of its own.
struct Shadowed {
  std::string reason;
};

}  // namespace

// Gathers what the search path holds.
class RegistryBuilder {
 public:
  std::unique_ptr<Registry> Build(const SearchOptions& options) {
    const std::vector<fs::path> folders = SearchFolders(options, registry_->refused_);
    for (const Registry::Refusal& refusal : registry_->refused_) Warn("plugin folder", refusal);
    for (const std::string& file : options.plugin_files) LoadFile(file);
    for (const fs::path& folder : folders) LoadFolder(folder);
    Sort(registry_->formats_);
    Sort(registry_->filters_);
    return std::move(registry_);
  }

 private:
  void LoadFolder(const fs::path& folder) {
    registry_->searched_.push_back(folder.native());
    std::error_code error;
    if (!fs::exists(folder, error)) return;
    if (const std::string reason = WhyNotTrusted(folder); !reason.empty()) {
      return Refuse(folder, reason, "plugin folder");
    }
    for (const fs::path& file : PluginFiles(folder)) LoadFile(file);
  }

  void LoadFile(const fs::path& file) {
    std::error_code error;
    const fs::path resolved = fs::canonical(file, error);
    if (error) return Refuse(file, fmt::format("it can't be resolved: {}", error.message()));
    if (!seen_.insert(resolved).second) return;
    for (const fs::path& trusted : {resolved, resolved.parent_path()}) {
      if (const std::string reason = WhyNotTrusted(trusted); !reason.empty()) {
        return Refuse(file, trusted == resolved ? reason : "of its folder: " + reason);
      }
    }
    try {
      Admit(file, LoadSharedObject(resolved));
    } catch (const base::Error& refusal) {
      Refuse(file, refusal.what());
    } catch (const Shadowed& shadowed) {
      registry_->refused_.push_back({file.native(), shadowed.reason});
    }
  }

  void Admit(const fs::path& file, const pgstow_plugin_info& info) {
    InspectPlugin(info);
    auto plugin = std::make_unique<Plugin>(Plugin{.name = std::string(View(info.name)),
                                                  .version = std::string(View(info.version)),
                                                  .summary = std::string(View(info.summary)),
                                                  .license = std::string(View(info.license)),
                                                  .path = file.native(),
                                                  .abi_major = info.abi_major,
                                                  .abi_minor = info.abi_minor});
    for (const auto& earlier : registry_->plugins_) {
      if (earlier->name == plugin->name)
        throw Shadowed{TakenBy("the name", plugin->name, *earlier)};
    }
    auto running = RunningPlugin::Start(info, *plugin);
    auto formats =
        OffersOf<Format, pgstow_format_factory>(info, PGSTOW_FORMAT_FACTORY, plugin.get());
    auto filters =
        OffersOf<Filter, pgstow_filter_factory>(info, PGSTOW_FILTER_FACTORY, plugin.get());
    plugin->keygen = static_cast<const pgstow_keygen_factory*>(
        info.get_factory(Abi(std::string_view(PGSTOW_KEYGEN_FACTORY))));
    if (plugin->keygen != nullptr) InspectFactory(*plugin->keygen);
    if (formats.empty() && filters.empty()) {
      base::Throw(ErrorCode::kPlugin, "it offers neither a format nor a filter");
    }
    CheckFree(registry_->formats_, formats, "the format");
    CheckFree(registry_->filters_, filters, "the filter");
    std::ranges::copy(formats, std::back_inserter(registry_->formats_));
    std::ranges::copy(filters, std::back_inserter(registry_->filters_));
    base::Log(base::LogLevel::kDebug, "loaded plugin \"{}\" from \"{}\"", plugin->name,
              plugin->path);
    registry_->running_.push_back(std::move(running));
    registry_->plugins_.push_back(std::move(plugin));
  }

  static std::string TakenBy(std::string_view what, std::string_view name, const Plugin& earlier) {
    return fmt::format("{} \"{}\" is taken by \"{}\", which comes first on the search path", what,
                       name, earlier.path);
  }

  template <typename Offer>
  void CheckFree(const std::vector<Offer>& taken, const std::vector<Offer>& offers,
                 std::string_view what) {
    for (const Offer& offer : offers) {
      for (const std::string_view name : {View(offer.info->name), LetterOf(offer)}) {
        const Offer* earlier = Find(taken, name);
        if (earlier != nullptr) throw Shadowed{TakenBy(what, name, *earlier->plugin)};
      }
    }
  }

  void Refuse(const fs::path& path, const std::string& reason, std::string_view what = "plugin") {
    registry_->refused_.push_back({path.native(), reason});
    Warn(what, registry_->refused_.back());
  }

  static void Warn(std::string_view what, const Registry::Refusal& refusal) {
    base::Log(base::LogLevel::kWarning, "{} \"{}\" is refused: {}", what, refusal.path,
              refusal.reason);
  }

  std::unique_ptr<Registry> registry_{new Registry};
  std::set<fs::path> seen_;  // files, links resolved
};

std::unique_ptr<Registry> Registry::Load(const SearchOptions& options) {
  return RegistryBuilder().Build(options);
}

Registry::~Registry() = default;

const Format* Registry::FindFormat(std::string_view name) const { return Find(formats_, name); }
const Filter* Registry::FindFilter(std::string_view name) const { return Find(filters_, name); }

const Format& Registry::GetFormat(std::string_view name) const {
  const Format* format = FindFormat(name);
  if (format == nullptr) ThrowMissing("format", name, NamesOf(formats_));
  return *format;
}

const Filter& Registry::GetFilter(std::string_view name) const {
  const Filter* filter = FindFilter(name);
  if (filter == nullptr) ThrowMissing("filter", name, NamesOf(filters_));
  return *filter;
}

void Registry::ThrowMissing(std::string_view kind, std::string_view name,
                            const std::vector<std::string>& offered) const {
  std::vector<std::string> places;
  for (const std::string& folder : searched_) {
    std::error_code error;
    places.push_back(fmt::format("\"{}\"{}", folder,
                                 fs::exists(folder, error) ? "" : " (which does not exist)"));
  }
  std::string detail =
      places.empty() ? "There is no folder to look for plugins in."
                     : fmt::format("Plugins were looked for in {}. What was found there offers {}.",
                                   fmt::join(places, ", "), Enumerated(kind, offered));
  for (const Refusal& refusal : refused_) {
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
