/* The filter "copy", which changes nothing. As it stands it is good; each name below, when it is
 * defined, gives it one defect. */
#include <stdlib.h>
#include <string.h>

#include <pgstow/filter.h>

static const pgstow_filter_info kInfo = {
    .size = sizeof(pgstow_filter_info),
#ifdef CLAIMS_TO_CHECK
    .traits = PGSTOW_FILTER_CHECKS,
#endif
    .name = PGSTOW_STR_INIT("copy"),
    .summary = PGSTOW_STR_INIT("passes bytes through"),
};

static const pgstow_filter_info* Info(uint32_t index) {
  (void)index;
  return &kInfo;
}

static pgstow_status Reset(void* self, pgstow_bytes context) {
  (void)self;
  (void)context;
#ifdef HANGS
  for (volatile int forever = 1; forever;) {
  }
#endif
#ifdef CRASHES
  abort();
#endif
  return PGSTOW_OK;
}

static pgstow_status Process(void* self, pgstow_input* in, pgstow_output* out) {
  const size_t left = in->len - in->pos;
  const size_t room = out->len - out->pos;
  const size_t count = left < room ? left : room;
  (void)self;
  if (count > 0) memcpy(out->ptr + out->pos, in->ptr + in->pos, count);
#ifdef MISCODES
  if (count > 0 && *(const char*)self) out->ptr[out->pos] ^= 1;
#endif
  in->pos += count;
  out->pos += count;
#ifdef WRITES_BEHIND
  if (out->ptr != NULL) out->ptr[out->len] = 0;
#endif
#ifdef MOVES_THE_CURSOR_OUT
  out->pos = out->len + 1000;
#endif
#ifdef INVENTS_A_STATUS
  return 77;
#endif
#ifdef INVENTS_AN_ERROR
  return -77;
#endif
  return in->pos == in->len ? PGSTOW_OK : PGSTOW_MORE;
}

static pgstow_status Finish(void* self, pgstow_output* out) {
  (void)self;
  (void)out;
  return PGSTOW_OK;
}

static pgstow_status Create(uint32_t index, uint32_t direction, const pgstow_setting* settings,
                            size_t setting_count, pgstow_codec* out) {
  (void)index;
  (void)direction;
  (void)settings;
  (void)setting_count;
  out->self = malloc(100);
#ifdef MISCODES
  if (out->self != NULL) *(char*)out->self = direction == PGSTOW_ENCODE;
#endif
#ifdef LEAKS
  static void* volatile lost; /* what the compiler may not leave out */
  lost = malloc(100);
#endif
  out->reset = Reset;
  out->process = Process;
#ifndef LACKS_FINISH
  out->finish = Finish;
#endif
  out->destroy = free;
  return PGSTOW_OK;
}

static const pgstow_filter_factory kFactory = {
    .size = sizeof(pgstow_filter_factory), .count = 1, .info = Info, .create = Create};

static pgstow_status Init(const pgstow_host* host) {
  (void)host;
#ifdef HANGS_IN_INIT
  for (volatile int forever = 1; forever;) {
  }
#endif
  return PGSTOW_OK;
}

static const void* GetFactory(pgstow_str id) {
  const size_t len = sizeof(PGSTOW_FILTER_FACTORY) - 1;
  return id.len == len && memcmp(id.ptr, PGSTOW_FILTER_FACTORY, len) == 0 ? &kFactory : NULL;
}

const pgstow_plugin_info pgstow_plugin = {.size = sizeof(pgstow_plugin_info),
                                          .abi_major = PGSTOW_ABI_MAJOR,
                                          .abi_minor = PGSTOW_ABI_MINOR,
                                          .name = PGSTOW_STR_INIT("copy"),
                                          .version = PGSTOW_STR_INIT("1.0"),
                                          .summary = PGSTOW_STR_INIT("a filter for tests"),
                                          .license = PGSTOW_STR_INIT("PostgreSQL"),
                                          .init = Init,
                                          .get_factory = GetFactory};
