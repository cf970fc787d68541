// Reads an archive from its first byte to its last, as from a pipe, in bounded memory.
#pragma once

#include <cstdint>
#include <span>

#include <pgstow/sdk/format.h>

#include "formats/custom/buffer.h"
#include "formats/custom/place_tally.h"
#include "formats/custom/preamble.h"
#include "formats/custom/record.h"
#include "formats/custom/state_area.h"
#include "formats/custom/toc_visitor.h"

namespace pgstow::custom {

// One thread at a time.
class StreamReader {
 public:
  // Reads the preamble and the early TOC. `file` outlives this and is used by nobody else.
  explicit StreamReader(sdk::File& file);

  // Once, before the first frame.
  void TellEarlyToc(const sdk::TocSink& sink) const;

  // As next_frame_in_stream of pgstow/format.h.
  sdk::Next NextFrame(pgstow_frame& frame);

  // After the end.
  void TellFinalToc(const sdk::TocSink& sink) const;

 private:
  struct Record {
    RecordType type;
    uint64_t offset;
    Bytes body;  // in buffer_
  };

  void ReadExactly(std::span<uint8_t> room, std::string_view inside);
  void ReadPreamble();
  Record ReadRecord();
  TocBody ReadToc(RecordType type);
  void Tell(RecordType type, const sdk::TocSink& sink) const;
  void ReadTail(const Record& index);

  sdk::File& file_;
  uint64_t position_ = 0;
  Buffer buffer_;  // of the last record; it only grows
  Preamble preamble_;
  ChainState chain_state_;  // of a sealed archive
  uint64_t data_start_ = 0;
  PlaceTally seen_;
  TocBody toc_;  // the last one read, while buffer_ holds it
  bool at_end_ = false;
};

}  // namespace pgstow::custom
