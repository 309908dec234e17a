# SPDX-License-Identifier: MIT
"""Input that must be refused: files and arguments, the exit code, and words of the message."""

from dataclasses import dataclass, field

USAGE, DATA, NO_INPUT, MODEL = 2, 65, 66, 78

FILES = {
    "log.csv": "member_id,date,signal,value,person,event\n"
               "m1,2024-05-01,posts,1,,\n"
               "m2,2024-05-02,connections,7,,\n",
    "members.csv": "member_id,industry,positions,leads_saved\nm1,a,1,\nm2,,2,3\n",
    "table.csv": "member_id,industry,posts,shares,has_photo\nm1,a,1,,0\nm2,,2,3,1\nm3,b,9,9,1\n",
    "after.csv": "member_id,industry,posts,shares,has_photo\nm1,a,2,,0\nm2,,2,4,1\n",
    "actions.toml": 'id = "acts-1"\n[[actions]]\nname = "post"\ntitle = "Post"\neffort = 5\n'
                    "at_most = 3\nchanges = { posts = 1 }\n",
}
ON = "signals log.csv --on 2024-05-28"
WITH_MEMBERS = f"{ON} --members members.csv"
HISTORY = "history log.csv --from 2024-05-01 --to 2024-05-03"
DAYS = "changes log.csv --from 2024-05-01 --to 2024-05-28"
TABLES = "changes table.csv after.csv"
WHAT_IF = "what-if table.csv --member m1"
PLAN = "plan table.csv --actions actions.toml"
TO_5 = f"{PLAN} --target 5"


@dataclass(frozen=True)
class Bad:
    arguments: str
    code: int
    words: tuple = ()
    files: dict = field(default_factory=dict)  # instead of those of FILES, or beside them


def _log(rule, *words, header="member_id,date,signal,value,person,event", options=ON, line=2):
    """A log whose row is refused; it is the second line of the file."""
    return Bad(f"{options} --strict", DATA, (f"log.csv:{line}", *words),
               {"log.csv": f"{header}\n{rule}\n"})


def _dates():
    for date in ("", "2024-2-01", "2024-02-30", "2023-02-29", "1900-02-29", "0000-01-01",
                 "10000-01-01", "20240201", "2024/02/01", "01.02.2024", "2024-13-01", "2024-00-10",
                 "2024-01-00", "2024-04-31", "+2024-02-01", "-024-02-01", "2024-02-01T",
                 "2024-02-01 ", " 2024-02-01", "2024-02-01T10", "2024-02-01T24:00",
                 "2024-02-01T10:60", "2024-02-01T1:00", "2024-02-01t10:00", "2024-02-01  10:00",
                 "2024-02-01T10:00:61", "2024-02-01T10:00:", "2024-02-01T10:00:0",
                 "2024-02-01T10:00.5", "2024-02-01T10:00:00.", "2024-02-01Z", "2024-02-01+02:00",
                 "2024-02-01T10:00z", "2024-02-01T10:00+2:00", "2024-02-01T10:00+24:00",
                 "2024-02-01T10:00+10:60", "2024-02-01T10:00+0200", "2024-02-01T10:00+02",
                 "2024-02-01T10:00ZZ", "2024-02-01T10:00Z+01:00", "2024-02-01T10:00:00.5 Z",
                 "2024-02-01T10:00 UTC", "NA", "2024-02-0\u0661"):
        yield _log(f"m1,{date},posts,1,,", "date", date if date.isascii() else "2024-02-0")


def _values():
    for value in ("-1", "+1", "1.5", "1e3", "x", "4294967296", "99999999999999999999", " 1", "NA",
                  "null", "0x10", "\u0661"):
        yield _log(f"m1,2024-05-01,posts,{value},,", "value", value if value.isascii() else "value")
    yield _log('m1,2024-05-01,posts,"1,000",,', "value", "1,000")
    yield _log("m1,2024-05-01,has_photo,2,,", "value", "2")
    yield _log("m1,2024-05-01,connections,,,", "value")
    yield _log("m1,2024-05-01,connections", header="member_id,date,signal")
    # Words for missing are an error, strict or not.
    yield Bad(ON, DATA, ("log.csv:2", "value", "NULL"),
              {"log.csv": "member_id,date,signal,value\nm1,2024-05-01,posts,NULL\n"})


