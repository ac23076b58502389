"""The standings of a bloc from printed figures: the one way, for preparing and for verifying.

What comes in and what goes out are fragments of an edition's document, in JSON values.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from blocs.domain import inputs
from blocs.domain.figures import read_figures, read_rates, read_targets
from blocs.domain.ranking import places
from blocs.domain.reading import Node, refusal
from blocs.domain.rounding import half_up, plain, quotient
from blocs.domain.schemes import read_scheme
from blocs.domain.scoring.data import Datum
from blocs.domain.scoring.engine import Line, OutOfRange, Result, Scheme, score
from blocs.domain.scoring.wording import Measure
from boards.domain.sentences import Sentence
from boards.enums import RateKind

Document = dict[str, object]


def standings(
    *, year: int, scheme: object, figures: object, targets: object, rates: object, boards: object
) -> list[Document]:
    """The ``standings`` of an edition, best place first, boards without a place last.

    Only rates of ``year`` and of the scheme's kind convert. Raises ``Unreadable`` for anything that
    is not in the format, and where no rate is given or points are out of range.
    """
    names = _names(Node(boards, "members"))
    rules = Node(scheme, "scheme")
    kind = RateKind(rules.at("rate_kind").one_of(RateKind.values))
    printed = read_figures(Node(figures, "figures"), names)
    pledged = read_targets(Node(targets, "targets"), names)
    units = inputs.units(printed, pledged)
    read = read_scheme(rules, {code: Measure(unit) for code, unit in units.items()})
    data = inputs.bloc_data(
        indicators=(criterion.indicator for criterion in read.criteria),
        figures=printed,
        targets=pledged,
        rates=read_rates(Node(rates, "rates"), year=year, kind=kind),
        boards=names,
    )
    try:
        results = score(read, data, names=names)
        return _ordered(results, read, data)
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


def _names(node: Node) -> dict[str, Sentence]:
    names: dict[str, Sentence] = {}
    for item in node.items():
        board, name = item.at("board").text(), item.at("short_name").text()
        if board in names:
            raise refusal(item.where, "đơn vị ghi hai lần", "a board stands twice")
        names[board] = Sentence(name, name)
    return names


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
