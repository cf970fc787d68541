/* pgstow plugin ABI: services of the host, asked for by id through pgstow_host.get_service. */
#ifndef PGSTOW_SERVICES_H_
#define PGSTOW_SERVICES_H_

#include <pgstow/abi.h>
#include <pgstow/format.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The checksum of frames and tables of contents: XXH3, 64 bits, seed 0
 * (https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md). */
#define PGSTOW_CHECKSUM_SERVICE "pgstow.checksum/1"
typedef struct pgstow_checksum_service {
  uint32_t size;
  uint32_t reserved;

  /* The checksum of the pieces, as if they were one range. Any thread; never fails. */
  uint64_t (*xxh3_64)(const pgstow_bytes* pieces, size_t piece_count);
} pgstow_checksum_service;

/* Where in an archive an error was met, for reports that programs read. */
#define PGSTOW_PLACE_SERVICE "pgstow.place/1"
typedef struct pgstow_place_service {
  uint32_t size;
  uint32_t reserved;

  /* Says that the error which this thread is about to return was met at that byte of that member
   * (empty: of the archive's one file). Any thread; never fails. */
  void (*at)(pgstow_str member, uint64_t offset);
} pgstow_place_service;

/* The secrets that the user offers to the running command. */
#define PGSTOW_SECRET_SERVICE "pgstow.secret/1"

/* Kinds of secrets. */
enum {
  PGSTOW_SECRET_PASSPHRASE = 0, /* the text that opens, without a line end */
  PGSTOW_SECRET_KEY = 1,        /* secret keys, as `pgstow keygen` writes them: a text file */

  /* A passphrase for something new. Where a person types it, it is asked for twice. */
  PGSTOW_SECRET_NEW_PASSPHRASE = 2
};

/* Where a service tells secrets. `secret` is valid during the call and wiped after it. */
typedef struct pgstow_secret_sink {
  uint32_t size;
  uint32_t reserved;
  void* self;
  /* PGSTOW_OK: try the next one; PGSTOW_END: this one fits, or is enough; an error ends it. */
  pgstow_status (*secret)(void* self, pgstow_bytes secret);
} pgstow_secret_sink;

typedef struct pgstow_secret_service {
  uint32_t size;
  uint32_t reserved;

  /* Tells the secrets of a kind (PGSTOW_SECRET_*) in the order the user gave them until the sink
   * has enough: then PGSTOW_END; PGSTOW_OK when there are no more. May ask a person at the terminal
   * for a passphrase, when none was given. Any thread; calls wait for each other. */
  pgstow_status (*offer)(uint32_t kind, const pgstow_secret_sink* sink);
} pgstow_secret_service;

/* Renders a TOC as an SQL script for psql, under the options of the running command (--clean,
 * --no-owner, …). There is one script renderer, in the host. */
#define PGSTOW_SCRIPT_SERVICE "pgstow.script/1"

/* Where rendered text goes. The text is valid during the call; an error ends the rendering and is
 * returned by the function that was called. */
typedef struct pgstow_text_sink {
  uint32_t size;
  uint32_t reserved;
  void* self;
  pgstow_status (*write)(void* self, pgstow_str text);
} pgstow_text_sink;

/* A script being rendered. One thread at a time. */
typedef struct pgstow_script {
  uint32_t size;
  uint32_t reserved;
  void* self;

  /* How many data entries the script has, and the dump id of number `index` in script order. */
  size_t (*data_count)(void* self);
  int32_t (*data_entry)(void* self, size_t index);

  /* Writes all text from where the last call ended up to the point where the data of data entry
   * number `index` starts, what begins it included (COPY). write_data goes on from there. */
  pgstow_status (*advance_to_data)(void* self, size_t index, const pgstow_text_sink* sink);

  /* Writes what ends the data of the entry that was advanced to. */
  pgstow_status (*end_data)(void* self, const pgstow_text_sink* sink);

  /* Writes the rest of the script. */
  pgstow_status (*finish)(void* self, const pgstow_text_sink* sink);

  void (*destroy)(void* self);

  /* Writes data of the entry that was advanced to, as text of the script. `data`: the next raw
   * bytes of its parts, one part after another, in pieces of any size. PGSTOW_E_CORRUPT when they
   * are not in the entry's form. */
  pgstow_status (*write_data)(void* self, pgstow_bytes data, const pgstow_text_sink* sink);
} pgstow_script;

typedef struct pgstow_script_service {
  uint32_t size;
  uint32_t reserved;

  /* Starts a script of `toc`, which is copied as far as needed. The caller sets out->size. */
  pgstow_status (*create)(const pgstow_toc* toc, pgstow_script* out);
} pgstow_script_service;

#ifdef __cplusplus
}
#endif

#endif /* PGSTOW_SERVICES_H_ */