def _logs():
    yield _log("2024-05-01,posts", "member_id", header="date,signal", line=1)
    yield _log("m1,posts", "date", header="member_id,signal", line=1)
    yield _log("m1,2024-05-01", "signal", header="member_id,date", line=1)
    yield _log("m1,2024-05-01,posts,shares", "signal", header="member_id,date,signal,signal", line=1)
    yield _log(",2024-05-01,posts,1,,", "member_id")
    yield _log("m1,2024-05-01,likes_received,1,,", "signal", "likes_received")
    yield _log("m1,2024-05-01,,1,,", "signal")
    yield _log("m1,2024-05-01,Posts,1,,", "signal", "Posts")
    yield _log("m1,2024-05-01,posts,1,", "5", "6")
    yield _log("m1,2024-05-01,posts,1,,,", "7", "6")
    yield _log('m1,2024-05-01,posts,1,"p,')
    yield _log("m1,2024-05-01,posts,1,p\0,", "person")
    yield _log("stranger,2024-05-01,posts,1,,", "member_id", "stranger", options=WITH_MEMBERS)
    yield Bad(ON, DATA, ("log.csv:2", "person"),
              {"log.csv": b"member_id,date,signal,person\nm1,2024-05-01,posts,\xff\n"})
    yield Bad("signals log.csv log2.csv --on 2024-05-28", DATA, ("log2.csv:2", "date", "soon"),
              {"log2.csv": "signal,date,member_id\nposts,soon,m1\n"})
    yield Bad("signals log.csv log2.csv --on 2024-05-28", DATA, ("log2.csv:1", "signal"),
              {"log2.csv": "date,member_id\n2024-05-01,m1\n"})
    yield Bad("signals absent.csv --on 2024-05-28", NO_INPUT, ("absent.csv",))
    yield Bad("signals log.csv absent.csv --on 2024-05-28", NO_INPUT, ("absent.csv",))
    # A window of another day, another command: the whole log is read all the same.
    for command in (HISTORY, DAYS):
        yield _log("m1,9999-12-31,posts,x,,", "value", "x", options=command)


def _members():
    yield Bad(WITH_MEMBERS, DATA, ("members.csv:3", "m1"),
              {"members.csv": "member_id,positions\nm1,1\nm1,2\nm2,1\n"})
    yield Bad(WITH_MEMBERS, DATA, ("members.csv:2", "positions", "-1"),
              {"members.csv": "member_id,positions\nm1,-1\nm2,1\n"})
    yield Bad(WITH_MEMBERS, DATA, ("members.csv:1", "member_id"),
              {"members.csv": "id_of,positions\nm1,1\nm2,1\n"})
    yield Bad(f"{ON} --members absent.csv", NO_INPUT, ("absent.csv",))


def _options_of_logs():
    for signal in ("positions", "leads_saved", "nothing_such"):
        for command in (ON, HISTORY, DAYS):
            yield Bad(f"{command} --tracks {signal}", USAGE, (signal,))
    yield Bad("signals log.csv", USAGE, ("--on",))
    yield Bad("signals --on 2024-05-28", USAGE)
    for date in ("2024-02-30", "tomorrow", "0000-01-01"):
        yield Bad(f"signals log.csv --on {date}", USAGE, ("--on", date))
        yield Bad(f"history log.csv --from {date} --to 2024-05-01", USAGE, ("--from", date))
        yield Bad(f"changes log.csv --from 2024-01-01 --to {date}", USAGE, ("--to", date))
    yield Bad("history log.csv --from 2024-05-02 --to 2024-05-01", USAGE)
    for number in ("0", "-1", "1.5", "x"):
        yield Bad(f"{HISTORY} --every {number}", USAGE, ("--every", number))
    yield Bad("history log.csv --from 2024-05-02", USAGE, ("--to",))
    yield Bad("history log.csv --to 2024-05-02", USAGE, ("--from",))
    for command in (HISTORY, DAYS):
        yield Bad(f"{command} --cohort industry", USAGE, ("--cohort", "--members"))
        yield Bad(f"{command} --members members.csv --cohort nothing", DATA,
                  ("members.csv:1", "nothing"))
        yield Bad(f"{command} --members members.csv --cohort industry --min-cohort 0", USAGE,
                  ("--min-cohort", "0"))
        yield Bad(f"{command} --model absent.toml", NO_INPUT, ("absent.toml",))
        yield Bad(f"{command} --missing maybe", USAGE, ("--missing", "maybe"))


