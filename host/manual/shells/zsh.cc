#include "host/manual/completion.h"

namespace pgstow::manual {

// As a file of $fpath it is the function that zsh calls; read by `source` it registers it.
const char* const kZshScript = R"zsh(#compdef pgstow
# zsh completion for pgstow: asks the program how a command line can go on.

_pgstow() {
  local line text about
  local -a texts shown open_texts open_shown
  for line in "${(@f)$("${(Q)words[1]}" completion --answer -- \
                       "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
    if [[ $line == $'\t'* ]]; then
      compset -p ${#line##*$'\t'}
      if [[ $line == $'\tfolders'* ]]; then _files -/; else _files; fi
      continue
    fi
    text=${line%%$'\t'*}
    about=${line#*$'\t'}
    [[ -n $text ]] || continue
    if [[ $text == *[:=@] ]]; then
      open_texts+=("$text")
      open_shown+=("$text${about:+  -- $about}")
    else
      texts+=("$text")
      shown+=("$text${about:+  -- $about}")
    fi
  done
  (( ! $#open_texts )) || compadd -l -S '' -d open_shown -a open_texts
  (( ! $#texts )) || compadd -l -d shown -a texts
}

if [[ ${funcstack[1]} == _pgstow ]]; then
  _pgstow "$@"
else
  compdef _pgstow pgstow
fi
)zsh";

}  // namespace pgstow::manual
