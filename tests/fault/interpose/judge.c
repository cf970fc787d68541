/* Which call fails, and how. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "tests/fault/interpose/interpose.h"

static const char* const kNames[] = {"open",   "create", "scratch",  "read",   "write",
                                     "sync",   "close",  "release",  "rename", "link",
                                     "remove", "mkdir",  "truncate", "chmod",  "stat"};

enum { WHAT_SHORT = -1, WHAT_KILL = -2 }; /* or a number of errno */

static char folder[PATH_MAX];
static size_t folder_length;
static int log_file = -1;
static unsigned long counted;

enum { MOST_FAULTS = 4 };

static struct fault {
  unsigned long chosen;
  int and_later;
  int what;
  int failing; /* the name of the calls that fail from now on, or -1 */
} faults[MOST_FAULTS];
static size_t fault_count;

/* Returns what is behind it. */
static const char* choose(const char* text, struct fault* fault) {
  char* end = NULL;
  fault->failing = -1;
  fault->chosen = strtoul(text, &end, 10);
  fault->and_later = *end == '+';
  if (fault->and_later) ++end;
  if (*end == ':') ++end;
  const size_t length = strcspn(end, ",");
  if (strncmp(end, "short", length) == 0) {
    fault->what = WHAT_SHORT;
  } else if (strncmp(end, "kill", length) == 0) {
    fault->what = WHAT_KILL;
  } else {
    fault->what = atoi(end);
  }
  return end + length;
}

static void choose_all(const char* text) {
  while (*text != '\0' && fault_count < MOST_FAULTS) {
    text = choose(text, &faults[fault_count++]);
    if (*text == ',') ++text;
  }
}

__attribute__((constructor)) static void begin(void) {
  const char* const path = getenv("PGSTOW_FAULT_FOLDER");
  const char* const log = getenv("PGSTOW_FAULT_LOG");
  const char* const fault = getenv("PGSTOW_FAULT");
  if (log != NULL) {
    log_file =
        (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  }
  if (fault != NULL) choose_all(fault);
  if (path != NULL && strlen(path) < sizeof(folder)) {
    strcpy(folder, path);
    folder_length = strlen(path);
  }
}

int is_watched(const char* path) {
  return folder_length > 0 && strncmp(path, folder, folder_length) == 0 &&
         (path[folder_length] == '\0' || path[folder_length] == '/');
}

static void tell(enum call call, const char* path) {
  char line[PATH_MAX + 64];
  const int length = snprintf(line, sizeof(line), "%lu %s %s\n", counted, kNames[call], path);
  if (log_file >= 0 && length > 0) syscall(SYS_write, log_file, line, (size_t)length);
}

static enum verdict happen(const struct fault* fault) {
  if (fault->what == WHAT_SHORT) return VERDICT_SHORTEN;
  if (fault->what == WHAT_KILL) kill(getpid(), SIGKILL);
  errno = fault->what;
  return VERDICT_FAIL;
}

enum verdict judge(enum call call, const char* path) {
  ++counted;
  tell(call, path);
  for (size_t i = 0; i < fault_count; ++i) {
    struct fault* const fault = &faults[i];
    if (counted == fault->chosen && fault->and_later) fault->failing = (int)call;
    if (counted == fault->chosen || (int)call == fault->failing) return happen(fault);
  }
  return VERDICT_GO;
}
