"""What every scene needs: the clock, the officers, papers of that council, and chance by a seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from random import Random
from typing import TypeVar

from django.db.models import Model

from blocs.models import Bloc, Cycle
from boards.domain.names import slugify_vi
from boards.enums import DocumentKind
from boards.models import Board, Document, Officer
from config.demo.clock import Clock
from config.demo.decade.cast import COUNCIL, FICTION, TROUPES, Troupe
from config.demo.decade.size import Size

M = TypeVar("M", bound=Model)


def kept(row: M) -> M:
    """Save a row of a register as the admin does: asked first, then written."""
    row.full_clean()
    row.save()
    return row


@dataclass(slots=True)
class Stage:
    """One bloc in one year, and everybody who acts in it."""

    size: Size
    troupe: Troupe
    year: int
    clock: Clock
    secretary: Officer
    colleague: Officer
    bloc: Bloc
    cycle: Cycle = field(init=False)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def at(self) -> int:
        """The number of the year, from 0 on."""
        return self.year - self.size.first_year

    @property
    def number(self) -> int:
        """The number of the bloc, from 1 on."""
        return TROUPES.index(self.troupe) + 1

    @property
    def unfinished(self) -> bool:
        """Whether this is the year whose reports are being written."""
        return self.year == self.size.last_year

    def chance(self, *about: object) -> Random:
        """Chance about something of this year: the same for the same seed."""
        told = "/".join(map(str, (self.size.seed, self.troupe.slug, self.year, *about)))
        return Random(told)  # noqa: S311 - nothing is secret here

    def day(self, month: int, day: int, *, later: int = 0) -> date:
        """A day of the year, or of a later one, to which the clock is set."""
        return self.clock.to(date(self.year + later, month, day))

    def members(self) -> list[Board]:
        """The boards that count for the year, by seat."""
        return [each.board for each in self.cycle.memberships()]

    def officer(self, board: Board) -> Officer:
        """The first officer of a board, asked anew: nobody remembers yesterday's rights."""
        return Officer.objects.filter(board=board, is_active=True).earliest("pk")

    def paper(self, kind: DocumentKind, title: str, on: date) -> Document:
        """A paper of the invented council: its number bears HC, its title says what it is."""
        number = f"HC-{next(self._numbers):02d}/{on.year}/{self.troupe.slug.upper()}"
        slug = slugify_vi(f"hc {number} {kind.value}")[:80]
        return kept(
            Document(
                slug=slug,
                kind=kind,
                number=number,
                issued_on=on,
                issuer=COUNCIL,
                title=f"{title} {FICTION}",
            )
        )
