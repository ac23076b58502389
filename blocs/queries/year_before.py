"""The edition of the year before, beside the one that is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from blocs.domain.changes.differences import Causes
from blocs.domain.trend import Move, breaks_between, inherited, moves
from blocs.models import Edition
from blocs.queries.published import Opened, opened
from blocs.queries.trend.reading import events_in


@dataclass(frozen=True, slots=True)
class YearBefore:
    """An edition, and by board what happened to it since, where something did."""

    opened: Opened
    inherited: Mapping[str, Causes]

    @property
    def year(self) -> int:
        return self.opened.head.year

    def breaks(self, now: Opened) -> Causes:
        """Why no place of now compares with one of then; nothing where they do."""
        return breaks_between(self.opened.document, now.document)

    def moves(self, now: Opened) -> Mapping[str, Move]:
        """By board, how far it moved, for who knows that the years compare."""
        return moves(self.opened.document, now.document, self.inherited.keys())


def year_before(edition: Edition, now: Opened) -> YearBefore:
    """Two queries: the text of the edition, and the successions of the year."""
    events = events_in(now.head.year)
    members = [row["board"] for row in now.document["members"]]
    happened = {board: inherited(board, [now.head.year], events) for board in members}
    return YearBefore(
        opened=opened(edition, now.reader, latest=edition.number),
        inherited={board: causes for board, found in happened.items() for causes in found.values()},
    )
