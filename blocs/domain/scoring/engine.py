"""Scores a whole bloc by one scheme: exact fractions throughout, rounded once, at the total.

``total points = Σ points · total / Σ maxima``, both sums over the criteria that count for the
board. A criterion that is left out leaves both sums, so that the rest is rescaled. How groups,
bonus and penalties enter is told in :mod:`blocs.domain.scoring.tree`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from blocs.domain.conditions import Condition
from blocs.domain.grades import Grade
from blocs.domain.rounding import exact_decimal, half_up
from blocs.domain.scoring import not_applicable, reasons
from blocs.domain.scoring.data import MISSING, SILENT, BlocData, Datum, Field
from blocs.domain.scoring.judging import Decision, Judging
from blocs.domain.scoring.method import Method
from blocs.domain.scoring.tree import ROOT, Group, Part, Total, Tree
from blocs.domain.scoring.tree_words import group_sentence, unmet
from blocs.domain.scoring.wording import PLAIN, Measure, Wording, together
from blocs.enums import Against, MissingPolicy, NotApplicable, Outcome
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
    """One row of a scheme: an indicator, the most it can earn, and the method.

    ``against`` is what a method that needs a rate compares with; ``substitute`` the code of the
    criterion that takes its place where it does not apply, if the policy is that.
    """

    code: str
    indicator: str
    maximum: Decimal
    method: Method
    name: Sentence
    measure: Measure = PLAIN
    group: str = ROOT
    against: Against = Against.TARGET
    not_applicable: NotApplicable = NotApplicable.LEFT_OUT
    substitute: str = ""

    def seen(self, own: Datum) -> Datum:
        """The datum as the method is given it: with what it is compared with for a target."""
        return own if self.against is Against.TARGET else own.by_last_year

    def seen_bloc(self, field: Field) -> Field:
        """The same for the usable data of the bloc."""
        return field if self.against is Against.TARGET else field.by_last_year

    def why_not(self, own: Datum) -> reasons.Reason | None:
        """Why the method cannot score the datum; ``None`` where it can."""
        return reasons.reason(self.seen(own), self.method)


@dataclass(frozen=True, slots=True)
class Scheme:
    """``missing_share`` is the share of the maximum that the policy *fixed* gives.

    ``tie_breakers`` are codes of criteria or groups, in order. ``substitutes`` count only in the
    place of a criterion that does not apply. Conditions and classes belong to the
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
    substitutes: tuple[Criterion, ...] = ()

    def indicators(self) -> set[str]:
        """What is measured or judged, by the names that the data go by."""
        return {item.indicator for item in (*self.criteria, *self.substitutes)}

    def in_place_of(self, criterion: Criterion, data: Mapping[str, Datum]) -> Criterion:
        """The criterion by which a board is scored: a substitute where it does not apply."""
        while (
            criterion.substitute
            and criterion.why_not(data.get(criterion.indicator, MISSING))
            is reasons.Reason.NOT_APPLICABLE
        ):
            criterion = next(one for one in self.substitutes if one.code == criterion.substitute)
        return criterion

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
    fields = {indicator: field_of(indicator, data) for indicator in scheme.indicators()}
    parts = {item.code: item.name for item in scheme.criteria}
    parts |= {group.code: group.name for group in scheme.groups}
    bloc = _Bloc(scheme, scheme.tree, parts, names or {}, fields, verdicts or {})
    scored = {board: tuple(_all_scored(board, data[board], bloc)) for board in sorted(data)}
    averages = _averages(scored)
    return {
        board: _result(board, [_averaged(item, averages, scheme) for item in items], bloc)
        for board, items in scored.items()
    }


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
    maximum, seen = Fraction(criterion.maximum), criterion.seen(own)
    points = criterion.method.points(own=seen, field=criterion.seen_bloc(field), maximum=maximum)
    if points < 0 or (points > maximum and not criterion.method.may_exceed_maximum):
        raise OutOfRange(board, criterion.code, points)
    return points


def _all_scored(board: str, own: Mapping[str, Datum], bloc: _Bloc) -> Iterator[_Scored]:
    """Every criterion of a board; those that take the average of the bloc wait for the others."""
    verdicts = bloc.verdicts.get(board, NO_VERDICTS)
    for criterion in bloc.scheme.criteria:
        yield _ruled(board, _scored(board, criterion, own, bloc), verdicts)


