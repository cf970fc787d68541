#include "formats/native/members.h"

#include <utility>
#include <vector>

#include <pgstow/sdk/error.h>

#include "formats/native/large_object_list.h"
#include "formats/native/member_names.h"

namespace pgstow::native {
namespace {

constexpr size_t kPieceBytes = size_t{256} << 10;

// The bytes of one member after another, as pieces of one part.
class PieceMaker {
 public:
  PieceMaker(int32_t entry, uint32_t part) : entry_(entry), part_(part) {}

  // Fills `frame` with the next piece of `input`; false when there is none.
  bool Next(MemberInput& input, uint32_t object, pgstow_frame& frame) {
    if (buffer_.empty()) buffer_.resize(kPieceBytes);
    const size_t got = input.Read(buffer_);
    if (got > 0) Tell({buffer_.data(), got}, object, frame);
    return got > 0;
  }

  void Tell(sdk::Bytes bytes, uint32_t object, pgstow_frame& frame) {
    frame.flags = PGSTOW_FRAME_STREAMED;
    frame.entry = entry_;
    frame.part = part_;
    frame.sequence = sequence_++;
    frame.stored = sdk::Abi(bytes);
    frame.object = object;
  }

 private:
  int32_t entry_;
  uint32_t part_;
  uint64_t sequence_ = 0;
  std::vector<uint8_t> buffer_;
};

class DataCursor : public sdk::PartCursor {
 public:
  DataCursor(std::unique_ptr<MemberInput> input, PieceMaker pieces)
      : input_(std::move(input)), pieces_(std::move(pieces)) {}

  sdk::Next NextFrame(pgstow_frame& frame) override {
    return pieces_.Next(*input_, 0, frame) ? sdk::Next::kRead : sdk::Next::kEnd;
  }

 private:
  std::unique_ptr<MemberInput> input_;
  PieceMaker pieces_;
};

// An object without a byte has one piece without bytes.
class LargeObjectsCursor : public sdk::PartCursor {
 public:
  LargeObjectsCursor(const MemberSource& source, const std::string& list, PieceMaker pieces)
      : source_(source), list_(source.OpenList(list), list), pieces_(std::move(pieces)) {}

  sdk::Next NextFrame(pgstow_frame& frame) override {
    for (;;) {
      if (input_ && pieces_.Next(*input_, object_, frame)) return sdk::Next::kRead;
      const auto object = list_.Next();
      if (!object) return sdk::Next::kEnd;
      object_ = object->oid;
      input_ = source_.OpenData(object->member);
      if (pieces_.Next(*input_, object_, frame)) return sdk::Next::kRead;
      pieces_.Tell({}, object_, frame);
      return sdk::Next::kRead;
    }
  }

 private:
  const MemberSource& source_;
  LargeObjectList list_;
  PieceMaker pieces_;
  uint32_t object_ = 0;
  std::unique_ptr<MemberInput> input_;  // of object_
};

// Takes names out of a set, each once.
class Roll {
 public:
  explicit Roll(std::set<std::string> present) : present_(std::move(present)) {}

  void Call(const std::string& name, const std::string& owner) {
    if (present_.erase(name) == 1) {
      called_.insert(name);
    } else if (called_.contains(name)) {
      sdk::Fail(PGSTOW_E_CORRUPT, owner, " is said to be in \"", name,
                "\", which holds something else");
    } else {
      sdk::Fail(PGSTOW_E_CORRUPT, "\"", name, "\" is missing, which should have ", owner);
    }
  }

  void CheckAllCalled() const {
    if (!present_.empty()) ThrowUnnamed(*present_.begin());
  }

 private:
  std::set<std::string> present_;
  std::set<std::string> called_;
};

std::string DataOf(int32_t entry) { return sdk::Concat("the data of entry ", entry); }

}  // namespace

MemberTable::MemberTable(const Toc& toc) {
  std::set<std::string_view> names;
  for (const Entry& entry : toc.entries) {
    if (!entry.has_data) continue;
    CheckMemberName(entry.file_name, DataOf(entry.id));
    if (!names.insert(entry.file_name).second) {
      sdk::Fail(PGSTOW_E_CORRUPT, DataOf(entry.id), " is said to be in \"", entry.file_name,
                "\", which has that of another entry");
    }
    places_.emplace(entry.id, rows_.size());
    rows_.push_back({entry.id, {entry.file_name, IsLargeObjects(entry)}});
  }
}

const MemberTable::Row& MemberTable::RowOf(int32_t entry) const {
  const auto place = places_.find(entry);
  if (place == places_.end()) sdk::Fail(PGSTOW_E_INVALID, "entry ", entry, " has no data");
  return rows_[place->second].second;
}

std::unique_ptr<sdk::PartCursor> OpenMembers(const MemberSource& source, const MemberTable& table,
                                             int32_t entry, uint32_t part) {
  if (part != 0) sdk::Fail(PGSTOW_E_INVALID, "it has no part ", part, " of entry ", entry);
  const MemberTable::Row& row = table.RowOf(entry);
  PieceMaker pieces(entry, part);
  if (row.large_objects) {
    return std::make_unique<LargeObjectsCursor>(source, row.member, std::move(pieces));
  }
  return std::make_unique<DataCursor>(source.OpenData(row.member), std::move(pieces));
}

void ThrowUnnamed(std::string_view name) {
  sdk::Fail(PGSTOW_E_CORRUPT, "there is \"", name,
            "\", which no entry of the table of contents names");
}

void CheckMembers(const MemberSource& source, const MemberTable& table,
                  std::set<std::string> present) {
  Roll roll(std::move(present));
  for (const auto& [entry, row] : table.rows()) {
    roll.Call(row.member, DataOf(entry));
    if (!row.large_objects) continue;
    LargeObjectList list(source.OpenList(row.member), row.member);
    while (const auto object = list.Next()) {
      roll.Call(object->member, sdk::Concat("large object ", object->oid));
    }
  }
  roll.CheckAllCalled();
}

}  // namespace pgstow::native
