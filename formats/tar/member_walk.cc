#include "formats/tar/member_walk.h"

#include <algorithm>
#include <new>
#include <utility>

#include <archive.h>
#include <archive_entry.h>
#include <pgstow/sdk/error.h>

#include "formats/native/member_names.h"
#include "formats/tar/blocks.h"

namespace pgstow::tar {
namespace {

constexpr size_t kBufferBytes = size_t{64} << 10;

std::string NameOf(archive_entry* entry) {
  const char* const name = archive_entry_pathname(entry);
  return name == nullptr ? std::string() : name;
}

void CheckPlainFile(archive_entry* entry, const std::string& name) {
  if (!native::IsPlainName(name)) {
    sdk::Fail(PGSTOW_E_CORRUPT, "its member \"", name, "\" has not the name of a file of data");
  }
  if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr ||
      archive_entry_symlink(entry) != nullptr) {
    sdk::Fail(PGSTOW_E_CORRUPT, "its member \"", name, "\" is not a regular file");
  }
  if (archive_entry_sparse_count(entry) != 0) {
    sdk::Fail(PGSTOW_E_CORRUPT, "its member \"", name, "\" is a sparse file");
  }
  const int64_t bytes = archive_entry_size(entry);
  if (archive_entry_size_is_set(entry) == 0 || bytes < 0 ||
      static_cast<uint64_t>(bytes) > kMaxMemberBytes) {
    sdk::Fail(PGSTOW_E_CORRUPT, "its member \"", name, "\" has an impossible size");
  }
}

}  // namespace

// What libarchive calls. Exceptions don't go through it: they are kept, and thrown again by Fail.
struct MemberWalk::Callbacks {
  static la_ssize_t Read(archive*, void* self, const void** buffer) {
    auto& walk = *static_cast<MemberWalk*>(self);
    try {
      const size_t got = walk.Fill();
      *buffer = walk.buffer_.data();
      return static_cast<la_ssize_t>(got);
    } catch (...) {
      walk.failure_ = std::current_exception();
      return ARCHIVE_FATAL;
    }
  }
  static la_int64_t Skip(archive*, void* self, la_int64_t request) {
    return static_cast<MemberWalk*>(self)->Skip(request);
  }
};

MemberWalk::MemberWalk(sdk::File& file)
    : file_(file),
      file_bytes_(file.seekable() ? std::optional(file.Size()) : std::nullopt),
      archive_(archive_read_new()),
      buffer_(kBufferBytes) {
  if (archive_ == nullptr) throw std::bad_alloc();
  archive_read_support_format_tar(archive_);
  archive_read_set_format_option(archive_, "tar", "mac-ext", nullptr);
  archive_read_set_read_callback(archive_, &Callbacks::Read);
  archive_read_set_skip_callback(archive_, &Callbacks::Skip);
  archive_read_set_callback_data(archive_, this);
  if (archive_read_open1(archive_) == ARCHIVE_OK) return;
  try {
    Fail("could not be opened");
  } catch (...) {
    archive_read_free(archive_);
    throw;
  }
}

MemberWalk::~MemberWalk() { archive_read_free(archive_); }

std::optional<Member> MemberWalk::Next() {
  archive_entry* entry = nullptr;
  const int status = archive_read_next_header(archive_, &entry);
  if (status == ARCHIVE_EOF) {
    CheckEnd();
    return std::nullopt;
  }
  if (status != ARCHIVE_OK) Fail("the header of a member can't be read");
  std::string name = NameOf(entry);
  CheckPlainFile(entry, name);
  member_ = {.name = std::move(name),
             .offset = static_cast<uint64_t>(archive_filter_bytes(archive_, 0)),
             .bytes = static_cast<uint64_t>(archive_entry_size(entry))};
  read_ = 0;
  if (file_bytes_ && member_.end() + PaddingOf(member_.bytes) > *file_bytes_) {
    at_end_ = true;
    Fail("a member is cut off");
  }
  return member_;
}

sdk::Bytes MemberWalk::Read() {
  const void* bytes = nullptr;
  size_t length = 0;
  la_int64_t offset = 0;
  const int status = archive_read_data_block(archive_, &bytes, &length, &offset);
  if (status == ARCHIVE_EOF && read_ == member_.bytes) return {};
  if (status != ARCHIVE_OK || static_cast<uint64_t>(offset) != read_) {
    Fail("the data of a member can't be read");
  }
  read_ += length;
  return {static_cast<const uint8_t*>(bytes), length};
}

size_t MemberWalk::Fill() {
  filled_ = file_bytes_ ? file_.ReadAt(position_, buffer_) : file_.Read(buffer_);
  position_ += filled_;
  at_end_ = filled_ == 0;
  return filled_;
}

// A stream is not skipped: it is read.
int64_t MemberWalk::Skip(int64_t request) {
  if (!file_bytes_) return 0;
  const uint64_t left = *file_bytes_ - std::min(position_, *file_bytes_);
  const uint64_t skipped = std::min(static_cast<uint64_t>(request), left);
  position_ += skipped;
  filled_ = 0;
  at_end_ = skipped < static_cast<uint64_t>(request);
  return static_cast<int64_t>(skipped);
}

// libarchive takes a block of zeros, and the end of the file as well, for the end of an archive. Of
// what follows the last member it has seen the first blocks; those it was given last are still in
// the buffer.
void MemberWalk::CheckEnd() {
  const uint64_t end = member_.end() + PaddingOf(member_.bytes);
  const uint64_t buffer_start = position_ - filled_;
  if (position_ > end) {
    const size_t seen = end > buffer_start ? static_cast<size_t>(end - buffer_start) : 0;
    CheckZeros(sdk::Bytes(buffer_).first(filled_).subspan(seen));
  }
  while (Fill() > 0) CheckZeros(sdk::Bytes(buffer_).first(filled_));
  if (position_ < end + kEndBytes) Fail("the blocks that end it are missing");
}

void MemberWalk::CheckZeros(sdk::Bytes bytes) const {
  if (AllZero(bytes)) return;
  sdk::Fail(PGSTOW_E_CORRUPT, "other bytes follow its end after the member \"", member_.name, "\"");
}

// Where the file has ended, that is what is wrong.
void MemberWalk::Fail(const char* action) {
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
  const std::string after = member_.name.empty()
                                ? std::string()
                                : sdk::Concat(", after the start of \"", member_.name, "\"");
  if (at_end_) {
    const uint64_t end = file_bytes_.value_or(position_);
    sdk::Fail(PGSTOW_E_TRUNCATED, "it is truncated: it ends at byte ", end, after, ": ", action);
  }
  const char* const why = archive_error_string(archive_);
  sdk::Fail(PGSTOW_E_CORRUPT, "it is damaged", after, ": ", action, ": ",
            why == nullptr ? "no reason is known" : why);
}

}  // namespace pgstow::tar
