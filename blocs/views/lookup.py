"""Finding the published edition that an address asks for."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest

from blocs.models import Edition
from blocs.queries.published import Opened, editions, opened, pick
from blocs.queries.reader import Reader

MOST_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Found:
    """An edition among all that were published of its year, the latest first."""

    edition: Edition
    published: list[Edition]

    def open(self, reader: Reader) -> Opened:
        """The edition, read for the reader."""
        return opened(self.edition, reader, latest=self.published[0].number)

    def before(self) -> Found | None:
        """The edition that this one corrects; the first one corrects none."""
        older = [each for each in self.published if each.number < self.edition.number]
        return Found(older[0], self.published) if older else None


def find(bloc: str, year: int, number: int | None = None) -> Found | None:
    """The edition of that number, the latest when none is named. One query."""
    published = editions(bloc, year)
    edition = pick(published, number)
    return Found(edition, published) if edition else None


def named_edition(request: HttpRequest) -> int | None:
    """The number after ``?edition=``; what is not a number is no edition."""
    named = request.GET.get("edition", "")
    if not named:
        return None
    if not (named.isascii() and named.isdigit() and len(named) <= MOST_DIGITS):
        raise Http404
    return int(named)
