"""Which rows an officer sees and which may be written: reading is wider than writing."""

from __future__ import annotations

from typing import TypeVar, cast

from django.db.models import Model, QuerySet
from django.http import HttpRequest

from boards.models import Board, Officer
from boards.queries.reach import is_bound, own_boards, reports_within_reach

__all__ = ["is_bound", "narrowed", "officer_of", "own_board", "own_rows"]

M = TypeVar("M", bound=Model)


def officer_of(request: HttpRequest) -> Officer:
    """Who is signed in: the admin lets nobody else in."""
    return cast(Officer, request.user)


def own_board(officer: Officer) -> Board | None:
    """The board that narrows what the officer may write; none for the others."""
    return officer.board if is_bound(officer) else None


def narrowed(rows: QuerySet[M], request: HttpRequest, *, path: str) -> QuerySet[M]:
    """The rows that this officer may see; ``path`` leads from a row to its report."""
    officer = officer_of(request)
    if not is_bound(officer):
        return rows
    return rows.filter(**{f"{path}__in": reports_within_reach(officer)})


def own_rows(rows: QuerySet[M], request: HttpRequest, *, path: str) -> QuerySet[M]:
    """The rows that this officer may write to; ``path`` leads from a row to its board."""
    own = own_boards(officer_of(request))
    return rows if own is None else rows.filter(**{f"{path}__in": own})
