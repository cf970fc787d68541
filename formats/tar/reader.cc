#include "formats/tar/reader.h"

#include <set>
#include <span>
#include <string>
#include <utility>

#include <pgstow/sdk/error.h>

#include "formats/native/facts.h"
#include "formats/native/member_names.h"
#include "formats/tar/blocks.h"

namespace pgstow::tar {
namespace {

// pg_dump tells of a list of large objects that it is a file of data, which no tar archive has.
void NameLists(native::Toc& toc) {
  for (native::Entry& entry : toc.entries) {
    if (!entry.has_data || !native::IsLargeObjects(entry)) continue;
    entry.file_name = toc.head.version.IsSince(native::kHasLargeObjectGroups)
                          ? native::MemberOf(entry)
                          : std::string(native::kOnlyListMember);
  }
}

}  // namespace

native::Toc Reader::DecodeTocMember(native::Texts texts) const {
  const auto bytes = index_->OpenData(std::string(native::kTocMember));
  native::Input input([&bytes](std::span<uint8_t> room) { return bytes->Read(room); });
  native::Toc toc = native::DecodeToc(input, texts);
  if (!input.AtEnd()) input.Damaged("other bytes follow its end");
  return toc;
}

void Reader::ReadToc(sdk::TocSink sink) {
  if (file_.seekable()) {
    index_.emplace(file_);
  } else {
    stream_.emplace(file_);
  }
  const native::Texts texts = native::TextsFor(sink);
  toc_ = index_ ? DecodeTocMember(texts) : stream_->ReadToc(texts);
  if (toc_.head.layout != native::Layout::kTar) {
    sdk::Fail(PGSTOW_E_CORRUPT, "its \"toc.dat\" is not that of a tar archive");
  }
  if (toc_.head.compression != native::Compression::kNone) {
    sdk::Fail(PGSTOW_E_UNSUPPORTED,
              "its members are said to be compressed, as no tar archive of "
              "PostgreSQL's is");
  }
  NameLists(toc_);
  table_ = native::MemberTable(toc_);
  if (stream_) stream_->Expect(table_);
  native::TellToc(toc_, sink, "gzip");
  if (index_) toc_.entries.clear();
}

std::unique_ptr<sdk::PartCursor> Reader::OpenPart(int32_t entry, uint32_t part) {
  if (!index_) sdk::Fail(PGSTOW_E_UNSUPPORTED, "a pipe can only be read in order");
  return native::OpenMembers(*index_, table_, entry, part);
}

sdk::Next Reader::NextFrameInStream(pgstow_frame& frame) {
  if (!stream_) {
    toc_ = stream_.emplace(file_).ReadToc();
    NameLists(toc_);
    stream_->Expect(table_);
  }
  return stream_->NextFrame(frame);
}

// There is one table of contents.
void Reader::ReadFinalToc(sdk::TocSink sink) { native::TellToc(toc_, sink, "gzip"); }

// All headers, and the end of the archive, were checked when it was opened.
void Reader::VerifyLayout() {
  index_->CheckPadding();
  std::set<std::string> present = index_->Names();
  present.erase(std::string(native::kTocMember));
  present.erase(std::string(kScriptMember));
  native::CheckMembers(*index_, table_, std::move(present));
}

}  // namespace pgstow::tar
