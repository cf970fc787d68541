// An archive whose table of contents is about to be read: what all who read one have in common.
#pragma once

#include <memory>
#include <string>

#include "host/archive/abi.h"
#include "host/archive/chain.h"
#include "host/archive/reader.h"
#include "host/archive/seal_opener.h"
#include "host/loader/format_proxy.h"
#include "host/loader/registry.h"
#include "host/model/entry.h"
#include "host/storage/storage.h"

namespace pgstow::archive {

// One thread at a time.
class Source {
 public:
  // Opens the storage and chooses the format. `registry` outlives it. Throws as Reader::Open.
  Source(const loader::Registry& registry, const ReaderOptions& options);

  const std::string& doing() const { return doing_; }  // what messages start with
  const loader::Format& format() const { return format_; }
  bool seekable() const { return storage_->seekable(); }
  SealOpener& seal() { return seal_; }

  // The plugin's reader, which this outlives.
  loader::ReaderProxy OpenReader() const;

  // What `collector`, a TocSink, takes of the TOC: the final one, unless the archive is read in
  // order. Throws kCorrupt, kPlugin.
  template <class Collector>
  auto ReadToc(loader::ReaderProxy& reader, Collector& collector) const {
    reader.ReadToc(collector.abi());
    auto toc = collector.Take();
    toc.header.format = View(format_.info->name);
    CheckHeader(toc.header);
    return toc;
  }

  // The chain of the data. Throws kPlugin when it needs a filter that is not there, kUsage for one
  // that does not seal where the options want that.
  std::shared_ptr<const Chain> ChainOf(const model::TocHeader& header) const;

 private:
  void CheckHeader(const model::TocHeader& header) const;

  const loader::Registry& registry_;
  const ReaderOptions options_;
  std::string doing_;
  std::unique_ptr<storage::InputStorage> storage_;
  const loader::Format& format_;
  SealOpener seal_;
};

}  // namespace pgstow::archive
