# complete.zsh COMPLETIONS LINE: prints what zsh offers for the end of LINE, one a line. A zsh that
# thinks that it has a terminal gets LINE and a tab, and prints what completion would add.
zmodload zsh/zpty
zpty shell zsh -f -i
say() { zpty -w shell "$1"; }
say "PROMPT= RPROMPT=; unsetopt zle_bracketed_paste beep; setopt no_list_ambiguous"
say "fpath=(${(q)1} \$fpath); autoload -Uz compinit; compinit -u -D"
# All matches of one builtin compadd: -O asks for them instead of adding them.
say 'compadd() {
  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd "$@"; return; fi
  local -a hits; builtin compadd -O hits "$@"; print -rl -- "@"${^hits}; builtin compadd "$@" }'
say 'capture() { print BEGIN; zle complete-word 2>/dev/null; print END; exit }; zle -C complete-word complete-word _main_complete'
say 'zle -N capture; bindkey "^I" capture; print READY'
local text line
while zpty -r shell line; do [[ $line == READY* ]] && break; done
zpty -n -w shell "$2"$'\t'
while zpty -r shell line; do
  line=${line%%[$'\r\n']*}
  [[ $line == END ]] && break
  [[ $line == @* ]] && print -r -- ${line#@}
done
zpty -d shell
