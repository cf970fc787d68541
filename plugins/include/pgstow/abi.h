/* pgstow plugin ABI, version 1: what every plugin and the host share.
 *
 * A plugin is a shared object with one exported data symbol, `pgstow_plugin`. Everything here is
 * plain C11 that also compiles as C++20. Laws of the whole boundary:
 *
 *  - Every struct starts with `uint32_t size`, set by whoever fills it to sizeof the struct as its
 *    own headers know it, and grows at its end only. A reader of a struct looks at a member only
 *    when `size` covers it; PGSTOW_HAS says so. The plain values pgstow_str, pgstow_bytes,
 *    pgstow_setting, pgstow_input and pgstow_output have no size and never change.
 *  - A struct that a function fills for its caller (`out`): the caller zeroes it and sets `size`;
 *    the callee writes no byte beyond that size, and lowers `size` when its own headers know less.
 *  - Members and slots of version 1.0 are required unless a comment says when they may be missing.
 *    A required function slot that is NULL, or that `size` does not cover, is an error.
 *  - Strings and byte ranges are (pointer, length) and not NUL-terminated. A callee that wants to
 *    keep one copies it: ranges are valid during the call unless the function says otherwise.
 *  - Functions return a pgstow_status. Before a negative one is returned, the callee gives the
 *    sentence that explains it to pgstow_host.set_error on the same thread.
 *  - Nothing throws, longjmps or exits across the boundary; no FILE*, no STL, no allocator crosses:
 *    who makes an object destroys it, through the function given with it.
 *  - Integers are in the machine's byte order; sizes are bytes.
 */
#ifndef PGSTOW_ABI_H_
#define PGSTOW_ABI_H_

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The major number changes when an old plugin can no longer work; the minor one when slots are
 * added. A host loads plugins of its own major number whatever their minor. */
#define PGSTOW_ABI_MAJOR 1u
#define PGSTOW_ABI_MINOR 2u

#if defined(__GNUC__)
#define PGSTOW_EXPORT __attribute__((visibility("default")))
#else
#define PGSTOW_EXPORT
#endif

/* True when the struct that p points to was filled by headers that know `member`. */
#define PGSTOW_HAS(p, type, member) \
  ((p)->size >= offsetof(type, member) + sizeof(((type*)0)->member))

/* Initialises a pgstow_str with a string literal, in C and C++. */
#define PGSTOW_STR_INIT(literal) \
  { literal "", sizeof(literal) - 1 }

/* Text in the encoding that its owner names (messages, names and options: UTF-8; what came from a
 * database: the database dump's encoding). `ptr` may be NULL only when `len` is 0. */
typedef struct pgstow_str {
  const char* ptr;
  size_t len;
} pgstow_str;

/* Raw bytes. `ptr` may be NULL only when `len` is 0. */
typedef struct pgstow_bytes {
  const uint8_t* ptr;
  size_t len;
} pgstow_bytes;

/* Results: 0 and above are good, below are errors. */
typedef int32_t pgstow_status;
enum {
  PGSTOW_OK = 0,
  PGSTOW_END = 1,            /* nothing more to read; see the function for its out arguments */
  PGSTOW_MORE = 2,           /* the output buffer is full: drain it and call again */
  PGSTOW_E_INVALID = -1,     /* an argument or option that the contract does not allow */
  PGSTOW_E_CORRUPT = -2,     /* stored bytes are damaged: a checksum, length or structure is off */
  PGSTOW_E_TRUNCATED = -3,   /* stored bytes end too early */
  PGSTOW_E_VERSION = -4,     /* written by a version this plugin can't read */
  PGSTOW_E_UNSUPPORTED = -5, /* a thing this plugin does not do (see its capabilities) */
  PGSTOW_E_IO = -6,          /* storage failed; the host's own message stands if none is set */
  PGSTOW_E_MEMORY = -7,      /* no memory, or a size above the documented limit */
  PGSTOW_E_INTERNAL = -8     /* a defect of the plugin itself */
};

