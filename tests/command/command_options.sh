# To be sourced. command_options SSI prints a line for each option that ssi and its subcommands list
# in their help, "SUBCOMMAND --OPTION", and for each subcommand, "SUBCOMMAND -"; "" is ssi itself.
command_options() {
  _options_of "$1" ""
}

# The help has lines like "  -o, --output OUT.csv  The score table" and "      --id COLUMN  The ids".
_options_of() {
  "$1" $2 --help | sed -nE 's/^  (    )?((-[^ ,]+, )*-[^ ,]+).*/\2/p' | sed 's/, /\n/g' |
    sed "s/^/${2:-ssi} /"
  for _subcommand in $("$1" $2 --help | sed -n '/^Subcommands:/,/^$/s/^  \([a-z-]*\) .*/\1/p'); do
    echo "${2:-ssi} $_subcommand"
    (_options_of "$1" "${2:+$2 }$_subcommand")
  done
}