def _changes():
    yield Bad("changes log.csv --from 2024-05-01 --to 2024-05-01", USAGE)
    yield Bad("changes log.csv --from 2024-05-02 --to 2024-05-01", USAGE)
    yield Bad("changes log.csv --from 2024-05-02", USAGE, ("--to",))
    yield Bad("changes log.csv --to 2024-05-02", USAGE, ("--from",))
    yield Bad(f"{DAYS} --model-before standard", USAGE, ("--model-before",))
    yield Bad(f"{DAYS} --csv --cohort industry --members members.csv", USAGE, ("--csv", "--cohort"))
    yield Bad(f"{TABLES} --csv --cohort industry", USAGE, ("--csv", "--cohort"))
    yield Bad("changes table.csv", USAGE)
    yield Bad("changes table.csv after.csv table.csv", USAGE)
    yield Bad("changes table.csv absent.csv", NO_INPUT, ("absent.csv",))
    yield Bad(f"{TABLES} --member nobody", DATA, ("nobody",))
    yield Bad(f"{TABLES} --cohort nothing", DATA, ("table.csv:1", "nothing"))
    twice = "member_id,posts\nm1,1\nm2,2\nm1,3\n"
    yield Bad("changes twice.csv after.csv", DATA, ("twice.csv:4", "m1"), {"twice.csv": twice})
    yield Bad("changes table.csv twice.csv", DATA, ("twice.csv:4", "m1"), {"twice.csv": twice})
    yield Bad("changes table.csv odd.csv", DATA, ("odd.csv:2", "posts", "-3"),
              {"odd.csv": "member_id,posts\nm1,-3\n"})


def _what_if():
    yield Bad(f"{WHAT_IF} --add shares=1 --csv", USAGE, ("shares",))
    yield Bad(f"{WHAT_IF} --add skills=1 --csv", USAGE, ("skills",))
    for twice in ("--set posts=1 --set posts=2", "--set posts=1 --add posts=2",
                  "--add posts=1 --add posts=1"):
        yield Bad(f"{WHAT_IF} {twice} --csv", USAGE, ("posts",))
    for setting, word in (("nothing_such=1", "nothing_such"), ("posts=-1", "-1"), ("posts=x", "'x'"),
                          ("posts=", "posts"), ("posts", "posts"), ("=1", "=1"),
                          ("posts=4294967296", "4294967296"), ("posts=1.5", "1.5"),
                          ("has_photo=2", "has_photo")):
        yield Bad(f"{WHAT_IF} --set {setting} --csv", USAGE, (word,))
    yield Bad("what-if table.csv --member nobody --set posts=1 --csv", DATA, ("nobody",))
    yield Bad("what-if table.csv --set posts=1 --csv", USAGE, ("--member",))
    yield Bad(f"{WHAT_IF} --set posts=1 --csv --cohort industry", USAGE, ("--csv", "--cohort"))
    yield Bad("what-if twice.csv --member m1 --set posts=1 --csv", DATA, ("m1",),
              {"twice.csv": "member_id,posts\nm1,1\nm1,2\n"})


def _plans():
    yield Bad(PLAN, USAGE)
    yield Bad(f"{TO_5} --budget 3", USAGE)
    yield Bad(f"{PLAN} --target-top 10", USAGE, ("--cohort",))
    for number in ("0", "101", "x", "-1"):
        yield Bad(f"{PLAN} --cohort industry --target-top {number}", USAGE, ("--target-top", number))
    for number in ("-1", "1.234", "x", "5,0"):
        yield Bad(f"{PLAN} --target {number}", USAGE, ("--target", number))
    for number in ("-1", "1.5", "x"):
        yield Bad(f"{PLAN} --budget {number}", USAGE, ("--budget", number))
    yield Bad(f"{PLAN} --target-band nothing_such", USAGE, ("nothing_such",))
    yield Bad(f"{TO_5} --without nothing_such", USAGE, ("nothing_such",))
    yield Bad(f"{TO_5} --member nobody", DATA, ("nobody",))
    yield Bad(f"{PLAN} --curve", USAGE, ("--member",))
    yield Bad("plan table.csv --actions absent.toml --target 5", NO_INPUT, ("absent.toml",))
    yield Bad("plan absent.csv --actions actions.toml --target 5", NO_INPUT, ("absent.csv",))
    no_goal = f"{PLAN} --cohort industry --target-top"
    yield Bad(f"{no_goal} 50 --min-cohort 1 --member m2", USAGE, ("m2",))  # no label
    yield Bad(f"{no_goal} 50 --min-cohort 2 --member m1", USAGE, ("m1",))  # too small
    yield Bad(f"{no_goal} 99 --min-cohort 1 --member m1", USAGE, ("m1",))  # of one, the best is 100
    yield Bad("plan high.csv --target-band laggard --member m1", USAGE, ("m1",),
              {"high.csv": _high_member()})


def _high_member():
    """A member above 30.00 by the standard model."""
    signals = ("posts", "shares", "comments_made", "people_contacted", "people_searches",
               "profile_views_made", "decision_makers_contacted", "connections", "post_reactions",
               "share_reactions", "share_comments")
    return "member_id," + ",".join(signals) + "\nm1" + ",900" * len(signals) + "\n"


ACTION = {"name": '"post"', "title": '"Post"', "effort": "5", "at_most": "3",
          "changes": "{ posts = 1 }"}


