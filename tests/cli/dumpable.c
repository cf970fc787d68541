/* A library for LD_PRELOAD that keeps a program from hiding its memory (PR_SET_DUMPABLE), so that a
 * test can look for secrets there as the program's user. */
#include <stdarg.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

int prctl(int option, ...) {
  if (option == PR_SET_DUMPABLE) return 0;
  va_list list;
  va_start(list, option);
  unsigned long arguments[4];
  for (int i = 0; i < 4; ++i) arguments[i] = va_arg(list, unsigned long);
  va_end(list);
  return (int)syscall(SYS_prctl, option, arguments[0], arguments[1], arguments[2], arguments[3]);
}
