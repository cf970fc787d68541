#include "formats/native/large_object_list.h"

#include <charconv>
#include <string_view>
#include <utility>

#include <pgstow/sdk/error.h>

#include "formats/native/member_names.h"

namespace pgstow::native {
namespace {

constexpr size_t kChunkBytes = 16384;
constexpr size_t kLongestLine = 300;  // an OID, a space, and a file's name

}  // namespace

std::string LineOf(const LargeObject& object) {
  return sdk::Concat(object.oid, " ", object.member, "\n");
}

LargeObjectList::LargeObjectList(std::unique_ptr<MemberInput> input, std::string name)
    : input_(std::move(input)), name_(std::move(name)) {}

std::optional<LargeObject> LargeObjectList::Next() {
  const std::optional<std::string> line = NextLine();
  if (!line) return std::nullopt;
  LargeObject object;
  const char* const end = line->data() + line->size();
  const auto [after, error] = std::from_chars(line->data(), end, object.oid);
  if (error != std::errc{} || object.oid == 0 || after == end || *after != ' ') Damaged(*line);
  object.member.assign(after + 1, end);
  CheckMemberName(object.member, sdk::Concat("large object ", object.oid));
  return object;
}

std::optional<std::string> LargeObjectList::NextLine() {
  for (;;) {
    const size_t end = buffer_.find('\n', start_);
    if (end != std::string::npos) {
      std::string line = buffer_.substr(start_, end - start_);
      start_ = end + 1;
      return line;
    }
    buffer_.erase(0, std::exchange(start_, 0));
    if (buffer_.size() > kLongestLine) Damaged(buffer_);
    const size_t kept = buffer_.size();
    buffer_.resize(kept + kChunkBytes);
    const size_t got =
        input_->Read({reinterpret_cast<uint8_t*>(buffer_.data()) + kept, kChunkBytes});
    buffer_.resize(kept + got);
    if (got > 0) continue;
    if (kept == 0) return std::nullopt;
    sdk::Fail(PGSTOW_E_TRUNCATED, "the list of large objects \"", name_,
              "\" ends in the middle of a line");
  }
}

void LargeObjectList::Damaged(std::string_view line) const {
  sdk::Fail(PGSTOW_E_CORRUPT, "the list of large objects \"", name_, "\" has the line \"",
            line.substr(0, kLongestLine), "\", which does not name one");
}

}  // namespace pgstow::native