/* Levels of pgstow_host.log. */
enum { PGSTOW_LOG_DEBUG = 0, PGSTOW_LOG_INFO = 1, PGSTOW_LOG_WARNING = 2 };

/* An option that a format or filter takes. Arrays of growing structs are arrays of pointers. */
enum { PGSTOW_OPTION_BOOL = 0, PGSTOW_OPTION_INTEGER = 1, PGSTOW_OPTION_STRING = 2 };

/* Flags of a pgstow_option. */
enum {
  /* Of a filter: encoders alone look at it. Archives do not keep what it was, so that a program
   * whose filter does not know the option reads them all the same; decoders get the default. */
  PGSTOW_OPTION_FOR_ENCODING = 1u << 0
};

typedef struct pgstow_option {
  uint32_t size;
  uint32_t type;            /* PGSTOW_OPTION_* */
  pgstow_str name;          /* lower case, unique in its table */
  int64_t min_value;        /* of integers, inclusive; the default may lie outside the range */
  int64_t max_value;        /* of integers, inclusive */
  pgstow_str default_value; /* as a user would spell it */
  pgstow_str help;          /* one line, no full stop */

  uint32_t flags; /* Since 1.2. PGSTOW_OPTION_FOR_ENCODING */
  uint32_t reserved;
} pgstow_option;

/* One option with its value. The host checks values against the option table and gives every
 * option of the table exactly once, booleans as "true" or "false", integers in decimal. */
typedef struct pgstow_setting {
  pgstow_str name;
  pgstow_str value;
} pgstow_setting;

/* What the host offers to a plugin. Lives as long as the program. Every function may be called
 * from any thread. */
typedef struct pgstow_host {
  uint32_t size;
  uint32_t abi_major;
  uint32_t abi_minor;
  uint32_t reserved;
  pgstow_str program; /* "pgstow" */
  pgstow_str version; /* of the program, e.g. "0.1.0" */

  /* Keeps `message` (one sentence: what, which object, why) for the error status that this thread
   * is about to return. The host copies it; a later call on the same thread replaces it. */
  void (*set_error)(pgstow_status status, pgstow_str message);

  /* Shows one line to the user when the verbosity asks for that level. */
  void (*log)(uint32_t level, pgstow_str message);

  /* A service of the host by its id (services.h), or NULL when this host has none of that id. The
   * pointer lives as long as the program. */
  const void* (*get_service)(pgstow_str id);
} pgstow_host;

/* What a plugin is. */
typedef struct pgstow_plugin_info {
  uint32_t size;
  uint32_t abi_major; /* PGSTOW_ABI_MAJOR of the headers it was built with */
  uint32_t abi_minor; /* PGSTOW_ABI_MINOR of those headers */
  uint32_t reserved;
  pgstow_str name;    /* unique among plugins, e.g. "zstd" */
  pgstow_str version; /* of the plugin, e.g. "0.1.0" */
  pgstow_str summary; /* one line, no full stop */
  pgstow_str license; /* an SPDX id, e.g. "PostgreSQL" */

  /* Called before anything else and before any thread uses the plugin. `host` outlives the plugin.
   * An error means that the plugin is not used, and deinit is not called. */
  pgstow_status (*init)(const pgstow_host* host);

  /* Called once for each init that succeeded, after all objects of the plugin were destroyed. The
   * shared object itself is never unloaded; init may be called again after deinit. May be NULL. */
  void (*deinit)(void);

  /* The factory with that id (PGSTOW_FORMAT_FACTORY, PGSTOW_FILTER_FACTORY), or NULL. Any thread,
   * after init; the factory lives as long as the program. */
  const void* (*get_factory)(pgstow_str id);
} pgstow_plugin_info;

/* The one exported symbol. Define it in exactly one source file of the plugin. */
extern PGSTOW_EXPORT const pgstow_plugin_info pgstow_plugin;

#ifdef __cplusplus
}
#endif

#endif /* PGSTOW_ABI_H_ */
