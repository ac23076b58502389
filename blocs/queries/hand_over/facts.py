"""What several sections of a dossier rest on, read once: members, reports, figures."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import Any, Protocol

from django.utils import timezone
from django.utils.text import capfirst

from blocs.domain.hand_over import Column, Key
from blocs.models import Cycle, Membership
from blocs.queries.reviewed import reports_of
from blocs.queries.rotation import Known, known
from boards.domain.sentences import Sentence
from boards.enums import Basis
from boards.language import spoken
from boards.models import Board, Document, Figure, Report


class Named(Protocol):
    """A row with a name in both languages."""

    name: Any
    name_en: Any


class Facts:
    """A cycle on one day, with the rows that its sections share."""

    def __init__(self, cycle: Cycle) -> None:
        self.cycle = cycle
        self.today = timezone.localdate()
        self.language = spoken()

    @cached_property
    def memberships(self) -> list[Membership]:
        """The members of the year by seat, with the names that they bore."""
        rows = self.cycle.memberships().select_related("board__province", "document")
        return list(rows.prefetch_related("board__names"))

    @cached_property
    def boards(self) -> list[int]:
        """The members' keys, by seat."""
        return [membership.board_id for membership in self.memberships]

    @cached_property
    def rotation(self) -> Known:
        """What the proposals of the bloc depend on."""
        return known(self.cycle.bloc)

    @cached_property
    def reports(self) -> list[Report]:
        """The members' reports of the year."""
        return list(reports_of(self.cycle))

    @cached_property
    def figures(self) -> list[Figure]:
        """Every figure of those reports."""
        rows = Figure.objects.filter(report__in=self.reports)
        related = rows.select_related("report__board", "indicator", "source")
        return list(related.order_by("report__board__sort_key", "indicator__order", "currency"))

    @cached_property
    def actual(self) -> dict[tuple[int, int], list[Figure]]:
        """What was reached, by board and indicator."""
        found = defaultdict(list)
        for figure in self.figures:
            if figure.basis == Basis.ACTUAL:
                found[figure.report.board_id, figure.indicator_id].append(figure)
        return found

    def name_of(self, board: Board) -> str:
        """The name that a member bore on the day that decides who is one."""
        return board.name_on(self.cycle.members_on)

    def named(self, row: Named) -> str:
        """The name of a row in the reader's language."""
        return Sentence(row.name, row.name_en or row.name).in_language(self.language)


def column(words: str, *, numeric: bool = False, share: int = 2) -> Column:
    """A column under words of the catalogue."""
    return Column(capfirst(words), numeric, share)


def cited(document: Document | None) -> str:
    """A paper as officials cite it; nothing where there is none."""
    return document.citation if document else ""


def key_of_document(document: Document | None) -> Key | None:
    """Where the paper stands."""
    return Key("document", (document.pk,)) if document else None
