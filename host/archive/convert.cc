#include "host/archive/convert.h"

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "host/archive/part_copy.h"
#include "host/archive/spool.h"
#include "host/base/error.h"
#include "host/base/log.h"
#include "host/model/one_database.h"

namespace pgstow::archive {
namespace {

using Key = std::pair<model::DumpId, uint32_t>;

// A part of the new archive and the parts of the old one that it is made of, in that order.
struct Output {
  const model::Entry* entry = nullptr;  // as it is wanted, with the parts of the old archive
  uint32_t part = 0;
  std::vector<uint32_t> sources = {};
};

std::vector<Output> OutputsOf(const model::Toc& wanted, bool holds_parts) {
  std::vector<Output> outputs;
  for (const model::Entry& entry : wanted.entries) {
    if (!holds_parts && !entry.parts.empty()) outputs.push_back({.entry = &entry});
    for (const model::Part& part : entry.parts) {
      if (holds_parts) outputs.push_back({.entry = &entry, .part = part.part});
      outputs.back().sources.push_back(part.part);
    }
  }
  return outputs;
}

// The rows that the old archive tells of an output.
std::optional<uint64_t> ToldRows(const Output& output) {
  uint64_t rows = 0;
  for (const uint32_t source : output.sources) {
    const model::Part& part = output.entry->parts[source];
    if (!part.known) return std::nullopt;
    rows += part.rows;
  }
  return rows;
}

class Conversion {
 public:
  Conversion(Reader& archive, const model::Toc& wanted, Writer& writer, size_t frame_bytes)
      : archive_(archive),
        wanted_(wanted),
        writer_(writer),
        frame_bytes_(frame_bytes),
        in_frames_(archive.keeps_checksums()),
        outputs_(OutputsOf(wanted, writer.holds_parts())) {}

  void CopyInOrder() {
    for (const Output& output : outputs_) {
      const auto copy = Open(output);
      for (const uint32_t source : output.sources) {
        const auto part = archive_.OpenPart(output.entry->id, source);
        for (auto raw = part->Next(); !raw.empty(); raw = part->Next()) copy->Take(raw);
      }
      copy->Close(ToldRows(output));
    }
  }

 protected:
  std::unique_ptr<PartCopy> Open(const Output& output) {
    base::Log(base::LogLevel::kInfo, "copying data of {} \"{}\"", output.entry->kind,
              output.entry->tag);
    return std::make_unique<PartCopy>(
        writer_.OpenPart(output.entry->id, output.part), *output.entry,
        PartCopy::Manner{
            .part = output.part,
            .frames = in_frames_,
            .standard_strings =
                model::FactsOf(wanted_.header, output.entry->database).standard_strings,
            .frame_bytes = frame_bytes_});
  }

  Reader& archive_;
  const model::Toc& wanted_;
  Writer& writer_;
  size_t frame_bytes_;
  bool in_frames_;  // what the old archive gives is frames
  std::vector<Output> outputs_;
};

// Takes the data of an archive in the order of that archive. A few outputs are open at a time, or,
// where the new layout wants their order, the one whose turn it is; what comes of the others waits.
class Streaming : private Conversion {
 public:
  Streaming(Reader& archive, const model::Toc& wanted, Writer& writer, size_t frame_bytes)
      : Conversion(archive, wanted, writer, frame_bytes),
        ordered_(writer.needs_order()),
        states_(outputs_.size()) {
    for (size_t index = 0; index < outputs_.size(); ++index) {
      for (const uint32_t source : outputs_[index].sources) {
        sources_[{outputs_[index].entry->id, source}].output = index;
      }
    }
  }

  void Run() {
    if (ordered_) OpenNext();
    archive_.ReadStream([this](model::DumpId entry, uint32_t part, std::span<const char> raw) {
      Take({entry, part}, raw);
    });
    Finish();
  }

 private:
  // As many tables as a dump commonly copies at once. Each takes a few frames of memory.
  static constexpr size_t kMostOpen = 8;

  struct Source {
    size_t output = 0;
    std::vector<Spool::Extent> waiting = {};
    bool whole = false;
  };
  struct State {
    std::unique_ptr<PartCopy> copy;  // of an output that is open
    size_t next = 0;                 // in Output::sources: the one whose data goes on at once
    bool seen = false;               // something of it came; it is open, closed or in queue_
  };

