/* pgstow plugin ABI: formats. A format says how an archive is laid out: where the table of contents
 * (TOC) stands and how frames of data are told apart. It sees entries and frames, never codecs: the
 * bytes of a frame have been through the chain when a format gets them. */
#ifndef PGSTOW_FORMAT_H_
#define PGSTOW_FORMAT_H_

#include <pgstow/abi.h>
#include <pgstow/storage.h>

#ifdef __cplusplus
extern "C" {
#endif

#define PGSTOW_FORMAT_FACTORY "pgstow.format/1"

/* Capabilities of a format. */
enum {
  PGSTOW_CAN_WRITE = 1u << 0,
  PGSTOW_CAN_READ = 1u << 1,
  PGSTOW_CAN_WRITE_PARALLEL = 1u << 2, /* write_frame and end_part from many threads at once */
  PGSTOW_CAN_READ_RANDOM = 1u << 3,    /* open_part in any order, from many threads at once */
  PGSTOW_CAN_READ_STREAM = 1u << 4,    /* next_frame_in_stream, also from a pipe */
  PGSTOW_NEEDS_ORDER = 1u << 5,        /* wants data in TOC order, one part after another */
  PGSTOW_HOLDS_DATA = 1u << 6,         /* keeps data, not only definitions */
  PGSTOW_HOLDS_FRAMES = 1u << 7,       /* keeps filtered frames; otherwise it wants raw bytes */
  PGSTOW_IS_DIRECTORY = 1u << 8,       /* its storage is a directory of members */
  PGSTOW_IS_SCRIPT = 1u << 9,          /* a text for people and psql, not an archive */

  /* What it keeps of a part is one stream from end to end, of the codec with HOLDS_FRAMES and else
   * of raw bytes, so the host gives it PGSTOW_FRAME_STREAMED pieces. */
  PGSTOW_HOLDS_STREAMS = 1u << 10,

  /* It keeps large objects apart: in frames of PGSTOW_DATA_LARGE_OBJECTS there are no records, but
   * `object` says whose bytes they are. Each object is encoded by itself. */
  PGSTOW_HOLDS_OBJECTS = 1u << 11,

  PGSTOW_HOLDS_PARTS = 1u << 12, /* several parts an entry; otherwise only part 0 */

  /* It keeps the chain's state and sealed records: chain_state, seal_record and what follows. */
  PGSTOW_HOLDS_SEALS = 1u << 13,

  /* Data ends as in a script: that of PGSTOW_DATA_COPY with the line "\\." and two empty ones, that
   * of PGSTOW_DATA_SQL with two empty ones. The host adds them before the chain and takes them away
   * again. */
  PGSTOW_ENDS_COPY = 1u << 14,

  PGSTOW_CAN_SALVAGE = 1u << 15, /* reads what is whole of a damaged file: salvage */

  /* It keeps archives of several databases: pgstow_toc_header.databases, pgstow_entry.database. */
  PGSTOW_HOLDS_DATABASES = 1u << 16
};

/* Sections of a dump, as pg_dump's --section names them; NONE belongs to no section of its own. */
enum {
  PGSTOW_SECTION_NONE = 0,
  PGSTOW_SECTION_PRE_DATA = 1,
  PGSTOW_SECTION_DATA = 2,
  PGSTOW_SECTION_POST_DATA = 3
};

/* When a restore handles an entry: definitions and data first, then privileges, then what must see
 * the privileges in place (refreshes of materialized views, event triggers). */
enum { PGSTOW_PASS_MAIN = 0, PGSTOW_PASS_ACL = 1, PGSTOW_PASS_POST_ACL = 2 };

/* What an entry says about its object. */
enum {
  PGSTOW_ROLE_DEFINITION = 0,
  PGSTOW_ROLE_DATA = 1,
  PGSTOW_ROLE_COMMENT = 2,
  PGSTOW_ROLE_ACL = 3,
  PGSTOW_ROLE_SECURITY_LABEL = 4,
  PGSTOW_ROLE_STATISTICS = 5
};

/* What the bytes of an entry's data are, before the chain. */
enum {
  PGSTOW_DATA_COPY = 0, /* rows in COPY's text form, for the entry's COPY statement */
  PGSTOW_DATA_SQL = 1,  /* SQL statements, each ended by a semicolon and a line's end */

  /* Records of large objects: OID and length, 4 bytes each and big-endian, then so many bytes.
   * A record goes on where the record before it ended if both are of one object. */
  PGSTOW_DATA_LARGE_OBJECTS = 2
};

/* Which switch of a selective restore names the object. */
enum {
  PGSTOW_SELECT_NONE = 0,
  PGSTOW_SELECT_RELATION = 1, /* -t */
  PGSTOW_SELECT_INDEX = 2,    /* -I */
  PGSTOW_SELECT_FUNCTION = 3, /* -P */
  PGSTOW_SELECT_TRIGGER = 4,  /* -T */
  PGSTOW_SELECT_SCHEMA = 5,   /* the schema itself */
  PGSTOW_SELECT_DATABASE = 6  /* the database itself and its properties: --create */
};

/* One byte stream of an entry's data, and what is known of it once it is written. */
typedef struct pgstow_part {
  uint32_t size;
  uint32_t part;        /* number within the entry, from 0 */
  int32_t entry;        /* dump id */
  uint32_t known;       /* 1 when the numbers below are known, 0 in an early TOC, and in a final one
                           of a layout that does not keep them */
  uint64_t frame_count; /* frames that hold it */
  uint64_t raw_bytes;   /* before the chain */
  uint64_t stored_bytes; /* after the chain, without the format's own framing */
  uint64_t rows;         /* rows, or other units of the data */
  uint64_t raw_checksum; /* XXH3-64 over the raw_checksum of its frames, each little-endian; masked
                            when the chain seals */
} pgstow_part;

/* An entry of the TOC. Immutable facts; see docs/ARCHITECTURE.md. */
typedef struct pgstow_entry {
  uint32_t size;
  int32_t dump_id;        /* unique in the archive, ≥ 1 */
  uint32_t catalog_table; /* OID of the catalog the object is in; 0 when there is none */
  uint32_t catalog_oid;   /* OID of the object; 0 when there is none */
  uint32_t section;       /* PGSTOW_SECTION_* */
  uint32_t pass;          /* PGSTOW_PASS_* */
  uint32_t role;          /* PGSTOW_ROLE_* */
  uint32_t selector;      /* PGSTOW_SELECT_* */
  uint32_t relkind;       /* pg_class.relkind as a character; 0 when it is no relation */
  uint32_t data_form;     /* PGSTOW_DATA_*; 0 without data */
  pgstow_str kind;        /* "TABLE", "INDEX", "TABLE DATA", … */
  pgstow_str tag;         /* the name that lists show */
  pgstow_str schema;      /* empty when it is in none */
  pgstow_str owner;       /* role; empty when it has none */
  pgstow_str tablespace;  /* empty for the database's default */
  pgstow_str table_am;    /* table access method; empty when it has none */
  pgstow_str definition;  /* SQL that makes it */
  pgstow_str drop;        /* SQL that removes it; empty when it goes with another object */
  pgstow_str copy;        /* COPY … FROM stdin statement of table data */
  pgstow_str owned_as;    /* "TABLE t": after ALTER; several end in zero bytes; empty: no owner */
  const int32_t* dependencies; /* dump ids that must be restored before */
  size_t dependency_count;
  const int32_t* belongs_to; /* dump ids of the objects it is part of (index → table, …) */
  size_t belongs_to_count;
  const pgstow_part* parts; /* its data; none for definitions */
  size_t part_count;

  /* Since 1.1. Which of the header's databases it is in, counted from 1. 0: none of them, it is the
   * server's own; in an archive that names no databases, the one that there is. */
  uint32_t database;
  uint32_t reserved;
} pgstow_entry;

/* A database of an archive that holds several. Since 1.1. */
typedef struct pgstow_database {
  uint32_t size;
  uint32_t standard_strings; /* as in pgstow_toc_header, of its entries; so the three below */
  pgstow_str name;
  pgstow_str encoding;
  pgstow_str search_path;
} pgstow_database;

/* Facts about the whole archive. Unknown ones are empty or 0. */
typedef struct pgstow_toc_header {
  uint32_t size;
  uint32_t complete;         /* 1: a final TOC, with numbers and checksums of all parts */
  int64_t created_at;        /* seconds since 1970-01-01 00:00 UTC */
  uint64_t entry_count;      /* 0 when only reading to the end tells */
  pgstow_str database;       /* name of the dumped database; empty when there are several */
  pgstow_str server_version; /* as the server reports it, e.g. "15.20 (Debian …)" */
  pgstow_str dumped_by;      /* program and version */
  pgstow_str encoding;       /* client encoding of all text and data, e.g. "UTF8" */
  uint32_t standard_strings; /* 1: standard_conforming_strings was on */
  uint32_t reserved;
  pgstow_str search_path;    /* argument for set_config('search_path', …) */
  pgstow_str chain;          /* filters in order of encoding, e.g. "zstd:level=3"; empty: none */
  uint8_t archive_id[16];    /* hash of the early TOC; part of each frame's context */
  pgstow_str format_version; /* of the layout, e.g. "1.0" */
  pgstow_bytes chain_state;  /* what a chain that seals keeps in clear; empty: nothing is sealed */

  /* Since 1.1. The databases of a whole server, in the order of a restore; none: the archive is of
   * one database alone. Not NULL and not empty only for formats with HOLDS_DATABASES. */
  const pgstow_database* const* databases;
  size_t database_count;
} pgstow_toc_header;

/* The records of a sealed archive that are no frames. */
enum { PGSTOW_RECORD_EARLY_TOC = 1, PGSTOW_RECORD_FINAL_TOC = 2 };

/* A TOC that the host shows to a writer. */
typedef struct pgstow_toc {
  uint32_t size;
  uint32_t reserved;
  void* self;
  const pgstow_toc_header* header;
  size_t entry_count;

  /* Fills *out (the caller sets out->size) with entry number `index` < entry_count in TOC order.
   * The ranges in it are valid until the next call. One thread at a time. */
  pgstow_status (*get_entry)(void* self, size_t index, pgstow_entry* out);

  /* With a chain_state: what is to be stored instead of `record`, which is one of PGSTOW_RECORD_*.
   * *out is valid until the next call. One thread. NULL when nothing is sealed. */
  pgstow_status (*seal_record)(void* self, uint32_t which, pgstow_bytes record, pgstow_bytes* out);

  /* Since 1.2. What the chain makes of a piece of the TOC, which was decoded again and compared as
   * frames are. *out is valid until the next call. One thread. NULL without a chain, and with one
   * that seals: then whole records go through it, with seal_record. */
  pgstow_status (*encode_piece)(void* self, pgstow_bytes piece, pgstow_bytes* out);
} pgstow_toc;

/* Flags of a pgstow_toc_sink. */
enum {
  /* Of the texts definition, drop, copy and owned_as the host looks only at whether they are empty:
   * any text may be told for one that is not. A reader that ignores this does nothing wrong. */
  PGSTOW_TOC_FACTS_ALONE = 1u << 0
};

/* Where a reader tells a TOC. The host copies what it is told. */
typedef struct pgstow_toc_sink {
  uint32_t size;
  uint32_t reserved;
  void* self;
  pgstow_status (*header)(void* self, const pgstow_toc_header* header); /* first, once */
  pgstow_status (*entry)(void* self, const pgstow_entry* entry);        /* in TOC order */

  /* Sealed archives, before all else: what stands in clear, of which only archive_id, chain,
   * chain_state and format_version are looked at. Opens the seal with the user's keys. */
  pgstow_status (*sealed)(void* self, const pgstow_toc_header* clear);

  /* Gives back the record for which `stored` was kept, PGSTOW_E_CORRUPT when it is another or has
   * more than `most` bytes. *out is valid until the next call. One thread. Of the sink of read_toc
   * it may be called as long as the reader lives, to check what read_toc passed over. */
  pgstow_status (*open_record)(void* self, uint32_t which, pgstow_bytes stored, uint64_t most,
                               pgstow_bytes* out);

  /* Since 1.2. The piece that encode_piece was given, once `header` was told, by whose chain it
   * goes; PGSTOW_E_CORRUPT when it has more than `most` bytes. *out is valid until the next call.
   * As long and from where open_record may be called. */
  pgstow_status (*decode_piece)(void* self, pgstow_bytes stored, uint64_t most, pgstow_bytes* out);

  uint32_t flags; /* Since 1.2. PGSTOW_TOC_FACTS_ALONE */
  uint32_t reserved_2;
} pgstow_toc_sink;

/* Flags of a frame. */
enum {
  /* The piece is cut anywhere out of the codec's streams that the part (or, with HOLDS_OBJECTS, the
   * object) is encoded as, one after another: raw_bytes and raw_checksum are unknown, 0 (layouts of
   * other programs, which have no frames). Pieces come in order; `sequence` numbers them. */
  PGSTOW_FRAME_STREAMED = 1u << 0,

  /* Not a piece but the word that the part is whole: no bytes; sequence is the part's frame_count,
   * raw_bytes and raw_checksum are those of pgstow_part. Given by next_frame_in_stream alone, after
   * the last frame of the part, and only by layouts that keep it. Together with STREAMED: the part
   * is whole and its numbers are unknown. */
  PGSTOW_FRAME_ENDS_PART = 1u << 1
};

/* An independently filtered piece of a part. */
typedef struct pgstow_frame {
  uint32_t size;
  uint32_t flags;
  int32_t entry; /* dump id */
  uint32_t part;
  uint64_t sequence;     /* number within the part, from 0, without gaps */
  uint64_t raw_bytes;    /* before the chain */
  uint64_t raw_checksum; /* XXH3-64 (seed 0) of the raw bytes, masked when the chain seals */
  pgstow_bytes stored;   /* after the chain */
  uint32_t object; /* with HOLDS_OBJECTS: OID of the large object it is of; otherwise 0. An empty
                      object has at least one frame, or it would not be there */
  uint32_t reserved;
} pgstow_frame;

/* An archive being written. Order of calls: begin, (write_frame | end_part)*, finish, destroy. When
 * anything fails the host calls destroy at once and drops the storage. write_frame and end_part may
 * be NULL without HOLDS_DATA. */
typedef struct pgstow_writer {
  uint32_t size;
  uint32_t reserved;
  void* self;

  /* Shows every entry before any data. `toc` is valid during the call. One thread. */
  pgstow_status (*begin)(void* self, const pgstow_toc* toc);

  /* Takes one frame. Frames of a part come in sequence from one thread at a time; different parts
   * from different threads at once when the format says CAN_WRITE_PARALLEL, else the host
   * serialises the calls. The frame's bytes are valid during the call. */
  pgstow_status (*write_frame)(void* self, const pgstow_frame* frame);

  /* Says that a part is whole, with its numbers. Same thread rule as write_frame. A part without
   * rows has end_part and no frame. */
  pgstow_status (*end_part)(void* self, const pgstow_part* part);

  /* Completes the archive with the final TOC. After PGSTOW_OK the host commits the storage. */
  pgstow_status (*finish)(void* self, const pgstow_toc* toc);

  void (*destroy)(void* self);
} pgstow_writer;

/* Where a reader tells what is damaged. */
typedef struct pgstow_damage_sink {
  uint32_t size;
  uint32_t reserved;
  void* self;
  /* A range of the file, in ascending order, in which nothing whole was found. An error ends it. */
  pgstow_status (*damage)(void* self, uint64_t offset, uint64_t byte_count);
} pgstow_damage_sink;

/* An archive being read. open_part, next_frame and close_part may be NULL without CAN_READ_RANDOM,
 * next_frame_in_stream and read_final_toc without CAN_READ_STREAM. */
typedef struct pgstow_reader {
  uint32_t size;
  uint32_t reserved;
  void* self;

  /* Tells the TOC: the final one when the storage is seekable, else the early one. Once, first,
   * one thread. */
  pgstow_status (*read_toc)(void* self, const pgstow_toc_sink* sink);

  /* Opens the frames of a part. Any thread. *cursor is freed by close_part. */
  pgstow_status (*open_part)(void* self, int32_t entry, uint32_t part, void** cursor);

  /* The next frame of the part, its stored checksum verified, or PGSTOW_END. The caller sets
   * out->size. out->stored is valid until the next call with this cursor. One thread a cursor. */
  pgstow_status (*next_frame)(void* self, void* cursor, pgstow_frame* out);

  void (*close_part)(void* self, void* cursor);

  /* CAN_READ_STREAM: the next frame in the order of the archive, whatever its entry, or PGSTOW_END
   * after the last, when all that follows them was checked too. One thread. out->stored is valid
   * until the next call. Not mixed with open_part. */
  pgstow_status (*next_frame_in_stream)(void* self, pgstow_frame* out);

  /* After the stream's end: tells the final TOC. */
  pgstow_status (*read_final_toc)(void* self, const pgstow_toc_sink* sink);

  /* Checks every byte that is not inside a frame, and that frames and the rest tile the whole
   * storage without gap or overlap. Frames themselves are checked by reading them. */
  pgstow_status (*verify_layout)(void* self);

  void (*destroy)(void* self);

  /* CAN_SALVAGE, before all else: looks through a whole file, which is SEEKABLE, for what is whole
   * in it, and tells what is not. From then on read_toc tells the final TOC, or, where that is
   * lost, the early one with the numbers of the parts whose end is there; open_part opens any part,
   * and next_frame passes over frames that are not whole: gaps in `sequence` show what is missing.
   * PGSTOW_E_CORRUPT when no TOC is whole. What is not trusted is left empty in read_toc's header
   * (chain). One thread. NULL without CAN_SALVAGE. */
  pgstow_status (*salvage)(void* self, const pgstow_damage_sink* sink);
} pgstow_reader;

/* A filter that a layout has a word for. */
typedef struct pgstow_coding {
  uint32_t size;
  uint32_t reserved;
  pgstow_str asked; /* the filter that a user names, e.g. "gzip" */
  pgstow_str
      used; /* the filter whose streams the layout keeps then, e.g. "zlib"; takes its options */
} pgstow_coding;

/* What one format is. Lives as long as the program. */
typedef struct pgstow_format_info {
  uint32_t size;
  uint32_t capabilities; /* PGSTOW_CAN_*, PGSTOW_NEEDS_*, … */
  pgstow_str name;       /* how --format and archives name it, e.g. "custom" */
  pgstow_str letter;     /* its one-letter name, e.g. "c"; may be empty */
  pgstow_str summary;    /* one line, no full stop */
  pgstow_str suffix;     /* usual file suffix with its dot; may be empty */
  const pgstow_option* const* options;
  size_t option_count;

  /* Layouts that know some filters alone: a chain is one of these, or empty. None: any chain. */
  const pgstow_coding* const* codings;
  size_t coding_count;
  pgstow_str default_chain; /* used when the user names none; empty: the host's choice */
} pgstow_format_info;

/* The formats of a plugin. Any thread may call its functions at any time. */
typedef struct pgstow_format_factory {
  uint32_t size;
  uint32_t count; /* how many formats the plugin offers, ≥ 1 */

  /* The format number `index` < count; never NULL. Runs no code with side effects. */
  const pgstow_format_info* (*info)(uint32_t index);

  /* How sure it is that an archive that starts with these bytes is of format `index`: the number
   * of bits that were checked and fit, 0 for "not mine". `prefix` is the first 4 KiB at most of the
   * file (of the member "toc.dat" in a directory). Must not read beyond it, block or fail. */
  uint32_t (*bid)(uint32_t index, pgstow_bytes prefix);

  /* Starts an archive on `storage`, which outlives the writer. Settings are valid during the call.
   * After an error `out` is not destroyed. May be NULL when no format can write. */
  pgstow_status (*create_writer)(uint32_t index, const pgstow_storage* storage,
                                 const pgstow_setting* settings, size_t setting_count,
                                 pgstow_writer* out);

  /* Opens an archive on `storage`, which outlives the reader. As create_writer; may be NULL when no
   * format can read. */
  pgstow_status (*create_reader)(uint32_t index, const pgstow_storage* storage,
                                 const pgstow_setting* settings, size_t setting_count,
                                 pgstow_reader* out);

  /* Puts another chain_state in the place of the one that an archive keeps. Every byte but those of
   * the state stays, and a crash leaves the old or the new one. Opens with PGSTOW_OPEN_UPDATE. NULL
   * when no format HOLDS_SEALS. */
  pgstow_status (*replace_chain_state)(uint32_t index, const pgstow_storage* storage,
                                       pgstow_bytes chain_state);
} pgstow_format_factory;

#ifdef __cplusplus
}
#endif

#endif /* PGSTOW_FORMAT_H_ */
