// Reads a tar archive in its own order, from a file or a pipe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include <pgstow/sdk/format.h>

#include "formats/native/members.h"
#include "formats/native/toc.h"
#include "formats/tar/member_walk.h"
#include "formats/tar/object_tally.h"

namespace pgstow::tar {

// One thread at a time.
class StreamReader {
 public:
  // `file`, which is at its start, outlives this.
  explicit StreamReader(sdk::File& file) : walk_(file) {}

  // The table of contents, which is the first member: otherwise PGSTOW_E_UNSUPPORTED. Once, first.
  native::Toc ReadToc(native::Texts texts = native::Texts::kAll);

  // The members that data is expected in; outlives this. Once, before NextFrame.
  void Expect(const native::MemberTable& table);

  // As pgstow_reader.next_frame_in_stream.
  sdk::Next NextFrame(pgstow_frame& frame);

 private:
  enum class State { kBetween, kInData, kInObject };

  bool NextPiece(pgstow_frame& frame);
  void StartMember(const std::string& name);
  void StartObject(const std::string& name);
  void EndObjects(const std::string& name);
  void CheckAllCame() const;
  void EndPart(pgstow_frame& frame);

  MemberWalk walk_;
  const native::MemberTable* table_ = nullptr;
  std::unordered_map<std::string_view, size_t> expected_;  // rows of the table, by their member
  size_t objects_row_ = 0;  // of the table: the entry whose objects come next

  State state_ = State::kBetween;
  bool ends_part_ = false;  // the part's end is to be told
  int32_t entry_ = 0;       // whose data the member is
  uint64_t sequence_ = 0;   // of its next piece
  uint32_t object_ = 0;
  bool object_told_ = false;
  ObjectTally objects_;  // of entry_
  OidSet seen_;          // of all entries
};

}  // namespace pgstow::tar