def _action_file(**changed):
    """A file of one action, each key on a line of its own: name is line 3. None leaves a key out."""
    entry = {key: value for key, value in (ACTION | changed).items() if value is not None}
    lines = [f"{key} = {value}" for key, value in entry.items()]
    return "\n".join(['id = "acts-1"', "[[actions]]", *lines]) + "\n"


def _bad_actions(text, *words):
    return Bad("plan table.csv --actions bad.toml --target 5", MODEL, ("bad.toml", *words),
               {"bad.toml": text})


def _actions():
    for key, values in {
            "name": ('"Post"', '"1st"', '""', '"a-b"', "3", '"member_id"', '"total"', '"goal"',
                     '"planned_total"', '"effort"', '"actions"'),
            "title": ("3",),
            "effort": ("0", "-1", "1.5", "4294967296", '"5"'),
            "at_most": ("0", "-1", "65536", "1.0", '"3"'),
            "changes": ("{}", "{ posts = 0 }", "{ posts = -1 }", "{ posts = 1.5 }",
                        "{ posts = 4294967296 }", "{ nothing_such = 1 }", "3"),
            "expects": ("{ posts = 0 }", "{ posts = -0.5 }", "{ posts = 0.125 }",
                        "{ posts = 4294967296 }", "{ nothing_such = 0.5 }", '{ posts = "1" }')}.items():
        line = 3 + (list(ACTION) + ["expects"]).index(key)
        for value in values:
            yield _bad_actions(_action_file(**{key: value}), f"bad.toml:{line}", key)
    for key in ACTION:
        yield _bad_actions(_action_file(**{key: None}), key)
    yield _bad_actions(_action_file(efort="1"), "bad.toml:8", "efort")
    yield _bad_actions('id = "acts-1"\ncolour = 1\n' + _action_file().partition("\n")[2],
                       "bad.toml:2", "colour")
    yield _bad_actions(_action_file() + _action_file().partition("\n")[2], "post")
    yield _bad_actions(_action_file().partition("\n")[2], "id")
    yield _bad_actions('id = "acts-1"\n', "actions")
    yield _bad_actions('id = "acts-1"\nactions = []\n', "actions")
    yield _bad_actions("id = acts-1\n", "bad.toml:1")
    many = _action_file(at_most="65535")
    yield _bad_actions(many + many.partition("\n")[2].replace('"post"', '"other"'),
                       "post", "other", str(65536 * 65536))


def _bad_model(keys, *words):
    """A model with a signal of its own, its keys on the lines from 4 on."""
    text = ('id = "m-1"\n[[signal]]\nname = "own"\n' + keys + '\n[[competency]]\nname = "c"\n'
            'maximum = 1.00\nterms = [{ name = "own", count = "own", curve = "linear", full = 1, '
            "points = 1.00 }]\n")
    return Bad(f"{ON} --model bad.toml", MODEL, ("bad.toml:4", *words), {"bad.toml": text})


def _models():
    window = '\nscope = "window"'
    for aggregate in ("sum", "days", "people"):
        yield _bad_model(f'aggregate = "{aggregate}"', "aggregate")
    yield _bad_model('aggregate = "last"' + window, "aggregate")
    yield _bad_model('aggregate = "mean"' + window, "aggregate")
    yield _bad_model("aggregate = 1" + window, "aggregate")
    yield _bad_model('observed = "member"', "observed")
    yield _bad_model('observed = "always"' + window, "observed")
    yield _bad_model("from = []" + window, "from")
    yield _bad_model('from = "posts"' + window, "from")
    yield _bad_model('from = ["posts", "shares", "posts"]' + window, "from", "posts")
    yield _bad_model('from = ["posts", "nothing_such"]' + window, "from", "nothing_such")


def _outputs():
    """Outputs that would replace what is read, and tables with two columns of one name."""
    for command, name in ((ON, "log.csv"), (WITH_MEMBERS, "members.csv"), (HISTORY, "log.csv"),
                          (DAYS, "log.csv"), (TABLES, "table.csv"), (TABLES, "after.csv"),
                          (f"{WHAT_IF} --set posts=3 --csv", "table.csv"), (TO_5, "table.csv"),
                          (TO_5, "actions.toml")):
        yield Bad(f"{command} -o {name}", USAGE, (name,))
    for command in (f"{HISTORY} --members members.csv", f"{DAYS} --members members.csv", TABLES):
        yield Bad(f"{command} --cohort industry --cohort industry", USAGE, ("industry",))


def every_bad_input():
    for some in (_dates, _values, _logs, _members, _options_of_logs, _changes, _what_if, _plans,
                 _actions, _models, _outputs):
        yield from some()
