// The plugins of this run: found on the search path, checked, loaded and asked what they offer.
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <pgstow/filter.h>
#include <pgstow/format.h>

namespace pgstow::loader {

// One loaded plugin.
struct Plugin {
  std::string name;
  std::string version;
  std::string summary;
  std::string license;
  std::string path;  // of the shared object
  uint32_t abi_major = 0;
  uint32_t abi_minor = 0;
  const pgstow_keygen_factory* keygen = nullptr;  // makes keys for its filters; nullptr: it can't
};

// How messages call a plugin: the plugin "zstd" ("/usr/lib/pgstow/plugins/zstd.so").
std::string NameForMessages(const Plugin& plugin);

// A format or filter with its place in its plugin. Pointers live as long as the program.
struct Format {
  const Plugin* plugin = nullptr;
  const pgstow_format_factory* factory = nullptr;
  uint32_t index = 0;
  const pgstow_format_info* info = nullptr;
  bool can(uint32_t capability) const { return (info->capabilities & capability) != 0; }
};
struct Filter {
  const Plugin* plugin = nullptr;
  const pgstow_filter_factory* factory = nullptr;
  uint32_t index = 0;
  const pgstow_filter_info* info = nullptr;
  bool seals() const { return (info->traits & PGSTOW_FILTER_SEALS) != 0; }
};

struct SearchOptions {
  std::vector<std::string> plugin_paths;  // of --plugin-path, first
  // then $PGSTOW_PLUGIN_PATH (colon-separated, absolute), then <program's
  // folder>/../lib/pgstow/plugins
  bool only_plugin_paths = false;              // look in plugin_paths alone
  std::vector<std::string> plugin_files = {};  // files to load before all folders
  std::string own_folder = {};                 // if not empty, in place of the program's
};

class Collection;

// The plugins of the search path. Those of the program's own folder are opened when they are
// needed: for a name first the one whose file is called after it, and the others only when that
// does not offer it; all others are opened at the start. Any thread.
class Registry {
 public:
  // Folders that do not exist are passed over. A file or folder that users other than its owner
  // and root can write, or that belongs to neither root nor this user, is refused with a warning
  // that says so, when it would be opened; so is a file without the symbol, of another ABI major
  // number, or with a required slot missing. A plugin whose name, or the name of a format or filter
  // of its, was taken by an earlier one is passed over and listed as refused, without a warning: so
  // the user's own folder wins over the program's, and within the program's the plugin whose file
  // is called after the name. Throws nothing for a bad plugin: it is listed in refused().
  static std::unique_ptr<Registry> Load(const SearchOptions& options);
  ~Registry();

  // By name or, for formats, letter. Throws kPlugin naming what was wanted, where plugins were
  // looked for and what was found or refused there.
  const Format& GetFormat(std::string_view name) const;
  const Filter& GetFilter(std::string_view name) const;
  const Format* FindFormat(std::string_view name) const;  // nullptr when there is none
  const Filter* FindFilter(std::string_view name) const;

  // Asks all formats whose plugins are open, then those of one more plugin after another for as
  // long as `ask` is false of all that were asked.
  void AskFormats(const std::function<bool(const Format&)>& ask) const;

  struct Refusal {
    std::string path;
    std::string reason;
  };

  // These open all that is not open yet.
  const std::vector<std::unique_ptr<Plugin>>& plugins() const;
  const std::list<Format>& formats() const;  // in name order
  const std::list<Filter>& filters() const;  // in name order
  const std::vector<Refusal>& refused() const;

  const std::vector<std::string>& searched() const;  // folders, in order

 private:
  struct Shared;
  explicit Registry(const SearchOptions& options);
  const Collection& All() const;
  [[noreturn]] void ThrowMissing(std::string_view kind, std::string_view name,
                                 const std::vector<std::string>& offered) const;
  std::unique_ptr<Shared> shared_;
};

// Gives a host service to plugins under `id` (services.h). `service` outlives the program's use of
// plugins. The first time before Registry::Load.
void ProvideService(std::string_view id, const void* service);

// Throws base::Error for an error status that a plugin returned on this thread, with the message
// the plugin gave to set_error; `what` says what was being done ("writing archive \"x\""). Returns
// the status when it is no error.
pgstow_status Check(pgstow_status status, std::string_view what, const Plugin* plugin);

}  // namespace pgstow::loader
