"""All kinds side by side, one kind alone, and what somebody may have meant."""

from __future__ import annotations

from dataclasses import dataclass, replace

from awards.models import Award
from blocs.models import Bloc
from boards.domain.finding import nearest
from boards.models import Board, BoardAlias, Indicator
from config.search.hits import Asked, Found
from config.search.kinds import KINDS, title_of

FEW = 5
"""So many of each kind are shown beside the others."""
NAMES = 5_000
"""So many names of boards are compared with what was typed."""


@dataclass(frozen=True, slots=True)
class Section:
    """A kind, what it is called, and what was found of it."""

    kind: str
    title: str
    found: Found

    @property
    def more(self) -> bool:
        """Whether there are others that are not shown here."""
        return self.found.total > len(self.found.hits)


def overview(asked: Asked) -> list[Section]:
    """Every kind of which something was found. A fixed number of queries."""
    sections = [one_kind(replace(asked, size=FEW, number=""), kind) for kind in KINDS]
    return [each for each in sections if each.found.total]


def one_kind(asked: Asked, kind: str) -> Section:
    """The page of one kind that is asked for."""
    return Section(kind, title_of(kind), KINDS[kind](asked))


def meant(asked: Asked) -> list[str]:
    """Names that are a slip away from what was typed."""
    english = asked.reader.english
    names = [
        *Board.objects.values_list("short_name", flat=True)[:NAMES],
        *BoardAlias.objects.order_by("pk").values_list("text", flat=True)[:NAMES],
        *Bloc.objects.values_list("short_name_en" if english else "short_name", flat=True),
        *Indicator.objects.values_list("name_en" if english else "name", flat=True),
        *Award.objects.values_list("name_en" if english else "name", flat=True),
    ]
    return nearest(" ".join(asked.words), names)
