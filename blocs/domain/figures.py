"""Figures, targets and rates as an edition prints them, read strictly."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from blocs.domain.reading import Node, Unreadable, refusal
from boards.domain.sentences import Sentence
from boards.domain.units import UNITS, Unit
from boards.enums import Availability, Basis, Doubt, Qualifier, RateKind

TWICE = Sentence("ghi hai lần", "stands twice")


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of a foreign currency is worth, of which year and kind."""

    currency: str
    year: int
    kind: RateKind
    vnd_per_unit: Fraction
    date: str
    where: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed amount of one indicator of one board."""

    board: str
    indicator: str
    amount: Fraction | None
    unit: Unit
    basis: Basis
    availability: Availability
    qualifier: Qualifier
    as_printed: str
    doubted: bool
    doubt_reason: Sentence
    where: str

    @property
    def key(self) -> Hashable:
        return (self.board, self.indicator, self.basis, self.unit.currency)

    @property
    def preference(self) -> tuple[bool, bool]:
        """A reported figure before one that is not there, then an actual before an estimate."""
        return (self.amount is None, self.basis != Basis.ACTUAL)


@dataclass(frozen=True, slots=True)
class Target:
    """What a board has pledged for an indicator, in one currency."""

    board: str
    indicator: str
    amount: Fraction
    unit: Unit
    where: str

    @property
    def key(self) -> Hashable:
        return (self.board, self.indicator, self.unit.currency)


@dataclass(frozen=True, slots=True)
class Part:
    """A figure that a board is compared with, and the board that reported it."""

    figure: Figure
    name: Sentence


@dataclass(frozen=True, slots=True)
class Baseline:
    """What one board is compared with for one indicator in the year before, or why it cannot be."""

    board: str
    indicator: str
    year: int
    restated: bool
    why: Sentence
    parts: tuple[Part, ...]
    where: str


def read_rates(node: Node, *, year: int, kind: RateKind) -> dict[str, Rate]:
    """The rates of one year and kind, by currency."""
    rates = [
        Rate(
            currency=item.at("currency").text(),
            year=item.at("year").whole(low=1900, high=2999),
            kind=RateKind(item.at("kind").one_of(RateKind.values)),
            vnd_per_unit=item.at("vnd_per_unit").positive(),
            date="" if item.at("date").value is None else item.at("date").text(),
            where=item.where,
        )
        for item in node.items()
    ]
    _refuse_twice(((item.currency, item.year, item.kind), item.where) for item in rates)
    return {rate.currency: rate for rate in rates if (rate.year, rate.kind) == (year, kind)}


def read_figures(node: Node, boards: Collection[str]) -> list[Figure]:
    """Every figure; one of a board that does not compete, or one that stands twice, is refused."""
    figures = [_figure(item, boards) for item in node.items()]
    _refuse_twice((item.key, item.where) for item in figures)
    return figures


def read_targets(node: Node, boards: Collection[str]) -> list[Target]:
    targets = [
        Target(
            board=item.at("board").one_of(boards),
            indicator=item.at("indicator").text(),
            amount=item.at("amount").number(),
            unit=_unit(item.at("unit")),
            where=item.where,
        )
        for item in node.items()
    ]
    _refuse_twice((item.key, item.where) for item in targets)
    return targets


def read_baselines(node: Node, boards: Collection[str], *, year: int) -> list[Baseline]:
    """What the boards are compared with in the year before ``year``; one row for an indicator."""
    rows = [
        Baseline(
            board=item.at("board").one_of(boards),
            indicator=item.at("indicator").text(),
            year=item.at("year").whole(low=year - 1, high=year - 1),
            restated=item.at("restated").flag(),
            why=Sentence(item.at("why").text(), item.at("why_en").text()),
            parts=tuple(_parts(item)),
            where=item.where,
        )
        for item in node.items()
    ]
    _refuse_twice(((row.board, row.indicator), row.where) for row in rows)
    return rows


def _parts(node: Node) -> Iterator[Part]:
    """The figures that are added up; one board alone is its own measure."""
    rows = node.at("figures").items()
    named = [(row, row.at("board").text()) for row in rows]
    if len({name for _, name in named}) > 1 and not node.at("restated").flag():
        raise refusal(node.where, "phải là số liệu hợp nhất", "must be restated")
    parts = []
    for row, board in named:
        name = row.at("board_name").text()
        part = Part(_figure(row, (board,)), Sentence(name, name))
        if part.figure.indicator != node.at("indicator").value:
            raise refusal(row.where, "thuộc chỉ tiêu khác", "is of another indicator")
        parts.append(part)
    _refuse_twice((part.figure.key, part.figure.where) for part in parts)
    yield from parts


def _figure(node: Node, boards: Collection[str]) -> Figure:
    amount, unit = node.at("amount"), _unit(node.at("unit"))
    availability = Availability(node.at("availability").one_of(Availability.values))
    if (amount.value is not None) != (availability == Availability.REPORTED):
        raise refusal(
            node.where,
            "có số liệu khi và chỉ khi đã báo cáo",
            "there is an amount exactly when it was reported",
        )
    if (node.at("currency").value or None) != (unit.currency or None):
        raise refusal(node.where, "đơn vị khác loại tiền", "the unit is of another currency")
    blocking = node.at("doubt").one_of(Doubt.values) == Doubt.BLOCKING
    return Figure(
        board=node.at("board").one_of(boards),
        indicator=node.at("indicator").text(),
        amount=None if amount.value is None else amount.number(),
        unit=unit,
        basis=Basis(node.at("basis").one_of(Basis.values)),
        availability=availability,
        qualifier=Qualifier(node.at("qualifier").one_of(Qualifier.values)),
        as_printed=node.at("as_printed").text(),
        doubted=not node.at("doubt_settled").flag() and blocking,
        doubt_reason=_in_both(node, "doubt_reason"),
        where=node.where,
    )


def _in_both(node: Node, key: str) -> Sentence:
    """A text of people, who may have written it in Vietnamese only."""
    vi, translated = node.at(key).text(), f"{key}_en"
    return Sentence(vi, node.at(translated).text() if translated in node.members() else vi)


def _unit(node: Node) -> Unit:
    return UNITS[node.one_of(UNITS)]


def _refuse_twice(items: Iterable[tuple[Hashable, str]]) -> None:
    seen = set()
    for key, where in items:
        if key in seen:
            raise Unreadable(where, TWICE)
        seen.add(key)
