"""From printed figures to the data that the engine scores, with the conversions in words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from blocs.domain.figures import Baseline, Figure, Rate, Target
from blocs.domain.reading import refusal
from blocs.domain.rounding import exact_decimal
from blocs.domain.scoring.data import NO_YEAR, SILENT, Datum, LastYear
from blocs.domain.scoring.wording import Measure, each, plain_number, together
from boards.domain.quantities import Quantity, format_quantity
from boards.domain.sentences import Sentence
from boards.domain.units import UNITS, Unit
from boards.enums import Availability, Basis, Dimension, Qualifier, RateKind

HOME = "VND"
MONEY = UNITS["VND_BN"]
ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
KINDS = {
    RateKind.PERIOD_END: Sentence("cuối kỳ", "end of period"),
    RateKind.PERIOD_AVERAGE: Sentence("bình quân", "average of"),
}

# A sum with an unknown part is unknown; a part that does not apply adds nothing to the others.
PRECEDENCE = (
    Availability.MISSING,
    Availability.NOT_YET,
    Availability.REPORTED,
    Availability.NOT_APPLICABLE,
)

Rates = Mapping[str, Rate]
Part = tuple[Figure, Fraction]


def bloc_data(
    *,
    indicators: Iterable[str],
    figures: Iterable[Figure],
    targets: Iterable[Target],
    rates: Rates,
    boards: Iterable[str],
    baselines: Iterable[Baseline] = (),
) -> dict[str, dict[str, Datum]]:
    """Every board's datum for every one of ``indicators``."""
    before = {(row.board, row.indicator): last_year(row, rates) for row in baselines}
    printed: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    pledged: dict[tuple[str, str], list[Target]] = defaultdict(list)
    for figure in figures:
        printed[figure.board, figure.indicator].append(figure)
    for target in targets:
        pledged[target.board, target.indicator].append(target)
    wanted = sorted(set(indicators))
    return {
        board: {
            code: datum(
                printed[board, code],
                pledged[board, code],
                rates,
                before.get((board, code), NO_YEAR),
            )
            for code in wanted
        }
        for board in boards
    }


def comparison(unit: Unit) -> Unit:
    """The unit in which amounts are compared and shown: billions of VND for all money."""
    return MONEY if unit.dimension == Dimension.MONEY else unit


def units(figures: Iterable[Figure], targets: Iterable[Target]) -> dict[str, Unit]:
    """The unit of comparison of each indicator; two that do not compare are refused."""
    found: dict[str, Unit] = {}
    items: list[Figure | Target] = [*figures, *targets]
    for item in items:
        unit = comparison(item.unit)
        if found.setdefault(item.indicator, unit) != unit:
            here, there = unit.code, found[item.indicator].code
            raise refusal(
                item.where,
                f"“{here}” không so sánh được với “{there}”",
                f"“{here}” does not compare with “{there}”",
            )
    return found


def datum(
    figures: Iterable[Figure],
    targets: Sequence[Target],
    rates: Rates,
    before: LastYear = NO_YEAR,
) -> Datum:
    """What one board has for one indicator, in base units, summed over currencies.

    Of each currency one figure is taken, an actual rather than an estimate. A part that does not
    apply adds nothing; a part that is missing leaves the sum unknown.
    """
    pledged = sum((_base(item.amount, item, rates) for item in targets), Fraction(0))
    target = pledged if targets else None
    taken = _taken(figures)
    availability = _availability(taken)
    if availability != Availability.REPORTED:
        return Datum(None, availability, target, last_year=before)
    parts = [(item, item.amount) for item in taken if item.amount is not None]
    amount = sum((_base(part, item, rates) for item, part in parts), Fraction(0))
    qualifiers = {item.qualifier for item, _ in parts}
    doubts = [item.doubt_reason for item, _ in parts if item.doubted]
    return Datum(
        amount=amount,
        availability=availability,
        target=target,
        doubted=bool(doubts),
        qualifier=qualifiers.pop() if len(qualifiers) == 1 else Qualifier.ABOUT,
        doubt_reason=_once_each(doubts),
        inputs=together(
            _printed(parts), _converted(parts, amount, rates), _estimated(item for item, _ in parts)
        ),
        last_year=before,
    )


def last_year(row: Baseline, rates: Rates) -> LastYear:
    """What a board is compared with: of every board that went into it, what that reported.

    Money is converted at the rates of the scored year, as its own figures are: so that a rate of
    growth tells what grew, and not what the exchange rate did. An open doubt about a part is
    nobody's omission, and leaves nothing to compare with. A sum lacks what one of its parts lacks.
    """
    if row.why.vi:
        return LastYear(why=row.why)
    of: dict[str, list[Figure]] = defaultdict(list)
    for part in row.parts:
        of[part.figure.board].append(part.figure)
    names = {part.figure.board: part.name for part in row.parts} if row.restated else {}
    taken = {board: _taken(figures) for board, figures in of.items()}
    silent = [board for board in taken if _availability(taken[board]) != Availability.REPORTED]
    if silent or not taken:
        return LastYear(why=_silent(names[silent[0]], row.year)) if names else NO_YEAR
    parts = [
        (item, item.amount) for each in taken.values() for item in each if item.amount is not None
    ]
    amount = sum((_base(part, item, rates) for item, part in parts), Fraction(0))
    said = together(_before(row, parts, names), _converted(parts, amount, rates))
    doubts = [item for item, _ in parts if item.doubted]
    if doubts:
        return LastYear(why=_doubted(doubts), inputs=said)
    return LastYear(
        amount,
        inputs=said,
        exact=all(item.qualifier == Qualifier.NONE for item, _ in parts),
        estimated=any(item.basis == Basis.ESTIMATE for item, _ in parts),
    )


