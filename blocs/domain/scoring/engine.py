"""Scores a whole bloc by one scheme: exact fractions throughout, rounded once, at the total.

``total points = Σ points · total / Σ maxima``, both sums over the criteria that count for the
board. A criterion that is left out leaves both sums, so that the rest is rescaled. How groups,
bonus and penalties enter is told in :mod:`blocs.domain.scoring.tree`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from blocs.domain.conditions import Condition
from blocs.domain.grades import Grade
from blocs.domain.rounding import exact_decimal, half_up
from blocs.domain.scoring import reasons
from blocs.domain.scoring.data import MISSING, SILENT, BlocData, Datum, Field
from blocs.domain.scoring.judging import Decision, Judging
from blocs.domain.scoring.method import Method
from blocs.domain.scoring.tree import ROOT, Group, Part, Total, Tree
from blocs.domain.scoring.tree_words import group_sentence, unmet
from blocs.domain.scoring.wording import PLAIN, Measure, Wording, together
from blocs.enums import MissingPolicy, Outcome
from boards.domain.sentences import Sentence

JUDGING = Judging()


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
    group: str = ROOT


@dataclass(frozen=True, slots=True)
class Scheme:
    """``missing_share`` is the share of the maximum that the policy *fixed* gives.

    ``tie_breakers`` are codes of criteria or groups, in order. Conditions and classes belong to the
    rules, but not to the points: the standings apply them.
    """

    code: str
    version: str
    total: Decimal
    places: int
    missing: MissingPolicy
    criteria: tuple[Criterion, ...]
    missing_share: Decimal = Decimal(0)
    groups: tuple[Group, ...] = ()
    tie_breakers: tuple[str, ...] = ()
    judging: Judging = JUDGING
    conditions: tuple[Condition, ...] = ()
    grades: tuple[Grade, ...] = ()

    @property
    def tree(self) -> Tree:
        """The groups with the criteria in them."""
        return Tree(self.total, self.groups, ((item.code, item.group) for item in self.criteria))


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion of one board: ``points`` of its maximum, ``contribution`` to the total."""

    code: str
    points: Fraction | None
    contribution: Fraction | None
    outcome: Outcome
    explanation: Sentence


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group of one board; nothing where none of its parts counts."""

    code: str
    points: Fraction | None
    contribution: Fraction | None
    explanation: Sentence


@dataclass(frozen=True, slots=True)
class Result:
    """One board. Where no criterion counts there are no points, and there will be no place."""

    board: str
    points: Decimal | None
    exact: Fraction | None
    counted_maximum: Decimal
    lines: tuple[Line, ...]
    groups: tuple[GroupLine, ...] = ()

    def earned(self, code: str) -> Fraction | None:
        """The points of a criterion or a group, before anything is rescaled."""
        found: tuple[Line | GroupLine, ...] = (*self.lines, *self.groups)
        return next((line.points for line in found if line.code == code), None)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What people decided about one board.

    ``decided`` are points in place of those computed, by criterion; ``zeroed`` names, for a
    criterion or a group, the condition that is not met.
    """

    decided: Mapping[str, Decision] = field(default_factory=dict)
    zeroed: Mapping[str, Sentence] = field(default_factory=dict)


NO_VERDICTS = Verdicts()


@dataclass(frozen=True, slots=True)
class _Scored:
    criterion: Criterion
    points: Fraction | None
    outcome: Outcome
    explanation: Sentence


@dataclass(frozen=True, slots=True)
class _Bloc:
    scheme: Scheme
    tree: Tree
    parts: Mapping[str, Sentence]
    names: Mapping[str, Sentence]
    fields: Mapping[str, Field]
    verdicts: Mapping[str, Verdicts]


