# SPDX-License-Identifier: MIT
"""Input that must be refused: files and arguments, the exit code, and words of the message."""

from dataclasses import dataclass, field

USAGE, DATA, NO_INPUT, NO_OUTPUT, MODEL = 2, 65, 66, 73, 78


@dataclass(frozen=True)
class Bad:
    arguments: str
    code: int
    words: tuple = ()
    files: dict = field(default_factory=dict)  # instead of those of FILES, or beside them


def _table(header, row, number=40):
    return header + "\n" + "".join(f"{row(at)}\n" for at in range(number))


def _score_row(at):
    return f"m{at},{at % 7}.25,{at % 5}.00,{at % 7 + at % 5}.25,100.00"


def _outcome_row(at):
    return f"m{at},{at % 3 % 2},{'abc'[at % 3]}"


SCORES = "member_id,reach,habit,total,coverage"
OUTCOMES = "member_id,outcome,region"
FILES = {
    "scores.csv": _table(SCORES, _score_row),
    "outcomes.csv": _table(OUTCOMES, _outcome_row),
    "members.csv": _table("member_id,posts,shares,industry",
                          lambda at: f"m{at},{at % 11},{at % 7},{'ab'[at % 2]}", 230),
    "won.csv": _table("member_id,won", lambda at: f"m{at},{at % 2}", 230),
    "own.toml": 'id = "own-1"\n[[competency]]\nname = "c"\nmaximum = 9.00\nterms = [\n'
                '  { name = "posts", count = "posts", curve = "linear", full = 9, points = 5.00 },\n'
                '  { name = "shares", count = "shares", curve = "log", full = 9, points = 4.00 },\n]\n',
    "actions.toml": 'id = "acts-1"\n[[actions]]\nname = "post"\ntitle = "Post"\neffort = 5\n'
                    "at_most = 3\nchanges = { posts = 1 }\n",
}
OUT = "outcomes scores.csv outcomes.csv --json"
BY = "robustness members.csv --by industry --model own.toml -o out.csv"
FIT = "calibrate members.csv won.csv --outcome won --id new-1 --model own.toml -o out.csv"


def _with_row(name, row, line=12):
    """The file with another row in a line, counted from 1."""
    lines = FILES[name].split("\n")
    lines[line - 1] = row
    return {name: "\n".join(lines)}


def _with_header(name, header):
    return {name: header + "\n" + FILES[name].partition("\n")[2]}


