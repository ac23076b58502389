"""Reports as the sheets that checks look at: figures beside earlier years and other boards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from django.db.models import Q

from boards.domain.baselines import Lineage, baseline
from boards.domain.checks import sheet as domain
from boards.domain.checks.declared import Declared
from boards.domain.checks.sheet import Cell, Key, Sheet
from boards.domain.quantities import Quantity
from boards.domain.sentences import Sentence
from boards.domain.units import UNITS
from boards.enums import Availability, Basis, CheckKind, Doubt, Qualifier, RateKind, Severity
from boards.models import Check, Evidence, ExchangeRate, Figure, Indicator, Report
from boards.queries.baselines import lineage, may_be_summed

EARLIER = 5
"""So many years back a figure is compared with."""

ReportKey = tuple[int, int]
"""A board and a year: a report that is not stored yet has a key too."""

CellId = tuple[int, Basis]
"""An indicator's primary key and a basis: one cell of a report."""

Said = tuple[Quantity, ...] | Availability
"""What a cell would say: amounts (none of them empties it), or why there is no amount."""

Proposed = Mapping[CellId, Said]

# Who knows which boards compete: the blocs, which stand above this app, add their rule here when
# they are ready. A rule names the boards that a report is compared with; all others do if no rule
# knows the report.
PeerRule = Callable[[Collection[ReportKey]], Mapping[ReportKey, Collection[int]]]
PEER_RULES: list[PeerRule] = []


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of several reports, and the primary keys of the indicators in them."""

    of: Mapping[ReportKey, Sheet]
    ids: Mapping[str, int]


def key_of(report: Report) -> ReportKey:
    """The board and the year of a report."""
    return report.board_id, report.year


def measured(indicator: Indicator) -> domain.Indicator:
    """An indicator as checks know it."""
    name = Sentence(indicator.name, indicator.name_en)
    return domain.Indicator(indicator.code, name, UNITS[indicator.unit])


def declared(check: Check) -> Declared:
    """A row of the list of checks as plain values."""
    return Declared(
        code=check.code,
        kind=CheckKind(check.kind),
        severity=Severity(check.severity),
        indicator=measured(check.indicator) if check.indicator else None,
        other=measured(check.other) if check.other else None,
        minimum=check.minimum,
        maximum=check.maximum,
        factor=check.factor,
        instruction=Sentence(check.instruction, check.instruction_en),
    )


def sheets_of(
    reports: Sequence[Report], proposed: Mapping[ReportKey, Proposed] | None = None
) -> Sheets:
    """One sheet for each report, in five queries and those of the rules, however many there are.

    One more for each generation that boards came from within the years that are compared.

    ``proposed`` values stand where stored ones are, also where they are another report's peers.
    """
    keys = [key_of(report) for report in reports]
    indicators = list(Indicator.objects.all())
    peers = _peers(keys)
    past = _lineage(keys)
    book = _Book(_figures(keys, peers, past))
    book.propose(proposed or {}, {indicator.pk: indicator.code for indicator in indicators})
    rates = _rates({year for _board, year in keys})
    evidence = _evidence(reports)
    known = [measured(indicator) for indicator in indicators]
    return Sheets(
        {
            (board, year): Sheet(
                year=year,
                indicators=known,
                cells=book.cells[board, year],
                earlier=_earlier(book, past, (board, year), indicators),
                peers=[
                    book.trusted(other, year)
                    for other in _others(book, (board, year), peers.get((board, year)))
                ],
                rates=rates,
                evidenced=frozenset(evidence[board, year]),
            )
            for board, year in keys
        },
        {indicator.code: indicator.pk for indicator in indicators},
    )


class _Stored(NamedTuple):
    """What a sheet needs of one stored figure."""

    board: int
    year: int
    indicator: str
    basis: str
    availability: str
    amount: Decimal | None
    unit: str
    qualifier: str
    doubt: str
    settled_at: datetime | None


_COLUMNS = ("report__board", "report__year", "indicator__code", *_Stored._fields[3:])
BASES = {basis.value: basis for basis in Basis}
QUALIFIERS = {qualifier.value: qualifier for qualifier in Qualifier}


class _Book:
    """The cells of every report that was read."""

    def __init__(self, figures: Iterable[_Stored]) -> None:
        self.cells: dict[ReportKey, dict[Key, Cell]] = defaultdict(dict)
        self._blocked: dict[ReportKey, set[Key]] = defaultdict(set)
        self._trusted: dict[ReportKey, Mapping[Key, Cell]] = {}
        for figure in figures:
            report = figure.board, figure.year
            cell = figure.indicator, BASES[figure.basis]
            self.cells[report][cell] = _with(self.cells[report].get(cell, domain.NOTHING), figure)
            if figure.doubt == Doubt.BLOCKING and figure.settled_at is None:
                self._blocked[report].add(cell)

    def propose(self, proposed: Mapping[ReportKey, Proposed], codes: Mapping[int, str]) -> None:
        """Let proposed values stand instead of stored ones."""
        for report, cells in proposed.items():
            for (indicator, basis), said in cells.items():
                answer = Cell(availability=said) if isinstance(said, Availability) else Cell(said)
                self.cells[report][codes[indicator], basis] = answer

    def trusted(self, board: int, year: int) -> Mapping[Key, Cell]:
        """The cells that may be a yardstick: a blocking doubt of one part takes the whole cell."""
        report = board, year
        if report not in self._trusted:
            blocked = self._blocked.get(report, set())
            cells = self.cells.get(report, {})
            self._trusted[report] = {key: cell for key, cell in cells.items() if key not in blocked}
        return self._trusted[report]

    def best(self, indicator: domain.Indicator, board: int, year: int) -> tuple[Quantity, ...]:
        """What a board reported: actual before estimate, without what is blocked."""
        found = domain.best_known(self.trusted(board, year), indicator)
        return found.quantities if found else ()

    def boards(self, year: int) -> list[int]:
        """The boards that were read for a year, in one order for all."""
        return sorted(board for board, of in self.cells if of == year)


def _with(cell: Cell, figure: _Stored) -> Cell:
    if figure.amount is None:
        return Cell(availability=Availability(figure.availability))
    quantity = Quantity(figure.amount, UNITS[figure.unit], QUALIFIERS[figure.qualifier])
    return Cell((*cell.quantities, quantity))


def _before(year: int) -> range:
    return range(year - EARLIER, year)


def _lineage(keys: Collection[ReportKey]) -> Lineage:
    """The successions of the time that is compared."""
    years = [year for _board, year in keys]
    if not years:
        return Lineage()
    boards = {board for board, _year in keys}
    return lineage(boards, since=min(years) - EARLIER, until=date(max(years), 12, 31))


def _earlier(
    book: _Book, known: Lineage, key: ReportKey, indicators: Sequence[Indicator]
) -> dict[int, Mapping[Key, Cell]]:
    """The board's earlier years; where it was another board then, what it is compared with."""
    board, year = key
    on = known.standpoint(board, year, lambda *other: bool(book.cells.get(other)))
    return {
        before: _restated(book, known, board, before, on, indicators)
        if known.last(board, before, on)
        else book.trusted(board, before)
        for before in _before(year)
    }


