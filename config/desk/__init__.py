"""The desk: what is due from an officer, from the board and from the bloc, first after sign-in.

What is overdue comes first and stays until it is done. Whatever an item asks for, the policy has
answered before that its reader may do it. Every kind of item is one query or a few, however many
reports there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from boards.models import Officer
from config.desk import ballots, bloc, calendar, dossiers, filling, own, scoring, unfinished
from config.desk.facts import OWED, Facts
from config.desk.items import TITLES, Item, Section, list_of

__all__ = ["KINDS", "OWED", "SHOWN", "TITLES", "Item", "Section", "desk"]

SHOWN = 12
"""So many items of a kind are shown, and all that are overdue."""

KINDS: dict[str, Callable[[Facts], Iterator[Item]]] = {
    "votes": ballots.votes,
    "returned": own.returned,
    "fill": filling.fill,
    "explain": own.explain,
    "targets": calendar.targets,
    "pledges": calendar.pledges,
    "own_points": scoring.own_points,
    "duties": calendar.duties,
    "review": bloc.review,
    "changed": bloc.changed,
    "settle": bloc.settle,
    "remarks": bloc.remarks,
    "peer_points": scoring.peer_points,
    "appraisals": scoring.appraisals,
    "objections": scoring.objections,
    "scans": calendar.scans,
    "dossiers": dossiers.dossiers,
    "letters": calendar.letters,
    "editions": unfinished.editions,
    "embargoes": unfinished.embargoes,
    "hand_overs": unfinished.hand_overs,
    "owed": filling.owed,
    "exemptions": unfinished.exemptions,
    "intakes": unfinished.intakes,
}
"""What finds the items of a kind."""


def desk(officer: Officer) -> list[Section]:
    """What waits for this officer today, by kind; an empty list is a clear desk."""
    facts = Facts(officer)
    made = (_section(code, KINDS[code](facts)) for code in TITLES)
    return [section for section in made if section.items]


def _section(code: str, items: Iterable[Item]) -> Section:
    everything = sorted(items, key=lambda item: item.urgency)
    shown = [item for place, item in enumerate(everything) if item.overdue or place < SHOWN]
    return Section(code, shown, len(everything) - len(shown), list_of(code))
