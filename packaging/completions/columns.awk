# Reads the beginning of a CSV file. Prints the names of its columns, one a line; with the name of a
# column in the environment, SSI_LABELS, the texts in that instead. Separators are commas,
# semicolons, tabs or bars, whichever the header has most; quotes go around cells. Names that are
# empty, too long or hold control characters are left out, and so is what is beyond 64 KiB of a line.
# What is printed is text and never code. No single quotes and no doubled backslashes here: this text
# goes between the single quotes of three shells.
function appended(cell, c) { return length(cell) > longest ? cell : cell c }
function split_line(line,    i, c, quoted, cell) {
  cells = 0
  cell = ""
  quoted = 0
  for (i = 1; i <= length(line); ++i) {
    c = substr(line, i, 1)
    if (c == quote) {
      if (quoted && substr(line, i + 1, 1) == quote) { cell = appended(cell, c); ++i }
      else quoted = !quoted
    } else if (c == separator && !quoted) {
      cell_of[++cells] = cell
      cell = ""
    } else cell = appended(cell, c)
  }
  cell_of[++cells] = cell
}
function offer(name) {
  gsub(/^ +| +$/, "", name)
  if (name == "" || length(name) > longest || offered[name]++) return
  if (name !~ /[[:cntrl:]]/ && name !~ /\302[\200-\237]/) print name
}
function find_separator(line,    i, c, count, most, parts) {
  separator = ","
  gsub(marks, "", line)
  for (i = 1; i <= 4; ++i) {
    c = substr(",;\t|", i, 1)
    count = split(line, parts, c == "|" ? "[|]" : c)
    if (count > most) { most = count; separator = c }
  }
}
BEGIN {
  longest = 100
  quote = sprintf("%c", 34)
  marks = quote "[^" quote "]*" quote
  wanted = ENVIRON["SSI_LABELS"]
}
{ $0 = substr($0, 1, 65536); sub(/\r$/, "") }
NR == 1 {
  bom = sprintf("%c%c%c", 239, 187, 191)
  if (substr($0, 1, 3) == bom) $0 = substr($0, 4)
  find_separator($0)
  split_line($0)
  for (i = 1; i <= cells; ++i) {
    if (wanted == "") offer(cell_of[i])
    else if (cell_of[i] == wanted) at = i
  }
  if (at == "") exit
  next
}
{ split_line($0); if (at <= cells) offer(cell_of[at]) }