def _restated(
    book: _Book,
    known: Lineage,
    board: int,
    year: int,
    on: date,
    indicators: Sequence[Indicator],
) -> dict[Key, Cell]:
    cells = {}
    for each in indicators:
        found = baseline(
            known,
            board,
            year,
            said=partial(book.best, measured(each)),
            summed=may_be_summed(each),
            until=on,
        )
        cells[each.code, Basis.ACTUAL] = Cell(found.parts, restated=found.restated)
    return cells


def _peers(keys: Collection[ReportKey]) -> dict[ReportKey, set[int]]:
    """The boards that rules name for each report, itself aside."""
    named: dict[ReportKey, set[int]] = {}
    for rule in PEER_RULES:
        for (board, year), boards in rule(keys).items():
            named.setdefault((board, year), set()).update(set(boards) - {board})
    return named


def _others(book: _Book, key: ReportKey, named: Collection[int] | None) -> list[int]:
    board, year = key
    read = book.boards(year)
    return [other for other in read if other != board and (named is None or other in named)]


def _figures(
    keys: Collection[ReportKey], peers: Mapping[ReportKey, Collection[int]], known: Lineage
) -> Iterator[_Stored]:
    """The figures of the reports, of their peers in that year, and of their own earlier years.

    Those of a board that came from others are theirs.
    """
    if not keys:
        return
    boards = {board for board, _year in keys}
    years = {year for _board, year in keys}
    beside = Q(report__year__in=years)
    if all(key in peers for key in keys):
        beside &= Q(report__board__in=boards.union(*peers.values()))
    span = range(min(years) - EARLIER, max(years) + 1)
    own = Q(report__board__in=known.ancestors(boards), report__year__range=(span[0], span[-1]))
    figures = Figure.objects.filter(beside | own).order_by("pk")
    # Thousands of plain rows: model instances would cost most of the time of a large grid.
    yield from map(_Stored._make, figures.values_list(*_COLUMNS))


def _rates(years: Collection[int]) -> dict[int, dict[str, Decimal]]:
    """The rates at the end of each year that is compared."""
    wanted = {before for year in years for before in (*_before(year), year)}
    rates: dict[int, dict[str, Decimal]] = defaultdict(dict)
    rows = ExchangeRate.objects.filter(kind=RateKind.PERIOD_END, year__in=wanted)
    for year, currency, rate in rows.values_list("year", "currency", "vnd_per_unit"):
        rates[year][currency] = rate
    return rates


def _evidence(reports: Sequence[Report]) -> dict[ReportKey, set[Key]]:
    """The cells that carry a file."""
    carried: dict[ReportKey, set[Key]] = defaultdict(set)
    rows = Evidence.objects.filter(report__in=[report.pk for report in reports if report.pk])
    for board, year, code, basis in rows.order_by().values_list(
        "report__board", "report__year", "indicator__code", "basis"
    ):
        carried[board, year].add((code, Basis(basis)))
    return carried
