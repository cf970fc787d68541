#include "host/manual/completion.h"

namespace pgstow::manual {

// Bash breaks words at the signs of COMP_WORDBREAKS and replaces what stands behind the last of
// them; the program is asked about words as they were typed.
const char* const kBashScript =
    R"bash(# bash completion for pgstow: asks the program how a command line can go on.

_pgstow() {
  local words=() rest=${COMP_LINE:0:COMP_POINT} i piece
  for ((i = 0; i <= COMP_CWORD; i++)); do
    if ((i == 0)) || [[ $rest == [[:blank:]]* ]]; then
      words+=("")
      rest=${rest#"${rest%%[![:blank:]]*}"}
    fi
    piece=${COMP_WORDS[i]}
    if ((i == COMP_CWORD)); then piece=$rest; fi
    words[${#words[@]} - 1]+=$piece
    rest=${rest#"$piece"}
  done

  local typed=${words[${#words[@]} - 1]} kept= sign
  for sign in = : @; do
    if [[ $COMP_WORDBREAKS == *"$sign"* && $typed == *"$sign"* ]]; then
      piece=${typed%"$sign"*}$sign
      if ((${#piece} > ${#kept})); then kept=$piece; fi
    fi
  done

  local line text before path
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ $line != $'\t'* ]]; then
      text=${line%%$'\t'*}
      COMPREPLY+=("${text#"$kept"}")
      if [[ $text == *[:=@] ]]; then compopt -o nospace 2>/dev/null; fi
      continue
    fi
    before=${line##*$'\t'}
    compopt -o filenames 2>/dev/null
    local action=-f
    if [[ $line == $'\tfolders'* ]]; then action=-d; fi
    while IFS= read -r path; do
      path=$before$path
      COMPREPLY+=("${path#"$kept"}")
    done < <(compgen "$action" -- "${typed#"$before"}")
  done < <("${words[0]}" completion --answer -- "${words[@]:1}" 2>/dev/null)
}

complete -F _pgstow pgstow
)bash";

}  // namespace pgstow::manual
