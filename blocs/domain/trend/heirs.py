"""Boards that gave way to others: whoever took over is not the board that it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from blocs.domain.changes.differences import Causes
from boards.domain.sentences import Sentence
from boards.domain.years import short_date


@dataclass(frozen=True, slots=True)
class Event:
    """A succession, by the slugs and names of its boards."""

    on: date
    before: Mapping[str, str]
    after: Mapping[str, str]


def inherited(board: str, years: Sequence[int], events: Iterable[Event]) -> dict[int, Causes]:
    """By the first shown year after it, what happened to the board itself.

    A year counts as after the event when the event fell into it: its figures are of what the board
    was when the year was reported. A board that only got another name is what it was.
    """
    found: dict[int, Causes] = {}
    for event in sorted(events, key=lambda event: event.on):
        after = [year for year in years if year >= event.on.year]
        if board in {*event.before, *event.after} and after and not _same(event):
            found[after[0]] = (*found.get(after[0], ()), _said(event))
    return found


def _same(event: Event) -> bool:
    return event.before.keys() == event.after.keys()


def _said(event: Event) -> Sentence:
    before, after = (", ".join(side.values()) or "–" for side in (event.before, event.after))
    return Sentence(
        f"Kế thừa từ {short_date(event.on)}: trước là {before}; từ đó là {after}.",
        f"Succession of {short_date(event.on)}: before {before}; from then on {after}.",
    )
