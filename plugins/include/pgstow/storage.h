/* pgstow plugin ABI: storage, the host's handle on where an archive's bytes go to or come from. A
 * format uses it instead of files: the host owns temporary names, fsync, rename and fault reports.
 *
 * An archive is either one file (a regular file or a pipe), or a directory of members. */
#ifndef PGSTOW_STORAGE_H_
#define PGSTOW_STORAGE_H_

#include <pgstow/abi.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Flags of a pgstow_file. */
enum {
  PGSTOW_FILE_SEEKABLE = 1u << 0 /* read_at and get_size work (regular files) */
};

/* One open file of a storage. Errors are PGSTOW_E_IO with the host's message already set. */
typedef struct pgstow_file {
  uint32_t size;
  uint32_t flags;
  void* self;

  /* Writes the pieces one after another at the end of the file, as one contiguous run, and tells
   * the offset of the first byte. Any thread; concurrent calls land in some order, each whole. On
   * regular files they proceed in parallel. `offset` may be NULL. */
  pgstow_status (*append)(void* self, const pgstow_bytes* pieces, size_t piece_count,
                          uint64_t* offset);

  /* Reads the next bytes in order, for pipes and plain streaming. *got < len only at the end. One
   * thread at a time. */
  pgstow_status (*read)(void* self, uint8_t* buffer, size_t len, size_t* got);

  /* Reads at an offset; *got < len only at the end of the file. Any thread. Needs SEEKABLE. */
  pgstow_status (*read_at)(void* self, uint64_t offset, uint8_t* buffer, size_t len, size_t* got);

  /* The file's size now. Any thread. Needs SEEKABLE. */
  pgstow_status (*get_size)(void* self, uint64_t* file_size);

  /* Closes it. Written bytes become durable when the host commits the archive, not here. */
  void (*close)(void* self);
} pgstow_file;

/* Flags of a pgstow_storage. */
enum {
  PGSTOW_STORAGE_DIRECTORY = 1u << 0 /* has members; otherwise it is one file, named "" */
};

/* How a member is opened. */
enum { PGSTOW_OPEN_READ = 0, PGSTOW_OPEN_CREATE = 1 };

/* Where an archive lives. Valid from the creation of the reader or writer that got it until after
 * that one was destroyed. Any thread. */
typedef struct pgstow_storage {
  uint32_t size;
  uint32_t flags;
  void* self;

  /* Opens a member (a plain file name without '/', NUL, "." or ".."), or with an empty name the
   * archive's one file. The caller sets out->size to the room there is; the host fills the slots
   * that fit. CREATE refuses a member that exists. A member that is missing, or is no regular file,
   * is PGSTOW_E_IO. */
  pgstow_status (*open)(void* self, pgstow_str member, uint32_t mode, pgstow_file* out);
} pgstow_storage;

#ifdef __cplusplus
}
#endif

#endif /* PGSTOW_STORAGE_H_ */