def _tables_of_outcomes():
    for cell in ("x", "+1", "1.", ".5", "-", "--1", "-.5", "1e3", "1.5.2", " 1", "1 ", "NaN", "inf",
                 "0x1", "1_000", "\u0661", "1%", "NA", "true"):
        yield Bad(f"{OUT} --strict", DATA, ("outcomes.csv:12", "outcome"),
                  _with_row("outcomes.csv", f"m10,{cell},a"))
    for cell, word in (("81%", "percent"), ("5,706.90", "thousands"), ("North", "empty")):
        yield Bad(OUT, DATA, ("outcomes.csv:12", "outcome", cell, word),
                  _with_row("outcomes.csv", f'm10,"{cell}",a'))
    for cell in ("1,5", "1,000"):
        yield Bad(OUT, DATA, ("outcomes.csv:12", "outcome", cell),
                  _with_row("outcomes.csv", f'm10,"{cell}",a'))
    # Of those who are not among the scores too, and where nobody else has an outcome yet.
    yield Bad(OUT, DATA, ("outcomes.csv:12", "outcome", "bad"),
              _with_row("outcomes.csv", "stranger,bad,a"))
    yield Bad(OUT, DATA, ("outcomes.csv:2", "outcome", "bad"),
              _with_row("outcomes.csv", "m0,bad,a", 2))
    for name, row in (("outcomes.csv", "m3,1,a"), ("scores.csv", "m3,1.00,1.00,2.00,100.00")):
        yield Bad(OUT, DATA, (f"{name}:12", "m3"), _with_row(name, row))
    yield Bad(OUT, DATA, ("outcomes.csv:12", "m3"), _with_row("outcomes.csv", "m3,,a"))
    for name, row in (("outcomes.csv", ",1,a"), ("scores.csv", ",1.00,1.00,2.00,100.00")):
        yield Bad(OUT, DATA, (f"{name}:12", "member_id"), _with_row(name, row))
    for name, row in (("outcomes.csv", "m10,1"), ("outcomes.csv", "m10,1,a,b"),
                      ("scores.csv", "m10,1.00,1.00,2.00"),
                      ("scores.csv", "m10,1.00,1.00,2.00,100.00,7")):
        yield Bad(OUT, DATA, (f"{name}:12",), _with_row(name, row))
    for name, row in (("outcomes.csv", 'm10,1,"a'), ("scores.csv", 'm10,"1.00,1.00,2.00,100.00')):
        yield Bad(OUT, DATA, (f"{name}:",), _with_row(name, row))
    for cell in ("x", "", "1,5", "1e1", "nan", "+2.00", "2.0.0"):
        quoted = f'"{cell}"' if "," in cell else cell
        yield Bad(OUT, DATA, ("scores.csv:12", "total"),
                  _with_row("scores.csv", f"m10,1.00,1.00,{quoted},100.00"))
        yield Bad(OUT, DATA, ("scores.csv:12", "habit"),
                  _with_row("scores.csv", f"m10,1.00,{quoted},2.00,100.00"))
    yield Bad(f"{OUT} --strata region", DATA, ("outcomes.csv:12", "region"),
              {"outcomes.csv": _with_row("outcomes.csv", "m10,1,@")["outcomes.csv"].encode()
               .replace(b"@", b"\xff")})
    yield Bad(f"{OUT} --strata region", DATA, ("outcomes.csv:12",),
              _with_row("outcomes.csv", "m10,1,a\0b"))


def _headers_of_outcomes():
    yield Bad(OUT, DATA, ("outcomes.csv:1", "outcome"),
              _with_header("outcomes.csv", "member_id,result,region"))
    yield Bad(f"{OUT} --outcome won", DATA, ("outcomes.csv:1", "won"))
    yield Bad(f"{OUT} --strata country", DATA, ("outcomes.csv:1", "country"))
    yield Bad(OUT, DATA, ("outcomes.csv:1", "member_id"),
              _with_header("outcomes.csv", "who,outcome,region"))
    yield Bad(OUT, DATA, ("outcomes.csv:1", "outcome"),
              _with_header("outcomes.csv", "member_id,outcome,outcome"))
    yield Bad(OUT, DATA, ("scores.csv:1", "member_id"),
              _with_header("scores.csv", "who,reach,habit,total,coverage"))
    yield Bad(OUT, DATA, ("scores.csv:1", "total"),
              _with_header("scores.csv", "member_id,reach,habit,sum,coverage"))
    yield Bad(OUT, DATA, ("scores.csv:1", "total"),
              _with_header("scores.csv", "member_id,total,habit,total,coverage"))
    for name in ("scores.csv", "outcomes.csv"):
        yield Bad(OUT, DATA, (name,), {name: ""})
        absent = OUT.replace(name, "absent.csv")
        yield Bad(absent, NO_INPUT, ("absent.csv",))


