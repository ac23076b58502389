"""The page of a dossier: each paper ticked or crossed, who owes it, and what the reader may do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from awards.domain.dossiers import Line
from awards.enums import PieceKind, SubmissionState
from awards.models import Nomination, Piece
from awards.queries.dossiers import Dossier, dossier_of
from blocs.domain.stages import may
from blocs.enums import Act, Stage


@dataclass(frozen=True, slots=True)
class Row:
    """A paper with the files that were added. ``line`` is nothing where nobody asks for it."""

    kind: PieceKind
    line: Line | None
    pieces: tuple[Piece, ...]
    late: bool
    brings: bool
    waives: bool

    @property
    def state(self) -> str:
        """``there``, ``late`` or ``owed``; ``free`` where nobody asks for it."""
        if self.line is None:
            return "free"
        if self.line.is_there:
            return "there"
        return "late" if self.late else "owed"

    @property
    def ways(self) -> tuple[str, ...]:
        """By what it is there, in words."""
        return tuple(str(each.label) for each in self.line.held) if self.line else ()


@dataclass(frozen=True, slots=True)
class DossierPage:
    """A dossier as somebody sees it."""

    dossier: Dossier
    rows: tuple[Row, ...]
    closed: str
    """Why nothing can be added, in one word of the site; empty where it can."""

    @property
    def nomination(self) -> Nomination:
        """What it accompanies."""
        return self.dossier.nomination


def dossier_page(
    nomination: Nomination, *, today: date, brings: frozenset[PieceKind], waives: bool
) -> DossierPage:
    """The dossier for somebody who brings these kinds of papers, and may say what is not needed."""
    dossier = dossier_of(nomination)
    closed = closed_by(nomination)
    by_kind = {line.required.kind: line for line in dossier.lines}
    added = {PieceKind(each.kind) for each in dossier.pieces}
    kinds = [*by_kind, *sorted((added | {PieceKind.EVIDENCE}) - set(by_kind))]
    rows = tuple(
        Row(
            kind=kind,
            line=by_kind.get(kind),
            pieces=tuple(each for each in dossier.pieces if each.kind == kind),
            late=kind in by_kind and by_kind[kind].is_late(today),
            brings=not closed and kind in brings,
            waives=not closed and waives and kind in by_kind and not by_kind[kind].is_there,
        )
        for kind in kinds
    )
    return DossierPage(dossier, rows, closed)


def closed_by(nomination: Nomination) -> str:
    """``sent`` or ``stage``: what closes a dossier; empty while it is open."""
    submission = nomination.submission
    if submission is not None and submission.state is SubmissionState.SUBMITTED:
        return "sent"
    return "" if may(Act.FILL_DOSSIER, Stage(nomination.cycle.stage)) else "stage"
