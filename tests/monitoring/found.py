# SPDX-License-Identifier: MIT
"""Cases that random rounds found, made small."""

from cases import Case

_RATIO = b"""id = "ratio-1"
[[competency]]
name = "c"
maximum = 10.00
terms = [
  { name = "t", ratio = ["messages_answered", "messages_sent"], prior = 0, curve = "linear", full = 1, points = 9.00 },
]
"""
_SEND = b"""id = "send-1"
[[actions]]
name = "send"
title = "Send"
effort = 2
at_most = 2
changes = { messages_sent = 3 }
"""


def _plan(members, actions, *goal):
    return Case({"model.toml": _RATIO, "actions.toml": actions, "members.csv": members},
                ["plan", "members.csv", "--model", "model.toml", "--actions", "actions.toml", *goal])


FOUND = {
    # A ratio of nothing gives no points: more of what divides raises it.
    "first_of_what_divides": _plan(b"member_id,messages_answered,messages_sent\nm1,4,0\n", _SEND,
                                   "--target", "5"),
    "both_of_a_ratio": _plan(b"member_id,messages_answered,messages_sent\nm1,6,0\nm2,0,0\n",
                             _SEND + b"expects = { messages_answered = 3 }\n", "--budget", "3"),
}
