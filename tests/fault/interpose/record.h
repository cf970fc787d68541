/* The record of what a program did to a folder: one of these after another, each followed by its
 * two names and its bytes. It is read by the machine that wrote it. */
#ifndef PGSTOW_TESTS_FAULT_RECORD_H_
#define PGSTOW_TESTS_FAULT_RECORD_H_

#include <stdint.h>

enum record_kind {
  RECORD_MADE = 1,  /* `file`, new, got `name` in `folder`; number 1: it is a folder */
  RECORD_LINKED,    /* `file`, there before, got `name` in `folder` */
  RECORD_WRITTEN,   /* the bytes went into `file` at offset `number` */
  RECORD_TRUNCATED, /* `file` has the size `number` */
  RECORD_RENAMED, /* `name` in `folder` is `other_name` in `file`, a folder; number 1: and the other
                     way round */
  RECORD_REMOVED, /* `name` in `folder` is gone */
  RECORD_SYNCED,  /* what was done to `file`, which may be a folder, will outlive a crash */
  RECORD_ALL_SYNCED /* everything will */
};

/* Files and folders go by their inodes, of which one may come again when it was removed. */
struct record {
  uint32_t kind;
  uint16_t name_bytes;
  uint16_t other_name_bytes;
  uint64_t folder;
  uint64_t file;
  uint64_t number;
  uint64_t byte_count;
};

#endif /* PGSTOW_TESTS_FAULT_RECORD_H_ */
