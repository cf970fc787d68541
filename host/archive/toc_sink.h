// Takes a table of contents that a format plugin tells.
#pragma once

#include <pgstow/format.h>

#include "host/archive/seal_opener.h"
#include "host/model/brief_toc.h"
#include "host/model/entry.h"

namespace pgstow::archive {

// A pgstow_toc_sink in C++. What a function throws comes out of the call of the plugin.
class TocSink {
 public:
  // `seal`, which outlives this, undoes the chain; nullptr: what went through one is refused.
  // `facts_alone`: nobody will look at the texts of the entries.
  explicit TocSink(SealOpener* seal = nullptr, bool facts_alone = false);
  virtual ~TocSink() = default;
  TocSink(const TocSink&) = delete;
  TocSink& operator=(const TocSink&) = delete;

  const pgstow_toc_sink& abi() const { return abi_; }

 protected:
  virtual void OnHeader(model::TocHeader header, uint64_t entry_count) = 0;
  // `entry` is whole: what the plugin's headers lack is 0. Valid during the call.
  virtual void OnEntry(const pgstow_entry& entry) = 0;

  // Copies it into one that is empty.
  static void Fill(const pgstow_entry& from, model::Entry& to);

 private:
  SealOpener& seal() const;

  SealOpener* seal_;
  pgstow_toc_sink abi_;
};

// Collects the TOC.
class TocCollector : public TocSink {
 public:
  explicit TocCollector(SealOpener* seal = nullptr) : TocSink(seal) {}

  // What was told, checked by model::CheckToc. Once.
  model::Toc Take();

 private:
  void OnHeader(model::TocHeader header, uint64_t entry_count) override;
  void OnEntry(const pgstow_entry& entry) override;
  void MakeRoom();

  model::Toc toc_;
  uint64_t told_ = 0;  // how many entries there are, as the header says
};

// Collects it in brief.
class BriefCollector : public TocSink {
 public:
  explicit BriefCollector(SealOpener* seal = nullptr) : TocSink(seal, true) {}

  // As TocCollector::Take.
  model::BriefToc Take();

 private:
  void OnHeader(model::TocHeader header, uint64_t entry_count) override;
  void OnEntry(const pgstow_entry& entry) override;

  model::BriefToc toc_;
};

}  // namespace pgstow::archive
