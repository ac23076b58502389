"""Scores a whole bloc by one scheme: exact fractions throughout, rounded once, at the total.

``total points = Σ points · total / Σ maxima``, both sums over the criteria that count for the
board. A criterion that is left out leaves both sums, so that the rest is rescaled.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from blocs.domain.rounding import exact_decimal, half_up
from blocs.domain.scoring import reasons
from blocs.domain.scoring.data import MISSING, BlocData, Datum, Field
from blocs.domain.scoring.method import Method
from blocs.domain.scoring.wording import PLAIN, Measure, Wording, together
from blocs.enums import MissingPolicy, Outcome
from boards.domain.sentences import Sentence


class OutOfRange(ValueError):
    """A method gave less than zero, or more than the maximum without being declared uncapped."""

    def __init__(self, board: str, criterion: str, points: Fraction) -> None:
        self.board = board
        self.criterion = criterion
        self.points = points
        super().__init__(f"{board}, {criterion}: {points}")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One row of a scheme: an indicator, the most it can earn, and the method."""

    code: str
    indicator: str
    maximum: Decimal
    method: Method
    name: Sentence
    measure: Measure = PLAIN


@dataclass(frozen=True, slots=True)
class Scheme:
    """``missing_share`` is the share of the maximum that the policy *fixed* gives."""

    code: str
    version: str
    total: Decimal
    places: int
    missing: MissingPolicy
    criteria: tuple[Criterion, ...]
    missing_share: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion of one board: ``points`` of its maximum, ``contribution`` to the total."""

    code: str
    points: Fraction | None
    contribution: Fraction | None
    outcome: Outcome
    explanation: Sentence


@dataclass(frozen=True, slots=True)
class Result:
    """One board. Where no criterion counts there are no points, and there will be no place."""

    board: str
    points: Decimal | None
    exact: Fraction | None
    counted_maximum: Decimal
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Scored:
    criterion: Criterion
    points: Fraction | None
    outcome: Outcome
    explanation: Sentence


@dataclass(frozen=True, slots=True)
class _Bloc:
    scheme: Scheme
    names: Mapping[str, Sentence]
    fields: Mapping[str, Field]


def score(
    scheme: Scheme, data: BlocData, *, names: Mapping[str, Sentence] | None = None
) -> dict[str, Result]:
    """Every board's result, in the order of their slugs; a datum that is absent is missing.

    ``names`` are the boards' names for the explanations. Raises ``OutOfRange``.
    """
    indicators = {criterion.indicator for criterion in scheme.criteria}
    fields = {indicator: field_of(indicator, data) for indicator in indicators}
    bloc = _Bloc(scheme, names or {}, fields)
    return {board: _result(board, data[board], bloc) for board in sorted(data)}


def field_of(indicator: str, data: BlocData) -> Field:
    """The usable data of the bloc for one indicator."""
    return Field(
        {
            board: own[indicator]
            for board, own in data.items()
            if indicator in own and own[indicator].usable
        }
    )


def points_by_method(board: str, criterion: Criterion, own: Datum, field: Field) -> Fraction:
    """The points of a datum that the method can score; raises ``OutOfRange``."""
    maximum = Fraction(criterion.maximum)
    points = criterion.method.points(own=own, field=field, maximum=maximum)
    if points < 0 or (points > maximum and not criterion.method.may_exceed_maximum):
        raise OutOfRange(board, criterion.code, points)
    return points


def _result(board: str, own: Mapping[str, Datum], bloc: _Bloc) -> Result:
    scheme = bloc.scheme
    scored = [
        _scored(board, criterion, own.get(criterion.indicator, MISSING), bloc)
        for criterion in scheme.criteria
    ]
    counted = sum(
        (Fraction(item.criterion.maximum) for item in scored if item.points is not None),
        Fraction(0),
    )
    scale = Fraction(scheme.total) / counted if counted else None
    lines = tuple(
        Line(
            code=item.criterion.code,
            points=item.points,
            contribution=None if item.points is None or scale is None else item.points * scale,
            outcome=item.outcome,
            explanation=item.explanation,
        )
        for item in scored
    )
    exact = None
    if scale is not None:
        exact = sum((line.contribution for line in lines if line.contribution), Fraction(0))
    return Result(
        board=board,
        points=None if exact is None else half_up(exact, scheme.places),
        exact=exact,
        counted_maximum=exact_decimal(counted),
        lines=lines,
    )


def _scored(board: str, criterion: Criterion, own: Datum, bloc: _Bloc) -> _Scored:
    method, maximum = criterion.method, Fraction(criterion.maximum)
    wording = Wording(bloc.scheme.places, criterion.measure, bloc.names)
    why = reasons.reason(own, method)
    if why is not None:
        return _unscored(criterion, own, why, bloc.scheme, wording)
    usable = bloc.fields[criterion.indicator]
    points = points_by_method(board, criterion, own, usable)
    explanation = method.explanation(own=own, field=usable, maximum=maximum, wording=wording)
    return _Scored(criterion, points, Outcome.COUNTED, together(own.inputs, explanation))


def _unscored(
    criterion: Criterion, own: Datum, why: reasons.Reason, scheme: Scheme, wording: Wording
) -> _Scored:
    outcome = reasons.outcome(why, scheme.missing)
    maximum = Fraction(criterion.maximum)
    points = _points_without(outcome, maximum, scheme)
    consequence = reasons.consequence(
        points, maximum=maximum, share=scheme.missing_share, total=scheme.total, wording=wording
    )
    sentence = reasons.sentence(why, own)
    return _Scored(criterion, points, outcome, together(own.inputs, sentence, consequence))


def _points_without(outcome: Outcome, maximum: Fraction, scheme: Scheme) -> Fraction | None:
    if outcome in {Outcome.ZERO_MISSING, Outcome.ZERO_NO_TARGET}:
        return Fraction(0)
    if outcome in {Outcome.FIXED_MISSING, Outcome.FIXED_NO_TARGET}:
        return Fraction(scheme.missing_share) * maximum
    return None
