/* A host of the version whose headers it is built with: loads a plugin, and runs a frame through
 * its filter. usage: old_host FILE */
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#include <pgstow/filter.h>

static void SetError(pgstow_status status, pgstow_str message) {
  fprintf(stderr, "status %d: %.*s\n", (int)status, (int)message.len, message.ptr);
}

static void Log(uint32_t level, pgstow_str message) {
  (void)level;
  (void)message;
}

static const void* GetService(pgstow_str id) {
  (void)id;
  return NULL;
}

static const pgstow_host kHost = {.size = sizeof(pgstow_host),
                                  .abi_major = PGSTOW_ABI_MAJOR,
                                  .abi_minor = PGSTOW_ABI_MINOR,
                                  .program = PGSTOW_STR_INIT("old host"),
                                  .version = PGSTOW_STR_INIT("1.0"),
                                  .set_error = SetError,
                                  .log = Log,
                                  .get_service = GetService};

static int Refuse(const char* why) {
  printf("refused: %s\n", why);
  return 1;
}

/* What a newer plugin says beyond what these headers know is behind `size` and never looked at. */
static int UseFilter(const pgstow_filter_factory* factory) {
  const pgstow_filter_info* info = factory->info(0);
  const uint32_t known = PGSTOW_FILTER_SEALS | PGSTOW_FILTER_CHECKS;
  pgstow_setting settings[8];
  if (!PGSTOW_HAS(info, pgstow_filter_info, shorthand)) return Refuse("its info is too short");
  if ((info->traits & PGSTOW_FILTER_SEALS) != 0) return Refuse("it seals");
  if (info->option_count > 8) return Refuse("it has too many options");
  for (size_t i = 0; i < info->option_count; ++i) {
    settings[i].name = info->options[i]->name;
    settings[i].value = info->options[i]->default_value;
  }
  pgstow_codec codec = {.size = sizeof(codec)};
  if (factory->create(0, PGSTOW_ENCODE, settings, info->option_count, &codec) != PGSTOW_OK ||
      !PGSTOW_HAS(&codec, pgstow_codec, destroy)) {
    return Refuse("it makes no codec");
  }
  const uint8_t bytes[] = "some bytes";
  uint8_t room[100];
  pgstow_input in = {bytes, sizeof(bytes), 0};
  pgstow_output out = {room, sizeof(room), 0};
  const pgstow_bytes context = {NULL, 0};
  const int good = codec.reset(codec.self, context) == PGSTOW_OK &&
                   codec.process(codec.self, &in, &out) == PGSTOW_OK &&
                   codec.finish(codec.self, &out) == PGSTOW_OK && in.pos == in.len;
  codec.destroy(codec.self);
  printf("%s\n", !good ? "failed" : (info->traits & ~known) != 0 ? "used, unknown traits" : "used");
  return !good;
}

int main(int argc, char** argv) {
  void* library = argc == 2 ? dlopen(argv[1], RTLD_NOW) : NULL;
  if (library == NULL) return Refuse("it can't be loaded");
  const pgstow_plugin_info* info = dlsym(library, "pgstow_plugin");
  if (info == NULL) return Refuse("it has no symbol \"pgstow_plugin\"");
  if (info->abi_major != PGSTOW_ABI_MAJOR) return Refuse("it is of another version of the ABI");
  if (info->init(&kHost) != PGSTOW_OK) return Refuse("it does not start");
  const pgstow_str id = {PGSTOW_FILTER_FACTORY, sizeof(PGSTOW_FILTER_FACTORY) - 1};
  const pgstow_filter_factory* factory = info->get_factory(id);
  return factory == NULL ? Refuse("it has no filter") : UseFilter(factory);
}