def _silent(name: Sentence, year: int) -> Sentence:
    return Sentence(f"{name.vi} không có số liệu năm {year}", f"{name.en} has no figure for {year}")


def _doubted(figures: Iterable[Figure]) -> Sentence:
    reasons = _once_each(figure.doubt_reason for figure in figures)
    vi, en = (f": {text.rstrip('.')}" if text else "" for text in (reasons.vi, reasons.en))
    return Sentence(f"có nghi vấn chưa được làm rõ{vi}", f"there is an open doubt{en}")


def _before(row: Baseline, parts: Sequence[Part], names: Mapping[str, Sentence]) -> Sentence:
    """``Năm 2021, số liệu hợp nhất: Bắc Giang “5 dự án” và Bắc Ninh “7 dự án”.``"""
    words = [
        Sentence(f"{names[item.board].vi} {said.vi}", f"{names[item.board].en} {said.en}")
        if names
        else said
        for item, amount in parts
        for said in [_as_printed(item, amount)]
    ]
    vi, en = " và ".join(word.vi for word in words), " and ".join(word.en for word in words)
    mark = Sentence(", số liệu hợp nhất", ", restated") if row.restated else SILENT
    return Sentence(f"Năm {row.year}{mark.vi}: {vi}.", f"In {row.year}{mark.en}: {en}.")


def _once_each(reasons: Iterable[Sentence]) -> Sentence:
    said = [reason for reason in dict.fromkeys(reasons) if reason.vi]
    return Sentence("; ".join(one.vi for one in said), "; ".join(one.en for one in said))


def _taken(figures: Iterable[Figure]) -> list[Figure]:
    best: dict[str, Figure] = {}
    for figure in sorted(figures, key=lambda item: item.preference):
        best.setdefault(figure.unit.currency, figure)
    return [best[currency] for currency in sorted(best)]


def _availability(figures: Iterable[Figure]) -> Availability:
    states = {figure.availability for figure in figures}
    return next((state for state in PRECEDENCE if state in states), Availability.MISSING)


def _base(amount: Fraction, item: Figure | Target, rates: Rates) -> Fraction:
    """``amount`` in base units: persons, hectares, projects; VND for money of any currency."""
    value, currency = amount * Fraction(item.unit.factor), item.unit.currency
    if not _foreign(item.unit):
        return value
    if currency not in rates:
        raise refusal(item.where, f"thiếu tỷ giá {currency}", f"there is no rate for {currency}")
    return value * rates[currency].vnd_per_unit


def _foreign(unit: Unit) -> bool:
    return (unit.currency or HOME) != HOME


def _printed(parts: Sequence[Part]) -> Sentence:
    words = [_as_printed(item, amount) for item, amount in parts]
    vi, en = " và ".join(word.vi for word in words), " and ".join(word.en for word in words)
    if all(item.as_printed for item, _ in parts):
        return Sentence(f"Nguyên văn: {vi}.", f"Printed: {en}.")
    return Sentence(f"Số liệu: {vi}.", f"Reported: {en}.")


def _as_printed(item: Figure, amount: Fraction) -> Sentence:
    if item.as_printed:
        return Sentence(f"“{item.as_printed}”", f"“{item.as_printed}”")
    return _formatted(Quantity(exact_decimal(amount), item.unit, item.qualifier))


def _formatted(quantity: Quantity) -> Sentence:
    return each(lambda language: format_quantity(quantity, language=language))


def _converted(parts: Sequence[Part], amount: Fraction, rates: Rates) -> Sentence:
    unit = comparison(parts[0][0].unit)
    result = Measure(unit).quantity(amount)
    used = [rates[item.unit.currency] for item, _ in parts if _foreign(item.unit)]
    if used:
        words = [_rate(rate) for rate in used]
        vi, en = "; ".join(word.vi for word in words), "; ".join(word.en for word in words)
        return Sentence(f"Quy đổi {vi}: {result.vi}.", f"Converted at {en}: {result.en}.")
    if any(item.unit != unit for item, _ in parts):
        return Sentence(f"Tức là {result.vi}.", f"That is {result.en}.")
    return SILENT


def _rate(rate: Rate) -> Sentence:
    worth, kind = plain_number(rate.vnd_per_unit), KINDS[rate.kind]
    day, iso = (f", {date}" if date else "" for date in (_day(rate.date), rate.date))
    return Sentence(
        f"1 {rate.currency} = {worth.vi} đồng ({kind.vi} {rate.year}{day})",
        f"1 {rate.currency} = {worth.en} VND ({kind.en} {rate.year}{iso})",
    )


def _day(date: str) -> str:
    """``2022-12-30`` as 30/12/2022; what is not such a date stays as it is."""
    return ISO_DATE.sub(r"\3/\2/\1", date)


def _estimated(figures: Iterable[Figure]) -> Sentence:
    if any(figure.basis == Basis.ESTIMATE for figure in figures):
        return Sentence("Có số ước thực hiện.", "Includes an estimate.")
    return SILENT
