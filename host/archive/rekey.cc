#include "host/archive/rekey.h"

#include "host/archive/abi.h"
#include "host/archive/detect.h"
#include "host/archive/seal_opener.h"
#include "host/archive/toc_sink.h"
#include "host/base/error.h"
#include "host/loader/format_proxy.h"
#include "host/loader/settings.h"
#include "host/storage/storage.h"

namespace pgstow::archive {
namespace {

// Opens the seal, and lets the TOC go by.
class SealTaker : public TocSink {
 public:
  explicit SealTaker(SealOpener& seal) : TocSink(&seal) {}

 private:
  void OnHeader(model::TocHeader, uint64_t) override {}
  void OnEntry(const pgstow_entry&) override {}
};

}  // namespace

void Rekey(const loader::Registry& registry, const ReaderOptions& archive, const Chain& ways) {
  const std::string doing = "could not renew the seal of archive \"" + archive.path + "\"";
  const auto storage = storage::OpenForUpdate(archive.path);
  const loader::Format& format = ChooseFormat(registry, archive, *storage);
  SealOpener seal(registry, doing);
  if (format.can(PGSTOW_HOLDS_SEALS)) {
    SealTaker taker(seal);
    loader::ReaderProxy reader(format, *storage->abi(),
                               loader::ParseSettings(loader::OptionsOf(format), {}), doing);
    reader.ReadToc(taker.abi());
  }
  if (!seal.chain()) {
    throw base::Error(base::ErrorCode::kUsage, doing + ": it is not sealed")
        .WithHint("Seal a new one with \"pgstow dump --seal\".");
  }
  const std::vector<std::byte> state = seal.chain()->StateFor(ways);
  loader::Check(format.factory->replace_chain_state(format.index, storage->abi(), Abi(state)),
                doing, format.plugin);
}

}  // namespace pgstow::archive
