#include "host/cli/pages/pages.h"

namespace pgstow::cli {

manual::Page CompletionPage() {
  return {
      .description = R"(
Writes the script by which bash, zsh or fish completes what is typed: commands, options, the values of
options that have names (formats and filters of this installation, sections, styles), and files.

"cmake --install" puts the scripts where these shells look for them. The script itself knows nothing:
it asks the program ("pgstow completion --answer") each time, so that it fits whatever version is
called.
)",
      .operands = {{"bash|zsh|fish", "the shell"},
                   {"WORD",
                    "with --answer: the words after \"pgstow\"; the last one is being typed "
                    "and may be empty"}},
      .examples = {{"For this session of bash", "source <(pgstow completion bash)"},
                   {"For zsh, in a folder of its $fpath", "pgstow completion zsh > _pgstow"},
                   {"For fish, as a file of its folder completions",
                    "pgstow completion fish > pgstow.fish"},
                   {"How \"pgstow dump --sec\" can go on",
                    "pgstow completion --answer -- dump --sec"}},
      .files = {{"share/bash-completion/completions/pgstow", "the script for bash, installed"},
                {"share/zsh/site-functions/_pgstow", "the one for zsh"},
                {"share/fish/vendor_completions.d/pgstow.fish", "the one for fish"}},
      .see_also = {"pgstow help"},
  };
}

manual::Page HelpPage() {
  return {
      .description = R"(
Without a command, says what the program is and which commands it has. With one, all there is to say
of it: what it does, its arguments and options, examples, exit codes, the variables and files that it
reads. "pgstow COMMAND --help" is shorter: it lists the options.

The pages for man are the same pages. "cmake --install" puts them where man looks: pgstow(1), and one
a command, such as pgstow-dump(1). Those of pg_dump, pg_restore and pg_dumpall are in the section
"1pgstow", beside PostgreSQL's.
)",
      .operands = {{"COMMAND",
                    "a command, such as \"dump\" or \"plugins check\", or the name of one "
                    "of PostgreSQL's tools, such as pg_dump"}},
      .examples = {{"All of one command", "pgstow help restore"},
                   {"As a page for man", "pgstow help --as=man dump > pgstow-dump.1"},
                   {"All pages for man", "pgstow help --into=."}},
      .files = {{"share/man/man1/pgstow*.1", "the pages for man, installed"}},
      .see_also = {"pgstow completion"},
  };
}

}  // namespace pgstow::cli
