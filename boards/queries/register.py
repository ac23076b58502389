"""Boards and indicators as plain rows, for programs."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet

from boards.domain.names import fold
from boards.domain.units import UNITS
from boards.models import Board, BoardName, Indicator, Succession
from boards.queries.papers import paper_row

Json = dict[str, Any]


def boards(search: str) -> QuerySet[Board]:
    """Boards with all that a row says: up to nine more queries for any number of rows."""
    events = Succession.objects.select_related("document").prefetch_related(
        "predecessors", "successors"
    )
    parts: list[Any] = [
        Prefetch("names", BoardName.objects.select_related("document")),
        "aliases",
        Prefetch("successions_in", events),
        Prefetch("successions_out", events),
    ]
    found = Board.objects.matching(search) if fold(search) else Board.objects.all()
    return found.select_related("province").order_by("sort_key", "slug").prefetch_related(*parts)


def board_row(board: Board) -> Json:
    """A board with its earlier names and what became of it."""
    events = {each.pk: each for each in board.successions_in.all()}
    events |= {each.pk: each for each in board.successions_out.all()}
    ordered = sorted(events.values(), key=lambda each: (each.effective_on, each.slug))
    return {
        "board": board.slug,
        "name": board.name,
        "name_en": board.name_en,
        "short_name": board.short_name,
        "province": board.province.name,
        "founded_on": board.founded_on,
        "dissolved_on": board.dissolved_on,
        "names": [_name(each) for each in board.names.all()],
        "aliases": [alias.text for alias in board.aliases.all()],
        "successions": [_succession(each) for each in ordered],
    }


def indicators(search: str) -> QuerySet[Indicator]:
    """Indicators in the order of pages."""
    rows = Indicator.objects.order_by("order", "code")
    return rows.filter(search_text__contains=fold(search)) if fold(search) else rows


def indicator_row(indicator: Indicator) -> Json:
    """An indicator with its unit in words."""
    unit = UNITS[indicator.unit]
    return {
        "indicator": indicator.code,
        "name": indicator.name,
        "name_en": indicator.name_en,
        "dimension": indicator.dimension,
        "time_type": indicator.time_type,
        "direction": indicator.direction,
        "unit": indicator.unit,
        "unit_name": unit.vi,
        "unit_name_en": unit.en_plural,
        "additive": indicator.additive,
    }


def _name(name: BoardName) -> Json:
    return {
        "name": name.name,
        "short_name": name.short_name,
        "starts_on": name.starts_on,
        "ends_on": name.ends_on,
        "document": paper_row(name.document) if name.document else None,
    }


def _succession(event: Succession) -> Json:
    return {
        "code": event.slug,
        "kind": event.kind,
        "effective_on": event.effective_on,
        "predecessors": sorted(each.slug for each in event.predecessors.all()),
        "successors": sorted(each.slug for each in event.successors.all()),
        "document": paper_row(event.document),
    }
