"""Cells as they are stored: the text, what was understood of it, and who wrote it last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.utils import timezone
from django.utils.translation import gettext as _

from boards.domain.cells import Readings, Unread, cell_in_words, cell_text, read_cell, way_key
from boards.domain.problems import QuantityProblem
from boards.domain.quantities import Quantity, format_quantity
from boards.domain.units import UNITS
from boards.enums import Availability, Basis, Dimension
from boards.language import spoken
from boards.models import Change, Figure, Indicator
from boards.models.reports import cell_thread
from boards.queries.findings import FindingRow
from boards.queries.quantities import kept_quantity

ZERO = "zero"
"""The key of the answer that a text without a number means zero."""

_TOKEN = 20


@dataclass(frozen=True, slots=True, order=True)
class CellKey:
    """Which cell: an indicator in a report, on one basis. Written ``12:5:actual``."""

    report: int
    indicator: int
    basis: str = Basis.ACTUAL.value

    def __str__(self) -> str:
        return f"{self.report}:{self.indicator}:{self.basis}"

    @classmethod
    def of(cls, text: str) -> CellKey | None:
        """The key that was written so; nothing for any other text."""
        report, _colon, rest = text.partition(":")
        indicator, _colon, basis = rest.partition(":")
        if not (_is_key(report) and _is_key(indicator) and basis in Basis.values):
            return None
        key = cls(int(report), int(indicator), basis)
        return key if str(key) == text else None

    @property
    def name(self) -> str:
        """The key as the name of a field."""
        return f"cell-{self.report}-{self.indicator}-{self.basis}"


@dataclass(frozen=True, slots=True)
class StoredCell:
    """What a cell holds: no figure, one, or one in each of two currencies."""

    figures: tuple[Figure, ...] = ()

    @property
    def text(self) -> str:
        """What was typed or printed."""
        return cell_text(map(printed, self.figures))

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """What was understood."""
        return tuple(each for each in map(kept_quantity, self.figures) if each is not None)

    @property
    def availability(self) -> str:
        """Why there is no amount; empty where there is one, and where nothing was said."""
        words = {figure.availability for figure in self.figures if figure.amount is None}
        return next(iter(words), "")

    @property
    def filled(self) -> bool:
        """Whether anything was said."""
        return bool(self.figures)

    @property
    def token(self) -> str:
        """A text that changes with every write; empty where nothing is stored."""
        written = ";".join(f"{each.pk}@{each.updated_at.isoformat()}" for each in self.figures)
        return sha256(written.encode()).hexdigest()[:_TOKEN] if written else ""

    @property
    def echo(self) -> str:
        """What was understood, in words: the amounts spelt out, or why there is none."""
        if self.availability:
            return str(Availability(self.availability).label)
        return cell_in_words(self.quantities, language=spoken())

    def choice(self, indicator: Indicator) -> str:
        """The key of the reading that stands where the text alone would be asked again."""
        if not self.figures:
            return ""
        read = read_text(self.text, indicator)
        match read:
            case Readings(certain=False):
                return way_key(self.quantities)
            case Unread(problem=QuantityProblem.NO_NUMBER):
                return self.availability or ZERO
            case _:
                return ""


EMPTY = StoredCell()


@dataclass(frozen=True, slots=True)
class LastWrite:
    """Who wrote a cell last, and when; what was loaded without a record names nobody."""

    by: str = ""
    at: str = ""

    @property
    def who(self) -> str:
        """The officer's name."""
        return self.by or _("Somebody else")

    @property
    def when(self) -> str:
        """The moment."""
        return self.at or "–"


NOBODY = LastWrite()


def printed(figure: Figure) -> str:
    """The text of a figure; where none was kept, one that reads back as the same amount."""
    quantity = kept_quantity(figure)
    return figure.as_printed or (format_quantity(quantity) if quantity else "")


def read_text(text: str, indicator: Indicator) -> Readings | Unread:
    """What a text in the cell of this indicator can mean."""
    return read_cell(text, dimension=Dimension(indicator.dimension), unit=UNITS[indicator.unit])


def stored_cells(
    reports: Collection[int], indicators: Collection[int] | None = None
) -> dict[CellKey, StoredCell]:
    """The cells of these reports that hold something, in one query."""
    figures = Figure.objects.filter(report__in=reports).select_related("source")
    if indicators is not None:
        figures = figures.filter(indicator__in=indicators)
    # One order for all, whichever of two currencies was written first.
    return grouped(figures.order_by("currency", "pk"))


def grouped(figures: Iterable[Figure]) -> dict[CellKey, StoredCell]:
    """Figures by cell."""
    cells: dict[CellKey, list[Figure]] = defaultdict(list)
    for figure in figures:
        cells[CellKey(figure.report_id, figure.indicator_id, figure.basis)].append(figure)
    return {key: StoredCell(tuple(of)) for key, of in cells.items()}


def last_writes(keys: Sequence[CellKey]) -> Mapping[CellKey, LastWrite]:
    """Who wrote each of these cells last, in one query."""
    threads = {cell_thread(key.report, key.indicator, key.basis): key for key in keys}
    if not threads:
        return {}
    changes = Change.objects.filter(thread__in=threads, model=Figure._meta.label_lower).order_by(
        "pk"
    )
    return {
        threads[thread]: LastWrite(name or _("the program itself"), moment(at))
        for thread, name, at in changes.values_list("thread", "officer_name", "at")
    }


def by_cell(rows: Iterable[FindingRow]) -> Mapping[str, tuple[FindingRow, ...]]:
    """Findings by the cell that they question."""
    found: dict[str, tuple[FindingRow, ...]] = defaultdict(tuple)
    for row in rows:
        found[str(CellKey(row.report.pk, row.indicator_id, row.basis.value))] += (row,)
    return found


def moment(at: datetime) -> str:
    """``14:05 ngày 23/11/2026``."""
    local = timezone.localtime(at)
    return _("%(time)s on %(day)s") % {"time": f"{local:%H:%M}", "day": f"{local:%d/%m/%Y}"}


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19
