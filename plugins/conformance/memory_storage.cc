#include "plugins/conformance/memory_storage.h"

#include <algorithm>
#include <cstring>
#include <span>
#include <utility>

#include "host/base/error.h"

namespace pgstow::conformance {

using base::ErrorCode;

// One open file. Its bytes are those of a member, or its own when it has no name.
class MemoryStorage::OpenFile final : public storage::File {
 public:
  OpenFile(MemoryStorage& storage, std::string* member, uint32_t mode)
      : storage_(storage), bytes_(member != nullptr ? *member : scratch_), mode_(mode) {
    scratch_file_ = member == nullptr;
    ++storage_.open_files_;
  }
  ~OpenFile() override {
    const std::lock_guard lock(storage_.mutex_);
    --storage_.open_files_;
  }

  bool seekable() const override { return scratch_file_ || storage_.kind_ != Kind::kPipe; }

  uint64_t Append(std::span<const pgstow_bytes> pieces) override {
    const std::lock_guard lock(storage_.mutex_);
    Want(mode_ == PGSTOW_OPEN_CREATE, "appended to a file that is only read");
    std::string all;
    for (const pgstow_bytes& piece : pieces) {
      if (piece.len > 0) all.append(reinterpret_cast<const char*>(piece.ptr), piece.len);
    }
    const uint64_t offset = bytes_.size();
    if (storage_.Fails("append")) {
      bytes_.append(all, 0, all.size() / 2);
      storage_.Throw("append");
    }
    bytes_ += all;
    return offset;
  }

  size_t Read(std::span<uint8_t> room) override {
    const std::lock_guard lock(storage_.mutex_);
    if (storage_.Fails("read")) storage_.Throw("read");
    const size_t got = Copy(room, next_);
    next_ += got;
    return got;
  }

  size_t ReadAt(std::span<uint8_t> room, uint64_t offset) override {
    const std::lock_guard lock(storage_.mutex_);
    Want(seekable(), "used read_at of a stream");
    if (storage_.Fails("read_at")) storage_.Throw("read_at");
    return Copy(room, offset);
  }

  uint64_t Size() override {
    const std::lock_guard lock(storage_.mutex_);
    Want(seekable(), "used get_size of a stream");
    if (storage_.Fails("get_size")) storage_.Throw("get_size");
    return bytes_.size();
  }

  void WriteAt(pgstow_bytes bytes, uint64_t offset) override {
    const std::lock_guard lock(storage_.mutex_);
    Want(seekable(), "used write_at of a stream");
    Want(mode_ != PGSTOW_OPEN_READ, "overwrote bytes of a file that is only read");
    Want(offset <= bytes_.size() && bytes.len <= bytes_.size() - offset,
         "overwrote bytes beyond the end of a file");
    if (storage_.Fails("write_at")) storage_.Throw("write_at");
    if (bytes.len > 0) std::memcpy(bytes_.data() + offset, bytes.ptr, bytes.len);
  }

 private:
  static void Want(bool allowed, const char* what) {
    if (!allowed) base::Throw(ErrorCode::kInternal, "the format {}", what);
  }

  // Never more than asked for, and less only at the end.
  size_t Copy(std::span<uint8_t> room, uint64_t offset) const {
    if (offset >= bytes_.size()) return 0;
    const size_t got = std::min<size_t>(room.size(), bytes_.size() - offset);
    if (got > 0) std::memcpy(room.data(), bytes_.data() + offset, got);
    return got;
  }

  MemoryStorage& storage_;
  std::string scratch_;
  std::string& bytes_;
  uint32_t mode_;
  bool scratch_file_ = false;
  size_t next_ = 0;
};

MemoryStorage::MemoryStorage(Kind kind, Files members)
    : kind_(kind),
      abi_(storage::FaceOf(*this, kind == Kind::kDirectory)),
      files_(std::move(members)) {}

std::unique_ptr<storage::File> MemoryStorage::OpenMember(std::string_view member, uint32_t mode) {
  if (kind_ == Kind::kDirectory) {
    storage::CheckMemberName(member);
  } else {
    storage::CheckOneFile(member);
  }
  const std::lock_guard lock(mutex_);
  if (Fails("open")) Throw("open");
  const auto found = files_.find(std::string(member));
  if (mode == PGSTOW_OPEN_CREATE) {
    if (found != files_.end()) base::Throw(ErrorCode::kIo, "file \"{}\" exists", member);
    return std::make_unique<OpenFile>(*this, &files_[std::string(member)], mode);
  }
  if (found == files_.end()) {
    base::Throw(ErrorCode::kIo, "could not open file \"{}\": No such file or directory", member);
  }
  return std::make_unique<OpenFile>(*this, &found->second, mode);
}

std::unique_ptr<storage::File> MemoryStorage::OpenScratch() {
  const std::lock_guard lock(mutex_);
  if (Fails("open_scratch")) Throw("open_scratch");
  return std::make_unique<OpenFile>(*this, nullptr, PGSTOW_OPEN_CREATE);
}

std::vector<storage::Member> MemoryStorage::Members() {
  const std::lock_guard lock(mutex_);
  if (Fails("list_members")) Throw("list_members");
  std::vector<storage::Member> all;
  all.reserve(files_.size());
  for (const auto& [name, bytes] : files_) all.push_back({name, bytes.size()});
  return all;
}

bool MemoryStorage::Fails(const char* operation) {
  if (operations_++ != failing_) return false;
  failed_ = operation;
  return true;
}

void MemoryStorage::Throw(const char* operation) const {
  base::Throw(ErrorCode::kIo, "the storage failed on purpose: {}", operation);
}

}  // namespace pgstow::conformance
