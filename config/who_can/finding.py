"""What the page can be asked about: reports, cycles, documents, officers, found by their words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model, Q, QuerySet
from django.utils.text import capfirst

from blocs.models import Cycle
from boards.domain.names import fold
from boards.models import Document, Officer
from boards.queries.reach import is_bound, reports_within_reach

MOST = 10
"""Of each kind: whoever looks for another types one word more."""

YEAR = 4


@dataclass(frozen=True, slots=True)
class Found:
    """Things of one kind: its name, and each thing with the key under which it is asked about."""

    kind: str
    things: tuple[tuple[str, str], ...]


def key_of(obj: Model) -> str:
    """How the address names a thing: ``boards.report:12``."""
    return f"{obj._meta.label_lower}:{obj.pk}"


def find(viewer: Officer, typed: str) -> list[Found]:
    """What holds every word, diacritics aside; years are words too. One query for each kind."""
    words = fold(typed).split()
    reports = reports_within_reach(viewer).select_related("board")
    kinds: list[QuerySet[Model]] = [_holding(reports, words, "board__search_text", "year")]
    officers = Officer.objects.filter(is_active=True)
    if is_bound(viewer):
        officers = officers.filter(board=viewer.board_id, board__isnull=False)
    else:
        cycles = Cycle.objects.select_related("bloc")
        kinds.append(_holding(cycles, words, "bloc__search_text", "year"))
        kinds.append(_holding(Document.objects.all(), words, "search_text"))
    named = [officer for officer in officers if _names(officer, words)]
    return [_found(kind.model, kind[:MOST]) for kind in kinds] + [_found(Officer, named[:MOST])]


def _holding(rows: QuerySet[Model], words: list[str], text: str, year: str = "") -> QuerySet[Model]:
    for word in words:
        holds = Q(**{f"{text}__contains": word})
        if year and word.isdecimal() and len(word) == YEAR:
            holds |= Q(**{year: int(word)})
        rows = rows.filter(holds)
    return rows


def _names(officer: Officer, words: list[str]) -> bool:
    """Names are folded here: a site has hundreds of officers, not millions."""
    name = fold(f"{officer} {officer.username}")
    return all(word in name for word in words)


def _found(model: type[Model], rows: Iterable[Model]) -> Found:
    kind = str(capfirst(model._meta.verbose_name_plural))
    return Found(kind, tuple((key_of(row), str(row)) for row in rows))
