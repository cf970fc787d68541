// Takes a table of contents that a format plugin tells.
#pragma once

#include <pgstow/format.h>

#include "host/model/entry.h"

namespace pgstow::archive {

// A pgstow_toc_sink in C++. What a function throws comes out of the call of the plugin.
class TocSink {
 public:
  TocSink();
  virtual ~TocSink() = default;
  TocSink(const TocSink&) = delete;
  TocSink& operator=(const TocSink&) = delete;

  const pgstow_toc_sink& abi() const { return abi_; }

 protected:
  virtual void OnHeader(model::TocHeader header, uint64_t entry_count) = 0;
  virtual void OnEntry(model::Entry entry) = 0;

 private:
  pgstow_toc_sink abi_;
};

// Collects the TOC.
class TocCollector : public TocSink {
 public:
  // What was told, checked by model::CheckToc. Once.
  model::Toc Take();

 private:
  void OnHeader(model::TocHeader header, uint64_t entry_count) override;
  void OnEntry(model::Entry entry) override;

  model::Toc toc_;
};

}  // namespace pgstow::archive
