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

static unsigned long chosen; /* 0: none */
static int and_later;
static int what;
static int failing = -1; /* the name of the calls that fail from now on */

static void choose(const char* text) {
  char* end = NULL;
  chosen = strtoul(text, &end, 10);
  and_later = *end == '+';
  if (and_later) ++end;
  if (*end == ':') ++end;
  if (strcmp(end, "short") == 0) {
    what = WHAT_SHORT;
  } else if (strcmp(end, "kill") == 0) {
    what = WHAT_KILL;
  } else {
    what = atoi(end);
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
  if (fault != NULL) choose(fault);
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

enum verdict judge(enum call call, const char* path) {
  ++counted;
  tell(call, path);
  if (counted == chosen && and_later) failing = (int)call;
  if (counted != chosen && (int)call != failing) return VERDICT_GO;
  if (what == WHAT_SHORT) return VERDICT_SHORTEN;
  if (what == WHAT_KILL) kill(getpid(), SIGKILL);
  errno = what;
  return VERDICT_FAIL;
}
