#include "host/archive/salvage.h"

#include <memory>
#include <utility>

#include "host/archive/abi.h"
#include "host/archive/chain.h"
#include "host/archive/detect.h"
#include "host/archive/salvage_part.h"
#include "host/archive/seal_opener.h"
#include "host/archive/toc_sink.h"
#include "host/archive/workbench.h"
#include "host/archive/writer.h"
#include "host/base/boundary.h"
#include "host/base/error.h"
#include "host/loader/format_proxy.h"
#include "host/loader/settings.h"
#include "host/model/one_database.h"
#include "host/storage/storage.h"

namespace pgstow::archive {
namespace {

using base::Error;
using base::ErrorCode;

// Its first bytes may be lost.
const loader::Format& FormatOf(const loader::Registry& registry, const ReaderOptions& options,
                               storage::InputStorage& storage) {
  try {
    return ChooseFormat(registry, options, storage);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kInput || !options.format.empty()) throw;
    return registry.GetFormat("custom");
  }
}

pgstow_damage_sink SinkFor(SalvageReport& report) {
  return {.size = sizeof(pgstow_damage_sink),
          .reserved = 0,
          .self = &report,
          .damage = [](void* self, uint64_t offset, uint64_t byte_count) {
            return base::GuardCallback(PGSTOW_E_INVALID, [&] {
              static_cast<SalvageReport*>(self)->damage.push_back({offset, byte_count});
              return static_cast<pgstow_status>(PGSTOW_OK);
            });
          }};
}

std::shared_ptr<const Chain> ChainOf(const loader::Registry& registry,
                                     const SalvageOptions& options, const model::TocHeader& header,
                                     const SealOpener& seal) {
  if (seal.chain()) return seal.chain();
  if (!options.chain.empty()) return Chain::Parse(registry, options.chain);
  // A format that has lost its start tells neither its version nor the chain.
  if (header.format_version.empty()) {
    throw Error(ErrorCode::kUsage,
                "the archive does not say any more which filters its data went through")
        .WithHint("Name them with --chain. Archives are written with zstd unless told otherwise.");
  }
  return Chain::ParseStored(registry, header.chain);
}

std::optional<uint64_t> Missing(const model::Part& told, uint64_t all, uint64_t kept) {
  if (!told.known) return std::nullopt;
  return all > kept ? all - kept : 0;
}

SalvageLoss LossOf(const model::Entry& entry, const model::Part& told, const SalvagePart& left) {
  return {.entry = entry.id,
          .kind = entry.kind,
          .schema = entry.schema,
          .tag = entry.tag,
          .part = told.part,
          .frames = left.frames(),
          .bytes = left.bytes(),
          .rows = left.rows(),
          .lost_frames = Missing(told, told.frames, left.frames()),
          .lost_bytes = Missing(told, told.raw_bytes, left.bytes()),
          .lost_rows = Missing(told, told.rows, left.rows())};
}

void CopyParts(loader::ReaderProxy& archive, const model::Toc& toc, Workbench& bench,
               Writer& writer, SalvageReport& report) {
  for (const model::Entry& entry : toc.entries) {
    for (const model::Part& told : entry.parts) {
      SalvagePart left(archive, bench, toc.header, entry, told);
      left.CopyTo(*writer.OpenPart(entry.id, told.part));
      ++report.parts;
      report.rows += left.rows();
      report.bytes += left.bytes();
      if (left.whole()) continue;
      report.losses.push_back(LossOf(entry, told, left));
      if (entry.database == 0) continue;
      report.losses.back().database = model::FactsOf(toc.header, entry.database).name;
    }
  }
}

}  // namespace

SalvageReport Salvage(const loader::Registry& registry, const SalvageOptions& options) {
  const auto storage = storage::Open(options.from.path);
  const loader::Format& format = FormatOf(registry, options.from, *storage);
  if (!format.can(PGSTOW_CAN_SALVAGE)) {
    base::Throw(ErrorCode::kUnsupported, "archives of format \"{}\" can't be salvaged",
                View(format.info->name));
  }
  const std::string doing = fmt::format("could not salvage archive \"{}\"", options.from.path);
  loader::ReaderProxy archive(format, *storage->abi(),
                              loader::ParseSettings(loader::OptionsOf(format), {}), doing);
  SalvageReport report;
  const pgstow_damage_sink sink = SinkFor(report);
  archive.Salvage(sink);
  SealOpener seal(registry, doing);
  TocCollector collector(&seal);
  archive.ReadToc(collector.abi());
  const model::Toc toc = collector.Take();
  report.final_toc = toc.header.complete;
  report.entries = toc.entries.size();

  const std::shared_ptr<const Chain> chain = ChainOf(registry, options, toc.header, seal);
  CheckSealed(*chain, options.from, doing);
  WorkbenchPool benches(chain);
  const auto writer = Writer::Create(registry, {.format = std::string(View(format.info->name)),
                                                .path = options.to,
                                                .chain = chain,
                                                .sync = options.sync,
                                                .permissions = options.permissions});
  writer->Begin(toc);
  CopyParts(archive, toc, *benches.Lend(), *writer, report);
  writer->Finish();
  return report;
}

}  // namespace pgstow::archive
