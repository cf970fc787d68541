/* A plugin in C11, built from the ABI headers alone: the filter "copy", which changes nothing, and
 * the format "toy", which can be opened for neither writing nor reading. As it stands it is good;
 * the tests of the loader also build it with one defect each, by defining one of the names below.
 */
#include <stdlib.h>
#include <string.h>

#include <pgstow/filter.h>
#include <pgstow/format.h>

#ifndef ABI_MAJOR
#define ABI_MAJOR PGSTOW_ABI_MAJOR
#endif
#ifndef ABI_MINOR
#define ABI_MINOR PGSTOW_ABI_MINOR
#endif
#ifndef PLUGIN_NAME
#define PLUGIN_NAME "toy"
#endif
#ifndef PLUGIN_SIZE
#define PLUGIN_SIZE sizeof(pgstow_plugin_info)
#endif
#ifndef PLUGIN_INIT
#define PLUGIN_INIT Init
#endif
#ifndef FILTER_NAME
#define FILTER_NAME "copy"
#endif
#ifndef FILTER_SIZE
#define FILTER_SIZE sizeof(pgstow_filter_info)
#endif
#ifndef FILTER_CREATE
#define FILTER_CREATE CreateCodec
#endif
#ifndef CODEC_FINISH
#define CODEC_FINISH Finish
#endif
#ifndef CODEC_PROCESS
#define CODEC_PROCESS Process
#endif
#ifndef CODEC_SIZE
#define CODEC_SIZE sizeof(pgstow_codec)
#endif
#ifndef FORMAT_NAME
#define FORMAT_NAME "toy"
#endif
#ifndef FORMAT_LETTER
#define FORMAT_LETTER "y"
#endif
#ifndef FORMAT_CREATE_READER
#define FORMAT_CREATE_READER CreateReader
#endif

#define STR(literal) ((pgstow_str)PGSTOW_STR_INIT(literal))

static const pgstow_host* host;

static pgstow_status Fail(pgstow_status status, pgstow_str why) {
  host->set_error(status, why);
  return status;
}

/* The filter. */

static const pgstow_option kSpeed = {
    sizeof(pgstow_option), PGSTOW_OPTION_INTEGER,          PGSTOW_STR_INIT("speed"), 1, 9,
    PGSTOW_STR_INIT("5"),  PGSTOW_STR_INIT("of no effect")};
static const pgstow_option kLabel = {
    sizeof(pgstow_option),   PGSTOW_OPTION_STRING,           PGSTOW_STR_INIT("label"), 0, 0,
    PGSTOW_STR_INIT("none"), PGSTOW_STR_INIT("of no effect")};
static const pgstow_option* const kOptions[] = {&kSpeed, &kLabel};

#ifndef FILTER_TRAITS
#define FILTER_TRAITS 0
#endif

static const pgstow_filter_info kFilter = {FILTER_SIZE,
                                           FILTER_TRAITS,
                                           PGSTOW_STR_INIT(FILTER_NAME),
                                           PGSTOW_STR_INIT("passes bytes through"),
                                           PGSTOW_STR_INIT(".copy"),
                                           {NULL, 0},
                                           kOptions,
                                           2,
                                           PGSTOW_STR_INIT("speed")};

static const pgstow_filter_info* FilterInfo(uint32_t index) {
  (void)index;
  return &kFilter;
}

static pgstow_status Reset(void* self, pgstow_bytes context) {
  (void)self;
  (void)context;
  return PGSTOW_OK;
}

static inline pgstow_status Process(void* self, pgstow_input* in, pgstow_output* out) {
  const size_t left = in->len - in->pos;
  const size_t room = out->len - out->pos;
  const size_t count = left < room ? left : room;
  (void)self;
  if (count > 0) memcpy(out->ptr + out->pos, in->ptr + in->pos, count);
  in->pos += count;
  out->pos += count;
  return in->pos == in->len ? PGSTOW_OK : PGSTOW_MORE;
}

/* Defects to choose for CODEC_PROCESS. */
static inline pgstow_status ProcessNothing(void* self, pgstow_input* in, pgstow_output* out) {
  (void)self;
  (void)in;
  (void)out;
  return PGSTOW_OK;
}
static inline pgstow_status ProcessPastTheEnd(void* self, pgstow_input* in, pgstow_output* out) {
  (void)self;
  in->pos = in->len;
  out->pos = out->len + 1;
  return PGSTOW_OK;
}
static inline pgstow_status ProcessForEver(void* self, pgstow_input* in, pgstow_output* out) {
  (void)self;
  (void)in;
  (void)out;
  return PGSTOW_MORE;
}
static inline pgstow_status ProcessSilently(void* self, pgstow_input* in, pgstow_output* out) {
  (void)self;
  (void)in;
  (void)out;
  return PGSTOW_E_CORRUPT;
}

