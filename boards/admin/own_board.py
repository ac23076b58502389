"""A board officer sees and writes the rows of the own board; the others see what their role may."""

from __future__ import annotations

from typing import TypeVar, cast

from django.db.models import Model, QuerySet
from django.http import HttpRequest

from boards.enums import Role
from boards.models import Board, Officer

M = TypeVar("M", bound=Model)


def officer_of(request: HttpRequest) -> Officer:
    """Who is signed in: the admin lets nobody else in."""
    return cast(Officer, request.user)


def is_bound(officer: Officer) -> bool:
    """Whether the officer is narrowed to one board; an officer without one sees no row."""
    return officer.role == Role.BOARD and not officer.is_superuser


def own_board(officer: Officer) -> Board | None:
    """The board that narrows what the officer may write; none for the others."""
    return officer.board if is_bound(officer) else None


def narrowed(rows: QuerySet[M], request: HttpRequest, *, path: str) -> QuerySet[M]:
    """The rows that this officer may see; ``path`` leads from a row to its board."""
    officer = officer_of(request)
    if not is_bound(officer):
        return rows
    return rows.filter(**{path: officer.board_id}) if officer.board_id else rows.none()
