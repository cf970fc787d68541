#include "formats/custom/sealed_toc.h"

#include <algorithm>

#include <pgstow/sdk/text.h>

#include "formats/custom/layout.h"

namespace pgstow::custom {

uint32_t SealedNumberOf(RecordType type) {
  return type == RecordType::kEarlyToc ? PGSTOW_RECORD_EARLY_TOC : PGSTOW_RECORD_FINAL_TOC;
}

void TellSeal(const Preamble& preamble, const ChainState& state, const sdk::TocSink& sink) {
  if (!preamble.sealed) return;
  const std::string version = FormatVersion(preamble);
  pgstow_toc_header clear{};
  clear.chain = sdk::Abi(preamble.chain);
  std::ranges::copy(preamble.archive_id, clear.archive_id);
  clear.format_version = sdk::Abi(version);
  clear.chain_state = sdk::Abi(Bytes(state.state));
  sink.Sealed(clear);
}

TocBody Opened(const TocBody& stored, RecordType type, const Preamble& preamble,
               const sdk::TocSink& sink) {
  TocBody opened = stored;
  opened.decoder = &sink;
  if (!preamble.sealed) return opened;
  opened.bytes = sink.OpenRecord(SealedNumberOf(type), stored.bytes, kMaxTocBytes);
  return opened;
}

}  // namespace pgstow::custom
