/* What was done to the disk, in the order in which it was done. */
#include "tests/fault/interpose/record.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "tests/fault/interpose/interpose.h"

static int record_file = -1;

__attribute__((constructor)) static void begin(void) {
  const char* const path = getenv("PGSTOW_FAULT_RECORD");
  if (path == NULL) return;
  record_file =
      (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

int is_recorded(void) { return record_file >= 0; }

static uint64_t inode_at(int at, const char* path, int flags) {
  struct stat status;
  if (syscall(SYS_newfstatat, at, path, &status, flags) != 0) return 0;
  return status.st_ino;
}

static uint64_t inode_of(int fd) { return inode_at(fd, "", AT_EMPTY_PATH); }

static const char* name_in(const char* path) { return strrchr(path, '/') + 1; }

static uint64_t folder_of(const char* path) {
  char folder[4096];
  const size_t length = (size_t)(name_in(path) - path);
  if (length >= sizeof(folder)) return 0;
  memcpy(folder, path, length);
  folder[length] = '\0';
  return inode_at(AT_FDCWD, folder, 0);
}

static void put(struct record head, const char* name, const char* other_name, const char* bytes) {
  if (record_file < 0) return;
  head.name_bytes = (uint16_t)strlen(name);
  head.other_name_bytes = (uint16_t)strlen(other_name);
  const struct iovec pieces[] = {{&head, sizeof(head)},
                                 {(char*)name, head.name_bytes},
                                 {(char*)other_name, head.other_name_bytes},
                                 {(char*)bytes, head.byte_count}};
  /* A record that is cut off would tell of another disk than there is. */
  const size_t whole = sizeof(head) + head.name_bytes + head.other_name_bytes + head.byte_count;
  if (syscall(SYS_writev, record_file, pieces, 4) != (long)whole) abort();
}

void record_made(const char* path, int is_folder) {
  const struct record head = {.kind = RECORD_MADE,
                              .folder = folder_of(path),
                              .file = inode_at(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW),
                              .number = (uint64_t)is_folder};
  put(head, name_in(path), "", "");
}

void record_linked(const char* from, const char* to) {
  const struct record head = {
      .kind = RECORD_LINKED, .folder = folder_of(to), .file = inode_at(AT_FDCWD, from, 0)};
  put(head, name_in(to), "", "");
}

void record_written(int fd, off_t offset, const char* bytes, size_t count) {
  const struct record head = {.kind = RECORD_WRITTEN,
                              .file = inode_of(fd),
                              .number = (uint64_t)offset,
                              .byte_count = count};
  put(head, "", "", bytes);
}

void record_truncated(int fd, off_t size) {
  const struct record head = {
      .kind = RECORD_TRUNCATED, .file = inode_of(fd), .number = (uint64_t)size};
  put(head, "", "", "");
}

void record_renamed(const char* from, const char* to, int exchanged) {
  const struct record head = {.kind = RECORD_RENAMED,
                              .folder = folder_of(from),
                              .file = folder_of(to),
                              .number = (uint64_t)exchanged};
  put(head, name_in(from), name_in(to), "");
}

void record_removed(const char* path) {
  const struct record head = {.kind = RECORD_REMOVED, .folder = folder_of(path)};
  put(head, name_in(path), "", "");
}

void record_synced(int fd) {
  const struct record head = {.kind = RECORD_SYNCED, .file = inode_of(fd)};
  put(head, "", "", "");
}

void record_all_synced(void) {
  const struct record head = {.kind = RECORD_ALL_SYNCED};
  put(head, "", "", "");
}