def _too_little():
    few = _table(OUTCOMES, _outcome_row, 19)
    yield Bad(OUT, DATA, ("19", "20"), {"outcomes.csv": few})
    yield Bad(OUT, DATA, ("20",), {"outcomes.csv": OUTCOMES + "\n"})
    yield Bad(OUT, DATA, ("20",), {"outcomes.csv": _table(OUTCOMES, lambda at: f"n{at},1,a")})
    yield Bad(OUT, DATA, ("'m0'", "'n0'"),
              {"outcomes.csv": _table(OUTCOMES, lambda at: f"n{at},1,a")})
    yield Bad(OUT, DATA, ("20",), {"outcomes.csv": _table(OUTCOMES, lambda at: f"m{at},,a")})
    for cells in (("1", "1"), ("0", "0"), ("2.5", "2.50"), ("0", "-0.0")):
        same = _table(OUTCOMES, lambda at, cells=cells: f"m{at},{cells[at % 2]},a")
        yield Bad(OUT, DATA, ("outcome",), {"outcomes.csv": same})
    yield Bad(OUT, DATA, ("total",),
              {"scores.csv": _table(SCORES, lambda at: f"m{at},{at % 3}.00,{3 - at % 3}.00,3.00,9.00")})
    won = _table("member_id,won", lambda at: f"m{at},{int(at < 99)}", 230)
    yield Bad(FIT, DATA, ("99", "100"), {"won.csv": won})
    lost = _table("member_id,won", lambda at: f"m{at},{int(at >= 99)}", 230)
    yield Bad(FIT, DATA, ("99", "100"), {"won.csv": lost})
    yield Bad(FIT, DATA, ("99", "100"),
              {"won.csv": _table("member_id,won", lambda at: f"m{at},{at}.5", 99)})
    for cell in ("1", "0", "2.5"):
        yield Bad(FIT, DATA, (), {"won.csv": _table("member_id,won",
                                                    lambda at, cell=cell: f"m{at},{cell}", 230)})
    yield Bad(FIT, DATA, ("100",), {"won.csv": "member_id,won\n"})


def _options():
    yield Bad(f"{OUT} --leaders-above 29.99 --laggards-below 30", USAGE,
              ("--leaders-above", "--laggards-below"))
    yield Bad(f"{OUT} --leaders-above 20", USAGE, ("--leaders-above",))
    yield Bad(f"{OUT} --laggards-below 70.01", USAGE, ("--laggards-below",))
    for option in ("--leaders-above", "--laggards-below"):
        for number in ("x", "1.234", "5,0", "-1", "1e1"):
            yield Bad(f"{OUT} {option}={number}", USAGE, (option, number))
    yield Bad("outcomes scores.csv --json", USAGE)
    yield Bad("outcomes --json", USAGE)
    yield Bad(f"{OUT} --strata outcome", USAGE, ("--strata",))
    yield Bad(f"{OUT} --strata member_id", USAGE, ("--strata",))
    for option, numbers in (("--draws", ("0", "10001", "-1", "1.5", "x", "99999999999999999999")),
                            ("--spread", ("-1", "100.01", "12.345", "x", "101", "nan", "25%")),
                            ("--seed", ("-1", "18446744073709551616", "x", "1.5")),
                            ("--competencies", ("lost", "Moved")), ("--missing", ("maybe",)),
                            ("--min-cohort", ("0", "-1", "x"))):
        for number in numbers:
            yield Bad(f"{BY} {option}={number}", USAGE, (option, number))
    for number in ("-1", "18446744073709551616", "x", "1.5"):
        yield Bad(f"{FIT} --seed={number}", USAGE, ("--seed", number))
    yield Bad("robustness members.csv --model own.toml -o out.csv", USAGE, ("--by",))
    yield Bad("robustness --by industry -o out.csv", USAGE)
    yield Bad(FIT.replace("--id new-1", ""), USAGE, ("--id",))
    for name in ("Upper", "with space", "-dash", "a/b", "\u00e4"):
        yield Bad(FIT.replace("--id new-1", f"'--id={name}'"), USAGE, ("--id",))
    yield Bad("calibrate members.csv --id new-1 -o out.csv", USAGE)
    yield Bad("calibrate - - --id new-1 -o out.csv", USAGE, ("-",))
    # Outputs that would replace what is read.
    for command in (f"{OUT} -o out.csv", "model audit own.toml --json -o out.csv", BY, FIT):
        yield Bad(command.replace("out.csv", "nowhere/out.csv"), NO_OUTPUT, ("nowhere/out.csv",))
    for name in ("scores.csv", "outcomes.csv"):
        yield Bad(f"{OUT} -o {name}", USAGE, (name,))
    yield Bad("model audit own.toml --actions actions.toml --json -o own.toml", USAGE, ("own.toml",))
    yield Bad("model audit own.toml --actions actions.toml --json -o actions.toml", USAGE,
              ("actions.toml",))
    yield Bad("outcomes - - --json", USAGE, ("-",))
    for command, names in ((BY, ("members.csv", "own.toml")),
                           (FIT, ("members.csv", "won.csv", "own.toml"))):
        for name in names:
            yield Bad(command.replace("out.csv", name), USAGE, (name,))