  Source& SourceAt(const Output& output, size_t place) {
    return sources_.at({output.entry->id, output.sources[place]});
  }

  void Take(Key key, std::span<const char> raw) {
    const auto found = sources_.find(key);
    if (found == sources_.end()) return;  // not wanted
    Source& source = found->second;
    const size_t index = source.output;
    See(index);
    State& state = states_[index];
    if (raw.empty()) {
      source.whole = true;
      Advance(index);
    } else if (state.copy && outputs_[index].sources[state.next] == key.second) {
      state.copy->Take(raw);
    } else {
      Keep(source, raw);
    }
  }

  void Keep(Source& source, std::span<const char> raw) {
    if (!spooled_) {
      base::Log(base::LogLevel::kInfo, "data that comes before its turn waits in a temporary file");
    }
    spooled_ = true;
    source.waiting.push_back(spool_.Append(raw));
  }

  // The first time that something of an output comes.
  void See(size_t index) {
    if (ordered_ || states_[index].seen) return;
    states_[index].seen = true;
    queue_.push_back(index);
    OpenNext();
  }

  // Opens the output whose turn it is, if there is room for one more; returns which.
  std::optional<size_t> OpenNext() {
    if (open_ == (ordered_ ? 1 : kMostOpen)) return std::nullopt;
    size_t index = 0;
    if (ordered_) {
      if (turn_ == outputs_.size()) return std::nullopt;
      index = turn_++;
    } else {
      if (queue_.empty()) return std::nullopt;
      index = queue_.front();
      queue_.pop_front();
    }
    states_[index].copy = Open(outputs_[index]);
    ++open_;
    return index;
  }

  // Closes the output if all of it came, and goes on with the one that gets its place.
  void Advance(size_t index) {
    for (std::optional<size_t> at = index; at; at = OpenNext()) {
      const Output& output = outputs_[*at];
      State& state = states_[*at];
      if (!state.copy) return;
      Replay(SourceAt(output, state.next), *state.copy);
      while (SourceAt(output, state.next).whole) {
        if (++state.next == output.sources.size()) break;
        Replay(SourceAt(output, state.next), *state.copy);
      }
      if (state.next < output.sources.size()) return;
      state.copy->Close(ToldRows(output));
      state.copy.reset();

      --open_;
    }
  }

  void Replay(Source& source, PartCopy& copy) {
    for (const Spool::Extent& extent : std::exchange(source.waiting, {})) {
      replayed_.clear();
      spool_.Read(extent, [this](std::span<const char> bytes) {
        replayed_.insert(replayed_.end(), bytes.begin(), bytes.end());
      });
      copy.Take(replayed_);
    }
  }

  // Nothing more will come: what is open is whole, and so is what never came.
  void Finish() {
    for (auto& [key, source] : sources_) source.whole = true;
    for (size_t index = 0; index < outputs_.size(); ++index) {
      See(index);
      Advance(index);
    }
  }

  const bool ordered_;
  std::map<Key, Source> sources_;  // of everything wanted
  std::vector<State> states_;      // of outputs_
  size_t open_ = 0;
  size_t turn_ = 0;           // ordered: the next to be opened
  std::deque<size_t> queue_;  // otherwise: those that came and wait for room
  Spool spool_;
  bool spooled_ = false;
  std::vector<char> replayed_;
};

// What the new archive lists.
model::Toc Listed(model::Toc wanted, bool holds_parts) {
  if (holds_parts) return wanted;
  for (model::Entry& entry : wanted.entries) {
    if (entry.parts.size() > 1) entry.parts.resize(1);
  }
  return wanted;
}

}  // namespace

void Convert(Reader& archive, const model::Toc& wanted, Writer& writer, size_t frame_bytes) {
  writer.Begin(Listed(wanted, writer.holds_parts()));
  if (archive.random_access()) {
    Conversion(archive, wanted, writer, frame_bytes).CopyInOrder();
  } else {
    Streaming(archive, wanted, writer, frame_bytes).Run();
  }
  writer.Finish();
}

}  // namespace pgstow::archive
