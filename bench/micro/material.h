// What the micro-suites work on: plugins, rows and tables of contents, the same in each run.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

#include "host/archive/chain.h"
#include "host/loader/registry.h"
#include "host/model/entry.h"

namespace pgstow::bench {

// The plugins of the build.
const loader::Registry& Plugins();

// One that seals gets keys.
std::shared_ptr<const archive::Chain> ChainOf(const std::string& spec);

// So many bytes of COPY text, in whole rows: numbers, times, and words that are as skewed in their
// frequencies as those of a language.
std::string Rows(size_t bytes);

// A dump of tables with columns, keys, indexes and comments; seven entries a table in two schemas,
// none of which has data. `entries` is rounded up to whole tables.
model::Toc TocOf(size_t entries);

// A file that goes with the scope.
class ScratchFile {
 public:
  ScratchFile();
  ~ScratchFile();
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;
  const std::string& path() const { return path_; }
  size_t bytes() const { return std::filesystem::file_size(path_); }

 private:
  std::string path_;
};

}  // namespace pgstow::bench
