#include "formats/directory/reader.h"

#include <set>
#include <string>
#include <utility>

#include <pgstow/sdk/error.h>

#include "formats/native/facts.h"
#include "formats/native/large_object_list.h"
#include "formats/native/member_names.h"

namespace pgstow::directory {
namespace {

native::Toc ReadTocFile(const sdk::Storage& storage, native::Texts texts) {
  sdk::File file = storage.OpenForReading(native::kTocMember);
  native::Input input = native::Input::Of(file);
  native::Toc toc = native::DecodeToc(input, texts);
  if (!input.AtEnd()) input.Damaged("other bytes follow its end");
  if (toc.head.layout != native::Layout::kTar) {
    sdk::Fail(PGSTOW_E_CORRUPT, "its \"toc.dat\" is not that of a directory");
  }
  return toc;
}

// The first file of data that the archive should have, or an empty name when it has none. What is
// wrong with a list is told when it is wanted for its data.
std::string FirstFile(const native::MemberTable& table, const Folder& folder) {
  for (const auto& [entry, row] : table.rows()) {
    if (!row.large_objects) return row.member;
    try {
      native::LargeObjectList list(folder.OpenList(row.member), row.member);
      if (const auto object = list.Next()) return object->member;
    } catch (const sdk::Error&) {
      continue;
    }
  }
  return {};
}

}  // namespace

Reader::Reader(sdk::Storage storage) : storage_(storage) {
  if (!storage.is_directory()) {
    sdk::Fail(PGSTOW_E_INVALID, "an archive of the format \"directory\" is not one file");
  }
}

void Reader::ReadToc(sdk::TocSink sink) {
  native::Toc toc = ReadTocFile(storage_, native::TextsFor(sink));
  table_ = native::MemberTable(toc);
  folder_.emplace(storage_, toc.head.compression);
  const std::string first = FirstFile(table_, *folder_);
  if (!first.empty()) folder_->FollowFile(first);
  toc.head.compression = folder_->compression();
  native::TellToc(toc, sink, "gzip");
}

std::unique_ptr<sdk::PartCursor> Reader::OpenPart(int32_t entry, uint32_t part) {
  return native::OpenMembers(*folder_, table_, entry, part);
}

// The bytes of toc.dat were checked, each, when it was read.
void Reader::VerifyLayout() {
  const std::string_view suffix = SuffixOf(folder_->compression());
  std::set<std::string> lists;
  for (const auto& [entry, row] : table_.rows()) {
    if (row.large_objects) lists.insert(row.member);
  }
  std::set<std::string> present;
  for (const sdk::Member& member : storage_.Members()) {
    if (member.name == native::kTocMember) continue;
    std::string name = member.name;
    if (!lists.contains(name)) {
      if (!name.ends_with(suffix)) native::ThrowUnnamed(name);
      name.resize(name.size() - suffix.size());
    }
    if (!present.insert(std::move(name)).second) native::ThrowUnnamed(member.name);
  }
  native::CheckMembers(*folder_, table_, std::move(present));
}

}  // namespace pgstow::directory
