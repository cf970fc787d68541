// The plugins of a registry: those that are open, and the files that may still be opened.
#pragma once

#include <cstddef>
#include <filesystem>
#include <list>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <pgstow/abi.h>

#include "host/loader/registry.h"
#include "host/loader/running_plugin.h"

namespace pgstow::loader {

// Opens every plugin of the search path but those of the program's own folder, which wait until
// they are needed. One thread at a time; pointers to what it offers stay valid.
class Collection {
 public:
  explicit Collection(const SearchOptions& options);

  // Opens the plugin that offers `name` if there is one: of those that wait the one whose file is
  // called after it, or else all. nullptr: no plugin offers it.
  const Format* FindFormat(std::string_view name);
  const Filter* FindFilter(std::string_view name);

  // Opens one of those that wait, the formats of most archives first. False: none waits.
  bool OpenNext();
  void OpenAll();

  // Of what is open.
  const std::vector<std::unique_ptr<Plugin>>& plugins() const { return plugins_; }
  const std::list<Format>& formats() const { return formats_; }  // in name order
  const std::list<Filter>& filters() const { return filters_; }  // in name order
  const std::vector<Registry::Refusal>& refused() const { return refused_; }
  const std::vector<std::string>& searched() const { return searched_; }

 private:
  template <typename Offer>
  const Offer* Find(const std::list<Offer>& offers, std::string_view name);

  // Takes note of a folder's files and, unless they shall wait, opens them.
  void AddFolder(const std::filesystem::path& folder, bool wait);
  // Opens the file that waits and is called after `name`, if there is one.
  void OpenNamed(std::string_view name);
  void OpenWaiting(size_t index);
  void OpenFile(const std::filesystem::path& file);
  void Admit(const std::filesystem::path& file, const pgstow_plugin_info& info);
  // Throws when an earlier plugin offers one of `offers`. Where their names are those of files that
  // wait, these are opened before.
  template <typename Offer>
  void CheckFree(const std::list<Offer>& taken, const std::vector<Offer>& offers,
                 std::string_view what);
  void Refuse(const std::filesystem::path& path, const std::string& reason,
              std::string_view what = "plugin");

  std::vector<std::filesystem::path> waiting_;  // files, in name order
  std::set<std::filesystem::path> seen_;        // files, links resolved
  std::vector<std::shared_ptr<const RunningPlugin>> running_;
  std::vector<std::unique_ptr<Plugin>> plugins_;
  std::list<Format> formats_;
  std::list<Filter> filters_;
  std::vector<Registry::Refusal> refused_;
  std::vector<std::string> searched_;
};

}  // namespace pgstow::loader
