#include "tests/unit/storage/face.h"

#include <exception>
#include <vector>

#include "host/base/boundary.h"

namespace pgstow::storage {
namespace {

void Check(pgstow_status status) {
  const base::BoundaryError kept = base::TakeBoundaryError();
  if (status < 0) std::rethrow_exception(kept.exception);
}

}  // namespace

OpenedFile::OpenedFile(const pgstow_storage& storage, std::string_view member, uint32_t mode) {
  file_.size = sizeof(file_);
  Check(storage.open(storage.self, {member.data(), member.size()}, mode, &file_));
}

OpenedFile::OpenedFile(const pgstow_storage& storage) {
  file_.size = sizeof(file_);
  Check(storage.open_scratch(storage.self, &file_));
}

uint64_t OpenedFile::Append(std::initializer_list<std::string_view> pieces) {
  std::vector<pgstow_bytes> ranges;
  for (const std::string_view piece : pieces) {
    ranges.push_back({reinterpret_cast<const uint8_t*>(piece.data()), piece.size()});
  }
  uint64_t offset = 0;
  Check(file_.append(file_.self, ranges.data(), ranges.size(), &offset));
  return offset;
}

std::string OpenedFile::Read(size_t count) {
  std::string bytes(count, '\0');
  size_t got = 0;
  Check(file_.read(file_.self, reinterpret_cast<uint8_t*>(bytes.data()), count, &got));
  return bytes.substr(0, got);
}

std::string OpenedFile::ReadAt(uint64_t offset, size_t count) {
  std::string bytes(count, '\0');
  size_t got = 0;
  Check(file_.read_at(file_.self, offset, reinterpret_cast<uint8_t*>(bytes.data()), count, &got));
  return bytes.substr(0, got);
}

uint64_t OpenedFile::Size() {
  uint64_t size = 0;
  Check(file_.get_size(file_.self, &size));
  return size;
}

void OpenedFile::WriteAt(uint64_t offset, std::string_view bytes) {
  Check(file_.write_at(file_.self, offset,
                       {reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()}));
}

OpenedFile Create(const pgstow_storage& storage, std::string_view member) {
  return {storage, member, PGSTOW_OPEN_CREATE};
}

OpenedFile OpenToRead(const pgstow_storage& storage, std::string_view member) {
  return {storage, member, PGSTOW_OPEN_READ};
}

std::vector<std::string> Members(const pgstow_storage& storage) {
  std::vector<std::string> told;
  pgstow_member_sink sink{};
  sink.size = sizeof(sink);
  sink.self = &told;
  sink.member = [](void* self, pgstow_str name, uint64_t bytes) {
    static_cast<std::vector<std::string>*>(self)->push_back(std::string(name.ptr, name.len) + ":" +
                                                            std::to_string(bytes));
    return pgstow_status{PGSTOW_OK};
  };
  Check(storage.list_members(storage.self, &sink));
  return told;
}

}  // namespace pgstow::storage
