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
  PGSTOW_FILE_SEEKABLE = 1u << 0 /* read_at, get_size and write_at work (regular files) */
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

  /* Overwrites bytes that are there already; PGSTOW_E_IO beyond the file's end. Files opened with
   * CREATE or UPDATE, and scratch files. Any thread; not at once on bytes that overlap. Needs
   * SEEKABLE. */
  pgstow_status (*write_at)(void* self, uint64_t offset, pgstow_bytes bytes);
} pgstow_file;

/* Flags of a pgstow_storage. */
enum {
  PGSTOW_STORAGE_DIRECTORY = 1u << 0 /* has members; otherwise it is one file, named "" */
};

/* How a member is opened. UPDATE is for replace_chain_state (format.h): a file that is there, to be
 * read and overwritten in place. Nothing can be appended to it, and what write_at wrote is durable
 * when it returns. */
enum { PGSTOW_OPEN_READ = 0, PGSTOW_OPEN_CREATE = 1, PGSTOW_OPEN_UPDATE = 2 };

/* Where a storage tells its members. */
typedef struct pgstow_member_sink {
  uint32_t size;
  uint32_t reserved;
  void* self;
  /* One regular file of the directory and its bytes. An error ends the listing. */
  pgstow_status (*member)(void* self, pgstow_str name, uint64_t file_size);
} pgstow_member_sink;

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

  /* Opens a file that has no name and is gone when it is closed, for bytes that wait for others:
   * empty, SEEKABLE, for append, write_at and read_at. It takes room where the archive is, or,
   * where that is a stream or only read, where the host keeps temporary files. */
  pgstow_status (*open_scratch)(void* self, pgstow_file* out);

  /* Tells all members of a directory, in byte order of their names; PGSTOW_E_CORRUPT for one that
   * is no regular file. PGSTOW_E_UNSUPPORTED without PGSTOW_STORAGE_DIRECTORY. */
  pgstow_status (*list_members)(void* self, const pgstow_member_sink* sink);
} pgstow_storage;

#ifdef __cplusplus
}
#endif

#endif /* PGSTOW_STORAGE_H_ */
