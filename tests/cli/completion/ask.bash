# ask.bash SHARE LINE: prints what bash offers where LINE ends, by the script below SHARE.
# The variables and the call are those of a completion of its own.
# shellcheck shell=bash
set -u
cd "$FOLDER" || exit
source "$1/bash-completion/completions/pgstow"

COMP_LINE=$2
COMP_POINT=${#COMP_LINE}
COMP_WORDBREAKS=$' \t\n"\'@><=;|&(:'
# As readline does: blanks end words, and "=" and ":" are words of their own.
read -ra COMP_WORDS <<<"$(sed 's/[=:]/ & /g' <<<"$COMP_LINE")"
if [[ $COMP_LINE == *' ' ]]; then COMP_WORDS+=(""); fi
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))

read -ra spec <<<"$(complete -p pgstow)"
"${spec[2]}" pgstow "${COMP_WORDS[COMP_CWORD]}"
if ((${#COMPREPLY[@]})); then printf '%s\n' "${COMPREPLY[@]}"; fi
