#include "host/storage/file.h"

#include <algorithm>
#include <cstring>
#include <exception>

#include "host/base/boundary.h"
#include "host/base/error.h"

namespace pgstow::storage {
namespace {

using base::ErrorCode;
using base::GuardCallback;

File& FileOf(void* self) { return *static_cast<File*>(self); }

pgstow_status AppendFace(void* self, const pgstow_bytes* pieces, size_t piece_count,
                         uint64_t* offset) {
  return GuardCallback(PGSTOW_E_IO, [&] {
    const uint64_t at = FileOf(self).Append({pieces, piece_count});
    if (offset != nullptr) *offset = at;
    return PGSTOW_OK;
  });
}

pgstow_status ReadFace(void* self, uint8_t* buffer, size_t len, size_t* got) {
  return GuardCallback(PGSTOW_E_IO, [&] {
    *got = FileOf(self).Read({buffer, len});
    return PGSTOW_OK;
  });
}

pgstow_status ReadAtFace(void* self, uint64_t offset, uint8_t* buffer, size_t len, size_t* got) {
  return GuardCallback(PGSTOW_E_IO, [&] {
    *got = FileOf(self).ReadAt({buffer, len}, offset);
    return PGSTOW_OK;
  });
}

pgstow_status GetSizeFace(void* self, uint64_t* file_size) {
  return GuardCallback(PGSTOW_E_IO, [&] {
    *file_size = FileOf(self).Size();
    return PGSTOW_OK;
  });
}

pgstow_status WriteAtFace(void* self, uint64_t offset, pgstow_bytes bytes) {
  return GuardCallback(PGSTOW_E_IO, [&] {
    FileOf(self).WriteAt(bytes, offset);
    return PGSTOW_OK;
  });
}

void CloseFace(void* self) { delete static_cast<File*>(self); }

// Fills as much of *out as the plugin's headers know of a pgstow_file.
void Expose(std::unique_ptr<File> file, pgstow_file* out) {
  pgstow_file face{};
  const size_t room = std::min<size_t>(out->size, sizeof(face));
  if (room < offsetof(pgstow_file, close) + sizeof(face.close)) {
    base::Throw(ErrorCode::kInternal, "a plugin left no room for a file's functions");
  }
  face.size = static_cast<uint32_t>(room);
  face.flags = file->seekable() ? uint32_t{PGSTOW_FILE_SEEKABLE} : 0;
  face.append = AppendFace;
  face.read = ReadFace;
  face.read_at = ReadAtFace;
  face.get_size = GetSizeFace;
  face.close = CloseFace;
  face.write_at = WriteAtFace;
  face.self = file.release();
  std::memcpy(out, &face, room);
}

pgstow_status OpenFace(void* self, pgstow_str member, uint32_t mode, pgstow_file* out) {
  return GuardCallback(PGSTOW_E_IO, [&] {
    Expose(static_cast<Opener*>(self)->OpenMember({member.ptr, member.len}, mode), out);
    return PGSTOW_OK;
  });
}

pgstow_status OpenScratchFace(void* self, pgstow_file* out) {
  return GuardCallback(PGSTOW_E_IO, [&] {
    Expose(static_cast<Opener*>(self)->OpenScratch(), out);
    return PGSTOW_OK;
  });
}

pgstow_status StatusOf(ErrorCode code) {
  switch (code) {
    case ErrorCode::kCorrupt:
      return PGSTOW_E_CORRUPT;
    case ErrorCode::kUnsupported:
      return PGSTOW_E_UNSUPPORTED;
    default:
      return PGSTOW_E_IO;
  }
}

pgstow_status ListMembersFace(void* self, const pgstow_member_sink* sink) {
  std::vector<Member> members;
  try {
    if (!PGSTOW_HAS(sink, pgstow_member_sink, member) || sink->member == nullptr) {
      base::Throw(ErrorCode::kInternal, "a plugin left no function to tell members to");
    }
    members = static_cast<Opener*>(self)->Members();
  } catch (const base::Error& error) {
    const pgstow_status status = StatusOf(error.code());
    base::KeepHostException(status, std::current_exception());
    return status;
  } catch (...) {
    base::KeepHostException(PGSTOW_E_IO, std::current_exception());
    return PGSTOW_E_IO;
  }
  for (const Member& member : members) {
    const pgstow_status status =
        sink->member(sink->self, {member.name.data(), member.name.size()}, member.bytes);
    if (status < 0) return status;
  }
  return PGSTOW_OK;
}

[[noreturn]] void Refuse(const char* call) {
  base::Throw(ErrorCode::kInternal, "a plugin called {} on a file that has none", call);
}

}  // namespace

uint64_t File::Append(std::span<const pgstow_bytes>) { Refuse("append"); }
size_t File::Read(std::span<uint8_t>) { Refuse("read"); }
size_t File::ReadAt(std::span<uint8_t>, uint64_t) { Refuse("read_at"); }
uint64_t File::Size() { Refuse("get_size"); }
void File::WriteAt(pgstow_bytes, uint64_t) { Refuse("write_at"); }

std::vector<Member> Opener::Members() {
  base::Throw(ErrorCode::kUnsupported, "an archive of one file has no members to list");
}

pgstow_storage FaceOf(Opener& opener, bool is_directory) {
  pgstow_storage face{};
  face.size = sizeof(face);
  face.flags = is_directory ? uint32_t{PGSTOW_STORAGE_DIRECTORY} : 0;
  face.self = &opener;
  face.open = OpenFace;
  face.open_scratch = OpenScratchFace;
  face.list_members = ListMembersFace;
  return face;
}

void CheckMemberName(std::string_view member) {
  constexpr std::string_view kForbidden("/\0", 2);
  if (member.empty() || member == "." || member == ".." ||
      member.find_first_of(kForbidden) != std::string_view::npos) {
    base::Throw(ErrorCode::kInternal, "a plugin asked for \"{}\", which is not the name of a file",
                member);
  }
}

void CheckOneFile(std::string_view member) {
  if (!member.empty()) {
    base::Throw(ErrorCode::kInternal,
                "a plugin asked for the member \"{}\" of an archive that is one file", member);
  }
}

}  // namespace pgstow::storage