static inline pgstow_status Finish(void* self, pgstow_output* out) {
  (void)self;
  (void)out;
  return PGSTOW_OK;
}

static void Destroy(void* self) { free(self); }

static inline pgstow_status CreateCodec(uint32_t index, uint32_t direction,
                                        const pgstow_setting* settings, size_t setting_count,
                                        pgstow_codec* out) {
  (void)index;
  (void)direction;
  (void)settings;
  if (setting_count != 2) return Fail(PGSTOW_E_INVALID, STR("two settings are expected"));
  out->size = CODEC_SIZE;
  out->self = malloc(1);
  out->reset = &Reset;
  out->process = CODEC_PROCESS;
  out->finish = CODEC_FINISH;
  out->destroy = &Destroy;
  return PGSTOW_OK;
}

#ifdef OLDER_STRUCTS
/* Of headers that knew less. What their structs do not have is not there: nobody may look at it. */
#define SIZE_BEFORE(type, member) offsetof(type, member)
#define RUBBISH \
  ((const void*)1), 99, { (const void*)1, 99 }
#else
#define SIZE_BEFORE(type, member) sizeof(type)
#define RUBBISH \
  NULL, 0, { NULL, 0 }
#endif

static const pgstow_filter_factory kFilters = {SIZE_BEFORE(pgstow_filter_factory, open_session), 1,
                                               &FilterInfo, FILTER_CREATE, NULL};

/* The format. */

static const pgstow_format_info kFormat = {SIZE_BEFORE(pgstow_format_info, codings),
                                           PGSTOW_CAN_READ | PGSTOW_CAN_READ_STREAM,
                                           PGSTOW_STR_INIT(FORMAT_NAME),
                                           PGSTOW_STR_INIT(FORMAT_LETTER),
                                           PGSTOW_STR_INIT("holds nothing"),
                                           PGSTOW_STR_INIT(""),
                                           NULL,
                                           0,
                                           RUBBISH};

static const pgstow_format_info* FormatInfo(uint32_t index) {
  (void)index;
  return &kFormat;
}

static uint32_t Bid(uint32_t index, pgstow_bytes prefix) {
  (void)index;
  (void)prefix;
  return 0;
}

static inline pgstow_status CreateReader(uint32_t index, const pgstow_storage* storage,
                                         const pgstow_setting* settings, size_t setting_count,
                                         pgstow_reader* out) {
  (void)index;
  (void)storage;
  (void)settings;
  (void)setting_count;
  (void)out;
  return Fail(PGSTOW_E_UNSUPPORTED, STR("toys are not read"));
}

static const pgstow_format_factory kFormats = {
    SIZE_BEFORE(pgstow_format_factory, replace_chain_state),
    1,
    &FormatInfo,
    &Bid,
    NULL,
    FORMAT_CREATE_READER,
    NULL};

/* The plugin. */

static inline pgstow_status Init(const pgstow_host* given) {
  host = given;
  host->log(PGSTOW_LOG_WARNING, STR(PLUGIN_NAME ": init"));
  return PGSTOW_OK;
}

static inline pgstow_status RefuseInit(const pgstow_host* given) {
  host = given;
  return Fail(PGSTOW_E_UNSUPPORTED, STR("the moon is not full"));
}

static void Deinit(void) { host->log(PGSTOW_LOG_WARNING, STR(PLUGIN_NAME ": deinit")); }

static const void* GetFactory(pgstow_str id) {
  const size_t len = sizeof(PGSTOW_FILTER_FACTORY) - 1;
  if (id.len != len) return NULL;
  if (memcmp(id.ptr, PGSTOW_FILTER_FACTORY, len) == 0) return &kFilters;
  if (memcmp(id.ptr, PGSTOW_FORMAT_FACTORY, len) == 0) return &kFormats;
  return NULL;
}

const pgstow_plugin_info pgstow_plugin = {PLUGIN_SIZE,
                                          ABI_MAJOR,
                                          ABI_MINOR,
                                          0,
                                          PGSTOW_STR_INIT(PLUGIN_NAME),
                                          PGSTOW_STR_INIT("1.2.3"),
                                          PGSTOW_STR_INIT("a toy"),
                                          PGSTOW_STR_INIT("PostgreSQL"),
                                          PLUGIN_INIT,
                                          &Deinit,
                                          &GetFactory};
