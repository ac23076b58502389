"""The standings of a bloc from printed figures: the one way, for preparing and for verifying.

What comes in and what goes out are fragments of an edition's document, in JSON values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from blocs.domain.conditions import Condition, unmet
from blocs.domain.facts import Facts
from blocs.domain.ordering import Ranking, ranked
from blocs.domain.reading import refusal
from blocs.domain.rounding import half_up, plain, quotient
from blocs.domain.scoring.data import Datum
from blocs.domain.scoring.engine import GroupLine, Line, OutOfRange, Result, Scheme, score
from blocs.domain.scoring.wording import Measure

Document = dict[str, object]


def standings(facts: Facts) -> list[Document]:
    """The ``standings`` of an edition, best place first, boards without a place last.

    Raises ``Unreadable`` where points are out of range, or too long to be written.
    """
    try:
        return _ordered(scored(facts), facts)
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


def scored(facts: Facts) -> dict[str, Result]:
    """Every board's result; raises ``OutOfRange``."""
    return score(facts.scheme, facts.data, names=facts.names, verdicts=facts.verdicts)


def _ordered(results: Mapping[str, Result], facts: Facts) -> list[Document]:
    scheme, data = facts.scheme, facts.data
    failed = {
        board: unmet(
            scheme.conditions, facts.breached, board, points=result.points, total=scheme.total
        )
        for board, result in results.items()
    }
    ranking = ranked(scheme, results, failed)
    place = ranking.places
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
            **_by_the_tree(results[board], scheme),
            **_beside_points(board, scheme, ranking, failed[board]),
        }
        for board in order
    ]


def _by_the_tree(result: Result, scheme: Scheme) -> Document:
    """What is only printed where the scheme has groups."""
    if not scheme.groups:
        return {}
    return {"groups": [_group(line, scheme.places) for line in result.groups]}


def _beside_points(
    board: str, scheme: Scheme, ranking: Ranking, failed: Sequence[Condition]
) -> Document:
    """What is only printed where the scheme has tie-breakers, conditions or classes."""
    said: Document = {}
    if scheme.tie_breakers:
        said["tie_breaker"] = ranking.decided_by[board]
    if scheme.conditions:
        said["unmet"] = [condition.code for condition in failed]
    if scheme.grades:
        grade = ranking.grades.get(board)
        said["grade"] = None if grade is None else {"vi": grade.name.vi, "en": grade.name.en}
    return said


def _group(line: GroupLine, places: int) -> Document:
    return {
        "code": line.code,
        "points": _text(line.points, places),
        "exact": _quotient(line.points),
        "contribution": _text(line.contribution, places),
        "explanation": {"vi": line.explanation.vi, "en": line.explanation.en},
    }


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
