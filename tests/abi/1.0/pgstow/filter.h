/* pgstow plugin ABI: filters. A filter transforms bytes, one frame at a time, and knows nothing of
 * entries, tables or archives. The host chains filters and pairs the chain with a format.
 *
 * What a filter makes of one frame is a complete stream of its codec, such that the frames of a
 * part, written one after another, are what the codec's ordinary command-line tool reads (gzip,
 * zstd and lz4 all define a concatenation of streams as one). */
#ifndef PGSTOW_FILTER_H_
#define PGSTOW_FILTER_H_

#include <pgstow/abi.h>

#ifdef __cplusplus
extern "C" {
#endif

#define PGSTOW_FILTER_FACTORY "pgstow.filter/1"

/* Traits of a filter. */
enum {
  /* What it makes can be read, and is known to be whole, with the right keys alone. It has
   * sessions, is the last of a chain, and archives that it seals put their own records through it
   * too. */
  PGSTOW_FILTER_SEALS = 1u << 0,

  /* Its frames carry a checksum and their own end: a decoder finds whatever was changed, cut off or
   * added. */
  PGSTOW_FILTER_CHECKS = 1u << 1
};

/* What one filter is. Lives as long as the program. */
typedef struct pgstow_filter_info {
  uint32_t size;
  uint32_t traits;    /* PGSTOW_FILTER_* */
  pgstow_str name;    /* how -Z and archives name it, e.g. "zstd" */
  pgstow_str summary; /* one line, no full stop */
  pgstow_str suffix;  /* usual file suffix with its dot, e.g. ".zst"; empty when there is none */
  pgstow_bytes magic; /* first bytes of every encoded stream; empty when there are none */
  const pgstow_option* const* options; /* what -Z NAME:key=value,… takes */
  size_t option_count;
  pgstow_str shorthand; /* option that a bare integer sets, as in `-Z zstd:9`; may be empty */
} pgstow_filter_info;

enum { PGSTOW_ENCODE = 0, PGSTOW_DECODE = 1 };

/* A cursor over input that the codec advances. */
typedef struct pgstow_input {
  const uint8_t* ptr;
  size_t len;
  size_t pos; /* bytes consumed, 0 ≤ pos ≤ len */
} pgstow_input;

/* A cursor over room for output that the codec advances. */
typedef struct pgstow_output {
  uint8_t* ptr;
  size_t len;
  size_t pos; /* bytes produced, 0 ≤ pos ≤ len */
} pgstow_output;

/* A running codec. One thread at a time uses it; different codecs are used by different threads at
 * once. Order of calls: reset, process*, finish+ for each frame, any number of frames, destroy.
 * After an error only reset and destroy are allowed. */
typedef struct pgstow_codec {
  uint32_t size;
  uint32_t reserved;
  void* self;

  /* Starts a frame. `context` are bytes that identify the frame's place (archive, entry, part,
   * sequence); a filter that authenticates binds them into the frame, any other ignores them. The
   * decoder of a frame gets the bytes that its encoder got. */
  pgstow_status (*reset)(void* self, pgstow_bytes context);

  /* Consumes input and produces output, at least one byte of either unless input is empty or
   * output is full. PGSTOW_OK: all input consumed. PGSTOW_MORE: output is full, call again. A
   * decoder given bytes that its encoder can't have made returns PGSTOW_E_CORRUPT. PGSTOW_END, from
   * a decoder alone: the frame ended before the input did; in->pos stands at its end, whatever was
   * consumed and produced. All output of the frame was produced then or comes from finish. */
  pgstow_status (*process)(void* self, pgstow_input* in, pgstow_output* out);

  /* Ends the frame: produces what is left. PGSTOW_MORE: output is full, drain it and call again.
   * PGSTOW_OK: the frame is complete. A decoder returns PGSTOW_E_TRUNCATED when the encoded bytes
   * ended too early. */
  pgstow_status (*finish)(void* self, pgstow_output* out);

  /* Frees the codec. Never fails. */
  void (*destroy)(void* self);
} pgstow_codec;

/* What a filter that seals keeps for one archive: its keys. Any thread may call the functions at
 * any time unless one says otherwise. */
typedef struct pgstow_filter_session {
  uint32_t size;
  uint32_t reserved;
  void* self;

  /* Fills *out with what the archive must keep, in clear, for those who open it later, at most
   * PGSTOW_MAX_STATE bytes. It tells nothing to those without keys. Valid as long as the session.
   */
  pgstow_status (*get_state)(void* self, pgstow_bytes* out);

  /* Makes a codec, as pgstow_filter_factory.create. It outlives no session. */
  pgstow_status (*create_codec)(void* self, uint32_t direction, pgstow_codec* out);

  /* 64 bits that only a holder of the keys can tell, always the same for the same context. The host
   * adds them to checksums of raw bytes that would stand in clear. Never fails. */
  uint64_t (*mask)(void* self, pgstow_bytes context);

  /* Makes another state for the same keys of data, which lets in whoever `settings` name and nobody
   * else. *out is valid until the session is destroyed or renewed again. One thread. */
  pgstow_status (*renew_state)(void* self, const pgstow_setting* settings, size_t setting_count,
                               pgstow_bytes* out);

  void (*destroy)(void* self); /* wipes the keys */
} pgstow_filter_session;

#define PGSTOW_MAX_STATE 8192u

/* The filters of a plugin. Any thread may call its functions at any time. */
typedef struct pgstow_filter_factory {
  uint32_t size;
  uint32_t count; /* how many filters the plugin offers, ≥ 1 */

  /* The filter number `index` < count; never NULL. Runs no code with side effects. */
  const pgstow_filter_info* (*info)(uint32_t index);

  /* Makes a codec of filter `index`. `direction` is PGSTOW_ENCODE or PGSTOW_DECODE; a decoder gets
   * the settings its encoder had as far as the archive keeps them, and must work with the defaults.
   * Settings are valid during the call. After an error `out` is not destroyed. Not called for
   * filters that seal; may be NULL when all do. */
  pgstow_status (*create)(uint32_t index, uint32_t direction, const pgstow_setting* settings,
                          size_t setting_count, pgstow_codec* out);

  /* Filters that seal: starts a session. `state` NULL: for a new archive, with keys of its own that
   * whoever `settings` name can open. Otherwise for the archive that kept *state, whose keys are
   * opened with the secrets of the running command (services.h, PGSTOW_SECRET_SERVICE);
   * PGSTOW_E_INVALID when none of them fits, PGSTOW_E_CORRUPT when the state was tampered with.
   * What settings of such a filter say is never kept in an archive. May be NULL when none seals. */
  pgstow_status (*open_session)(uint32_t index, const pgstow_setting* settings,
                                size_t setting_count, const pgstow_bytes* state,
                                pgstow_filter_session* out);
} pgstow_filter_factory;

/* An extension of plugins with filters that seal: they make pairs of keys, one to seal for and one
 * that opens. */
#define PGSTOW_KEYGEN_FACTORY "pgstow.keygen/1"

/* Where a pair of keys is told. The ranges are valid during the call and wiped after it. */
typedef struct pgstow_key_sink {
  uint32_t size;
  uint32_t reserved;
  void* self;

  /* `public_key`: one word of letters, digits, '-' and '_', to be named in settings of the filter.
   * `secret_file`: a text file with the secret key, as PGSTOW_SECRET_KEY gives it back
   * (services.h). */
  pgstow_status (*keys)(void* self, pgstow_str public_key, pgstow_bytes secret_file);
} pgstow_key_sink;

typedef struct pgstow_keygen_factory {
  uint32_t size;
  uint32_t reserved;

  /* Makes a pair of keys and tells it once. Any thread. */
  pgstow_status (*make_keys)(const pgstow_key_sink* sink);
} pgstow_keygen_factory;

#ifdef __cplusplus
}
#endif

#endif /* PGSTOW_FILTER_H_ */
