"""How firm the order of a year is: distances, leeways and robustness as finished rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from blocs.domain.facts import Facts
from blocs.domain.robustness import MOST_PERCENT, Robustness, is_plain, leeway, robustness
from blocs.domain.rounding import half_up
from blocs.domain.scoring.engine import Criterion, Result
from blocs.domain.scoring.wording import Measure
from blocs.domain.what_if import Move, printed_step, what_if
from blocs.queries.bars import Chart, Segment, line, percent
from blocs.queries.reader import Reader

NOTHING = "–"
SMALL = 600
"""So many points, boards by criteria, are tried a thousand times within a second or two."""


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A figure at which the place is another one: the figure, the change, and that place."""

    amount: str
    change: str
    place: str


@dataclass(frozen=True, slots=True)
class DistanceRow:
    """One criterion of the chosen board; without a figure that counts there is nothing to move."""

    name: str
    value: str
    counts: bool
    gain: MoveRow | None
    loss: MoveRow | None


@dataclass(frozen=True, slots=True)
class LeewayRow:
    """By how many percents a weight may change; no bound where nothing that was tried moves."""

    name: str
    maximum: str
    down: str
    up: str


@dataclass(frozen=True, slots=True)
class FirmRow:
    """How often a board kept its place, and where it came to otherwise."""

    name: str
    place: str
    kept: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Firmness:
    """All that the page shows of an order."""

    board: str
    place: str
    distances: tuple[DistanceRow, ...]
    leeways: tuple[LeewayRow, ...]
    most: int
    trials: int
    survived: str
    share: str
    seed: str
    rows: tuple[FirmRow, ...]
    chart: Chart


def firmness(
    facts: Facts,
    results: Mapping[str, Result],
    places: Mapping[str, int | None],
    *,
    board: str,
    seed: str,
    reader: Reader,
) -> Firmness:
    """The distances of ``board``, the leeway of every weight, and the order under other weights."""
    trials, most = _effort(facts)
    found = robustness(facts, results, seed=seed, trials=trials)
    return Firmness(
        board=facts.names[board].vi,
        place=_place(places[board]),
        distances=tuple(
            _distance(facts, results, board, item, reader) for item in facts.scheme.criteria
        ),
        leeways=tuple(
            _leeway(facts, results, item, most, reader) for item in facts.scheme.criteria
        ),
        most=most,
        trials=trials,
        survived=f"{found.survived}",
        share=_share(found.survived, trials, reader),
        seed=seed,
        rows=tuple(_firm(facts, found, name, place, reader) for name, place in _in_order(places)),
        chart=_chart(facts, found, places, reader),
    )


def measures(facts: Facts) -> dict[str, Measure]:
    """How amounts of each measured indicator are shown."""
    return {item.indicator: item.measure for item in facts.scheme.criteria if item.measure.unit}


def _effort(facts: Facts) -> tuple[int, int]:
    """How many trials, and up to how many percents: less of both where each takes longer."""
    cells = len(facts.data) * len(facts.scheme.criteria)
    if is_plain(facts):
        return (1000 if cells <= SMALL else 300), MOST_PERCENT
    return max(20, min(500, 30_000 // max(cells, 1))), 20 if cells > SMALL else MOST_PERCENT


def _in_order(places: Mapping[str, int | None]) -> list[tuple[str, int]]:
    """The boards that have a place, best first."""
    placed = [(board, place) for board, place in places.items() if place is not None]
    return sorted(placed, key=lambda pair: (pair[1], pair[0]))


def _distance(
    facts: Facts, results: Mapping[str, Result], board: str, item: Criterion, reader: Reader
) -> DistanceRow:
    name = item.name.in_language(reader.language)
    datum = facts.data[board].get(item.indicator)
    if datum is None or datum.amount is None or item.measure.unit is None:
        return DistanceRow(name, NOTHING, False, None, None)
    value = item.measure.quantity(datum.amount).in_language(reader.language)
    step = printed_step(datum.amount, item.measure)
    found = what_if(facts, results, board=board, code=item.code, step=step)
    if found is None:
        return DistanceRow(name, value, False, None, None)
    gain, loss = (_move(move, item.measure, reader) for move in (found.gain, found.loss))
    return DistanceRow(name, value, True, gain, loss)


def _move(move: Move | None, measure: Measure, reader: Reader) -> MoveRow | None:
    if move is None:
        return None
    sign = "+" if move.change > 0 else "−"
    amount, change = measure.quantity(move.amount), measure.number(abs(move.change))
    return MoveRow(
        amount=amount.in_language(reader.language),
        change=f"{sign}{change.in_language(reader.language)}",
        place=_place(move.place),
    )


def _leeway(
    facts: Facts, results: Mapping[str, Result], item: Criterion, most: int, reader: Reader
) -> LeewayRow:
    found = leeway(facts, results, item.code, most=most)
    down, up = (
        f"≥ {most} %" if percents is None else f"{percents} %"
        for percents in (found.down, found.up)
    )
    return LeewayRow(
        name=item.name.in_language(reader.language),
        maximum=reader.number(item.maximum),
        down=down,
        up=up,
    )


def _firm(facts: Facts, found: Robustness, board: str, place: int, reader: Reader) -> FirmRow:
    counts = found.places[board]
    return FirmRow(
        name=facts.names[board].vi,
        place=_place(place),
        kept=_share(counts.get(place, 0), found.trials, reader),
        others=tuple(
            f"{_place(other or None)}: {_share(count, found.trials, reader)}"
            for other, count in sorted(counts.items())
            if other != place
        ),
    )


def _chart(
    facts: Facts, found: Robustness, places: Mapping[str, int | None], reader: Reader
) -> Chart:
    """How often each board keeps its place, as bars."""
    bars = []
    for at, (board, place) in enumerate(_in_order(places)):
        kept, name = found.places[board].get(place, 0), facts.names[board].vi
        text = _share(kept, found.trials, reader)
        width = percent(Fraction(kept), Fraction(found.trials))
        bars.append(line(at, name, text, (Segment(1, name, text, "0%", width),)))
    return Chart("", "%", tuple(bars))


def _share(count: int, trials: int, reader: Reader) -> str:
    """Rounded half up to a tenth of a percent."""
    return f"{reader.number(half_up(Fraction(100 * count, trials), 1), places=1)} %"


def _place(place: int | None) -> str:
    return NOTHING if place is None else f"{place}"
