"""Finding the published edition that an address asks for."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest

from blocs.models import Edition
from blocs.queries.published import Opened, editions, editions_of_years, opened, pick
from blocs.queries.reader import Reader
from blocs.queries.year_before import YearBefore, year_before

MOST_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Found:
    """An edition among all that were published of its year, the latest first."""

    edition: Edition
    published: list[Edition]
    last_year: Edition | None = None

    def open(self, reader: Reader) -> Opened:
        """The edition, read for the reader."""
        return opened(self.edition, reader, latest=self.published[0].number)

    def year_before(self, now: Opened) -> YearBefore | None:
        """What ``now`` is compared with; nothing where nothing was published of the year before."""
        return year_before(self.last_year, now) if self.last_year else None

    def before(self) -> Found | None:
        """The edition that this one corrects; the first one corrects none."""
        older = [each for each in self.published if each.number < self.edition.number]
        return Found(older[0], self.published) if older else None


def find(bloc: str, year: int, number: int | None = None) -> Found | None:
    """The edition of that number, the latest when none is named. One query."""
    published = editions(bloc, year)
    edition = pick(published, number)
    return Found(edition, published) if edition else None


def find_beside(bloc: str, year: int) -> Found | None:
    """The latest edition, beside the latest of the year before. One query."""
    of = editions_of_years(bloc, year, year - 1)
    if not of[year]:
        return None
    return Found(of[year][0], of[year], pick(of[year - 1], None))


def named_edition(request: HttpRequest) -> int | None:
    """The number after ``?edition=``; what is not a number is no edition."""
    named = request.GET.get("edition", "")
    if not named:
        return None
    if not (named.isascii() and named.isdigit() and len(named) <= MOST_DIGITS):
        raise Http404
    return int(named)
