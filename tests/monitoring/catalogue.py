# SPDX-License-Identifier: MIT
"""The standard signals, and how each comes from a log of activity."""

from dataclasses import dataclass

COUNT_LIMIT = 4_294_967_295

# name, kind, scope: in the order of the catalogue.
_STANDARD = """
has_photo flag state
has_headline flag state
has_summary flag state
positions count state
education count state
skills count state
certifications count state
volunteering count state
media count state
recommendations_received count state
recommendations_given count state
skill_endorsements count state
posts count window
post_reactions count window
post_comments count window
followers_gained count window
people_searches count window
advanced_searches count window
profile_views_made count window
profile_views_received count window
decision_makers_contacted count window
leads_saved count window
accounts_saved count window
days_active count window
shares count window
share_reactions count window
share_comments count window
share_reshares count window
comments_made count window
reactions_given count window
groups_joined count state
group_contributions count window
connections count state
decision_maker_connections count state
colleague_connections count state
people_contacted count window
messages_sent count window
messages_answered count window
invitations_sent count window
invitations_accepted count window
"""

# The standard rules that are not the default ones.
_AGGREGATE = {
    "people_contacted": "people",
    "decision_makers_contacted": "people",
    "days_active": "days",
}
_SOURCES = {
    "people_contacted": ("people_contacted", "decision_makers_contacted", "messages_sent",
                         "invitations_sent"),
    "days_active": ("posts", "people_searches", "advanced_searches", "profile_views_made",
                    "decision_makers_contacted", "leads_saved", "accounts_saved", "days_active",
                    "shares", "comments_made", "reactions_given", "group_contributions",
                    "people_contacted", "messages_sent", "invitations_sent"),
}
_OBSERVED_BY_MEMBER = ("advanced_searches", "leads_saved", "accounts_saved")


@dataclass(frozen=True)
class Signal:
    """A signal of a catalogue, and its rule."""

    name: str
    flag: bool
    state: bool
    aggregate: str  # last, sum, days or people
    sources: tuple  # the signals whose rows it takes
    observed: str  # log or member; window signals only

    @property
    def limit(self):
        return 1 if self.flag else COUNT_LIMIT


def signal(name, kind="count", scope="state", aggregate=None, sources=None, observed="log"):
    """A signal with the default rule where none is given."""
    state = scope == "state"
    return Signal(name, kind == "flag", state, aggregate or ("last" if state else "sum"),
                  tuple(sources or [name]), observed)


def standard_signals():
    """The standard signals by name, in their order."""
    signals = {}
    for line in _STANDARD.split("\n"):
        if line:
            name, kind, scope = line.split()
            observed = "member" if name in _OBSERVED_BY_MEMBER else "log"
            signals[name] = signal(name, kind, scope, _AGGREGATE.get(name), _SOURCES.get(name),
                                   observed)
    return signals