def _members():
    for command in (BY, FIT):
        for row, *words in (("m10,x,1,a", "posts", "x"), ("m10,-1,1,a", "posts", "-1"),
                            ("m10,1,4294967296,a", "shares", "4294967296"),
                            ("m10,1.5,1,a", "posts", "1.5"), (",1,1,a", "member_id"),
                            ("m10,1,1",), ("m10,1,1,a,b",)):
            yield Bad(command, DATA, ("members.csv:12", *words), _with_row("members.csv", row))
        yield Bad(command, DATA, ("members.csv:1", "member_id"),
                  _with_header("members.csv", "who,posts,shares,industry"))
        yield Bad(command, DATA, ("members.csv:1", "posts"),
                  _with_header("members.csv", "member_id,posts,posts,industry"))
        yield Bad(command.replace("members.csv", "absent.csv"), NO_INPUT, ("absent.csv",))
        yield Bad(command.replace("own.toml", "absent.toml"), NO_INPUT, ("absent.toml",))
        yield Bad(command, MODEL, ("own.toml:6", "points"),
                  {"own.toml": FILES["own.toml"].replace("points = 5.00", "points = 5.001")})
    yield Bad(BY.replace("industry", "country"), DATA, ("members.csv:1", "country"))
    yield Bad(FIT, DATA, ("members.csv:12", "m3"), _with_row("members.csv", "m3,1,1,a"))
    yield Bad(FIT, DATA, ("won.csv:12", "m3"), _with_row("won.csv", "m3,1"))
    yield Bad(FIT, DATA, ("won.csv:12", "won", "maybe"), _with_row("won.csv", "m10,maybe"))
    yield Bad(FIT, DATA, ("won.csv:1", "won"), _with_header("won.csv", "member_id,lost"))
    yield Bad(FIT.replace("won.csv", "absent.csv"), NO_INPUT, ("absent.csv",))


def _given_by(value, scope=""):
    """A model with a signal of its own, whose key is on line 4."""
    text = ('id = "m-1"\n[[signal]]\nname = "thanks"\n' + f"given_by = {value}\n{scope}"
            + FILES["own.toml"].partition("\n")[2])
    return Bad("model audit bad.toml --json", MODEL, ("bad.toml:4", "given_by"), {"bad.toml": text})


def _audits():
    yield Bad("model audit absent.toml --json", NO_INPUT, ("absent.toml",))
    yield Bad("model audit own.toml --actions absent.toml --json", NO_INPUT, ("absent.toml",))
    yield Bad("model audit own.toml actions.toml --json", USAGE)
    yield Bad("model audit own.toml --json", MODEL, ("own.toml:6", "points"),
              {"own.toml": FILES["own.toml"].replace("points = 5.00", "points = 5.001")})
    yield Bad("model audit own.toml --json", MODEL, ("own.toml:1",), {"own.toml": "id = own-1\n"})
    for old, new, *words in (("posts = 1", "posts = 0", "changes"),
                             ("posts = 1", "pots = 1", "changes", "pots"),
                             ("effort = 5", "effort = 0", "effort"),
                             ("at_most = 3", "at_mots = 3", "at_mots")):
        yield Bad("model audit own.toml --actions actions.toml --json", MODEL,
                  ("actions.toml:", *words), {"actions.toml": FILES["actions.toml"].replace(old, new)})
    for value in ('"nobody"', '"Others"', '""', "1", "true", '["others"]'):
        yield _given_by(value)


def every_bad_input():
    for some in (_tables_of_outcomes, _headers_of_outcomes, _too_little, _options, _members, _audits):
        yield from some()
