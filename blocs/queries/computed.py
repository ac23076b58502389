"""What the engine makes of the figures of a year as they stand: the points beside the claims."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from blocs.domain.editions import recompute
from blocs.domain.reading import Unreadable
from blocs.domain.scoring.method import Method, method_from
from blocs.enums import Layer, NotApplicable
from blocs.models import Criterion, Cycle, Scheme
from blocs.models.schemes import JUDGEMENT
from blocs.queries.payload import unranked_payload
from blocs.queries.payload_rules import Json
from boards.domain.sentences import Sentence
from boards.language import spoken
from boards.models import Officer, Report
from boards.queries.reach import is_bound, reports_within_reach
from boards.refusals import Refused


@dataclass(frozen=True, slots=True)
class Computed:
    """The points of a measured criterion, if there are any, and the sentence that explains them."""

    points: Fraction | None
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class ComputedYear:
    """By the slug of the board and the code of the criterion; or why nothing can be computed."""

    lines: Mapping[tuple[str, str], Computed] = field(default_factory=dict)
    problem: str = ""


def computed_year(cycle: Cycle, scheme: Scheme, *, across: bool) -> ComputedYear:
    """The computed points of all members, before anybody decides otherwise.

    Without ``across`` those are left out that compare a board with others: their sentences, and the
    points themselves, would tell what another board reports.
    """
    try:
        payload = unranked_payload(cycle, scheme, number=0)
        standings = recompute(_undecided(payload))
    except Refused as refused:
        return ComputedYear(problem=str(refused))
    except Unreadable as unreadable:
        return ComputedYear(problem=unreadable.problem.in_language(spoken()))
    measured = {each.code for each in scheme.criteria.all() if computes(each, across=across)}
    return ComputedYear(dict(_lines(standings, measured)))


def computes(criterion: Criterion, *, across: bool) -> bool:
    """Whether the points come from a figure, and from that of the board alone unless ``across``."""
    if criterion.method == JUDGEMENT:
        return False
    if across:
        return True
    if criterion.not_applicable in (NotApplicable.AVERAGE, NotApplicable.SUBSTITUTE):
        return False  # An average tells of others, and so may what counts instead.
    return not compares(method_from(criterion.method, criterion.parameters))


def compares(method: Method) -> bool:
    """Whether a method measures a board by the others."""
    return type(method).yardstick is not Method.yardstick


def reads_every_report(officer: Officer, cycle: Cycle, members: Collection[int]) -> bool:
    """Whether no report of the year is closed to the officer."""
    if not is_bound(officer):
        return True
    reports = Report.objects.filter(year=cycle.year, board__in=members)
    return not reports.exclude(pk__in=reports_within_reach(officer).values("pk")).exists()


def _undecided(payload: Json) -> Json:
    """The payload without what the council decided in place of what is computed."""
    rest = [each for each in payload.get("opinions", []) if each["layer"] != Layer.FINAL]
    without = {key: value for key, value in payload.items() if key != "opinions"}
    return without | {"opinions": rest} if rest else without


def _lines(
    standings: list[Json], measured: Collection[str]
) -> Iterator[tuple[tuple[str, str], Computed]]:
    for standing in standings:
        for line in standing["criteria"]:
            if line["code"] in measured:
                points = Fraction(line["exact"]) if line["exact"] else None
                said = Sentence(line["explanation"]["vi"], line["explanation"]["en"])
                yield (standing["board"], line["code"]), Computed(points, said)
