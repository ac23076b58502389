"""Boards and indicators."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from django.utils.translation import gettext_noop as _
from pydantic import Field

from boards.enums import Dimension, Direction, SuccessionKind, TimeType
from config.api.schemas.blocs import EXCLUDED
from config.api.schemas.papers import Paper
from config.api.schemas.values import Listed, Row


class Name(Row):
    """A name that a board bore before its present one."""

    name: str
    short_name: Annotated[str, Field(description=_("Empty where nobody recorded one."))]
    starts_on: Annotated[date | None, Field(description=_("Null where it is not known."))]
    ends_on: Annotated[date, Field(description=_("The first day of the next name."))]
    document: Paper | None


class Succession(Row):
    """A merger, split, renaming, transfer or end, on a day, by a document."""

    code: str
    kind: SuccessionKind
    effective_on: date
    predecessors: Annotated[list[str], Field(description=_("Codes of boards."))]
    successors: Annotated[list[str], Field(description=_("Codes of boards."))]
    document: Paper


class Board(Row):
    """A public body that competes."""

    board: str
    name: str
    name_en: Annotated[str, Field(description=_("Empty where there is none."))]
    short_name: str
    province: str
    founded_on: date | None
    dissolved_on: Annotated[date | None, Field(description=EXCLUDED)]
    names: list[Name]
    aliases: Annotated[list[str], Field(description=_("Other ways in which it is written."))]
    successions: list[Succession]
    page: Annotated[str, Field(description=_("Path of its page."))]


class Boards(Listed):
    """Boards, in Vietnamese alphabetical order."""

    results: list[Board]


class Indicator(Row):
    """One thing that boards report each year."""

    indicator: str
    name: str
    name_en: str
    dimension: Dimension
    time_type: TimeType
    direction: Direction
    unit: Annotated[str, Field(description=_("Code of the unit in which pages show it."))]
    unit_name: Annotated[str, Field(description=_("The unit in Vietnamese."))]
    unit_name_en: Annotated[str, Field(description=_("The unit in English."))]
    additive: Annotated[bool, Field(description=_("Whether it may be summed over boards."))]


class Indicators(Listed):
    """Indicators, in the order of pages."""

    results: list[Indicator]
