#include "host/dump/agenda.h"

#include <bit>
#include <cstdint>

namespace pgstow::dump {
namespace {

// Tasks smaller than this are done so soon that their order does not matter.
constexpr uint64_t kSmall = uint64_t{8} << 20;

// Tasks are about as large as each other when they agree in this: from one power of two to the
// next.
int Magnitude(const CopyTask& task) { return std::bit_width(task.bytes / kSmall); }

}  // namespace

Agenda::Agenda(std::span<const CopyTask> tasks, size_t sources) : sources_(sources) {
  for (const CopyTask& task : tasks) sources_[task.source].tasks.push_back(&task);
}

const CopyTask* Agenda::Take(std::optional<size_t> at) {
  std::optional<size_t> best;
  for (size_t i = 0; i < sources_.size(); ++i) {
    if (!sources_[i].done() && (!best || IsBetter(i, *best, at))) best = i;
  }
  if (at) --sources_[*at].lanes;
  if (!best) return nullptr;
  Source& source = sources_[*best];
  ++source.lanes;
  return source.tasks[source.next++];
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
