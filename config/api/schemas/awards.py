"""Awards, decisions, and what they gave."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from django.utils.translation import gettext_noop as _
from pydantic import Field

from awards.enums import AwardLevel, Base, Certainty, ConferralStatus, RuleKind
from config.api.schemas.blocs import EXCLUDED
from config.api.schemas.papers import Paper
from config.api.schemas.values import Exact, Listed, Row


class Rule(Row):
    """A legal rule of an award in a period, with its source and how sure we are of it."""

    kind: RuleKind
    number: Annotated[int | None, Field(description=_("Places, boards or years."))]
    share: Annotated[Exact | None, Field(description=_("In percent."))]
    base: Annotated[Base | None, Field(description=_("What the share is taken of."))]
    strict: Annotated[bool, Field(description=_("Whether more than that is needed."))]
    wording: str
    starts_on: date
    ends_on: Annotated[date | None, Field(description=EXCLUDED)]
    source: str
    certainty: Certainty


class Award(Row):
    """A form of commendation."""

    award: str
    name: str
    name_en: str
    level: AwardLevel
    grantor: str
    rules: list[Rule]
    page: Annotated[str, Field(description=_("Path of its page."))]


class Awards(Listed):
    """Awards, in the order of official lists."""

    results: list[Award]


class Decision(Row):
    """What the authority decided, by a numbered document."""

    decision: str
    bloc: str
    year: int
    signed_by: str
    document: Paper
    conferrals: Annotated[int, Field(description=_("How many awards it gave."))]
    page: Annotated[str, Field(description=_("Path of its page."))]


class Decisions(Listed):
    """Decisions, the latest first."""

    results: list[Decision]


class End(Row):
    """What a later decision did to an award."""

    status: ConferralStatus
    decision: str
    ground: str


class Conferral(Row):
    """An award that a decision gave to a board, whatever became of it."""

    year: int
    bloc: str
    award: str
    award_name: str
    award_name_en: str
    board: str
    board_name: Annotated[str, Field(description=_("Under its name of that year."))]
    decision: str
    status: ConferralStatus
    ends: list[End]


class Conferrals(Listed):
    """The roll of honour: the latest year first, then by award and board."""

    results: list[Conferral]
