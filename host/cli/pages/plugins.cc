#include "host/cli/pages/pages.h"

namespace pgstow::cli {

manual::Page PluginsPage() {
  return {
      .description = R"(
Lists every format and filter of this installation with the plugin that brings it, what it can do, and
its options with their ranges and defaults; then the folders that were searched, and what was refused
there and why.

Options of a format follow its name in --format (FORMAT:NAME=VALUE,...), those of a filter its name in
--compress (FILTER:LEVEL or FILTER:NAME=VALUE,...). Filters that are joined by "+" are applied one
after the other.

A plugin that others than its owner and root can write is refused.
)",
      .examples = {{"What there is", "pgstow plugins"},
                   {"The same for programs", "pgstow plugins --json"}},
      .see_also = {"pgstow plugins check", "pgstow dump", "pgstow convert"},
  };
}

manual::Page PluginsCheckPage() {
  return {
      .description = R"(
Holds a plugin to the laws of formats and filters, which docs/PLUGINS.md lists: what is written is
read again as it was, at every length; damage is found; no call breaks a rule about threads or memory.
Each law is checked in a process of its own, so that a plugin which crashes or hangs has failed that
law alone.

To look into one failure, run the law with --only, under a debugger; it is then checked in the process
itself.
)",
      .operands = {{"FILE", "the plugin, a shared object"}},
      .examples = {{"The laws that apply to a plugin", "pgstow plugins check --list ./lz4.so"},
                   {"Whether it keeps them", "pgstow plugins check ./lz4.so"}},
      .exit_codes = {{"0", "all laws that apply are kept"}, {"1", "one is not"}},
      .see_also = {"pgstow plugins"},
  };
}

}  // namespace pgstow::cli
