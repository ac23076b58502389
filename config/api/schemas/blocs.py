"""Blocs, their members and their leaders."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from django.utils.translation import gettext_noop as _
from pydantic import Field

from blocs.enums import MandateRole, MandateStatus
from config.api.schemas.papers import Paper
from config.api.schemas.values import Listed, Row

EXCLUDED = _("The first day on which it no longer holds; null while it holds.")


class Bloc(Row):
    """Boards that compete with one another under a council."""

    bloc: str
    name: str
    name_en: str
    short_name: str
    short_name_en: str
    council: str
    council_en: str
    years: Annotated[list[int], Field(description=_("The years that were opened, latest first."))]
    page: Annotated[str, Field(description=_("Path of its page."))]


class Blocs(Listed):
    """Blocs, in Vietnamese alphabetical order."""

    results: list[Bloc]


class Member(Row):
    """A board in a bloc, from a day to a day."""

    bloc: str
    board: str
    board_name: str
    seat: Annotated[int, Field(description=_("Its place in the order of rotation."))]
    starts_on: date
    ends_on: Annotated[date | None, Field(description=EXCLUDED)]
    document: Paper


class Members(Listed):
    """Members, by bloc and seat."""

    results: list[Member]


class Mandate(Row):
    """A board as chair or deputy of a bloc in a year. It is a board, never a person."""

    bloc: str
    year: int
    role: MandateRole
    board: str
    board_name: str
    status: MandateStatus
    starts_on: date
    ends_on: Annotated[date | None, Field(description=EXCLUDED)]
    document: Paper


class Mandates(Listed):
    """Mandates, the latest year first."""

    results: list[Mandate]
