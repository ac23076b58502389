"""Boards and indicators by words: who is called that first, then who begins so, then the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Case, Q, QuerySet, When

from boards.domain.names import fold
from boards.models import Board, Indicator


def ranked(words: Sequence[str]) -> Case:
    """For rows whose ``search_text`` has names line by line: the smaller, the nearer.

    The first name and nothing else; the first name begins so; another name begins so; inside.
    """
    typed = " ".join(words)
    return Case(
        When(search_text__startswith=f"{typed}\n", then=0),
        When(search_text=typed, then=0),
        When(search_text__startswith=typed, then=1),
        When(search_text__contains=f"\n{typed}", then=2),
        default=3,
    )


def boards_named(words: Sequence[str]) -> QuerySet[Board]:
    """Boards whose names of any time hold every word, in any order."""
    found = Board.objects.matching(" ".join(words))
    return found.order_by(ranked(words), "sort_key", "slug")


def holding(words: Sequence[str], *fields: str) -> Q:
    """Each word in one of the columns, all of which are folded."""
    asked = Q()
    for word in words:
        anywhere = Q()
        for field in fields:
            anywhere |= Q(**{f"{field}__contains": word})
        asked &= anywhere
    return asked


def indicators_named(words: Sequence[str]) -> list[Indicator]:
    """Indicators by code or name in either language. There are few: they are ranked here."""
    found = Indicator.objects.filter(holding(words, "search_text"))
    typed = " ".join(words)
    return sorted(found, key=lambda row: nearness(typed, (row.name, row.name_en)))


def nearness(typed: str, names: Iterable[str]) -> int:
    """As ``ranked``, for rows that are at hand."""
    folded = [fold(name) for name in names]
    if typed in folded:
        return 0
    return 1 if any(name.startswith(typed) for name in folded) else 2
