/* The calls themselves. Each does what the kernel would, unless the judge says otherwise. They go
 * to the kernel by number, for their names stand for this library. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "tests/fault/interpose/interpose.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

struct place {
  char path[PATH_MAX];
};

/* What a descriptor is of; " (deleted)" follows what has no name. */
static int place_of(int fd, struct place* place) {
  char link[64];
  snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
  const long length = syscall(SYS_readlinkat, AT_FDCWD, link, place->path, sizeof(place->path) - 1);
  if (length < 0) return 0;
  place->path[length] = '\0';
  return is_watched(place->path);
}

static int place_at(int at, const char* name, struct place* place) {
  struct place base;
  if (name[0] == '/') {
    snprintf(place->path, sizeof(place->path), "%s", name);
  } else {
    if (at == AT_FDCWD) {
      if (syscall(SYS_getcwd, base.path, sizeof(base.path)) < 0) return 0;
    } else {
      const int saved = errno;
      place_of(at, &base);
      errno = saved;
    }
    if (strlen(base.path) + strlen(name) + 2 > sizeof(place->path)) return 0;
    strcpy(place->path, base.path);
    strcat(place->path, "/");
    strcat(place->path, name);
  }
  return is_watched(place->path);
}

static int is_nameless(const struct place* place) {
  static const char kEnd[] = " (deleted)";
  const size_t length = strlen(place->path);
  return length >= sizeof(kEnd) && strcmp(place->path + length - (sizeof(kEnd) - 1), kEnd) == 0;
}

static int opening(int at, const char* name, int flags, mode_t mode) {
  struct place place;
  if (!place_at(at, name, &place)) return (int)syscall(SYS_openat, at, name, flags, mode);
  const int nameless = (flags & O_TMPFILE) == O_TMPFILE;
  const int creates = !nameless && (flags & O_CREAT) != 0;
  pthread_mutex_lock(&lock);
  int fd = -1;
  if (judge(nameless  ? CALL_SCRATCH
            : creates ? CALL_CREATE
                      : CALL_OPEN,
            place.path) != VERDICT_FAIL) {
    const int was_there = syscall(SYS_faccessat, AT_FDCWD, place.path, F_OK) == 0;
    fd = (int)syscall(SYS_openat, at, name, flags, mode);
    if (fd >= 0 && creates && !was_there) {
      record_made(place.path, 0);
    } else if (fd >= 0 && (flags & O_TRUNC) != 0) {
      record_truncated(fd, 0);
    }
  }
  pthread_mutex_unlock(&lock);
  return fd;
}

static mode_t mode_of(int flags, va_list more) {
  return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(more, mode_t) : 0;
}

