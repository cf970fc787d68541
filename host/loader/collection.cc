#include "host/loader/collection.h"

#include <algorithm>
#include <iterator>
#include <system_error>
#include <utility>

#include <pgstow/sdk/text.h>

#include "host/base/error.h"
#include "host/base/log.h"
#include "host/loader/inspect.h"
#include "host/loader/search.h"
#include "host/loader/shared_object.h"

namespace pgstow::loader {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;
using sdk::Abi;
using sdk::View;

// The files of the formats that most archives are in, so that few others are opened to recognise
// one; our own first, whose users wait for nothing else.
constexpr std::string_view kUsual[] = {"custom", "pgdump", "directory", "tar"};

bool IsCalled(const fs::path& file, std::string_view name) { return file.stem() == name; }

std::string_view LetterOf(const Format& format) { return View(format.info->letter); }
std::string_view LetterOf(const Filter&) { return {}; }

// By name or, where there is one, letter.
template <typename Offer>
const Offer* FindIn(const std::list<Offer>& offers, std::string_view name) {
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

// Keeps `all` in name order.
template <typename Offer>
void Insert(std::list<Offer>& all, const std::vector<Offer>& offers) {
  std::ranges::copy(offers, std::back_inserter(all));
  all.sort([](const Offer& a, const Offer& b) { return View(a.info->name) < View(b.info->name); });
}

// A plugin that an earlier one stands in front of; no fault of its own.
struct Shadowed {
  std::string reason;
};

std::string TakenBy(std::string_view what, std::string_view name, const Plugin& earlier) {
  return fmt::format("{} \"{}\" is taken by \"{}\", which comes first on the search path", what,
                     name, earlier.path);
}

void Warn(std::string_view what, const Registry::Refusal& refusal) {
  base::Log(base::LogLevel::kWarning, "{} \"{}\" is refused: {}", what, refusal.path,
            refusal.reason);
}

}  // namespace

Collection::Collection(const SearchOptions& options) {
  const std::vector<fs::path> folders = SearchFolders(options, refused_);
  for (const Registry::Refusal& refusal : refused_) Warn("plugin folder", refusal);
  for (const std::string& file : options.plugin_files) OpenFile(file);
  const fs::path own = options.only_plugin_paths ? fs::path() : OwnFolder(options);
  for (const fs::path& folder : folders) {
    AddFolder(folder, folder == own && &folder == &folders.back());
  }
}

void Collection::AddFolder(const fs::path& folder, bool wait) {
  searched_.push_back(folder.native());
  std::error_code error;
  if (!fs::exists(folder, error)) return;
  if (const std::string reason = WhyNotTrusted(folder); !reason.empty()) {
    return Refuse(folder, reason, "plugin folder");
  }
  std::vector<fs::path> files = PluginFiles(folder);
  if (wait) {
    waiting_ = std::move(files);
  } else {
    for (const fs::path& file : files) OpenFile(file);
  }
}

template <typename Offer>
const Offer* Collection::Find(const std::list<Offer>& offers, std::string_view name) {
  if (const Offer* const open = FindIn(offers, name)) return open;
  OpenNamed(name);
  if (const Offer* const named = FindIn(offers, name)) return named;
  OpenAll();
  return FindIn(offers, name);
}

const Format* Collection::FindFormat(std::string_view name) { return Find(formats_, name); }
const Filter* Collection::FindFilter(std::string_view name) { return Find(filters_, name); }

bool Collection::OpenNext() {
  if (waiting_.empty()) return false;
  for (const std::string_view usual : kUsual) {
    const auto found = std::ranges::find_if(
        waiting_, [usual](const fs::path& file) { return IsCalled(file, usual); });
    if (found == waiting_.end()) continue;
    OpenWaiting(static_cast<size_t>(found - waiting_.begin()));
    return true;
  }
  OpenWaiting(0);
  return true;
}

void Collection::OpenAll() {
  while (!waiting_.empty()) OpenWaiting(0);
}

void Collection::OpenNamed(std::string_view name) {
  const auto found =
      std::ranges::find_if(waiting_, [name](const fs::path& file) { return IsCalled(file, name); });
  if (found != waiting_.end()) OpenWaiting(static_cast<size_t>(found - waiting_.begin()));
}

void Collection::OpenWaiting(size_t index) {
  const fs::path file = std::move(waiting_[index]);
  waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(index));
  OpenFile(file);
}

void Collection::OpenFile(const fs::path& file) {
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
    refused_.push_back({file.native(), shadowed.reason});
  }
}

void Collection::Admit(const fs::path& file, const pgstow_plugin_info& info) {
  InspectPlugin(info);
  auto plugin = std::make_unique<Plugin>(Plugin{.name = std::string(View(info.name)),
                                                .version = std::string(View(info.version)),
                                                .summary = std::string(View(info.summary)),
                                                .license = std::string(View(info.license)),
                                                .path = file.native(),
                                                .abi_major = info.abi_major,
                                                .abi_minor = info.abi_minor});
  OpenNamed(plugin->name);
  for (const auto& earlier : plugins_) {
    if (earlier->name == plugin->name) throw Shadowed{TakenBy("the name", plugin->name, *earlier)};
  }
  auto running = RunningPlugin::Start(info, *plugin);
  const auto formats =
      OffersOf<Format, pgstow_format_factory>(info, PGSTOW_FORMAT_FACTORY, plugin.get());
  const auto filters =
      OffersOf<Filter, pgstow_filter_factory>(info, PGSTOW_FILTER_FACTORY, plugin.get());
  plugin->keygen = static_cast<const pgstow_keygen_factory*>(
      info.get_factory(Abi(std::string_view(PGSTOW_KEYGEN_FACTORY))));
  if (plugin->keygen != nullptr) InspectFactory(*plugin->keygen);
  if (formats.empty() && filters.empty()) {
    base::Throw(ErrorCode::kPlugin, "it offers neither a format nor a filter");
  }
  CheckFree(formats_, formats, "the format");
  CheckFree(filters_, filters, "the filter");
  Insert(formats_, formats);
  Insert(filters_, filters);
  base::Log(base::LogLevel::kDebug, "loaded plugin \"{}\" from \"{}\"", plugin->name, plugin->path);
  running_.push_back(std::move(running));
  plugins_.push_back(std::move(plugin));
}

template <typename Offer>
void Collection::CheckFree(const std::list<Offer>& taken, const std::vector<Offer>& offers,
                           std::string_view what) {
  for (const Offer& offer : offers) {
    OpenNamed(View(offer.info->name));
    for (const std::string_view name : {View(offer.info->name), LetterOf(offer)}) {
      const Offer* earlier = FindIn(taken, name);
      if (earlier != nullptr) throw Shadowed{TakenBy(what, name, *earlier->plugin)};
    }
  }
}

void Collection::Refuse(const fs::path& path, const std::string& reason, std::string_view what) {
  refused_.push_back({path.native(), reason});
  Warn(what, refused_.back());
}

}  // namespace pgstow::loader