def _averages(scored: Mapping[str, Sequence[_Scored]]) -> dict[str, tuple[Fraction, int]]:
    """By criterion, the average of the boards for which it counts, and how many those are."""
    found: dict[str, list[Fraction]] = {}
    for items in scored.values():
        for item in items:
            if item.points is not None and item.outcome in TAKEN:
                found.setdefault(item.criterion.code, []).append(item.points)
    return {code: (average(points), len(points)) for code, points in found.items()}


def average(points: Sequence[Fraction]) -> Fraction:
    """Exact; of nothing there is none."""
    return sum(points, Fraction(0)) / len(points)


def _averaged(
    item: _Scored, averages: Mapping[str, tuple[Fraction, int]], scheme: Scheme
) -> _Scored:
    """The same, unless it waits for the average. Where it counts for nobody it is left out."""
    if item.outcome is not Outcome.AVERAGE_NOT_APPLICABLE:
        return item
    points, boards = averages.get(item.criterion.code, (None, 0))
    outcome = Outcome.EXCLUDED_NOT_APPLICABLE if points is None else item.outcome
    said = not_applicable.averaged(points, boards, Wording(scheme.places), scheme.total)
    return _Scored(item.criterion, points, outcome, together(item.explanation, said))


def _result(board: str, scored: Sequence[_Scored], bloc: _Bloc) -> Result:
    verdicts = bloc.verdicts.get(board, NO_VERDICTS)
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
BY_FIGURE = {Outcome.COUNTED, Outcome.SUBSTITUTED}
"""Points that a figure of the board has earned."""
ZERO = {Outcome.ZERO_MISSING, Outcome.ZERO_NO_TARGET, Outcome.ZERO_NO_BASELINE}
FIXED = {Outcome.FIXED_MISSING, Outcome.FIXED_NO_TARGET, Outcome.FIXED_NO_BASELINE}


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
    plain = data.get(criterion.indicator, MISSING)
    own, method, maximum = criterion.seen(plain), criterion.method, Fraction(criterion.maximum)
    wording = Wording(bloc.scheme.places, criterion.measure, bloc.names, criterion.against)
    why = reasons.reason(own, method)
    if why is reasons.Reason.NOT_APPLICABLE:
        return _not_applicable(board, criterion, data, bloc, wording)
    if why is not None:
        return _unscored(criterion, own, why, bloc.scheme, wording)
    usable = bloc.fields[criterion.indicator]
    points = points_by_method(board, criterion, plain, usable)
    explanation = method.explanation(
        own=own, field=criterion.seen_bloc(usable), maximum=maximum, wording=wording
    )
    return _Scored(criterion, points, Outcome.COUNTED, together(own.inputs, explanation))


def _not_applicable(
    board: str, criterion: Criterion, data: Mapping[str, Datum], bloc: _Bloc, wording: Wording
) -> _Scored:
    """What the scheme says for this criterion; never an average unless it says so."""
    own, why = data.get(criterion.indicator, MISSING), reasons.Reason.NOT_APPLICABLE
    said, maximum = reasons.sentence(why, own), Fraction(criterion.maximum)
    match criterion.not_applicable:
        case NotApplicable.FULL:
            given = not_applicable.full(maximum, wording)
            outcome = Outcome.FULL_NOT_APPLICABLE
            return _Scored(criterion, maximum, outcome, together(said, given))
        case NotApplicable.AVERAGE:
            return _Scored(criterion, None, Outcome.AVERAGE_NOT_APPLICABLE, said)
        case NotApplicable.SUBSTITUTE:
            other = next(c for c in bloc.scheme.substitutes if c.code == criterion.substitute)
            found = _scored(board, other, data, bloc)
            counted = found.outcome is Outcome.COUNTED
            outcome = Outcome.SUBSTITUTED if counted else found.outcome
            instead = not_applicable.instead(other.name)
            return _Scored(
                criterion, found.points, outcome, together(said, instead, found.explanation)
            )
        case _:
            return _unscored(criterion, own, why, bloc.scheme, wording)


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
    before = scored.explanation if scored.outcome in BY_FIGURE else SILENT
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
    if outcome in ZERO:
        return Fraction(0)
    if outcome in FIXED:
        return Fraction(scheme.missing_share) * maximum
    return None