int open(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = mode_of(flags, more);
  va_end(more);
  return opening(AT_FDCWD, path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = mode_of(flags, more);
  va_end(more);
  return opening(AT_FDCWD, path, flags, mode);
}

int openat(int at, const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = mode_of(flags, more);
  va_end(more);
  return opening(at, path, flags, mode);
}

int openat64(int at, const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = mode_of(flags, more);
  va_end(more);
  return opening(at, path, flags, mode);
}

/* What compilers call in place of open when they fortify. */
int __open_2(const char* path, int flags);
int __open_2(const char* path, int flags) { return opening(AT_FDCWD, path, flags, 0); }
int __open64_2(const char* path, int flags);
int __open64_2(const char* path, int flags) { return opening(AT_FDCWD, path, flags, 0); }
int __openat_2(int at, const char* path, int flags);
int __openat_2(int at, const char* path, int flags) { return opening(at, path, flags, 0); }
int __openat64_2(int at, const char* path, int flags);
int __openat64_2(int at, const char* path, int flags) { return opening(at, path, flags, 0); }

/* At an offset, or, where that is -1, at the descriptor's position. */
static ssize_t reading(int fd, void* buffer, size_t count, off_t offset) {
  struct place place;
  enum verdict verdict = VERDICT_GO;
  if (place_of(fd, &place)) {
    pthread_mutex_lock(&lock);
    verdict = judge(CALL_READ, place.path);
    pthread_mutex_unlock(&lock);
  }
  if (verdict == VERDICT_FAIL) return -1;
  if (verdict == VERDICT_SHORTEN && count > 1) count /= 2;
  if (offset < 0) return syscall(SYS_read, fd, buffer, count);
  return syscall(SYS_pread64, fd, buffer, count, offset);
}

ssize_t read(int fd, void* buffer, size_t count) { return reading(fd, buffer, count, -1); }
ssize_t pread(int fd, void* buffer, size_t count, off_t offset) {
  return reading(fd, buffer, count, offset);
}
ssize_t pread64(int fd, void* buffer, size_t count, off64_t offset) {
  return reading(fd, buffer, count, offset);
}
ssize_t __read_chk(int fd, void* buffer, size_t count, size_t room);
ssize_t __read_chk(int fd, void* buffer, size_t count, size_t room) {
  if (count > room) abort();
  return reading(fd, buffer, count, -1);
}
ssize_t __pread_chk(int fd, void* buffer, size_t count, off_t offset, size_t room);
ssize_t __pread_chk(int fd, void* buffer, size_t count, off_t offset, size_t room) {
  if (count > room) abort();
  return reading(fd, buffer, count, offset);
}
ssize_t __pread64_chk(int fd, void* buffer, size_t count, off64_t offset, size_t room);
ssize_t __pread64_chk(int fd, void* buffer, size_t count, off64_t offset, size_t room) {
  if (count > room) abort();
  return reading(fd, buffer, count, offset);
}

static ssize_t write_now(int fd, const struct iovec* pieces, int piece_count, off_t offset) {
  if (offset < 0) return syscall(SYS_writev, fd, pieces, piece_count);
  return syscall(SYS_pwritev, fd, pieces, piece_count, offset, 0);
}

static void record_pieces(int fd, const struct iovec* pieces, size_t written, off_t offset) {
  for (; written > 0; ++pieces) {
    const size_t part = pieces->iov_len < written ? pieces->iov_len : written;
    if (part > 0) record_written(fd, offset, pieces->iov_base, part);
    offset += (off_t)part;
    written -= part;
  }
  if ((syscall(SYS_fcntl, fd, F_GETFL) & O_DSYNC) != 0) record_synced(fd);
}

static ssize_t writing(int fd, const struct iovec* pieces, int piece_count, off_t offset) {
  struct place place;
  if (!place_of(fd, &place)) return write_now(fd, pieces, piece_count, offset);
  pthread_mutex_lock(&lock);
  ssize_t written = -1;
  const enum verdict verdict = judge(CALL_WRITE, place.path);
  if (verdict != VERDICT_FAIL) {
    struct iovec less = pieces[0];
    if (verdict == VERDICT_SHORTEN) {
      if (less.iov_len > 1) less.iov_len /= 2;
      pieces = &less;
      piece_count = 1;
    }
    const off_t start = offset >= 0 ? offset : (off_t)syscall(SYS_lseek, fd, 0, SEEK_CUR);
    written = write_now(fd, pieces, piece_count, offset);
    if (written > 0 && is_recorded() && !is_nameless(&place)) {
      record_pieces(fd, pieces, (size_t)written, start);
    }
  }
  pthread_mutex_unlock(&lock);
  return written;
}

ssize_t write(int fd, const void* bytes, size_t count) {
  const struct iovec piece = {(void*)bytes, count};
  return writing(fd, &piece, 1, -1);
}
ssize_t pwrite(int fd, const void* bytes, size_t count, off_t offset) {
  const struct iovec piece = {(void*)bytes, count};
  return writing(fd, &piece, 1, offset);
}
ssize_t pwrite64(int fd, const void* bytes, size_t count, off64_t offset) {
  const struct iovec piece = {(void*)bytes, count};
  return writing(fd, &piece, 1, offset);
}
ssize_t writev(int fd, const struct iovec* pieces, int count) {
  return writing(fd, pieces, count, -1);
}
ssize_t pwritev(int fd, const struct iovec* pieces, int count, off_t offset) {
  return writing(fd, pieces, count, offset);
}
ssize_t pwritev64(int fd, const struct iovec* pieces, int count, off64_t offset) {
  return writing(fd, pieces, count, offset);
}

static int syncing(int fd, long number) {
  struct place place;
  if (!place_of(fd, &place)) return (int)syscall(number, fd);
  pthread_mutex_lock(&lock);
  int result = -1;
  if (judge(CALL_SYNC, place.path) != VERDICT_FAIL) {
    result = (int)syscall(number, fd);
    if (result == 0 && number == SYS_syncfs) {
      record_all_synced();
    } else if (result == 0) {
      record_synced(fd);
    }
  }
  pthread_mutex_unlock(&lock);
  return result;
}

int fsync(int fd) { return syncing(fd, SYS_fsync); }
int fdatasync(int fd) { return syncing(fd, SYS_fdatasync); }
int syncfs(int fd) { return syncing(fd, SYS_syncfs); }

/* As the kernel does, it closes also when it fails. */
int close(int fd) {
  struct place place;
  enum verdict verdict = VERDICT_GO;
  if (place_of(fd, &place)) {
    const int writable = (syscall(SYS_fcntl, fd, F_GETFL) & O_ACCMODE) != O_RDONLY;
    pthread_mutex_lock(&lock);
    verdict = judge(writable && !is_nameless(&place) ? CALL_CLOSE : CALL_RELEASE, place.path);
    pthread_mutex_unlock(&lock);
  }
  const int error = errno;
  const int result = (int)syscall(SYS_close, fd);
  if (verdict != VERDICT_FAIL) return result;
  errno = error;
  return -1;
}

static int renaming(int from_at, const char* from, int to_at, const char* to, unsigned flags) {
  struct place source;
  struct place target;
  const int watched = place_at(from_at, from, &source) & place_at(to_at, to, &target);
  if (!watched) return (int)syscall(SYS_renameat2, from_at, from, to_at, to, flags);
  pthread_mutex_lock(&lock);
  int result = -1;
  if (judge(CALL_RENAME, target.path) != VERDICT_FAIL) {
    result = (int)syscall(SYS_renameat2, from_at, from, to_at, to, flags);
    if (result == 0) record_renamed(source.path, target.path, (flags & RENAME_EXCHANGE) != 0);
  }
  pthread_mutex_unlock(&lock);
  return result;
}

int rename(const char* from, const char* to) { return renaming(AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int from_at, const char* from, int to_at, const char* to) {
  return renaming(from_at, from, to_at, to, 0);
}
int renameat2(int from_at, const char* from, int to_at, const char* to, unsigned flags) {
  return renaming(from_at, from, to_at, to, flags);
}

int linkat(int from_at, const char* from, int to_at, const char* to, int flags) {
  struct place source;
  struct place target;
  const int watched = place_at(from_at, from, &source) & place_at(to_at, to, &target);
  if (!watched) return (int)syscall(SYS_linkat, from_at, from, to_at, to, flags);
  pthread_mutex_lock(&lock);
  int result = -1;
  if (judge(CALL_LINK, target.path) != VERDICT_FAIL) {
    result = (int)syscall(SYS_linkat, from_at, from, to_at, to, flags);
    if (result == 0) record_linked(source.path, target.path);
  }
  pthread_mutex_unlock(&lock);
  return result;
}
int link(const char* from, const char* to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

int unlinkat(int at, const char* path, int flags) {
  struct place place;
  if (!place_at(at, path, &place)) return (int)syscall(SYS_unlinkat, at, path, flags);
  pthread_mutex_lock(&lock);
  int result = -1;
  if (judge(CALL_REMOVE, place.path) != VERDICT_FAIL) {
    result = (int)syscall(SYS_unlinkat, at, path, flags);
    if (result == 0) record_removed(place.path);
  }
  pthread_mutex_unlock(&lock);
  return result;
}
int unlink(const char* path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char* path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdirat(int at, const char* path, mode_t mode) {
  struct place place;
  if (!place_at(at, path, &place)) return (int)syscall(SYS_mkdirat, at, path, mode);
  pthread_mutex_lock(&lock);
  int result = -1;
  if (judge(CALL_MKDIR, place.path) != VERDICT_FAIL) {
    result = (int)syscall(SYS_mkdirat, at, path, mode);
    if (result == 0) record_made(place.path, 1);
  }
  pthread_mutex_unlock(&lock);
  return result;
}
int mkdir(const char* path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

int ftruncate(int fd, off_t size) {
  struct place place;
  if (!place_of(fd, &place)) return (int)syscall(SYS_ftruncate, fd, size);
  pthread_mutex_lock(&lock);
  int result = -1;
  if (judge(CALL_TRUNCATE, place.path) != VERDICT_FAIL) {
    result = (int)syscall(SYS_ftruncate, fd, size);
    if (result == 0) record_truncated(fd, size);
  }
  pthread_mutex_unlock(&lock);
  return result;
}

static enum verdict judge_descriptor(enum call call, int fd) {
  struct place place;
  if (!place_of(fd, &place)) return VERDICT_GO;
  pthread_mutex_lock(&lock);
  const enum verdict verdict = judge(call, place.path);
  pthread_mutex_unlock(&lock);
  return verdict;
}

int fchmod(int fd, mode_t mode) {
  if (judge_descriptor(CALL_CHMOD, fd) == VERDICT_FAIL) return -1;
  return (int)syscall(SYS_fchmod, fd, mode);
}

int fstat(int fd, struct stat* status) {
  if (judge_descriptor(CALL_STAT, fd) == VERDICT_FAIL) return -1;
  return (int)syscall(SYS_newfstatat, fd, "", status, AT_EMPTY_PATH);
}

/* Of the kernel's answer only what room there is is passed on. */
int statvfs(const char* path, struct statvfs* status) {
  struct statfs kernel;
  if (syscall(SYS_statfs, path, &kernel) != 0) return -1;
  memset(status, 0, sizeof(*status));
  status->f_bsize = (unsigned long)kernel.f_bsize;
  status->f_frsize = (unsigned long)kernel.f_frsize;
  status->f_blocks = kernel.f_blocks;
  status->f_bfree = kernel.f_bfree;
  status->f_bavail = kernel.f_bavail;
  const char* const free_bytes = getenv("PGSTOW_FAULT_FREE");
  if (free_bytes != NULL) status->f_bavail = strtoul(free_bytes, NULL, 10) / status->f_frsize;
  return 0;
}
