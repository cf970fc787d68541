#include "host/dump/agenda.h"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace pgstow::dump {
namespace {

// Tasks smaller than this are done so soon that their order does not matter.
constexpr uint64_t kSmall = uint64_t{8} << 20;

// Each is a lock more that a lane holds in a statement's time.
constexpr size_t kMostInBatch = 64;

// Tasks are about as large as each other when they agree in this: from one power of two to the
// next.
int Magnitude(const CopyTask& task) { return std::bit_width(task.bytes / kSmall); }

}  // namespace

Agenda::Agenda(std::span<const CopyTask> tasks, size_t sources, size_t lanes)
    : sources_(sources), lanes_(lanes) {
  for (const CopyTask& task : tasks) sources_[task.source].tasks.push_back(&task);
}

Batch Agenda::Take(std::optional<size_t> at) {
  std::optional<size_t> best;
  for (size_t i = 0; i < sources_.size(); ++i) {
    if (!sources_[i].done() && (!best || IsBetter(i, *best, at))) best = i;
  }
  if (at) --sources_[*at].lanes;
  if (!best) return {};
  Source& source = sources_[*best];
  ++source.lanes;
  const Batch batch = Batch(source.tasks).subspan(source.next, LengthOfBatch(source));
  source.next += batch.size();
  return batch;
}

// As much as a small task at most, and half of a lane's share of what is left.
size_t Agenda::LengthOfBatch(const Source& source) const {
  const size_t most = std::min(kMostInBatch, source.left() / (2 * lanes_));
  size_t length = 1;
  uint64_t bytes = source.largest().bytes;
  while (length < most) {
    bytes += source.tasks[source.next + length]->bytes;
    if (bytes > kSmall) break;
    ++length;
  }
  return length;
}

bool Agenda::IsBetter(size_t one, size_t other, std::optional<size_t> at) const {
  const Source& a = sources_[one];
  const Source& b = sources_[other];
  const int magnitude = Magnitude(a.largest());
  const int other_magnitude = Magnitude(b.largest());
  if (magnitude != other_magnitude) return magnitude > other_magnitude;
  if (one == at || other == at) return one == at;
  if (a.lanes != b.lanes) return a.lanes < b.lanes;
  return a.largest().bytes > b.largest().bytes;
}

}  // namespace pgstow::dump
