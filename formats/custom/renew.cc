#include "formats/custom/renew.h"

#include <algorithm>

#include <pgstow/sdk/error.h>

#include "formats/custom/archive_file.h"

namespace pgstow::custom {
namespace {

uint64_t OffsetOfArea(const Preamble& preamble, size_t area) {
  return PreambleBytes(preamble) + area * kStateAreaBytes;
}

// Durable when it returns.
void WriteArea(sdk::File& file, const Preamble& preamble, size_t area, const StateArea& bytes) {
  file.WriteAt(OffsetOfArea(preamble, area), Bytes(bytes));
}

}  // namespace

void ReplaceChainState(const sdk::Storage& storage, Bytes state) {
  sdk::File file = storage.OpenForUpdate();
  const Preamble preamble = ReadPreamble(file);
  if (!preamble.sealed) sdk::Fail(PGSTOW_E_INVALID, "the archive is not sealed");
  const ChainState old = ReadChainState(file, preamble);
  const size_t idle = 1 - old.area;
  WriteArea(file, preamble, idle, EncodeStateArea(old.generation + 1, state));
  const ChainState renewed = ReadChainState(file, preamble);
  if (renewed.area != idle || !std::ranges::equal(renewed.state, state)) {
    sdk::Fail(PGSTOW_E_IO, "what was written of the seal reads back otherwise");
  }
  WriteArea(file, preamble, old.area, StateArea{});
}

}  // namespace pgstow::custom
