"""What stands beside the figures of a report: what was pledged, and what the peers report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from boards.domain.checks.sheet import Cell, Rates
from boards.domain.checks.totals import Dated, compared
from boards.domain.numbers import format_number
from boards.domain.quantities import EXACT, Quantity, format_quantity
from boards.domain.units import UNITS
from boards.enums import Basis, Doubt, RateKind
from boards.language import spoken
from boards.models import ExchangeRate, Figure, Indicator, Officer, Report
from boards.queries.quantities import kept_quantity
from boards.queries.reach import reports_within_reach
from boards.queries.sheets import PEER_RULES, key_of

# Who knows what boards have pledged: the blocs, which stand above this app, add their rule here
# when they are ready. A rule answers with the target of each indicator.
TargetRule = Callable[[Report], Mapping[int, Quantity]]
TARGET_RULES: list[TargetRule] = []

PLACES = 2
"""Decimals of what is computed: a median, a share of a target."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The columns that nobody types in: empty where nothing is known, or nothing may be shown."""

    target: str = ""
    target_base: Decimal | None = None
    share: str = ""
    """How much of the target is reached, in percent."""
    median: str = ""


def beside_of(
    report: Report, indicators: Sequence[Indicator], officer: Officer
) -> dict[int, Beside]:
    """What stands beside each indicator of a report, in a fixed number of queries."""
    targets = {pk: each for rule in TARGET_RULES for pk, each in rule(report).items()}
    peers = readable_peers(report, officer)
    cells = _cells([report.pk, *peers])
    rates = _rates(report.year)
    year = report.year
    return {
        each.pk: Beside(
            target=_words(targets.get(each.pk)),
            target_base=_base(targets.get(each.pk)),
            share=_share(cells[report.pk].get(each.pk), targets.get(each.pk), year, rates),
            median=_median([cells[peer].get(each.pk) for peer in peers], each, year, rates),
        )
        for each in indicators
    }


def readable_peers(report: Report, officer: Officer) -> list[int]:
    """The reports of the peers in that year, if the officer may read every one of them.

    A middle value of some of them would mislead, and one of two would tell the other.
    """
    key = key_of(report)
    boards = {board for rule in PEER_RULES for board in rule([key]).get(key, ())}
    peers = Report.objects.filter(year=report.year, board__in=boards - {report.board_id})
    pks = list(peers.order_by("pk").values_list("pk", flat=True))
    readable = reports_within_reach(officer).filter(pk__in=pks).count()
    return pks if readable == len(pks) else []


def _cells(reports: Sequence[int]) -> Mapping[int, dict[int, Cell]]:
    """What each report says of each indicator, actual before estimated, without what is blocked."""
    parts: dict[tuple[int, int, str], list[Figure]] = defaultdict(list)
    for figure in Figure.objects.filter(report__in=reports, amount__isnull=False):
        parts[figure.report_id, figure.indicator_id, figure.basis].append(figure)
    cells: dict[int, dict[int, Cell]] = defaultdict(dict)
    for basis in reversed(Basis.values):
        for (report, indicator, of), figures in parts.items():
            if of == basis and all(each.open_doubt != Doubt.BLOCKING for each in figures):
                known = (kept_quantity(each) for each in figures)
                cells[report][indicator] = Cell(tuple(each for each in known if each))
    return cells


def _rates(year: int) -> Rates:
    rates = ExchangeRate.objects.filter(kind=RateKind.PERIOD_END, year=year)
    return dict(rates.values_list("currency", "vnd_per_unit"))


def _words(target: Quantity | None) -> str:
    return format_quantity(target, language=spoken()) if target else ""


def _base(target: Quantity | None) -> Decimal | None:
    return target.base if target else None


def _share(cell: Cell | None, target: Quantity | None, year: int, rates: Rates) -> str:
    """The share of the target that is reached, at the rate of the year's end."""
    if cell is None or target is None or not target.amount:
        return ""
    both = compared([Dated(each, year, rates) for each in (cell, Cell((target,)))])
    if both is None:
        return ""
    reached, wanted = (total.amount for total in both.totals)
    return f"{_rounded(EXACT.divide(reached * 100, wanted))}%"


def _median(cells: Iterable[Cell | None], indicator: Indicator, year: int, rates: Rates) -> str:
    """The middle of what the peers report, in the unit of the indicator."""
    known = [cell for cell in cells if cell is not None]
    if not known:
        return ""
    one = Cell((Quantity(Decimal(1), UNITS[indicator.unit]),))
    brought = compared([Dated(cell, year, rates) for cell in (*known, one)])
    if brought is None:
        return ""
    *amounts, unit = (total.amount for total in brought.totals)
    middle = EXACT.divide(median(amounts), unit)
    name = UNITS[indicator.unit].name(spoken(), middle)
    return f"{_rounded(middle)} {name}"


def _rounded(value: Decimal) -> str:
    """Two decimals at most, half up, without idle zeros."""
    language = spoken()
    text = format_number(value, language=language, places=PLACES)
    mark = format_number(Decimal("1.5"), language=language)[1]
    return text.rstrip("0").rstrip(mark)
