# Reads what `ssi SUBCOMMAND --help` prints. Prints a line for each option and each subcommand: its
# names, then "subcommand", "flag" or what its value is (file, column, signal, team, text, or the
# values themselves as a,b), then what it does, apart by tabs. No quotes and no doubled backslashes
# here: this text goes between the single quotes of three shells.
function finish() {
  if (names != "") print names "\t" kind "\t" text
  names = ""
}
function kind_of(value) {
  if (value == "") return "flag"
  if (value == "COLUMN") return "column"
  if (value == "SIGNAL=COLUMN") return "signal"
  if (value == "TEAM") return "team"
  if (gsub(/[|]/, ",", value)) return value
  return value ~ /^(OUT|COHORTS|FILE)|[.][a-z]/ ? "file" : "text"
}
/^[^ ]/ { finish(); in_subcommands = $0 == "Subcommands:" }
/^  (    )?-/ || (in_subcommands && /^  ?[a-z]/) {
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
names != "" && /^          / { sub(/^ +/, ""); text = text (text == "" ? "" : " ") $0 }
END { finish() }
