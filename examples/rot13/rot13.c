/* A filter for pgstow in C11: moves letters along the alphabet. */
#include <stdlib.h>

#include <pgstow/filter.h>

#define STR(literal) ((pgstow_str)PGSTOW_STR_INIT(literal))

static const pgstow_host* host;

static pgstow_status fail(pgstow_status status, pgstow_str why) {
  host->set_error(status, why);
  return status;
}

/* What the filter is, and the option it takes: `-Z rot13`, `-Z rot13:7` or `-Z rot13:shift=7`. */
static const pgstow_option shift_option = {
    .size = sizeof(pgstow_option),
    .type = PGSTOW_OPTION_INTEGER,
    .name = PGSTOW_STR_INIT("shift"),
    .min_value = 1,
    .max_value = 25,
    .default_value = PGSTOW_STR_INIT("13"),
    .help = PGSTOW_STR_INIT("how far each letter moves"),
};
static const pgstow_option* const options[] = {&shift_option};

static const pgstow_filter_info rot13 = {
    .size = sizeof(pgstow_filter_info),
    .name = PGSTOW_STR_INIT("rot13"),
    .summary = PGSTOW_STR_INIT("moves letters along the alphabet"),
    .suffix = PGSTOW_STR_INIT(".rot13"),
    .options = options,
    .option_count = 1,
    .shorthand = PGSTOW_STR_INIT("shift"),
};

static const pgstow_filter_info* get_info(uint32_t index) {
  (void)index; /* this plugin has one filter, number 0 */
  return &rot13;
}

/* A codec. What it makes of a byte depends on that byte alone, so it keeps nothing between calls.
 */
struct codec {
  int shift; /* 1 to 25; a decoder goes on around the alphabet to where the encoder came from */
};

static uint8_t move_letter(uint8_t byte, int shift) {
  if (byte >= 'a' && byte <= 'z') return (uint8_t)('a' + (byte - 'a' + shift) % 26);
  if (byte >= 'A' && byte <= 'Z') return (uint8_t)('A' + (byte - 'A' + shift) % 26);
  return byte;
}

static pgstow_status reset(void* self, pgstow_bytes context) {
  (void)self;
  (void)context; /* where the frame stands; for filters that authenticate */
  return PGSTOW_OK;
}

static pgstow_status process(void* self, pgstow_input* in, pgstow_output* out) {
  const struct codec* codec = self;
  while (in->pos < in->len && out->pos < out->len) {
    out->ptr[out->pos++] = move_letter(in->ptr[in->pos++], codec->shift);
  }
  return in->pos == in->len ? PGSTOW_OK : PGSTOW_MORE;
}

static pgstow_status finish(void* self, pgstow_output* out) {
  (void)self;
  (void)out; /* nothing was held back */
  return PGSTOW_OK;
}

static pgstow_status create(uint32_t index, uint32_t direction, const pgstow_setting* settings,
                            size_t setting_count, pgstow_codec* out) {
  int shift = 0;
  struct codec* codec;
  (void)index;
  /* The host gives every option once, in decimal and within its range. */
  if (setting_count != 1) return fail(PGSTOW_E_INVALID, STR("rot13 takes one setting"));
  for (size_t i = 0; i < settings[0].value.len; ++i) {
    shift = 10 * shift + (settings[0].value.ptr[i] - '0');
  }
  codec = malloc(sizeof(*codec));
  if (codec == NULL) return fail(PGSTOW_E_MEMORY, STR("out of memory for a rot13 codec"));
  codec->shift = direction == PGSTOW_ENCODE ? shift : 26 - shift;
  out->self = codec;
  out->reset = reset;
  out->process = process;
  out->finish = finish;
  out->destroy = free;
  return PGSTOW_OK;
}

static const pgstow_filter_factory factory = {
    .size = sizeof(pgstow_filter_factory),
    .count = 1,
    .info = get_info,
    .create = create,
};

/* The plugin. */
static pgstow_status init(const pgstow_host* given) {
  host = given;
  return PGSTOW_OK;
}

static const void* get_factory(pgstow_str id) {
  const char* wanted = PGSTOW_FILTER_FACTORY;
  if (id.len != sizeof(PGSTOW_FILTER_FACTORY) - 1) return NULL;
  for (size_t i = 0; i < id.len; ++i) {
    if (id.ptr[i] != wanted[i]) return NULL;
  }
  return &factory;
}

const pgstow_plugin_info pgstow_plugin = {
    .size = sizeof(pgstow_plugin_info),
    .abi_major = PGSTOW_ABI_MAJOR,
    .abi_minor = PGSTOW_ABI_MINOR,
    .name = PGSTOW_STR_INIT("rot13"),
    .version = PGSTOW_STR_INIT("1.0"),
    .summary = PGSTOW_STR_INIT("an example of a filter in C"),
    .license = PGSTOW_STR_INIT("PostgreSQL"),
    .init = init,
    .get_factory = get_factory,
};
