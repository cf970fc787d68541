// An error that was met in the data of an entry.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "host/base/error.h"
#include "host/model/entry.h"

namespace pgstow::archive {

// Says in its detail where it was met, and keeps that for reports which programs read.
class DataError : public base::Error {
 public:
  DataError(const base::Error& error, const model::Entry& entry, uint32_t part,
            std::optional<uint64_t> frame = {})
      : base::Error(base::Error(error.code(), error.what())
                        .WithDetail(Detail(entry, part, frame))
                        .WithHint(error.hint())),
        entry_(entry.id),
        part_(part),
        frame_(frame) {}

  model::DumpId entry() const { return entry_; }
  uint32_t part() const { return part_; }
  std::optional<uint64_t> frame() const { return frame_; }

 private:
  static std::string Detail(const model::Entry& entry, uint32_t part,
                            std::optional<uint64_t> frame) {
    return fmt::format("It was met in {}part {} of entry {} ({} \"{}\").",
                       frame ? fmt::format("frame {} of ", *frame) : "", part, entry.id, entry.kind,
                       entry.tag);
  }

  model::DumpId entry_;
  uint32_t part_;
  std::optional<uint64_t> frame_;
};

}  // namespace pgstow::archive
