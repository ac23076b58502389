"""A picture: marks, everything the image says of itself, and the numbers that it is drawn from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from blocs.domain.rounding import exact_decimal, half_up, trimmed
from blocs.queries.bars import Chart, Segment
from blocs.queries.measures import Cell
from blocs.queries.published import Head, Opened
from blocs.queries.trend.chart import TrendChart

PLACES = 4
"""Decimals of an amount that a rate of exchange or a division leaves without an end."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One number of a picture, with the edition that it comes from.

    ``value`` has a dot as its decimal mark and no groups; it is empty where there is no number,
    and ``state`` says why.
    """

    year: Opened
    board: str
    name: str
    series: str
    series_name: str
    value: str
    unit: str
    state: str
    mark: str = ""
    converted: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """What stands on an image, in the reader's language."""

    code: str
    title: str
    unit: str
    period: str
    about: str
    illustrative: bool
    marks: Chart | TrendChart
    legend: tuple[Segment, ...]
    notes: tuple[str, ...]
    heads: tuple[Head, ...]
    entries: tuple[Entry, ...]

    @property
    def said(self) -> str:
        """The numbers in words, for whoever does not see the image."""
        return self.marks.said

    @property
    def name(self) -> str:
        """The title with what an image is about, as an alternative text begins."""
        return f"{self.title} ({self.unit}), {self.about}, {self.period}"

    @property
    def sources(self) -> tuple[str, ...]:
        """Each edition with its code and, where the site knows it, its lasting address."""
        return tuple(source_of(head) for head in self.heads)

    @property
    def licence(self) -> str:
        """Under which the image may be shown elsewhere."""
        return self.heads[0].licence


def source_of(head: Head) -> str:
    """``Năm 2022, bản công bố số 1, mã 4f1c-9a02: https://…``"""
    words = _("%(year)s, edition %(number)s, code %(code)s") % {
        "year": head.year,
        "number": head.number,
        "code": head.code,
    }
    return f"{words}: {address_of(head)}" if settings.SITE_URL else words


def address_of(head: Head) -> str:
    """Where the edition stands for ever; without its host where the site knows none."""
    path = reverse("blocs:edition", args=[head.bloc, head.year, head.number])
    return f"{settings.SITE_URL}{path}"


def plain_amount(amount: Fraction | None) -> str:
    """An amount as a file writes it: exact where it has an end, else to four decimals."""
    if amount is None:
        return ""
    rest = amount.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest == 1:
        return trimmed(exact_decimal(amount))
    rounded = half_up(abs(amount), PLACES)
    return trimmed(rounded if amount > 0 else -rounded)


def entry_of(year: Opened, board: str, name: str, cell: Cell) -> Entry:
    """The number of a cell."""
    return Entry(
        year=year,
        board=board,
        name=name,
        series=cell.code,
        series_name=cell.label,
        value=plain_amount(cell.amount),
        unit=cell.unit,
        state=cell.state,
        mark=cell.mark,
        converted=cell.converted,
    )


def rate_notes(years: Iterable[Opened], cells: Iterable[Cell]) -> tuple[str, ...]:
    """The rates that something was converted at, each with its day and source."""
    if not any(cell.converted for cell in cells):
        return ()
    rates = [(year, row) for year in years for row in year.document["rates"]]
    return tuple(
        _("Converted at 1 %(currency)s = %(worth)s VND (%(day)s; %(source)s)")
        % {
            "currency": row["currency"],
            "worth": year.reader.exact(row["vnd_per_unit"]),
            "day": year.reader.day(row["date"]) or row["year"],
            "source": year.reader.text(row, "source"),
        }
        for year, row in rates
    )
