/* Between a program and its files: a library for LD_PRELOAD that fails a chosen call on a file
 * below a folder, ends the program before one, or records what all of them did to the disk.
 *
 * The environment says what to do:
 *   PGSTOW_FAULT_FOLDER  the folder, absolute and without links; calls on anything else pass
 *   PGSTOW_FAULT_LOG     a file that gets a line "NUMBER CALL PATH" for each call, from 1
 *   PGSTOW_FAULT         "NUMBER:WHAT": what happens to that call, or "NUMBER+:WHAT": to that and
 *                        to all later ones of the same name. WHAT is a number of errno, or "short":
 *                        half of it is done, or "kill": the program is ended before it. Several are
 *                        told with commas between them
 *   PGSTOW_FAULT_RECORD  a file that gets the records of record.h
 *   PGSTOW_FAULT_FREE    the free bytes that statvfs tells of file systems */
#ifndef PGSTOW_TESTS_FAULT_INTERPOSE_H_
#define PGSTOW_TESTS_FAULT_INTERPOSE_H_

#include <sys/types.h>

/* What the log calls them. Nameless files are made by CALL_SCRATCH; CALL_RELEASE closes what was
 * only read, or is gone afterwards anyway. */
enum call {
  CALL_OPEN,
  CALL_CREATE,
  CALL_SCRATCH,
  CALL_READ,
  CALL_WRITE,
  CALL_SYNC,
  CALL_CLOSE,
  CALL_RELEASE,
  CALL_RENAME,
  CALL_LINK,
  CALL_REMOVE,
  CALL_MKDIR,
  CALL_TRUNCATE,
  CALL_CHMOD,
  CALL_STAT
};

enum verdict { VERDICT_GO, VERDICT_FAIL, VERDICT_SHORTEN };

/* Whether calls on that path are counted. */
int is_watched(const char* path);

/* Counts a call, and says what is to happen to it. VERDICT_FAIL has set errno. The caller holds the
 * lock of the library, so that calls happen in the order in which they are counted. */
enum verdict judge(enum call call, const char* path);

/* Put into the record, once they were done, what changes the disk. Nothing where none is kept. */
void record_made(const char* path, int is_folder);
void record_linked(const char* from, const char* to);
void record_written(int fd, off_t offset, const char* bytes, size_t count);
void record_truncated(int fd, off_t size);
void record_renamed(const char* from, const char* to, int exchanged);
void record_removed(const char* path);
void record_synced(int fd);
void record_all_synced(void);

/* Whether a record is kept. */
int is_recorded(void);

#endif /* PGSTOW_TESTS_FAULT_INTERPOSE_H_ */
