# Reads what `ssi SUBCOMMAND --help` prints. Prints a line for each option and each subcommand: its
# names, then "subcommand", "flag" or what its value is (file, text, or the values themselves as
# a,b), then what it does, apart by tabs. No quotes and no doubled backslashes here: this text goes
# between the single quotes of three shells.
function finish() {
  if (names != "") print names "\t" kind "\t" text
  names = ""
}
function kind_of(value) {
  if (match(value, /[{].*[}]/)) return substr(value, RSTART + 1, RLENGTH - 2)
  if (value !~ /^[A-Z]+([.][a-z]+)?([:=].*)?$/ || value ~ /^(REQUIRED|Needs:|Excludes:)/) return "flag"
  return value ~ /^(OUT|COHORTS|FILE)|[.]/ ? "file" : "text"
}
/^[^ ]/ { finish(); in_subcommands = tolower($1) == "subcommands:" }
/^ +-/ || (in_subcommands && /^  ?[a-z]/) {
  finish()
  sub(/^ +/, "")
  gsub(/, +-/, ",-")
  text = ""
  if (match($0, /   */)) {
    text = substr($0, RSTART + RLENGTH)
    $0 = substr($0, 1, RSTART - 1)
  }
  names = $1
  kind = names ~ /^-/ ? kind_of($2) : "subcommand"
  next
}
names != "" && text == "" && /^          / { sub(/^ +/, ""); text = $0 }
END { finish() }