def score(
    scheme: Scheme,
    data: BlocData,
    *,
    names: Mapping[str, Sentence] | None = None,
    verdicts: Mapping[str, Verdicts] | None = None,
) -> dict[str, Result]:
    """Every board's result, in the order of their slugs; a datum that is absent is missing.

    ``names`` are the boards' names for the explanations. Raises ``OutOfRange``.
    """
    indicators = {criterion.indicator for criterion in scheme.criteria}
    fields = {indicator: field_of(indicator, data) for indicator in indicators}
    parts = {item.code: item.name for item in scheme.criteria}
    parts |= {group.code: group.name for group in scheme.groups}
    bloc = _Bloc(scheme, scheme.tree, parts, names or {}, fields, verdicts or {})
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
    verdicts = bloc.verdicts.get(board, NO_VERDICTS)
    scored = [
        _ruled(board, _scored(board, criterion, own, bloc), verdicts)
        for criterion in bloc.scheme.criteria
    ]
    total = bloc.tree.total_of(
        {
            item.criterion.code: Part(
                item.criterion.code, item.points, Fraction(item.criterion.maximum)
            )
            for item in scored
            if item.points is not None
        },
        verdicts.zeroed,
    )
    return Result(
        board=board,
        points=None if total.exact is None else half_up(total.exact, bloc.scheme.places),
        exact=total.exact,
        counted_maximum=exact_decimal(total.counted),
        lines=tuple(_line(item, total, _zeroed(item, bloc, verdicts)) for item in scored),
        groups=tuple(_group_line(group, total, bloc, verdicts) for group in bloc.scheme.groups),
    )


def _zeroed(item: _Scored, bloc: _Bloc, verdicts: Verdicts) -> bool:
    """Whether a condition takes all of a group that the criterion stands in."""
    return any(group in verdicts.zeroed for group in bloc.tree.above(item.criterion.group))


def _line(item: _Scored, total: Total, zeroed: bool) -> Line:
    """What became of a criterion in the total: it may be one of those that are not the highest."""
    code, outcome = item.criterion.code, item.outcome
    contribution = None
    if item.points is not None and total.exact is not None:
        contribution = item.points * total.shares[code]
    if outcome in TAKEN and zeroed:
        outcome = Outcome.ZERO_GATE
    elif outcome in TAKEN and not total.share_in_group(code, item.criterion.group):
        outcome = Outcome.NOT_TAKEN
    return Line(code, item.points, contribution, outcome, item.explanation)


TAKEN = {Outcome.COUNTED, Outcome.DECIDED}


def _group_line(group: Group, total: Total, bloc: _Bloc, verdicts: Verdicts) -> GroupLine:
    counted = total.groups.get(group.code)
    sentence = group_sentence(
        group, counted, bloc.parts, Wording(bloc.scheme.places), verdicts.zeroed.get(group.code)
    )
    if counted is None:
        return GroupLine(group.code, None, None, sentence)
    contribution = None
    if total.exact is not None:
        contribution = counted.points * total.shares[group.code]
    return GroupLine(group.code, counted.points, contribution, sentence)


def _scored(board: str, criterion: Criterion, data: Mapping[str, Datum], bloc: _Bloc) -> _Scored:
    own = data.get(criterion.indicator, MISSING)
    method, maximum = criterion.method, Fraction(criterion.maximum)
    wording = Wording(bloc.scheme.places, criterion.measure, bloc.names)
    why = reasons.reason(own, method)
    if why is not None:
        return _unscored(criterion, own, why, bloc.scheme, wording)
    usable = bloc.fields[criterion.indicator]
    points = points_by_method(board, criterion, own, usable)
    explanation = method.explanation(own=own, field=usable, maximum=maximum, wording=wording)
    return _Scored(criterion, points, Outcome.COUNTED, together(own.inputs, explanation))


def _ruled(board: str, scored: _Scored, verdicts: Verdicts) -> _Scored:
    """The same, unless the council decided the points or a condition takes them away."""
    code = scored.criterion.code
    if code in verdicts.zeroed:
        return _replaced(scored, Fraction(0), Outcome.ZERO_GATE, unmet(verdicts.zeroed[code]))
    if code not in verdicts.decided:
        return scored
    decision = verdicts.decided[code]
    if not 0 <= decision.points <= scored.criterion.maximum:
        raise OutOfRange(board, code, decision.points)
    return _replaced(scored, decision.points, Outcome.DECIDED, decision.sentence())


def _replaced(scored: _Scored, points: Fraction, outcome: Outcome, why: Sentence) -> _Scored:
    """What was computed stays in the explanation; that nothing was computed matters no more."""
    before = scored.explanation if scored.outcome is Outcome.COUNTED else SILENT
    return _Scored(scored.criterion, points, outcome, together(before, why))


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
