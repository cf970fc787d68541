#include "formats/tar/stream_reader.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <span>
#include <utility>

#include <pgstow/sdk/error.h>

#include "formats/native/member_names.h"
#include "formats/tar/blocks.h"

namespace pgstow::tar {
namespace {

// What is left of the walk's member.
class WalkInput : public native::MemberInput {
 public:
  explicit WalkInput(MemberWalk& walk) : walk_(walk) {}

  size_t Read(std::span<uint8_t> room) override {
    size_t done = 0;
    while (done < room.size()) {
      if (left_.empty()) left_ = walk_.Read();
      if (left_.empty()) break;
      const size_t taken = std::min(left_.size(), room.size() - done);
      std::ranges::copy(left_.first(taken), room.begin() + static_cast<ptrdiff_t>(done));
      left_ = left_.subspan(taken);
      done += taken;
    }
    return done;
  }

 private:
  MemberWalk& walk_;
  sdk::Bytes left_;
};

// The OID in "blob_OID.dat"; 0 for any other name.
uint32_t OidIn(const std::string& name) {
  constexpr std::string_view kStart = "blob_";
  uint32_t oid = 0;
  if (name.starts_with(kStart)) {
    std::from_chars(name.data() + kStart.size(), name.data() + name.size(), oid);
  }
  return name == native::MemberOfObject(oid) ? oid : 0;
}

}  // namespace

native::Toc StreamReader::ReadToc(native::Texts texts) {
  const auto member = walk_.Next();
  if (!member || member->name != native::kTocMember) {
    sdk::Fail(PGSTOW_E_UNSUPPORTED, "its first member is ",
              member ? sdk::Concat("\"", member->name, "\"") : "missing", " and not \"",
              native::kTocMember, "\", so it can't be read in order");
  }
  WalkInput bytes(walk_);
  native::Input input([&bytes](std::span<uint8_t> room) { return bytes.Read(room); });
  native::Toc toc = native::DecodeToc(input, texts);
  if (!input.AtEnd()) input.Damaged("other bytes follow its end");
  return toc;
}

void StreamReader::Expect(const native::MemberTable& table) {
  table_ = &table;
  for (size_t i = 0; i < table.rows().size(); ++i) {
    expected_.emplace(table.rows()[i].second.member, i);
  }
}

sdk::Next StreamReader::NextFrame(pgstow_frame& frame) {
  for (;;) {
    if (state_ != State::kBetween && NextPiece(frame)) return sdk::Next::kRead;
    if (ends_part_) {
      EndPart(frame);
      return sdk::Next::kRead;
    }
    const auto member = walk_.Next();
    if (!member) {
      CheckAllCame();
      return sdk::Next::kEnd;
    }
    StartMember(member->name);
  }
}

// Of an object without bytes there is one piece without bytes.
bool StreamReader::NextPiece(pgstow_frame& frame) {
  const sdk::Bytes bytes = walk_.Read();
  if (bytes.empty() && (state_ == State::kInData || object_told_)) {
    ends_part_ = state_ == State::kInData;
    state_ = State::kBetween;
    return false;
  }
  frame.flags = PGSTOW_FRAME_STREAMED;
  frame.entry = entry_;
  frame.sequence = sequence_++;
  frame.stored = sdk::Abi(bytes);
  frame.object = object_;
  object_told_ = true;
  return true;
}

void StreamReader::EndPart(pgstow_frame& frame) {
  frame.flags = PGSTOW_FRAME_STREAMED | PGSTOW_FRAME_ENDS_PART;
  frame.entry = entry_;
  frame.sequence = sequence_;
  ends_part_ = false;
  sequence_ = 0;
}

void StreamReader::StartMember(const std::string& name) {
  if (name == kScriptMember) return;
  const auto row = expected_.find(name);
  if (row == expected_.end()) return StartObject(name);
  const auto& [entry, facts] = table_->rows()[row->second];
  if (facts.large_objects) {
    EndObjects(name);
  } else {
    entry_ = entry;
    object_ = 0;
    state_ = State::kInData;
  }
  expected_.erase(row);
}

void StreamReader::StartObject(const std::string& name) {
  const auto& rows = table_->rows();
  while (objects_row_ < rows.size() && !rows[objects_row_].second.large_objects) ++objects_row_;
  object_ = OidIn(name);
  if (object_ == 0 || objects_row_ == rows.size()) native::ThrowUnnamed(name);
  if (!seen_.Insert(object_)) sdk::Fail(PGSTOW_E_CORRUPT, "it has two members \"", name, "\"");
  objects_.Add({object_, name});
  entry_ = rows[objects_row_].first;
  object_told_ = false;
  state_ = State::kInObject;
}

void StreamReader::EndObjects(const std::string& name) {
  const auto& rows = table_->rows();
  while (objects_row_ < rows.size() && !rows[objects_row_].second.large_objects) ++objects_row_;
  if (objects_row_ == rows.size() || rows[objects_row_].second.member != name) {
    sdk::Fail(PGSTOW_E_CORRUPT, "the list of large objects \"", name,
              "\" is not in the order of the table of contents");
  }
  ObjectTally named;
  native::LargeObjectList list(std::make_unique<WalkInput>(walk_), name);
  while (const auto object = list.Next()) named.Add(*object);
  if (!(named == objects_)) {
    sdk::Fail(PGSTOW_E_CORRUPT, "the list of large objects \"", name,
              "\" does not name just those that stand before it");
  }
  entry_ = rows[objects_row_++].first;
  objects_ = {};
  ends_part_ = true;
}

void StreamReader::CheckAllCame() const {
  for (const auto& [entry, row] : table_->rows()) {
    if (!expected_.contains(row.member)) continue;
    sdk::Fail(PGSTOW_E_CORRUPT, "\"", row.member,
              "\" is missing, which should have the data of entry ", entry);
  }
}

}  // namespace pgstow::tar
