"""The standings of a bloc from printed figures: the one way, for preparing and for verifying.

What comes in and what goes out are fragments of an edition's document, in JSON values.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from blocs.domain.facts import read_facts
from blocs.domain.ranking import places
from blocs.domain.reading import refusal
from blocs.domain.rounding import half_up, plain, quotient
from blocs.domain.scoring.data import Datum
from blocs.domain.scoring.engine import Line, OutOfRange, Result, Scheme, score
from blocs.domain.scoring.wording import Measure

Document = dict[str, object]


def standings(
    *, year: int, scheme: object, figures: object, targets: object, rates: object, boards: object
) -> list[Document]:
    """The ``standings`` of an edition, best place first, boards without a place last.

    Only rates of ``year`` and of the scheme's kind convert. Raises ``Unreadable`` for anything that
    is not in the format, and where no rate is given or points are out of range.
    """
    facts = read_facts(
        year=year, scheme=scheme, figures=figures, targets=targets, rates=rates, boards=boards
    )
    try:
        results = score(facts.scheme, facts.data, names=facts.names)
        return _ordered(results, facts.scheme, facts.data)
    except OutOfRange as problem:
        raise refusal(
            f"standings.{problem.board}.{problem.criterion}",
            "điểm nằm ngoài khoảng từ 0 đến điểm tối đa",
            "the points are not within 0 and the maximum",
        ) from problem
    except OverflowError as problem:
        raise refusal(
            "standings", "số quá dài để ghi lại", "a number is too long to be written"
        ) from problem


def _ordered(
    results: Mapping[str, Result],
    scheme: Scheme,
    data: Mapping[str, Mapping[str, Datum]],
) -> list[Document]:
    place = places({board: result.points for board, result in results.items()})
    order = sorted(results, key=lambda board: (place[board] is None, place[board] or 0, board))
    return [
        {
            "place": place[board],
            "board": board,
            "points": _text(results[board].exact, scheme.places),
            "exact": _quotient(results[board].exact),
            "counted_maximum": plain(results[board].counted_maximum),
            "criteria": [
                _line(line, scheme.places, _value(data[board][item.indicator], item.measure))
                for line, item in zip(results[board].lines, scheme.criteria, strict=True)
            ],
        }
        for board in order
    ]


def _line(line: Line, places: int, value: Document | None) -> Document:
    return {
        "code": line.code,
        "points": _text(line.points, places),
        "exact": _quotient(line.points),
        "contribution": _text(line.contribution, places),
        "outcome": line.outcome.value,
        "value": value,
        "explanation": {"vi": line.explanation.vi, "en": line.explanation.en},
    }


def _value(datum: Datum, measure: Measure) -> Document | None:
    """The amount in the unit of comparison, every digit of it."""
    if datum.amount is None or measure.unit is None:
        return None
    return {"amount": plain(measure.value(datum.amount)), "unit": measure.unit.code}


def _text(points: Fraction | None, places: int) -> str | None:
    return None if points is None else plain(half_up(points, places))


def _quotient(points: Fraction | None) -> str | None:
    return None if points is None else quotient(points)
