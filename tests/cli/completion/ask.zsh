# ask.zsh SHARE LINE: prints what zsh offers where LINE ends, by the script below SHARE. An interactive
# zsh on a terminal of its own is typed to; there, compadd prints what it is given, in "<" and ">".
# The words that say how far it is are in pieces where they are typed, since that is echoed.
zmodload zsh/zpty
cd "$FOLDER"
zpty shell zsh -f -i
zpty -w shell "fpath=($1/zsh/site-functions \$fpath); PS1= RPS1= LISTMAX=0"
zpty -w shell 'autoload -Uz compinit; compinit -u -D'
zpty -w shell 'compadd() {
  if [[ ${@[1,(i)(-|--)]} != *-(O|A|D)\ * ]]; then
    local -a given
    builtin compadd -O given "$@"
    (( ! $#given )) || print -rl -- "" "<"${^given}">"
  fi
  builtin compadd "$@"
}'
zpty -w shell 'answer() { zle complete-word; print -r -- "" "<"">" }; zle -N answer; bindkey "^I" answer'
zpty -w shell 'print "<rea""dy>"'
while zpty -r shell line && [[ $line != *"<ready>"* ]]; do :; done
zpty -n -w shell "$2"$'\t'
while zpty -r shell line; do
  line=${line%%$'\r'*}
  if [[ $line == *"<>"* ]]; then break; fi
  if [[ $line == "<"*">" ]]; then print -r -- ${${line#\<}%\>}; fi
done
zpty -d shell
