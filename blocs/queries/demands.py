"""What the issued scheme of a cycle demands of its members' reports, and who their peers are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from django.db.models import F, Q

from blocs.models import Criterion, Membership, Scheme
from boards.domain.checks.check import Check
from boards.domain.checks.required import Evidenced, Required
from boards.enums import Severity
from boards.models import Report
from boards.queries.sheets import ReportKey, key_of, measured

REQUIRED = "scheme-required"
EVIDENCED = "scheme-evidence"


def scheme_demands(reports: Sequence[Report]) -> dict[ReportKey, list[Check]]:
    """A scored indicator is answered; where the criterion wants evidence, there is a file.

    Two queries for any number of reports. The scheme is the one that scores by: the latest issued.
    """
    keys = {key_of(report) for report in reports}
    cycles = cycles_by_key(keys)
    criteria = criteria_in_force({cycle for of in cycles.values() for cycle in of})
    return {
        key: list(dict.fromkeys(_asked(line for cycle in of for line in criteria[cycle])))
        for key, of in cycles.items()
    }


def peers(keys: Collection[ReportKey]) -> Mapping[ReportKey, set[int]]:
    """The members of the same bloc in the same year, in one query."""
    members: dict[tuple[int, int], set[int]] = defaultdict(set)
    blocs: dict[ReportKey, set[int]] = defaultdict(set)
    for bloc, _cycle, year, board in _memberships(keys):
        members[bloc, year].add(board)
        if (board, year) in keys:
            blocs[board, year].add(bloc)
    return {
        (board, year): {other for bloc in of for other in members[bloc, year]}
        for (board, year), of in blocs.items()
    }


def _asked(criteria: Iterable[Criterion]) -> Iterator[Check]:
    """What each line asks; an indicator that is scored twice is asked for once.

    What people judge asks for no figure.
    """
    for criterion in criteria:
        if criterion.indicator is None:
            continue
        indicator = measured(criterion.indicator)
        yield Required(code=REQUIRED, severity=Severity.BLOCK, indicator=indicator)
        if criterion.needs_evidence:
            yield Evidenced(code=EVIDENCED, indicator=indicator)


def _memberships(keys: Collection[ReportKey]) -> Iterator[tuple[int, int, int, int]]:
    """Bloc, cycle, year and board of every membership on the day that its cycle names."""
    day = F("bloc__cycles__members_on")
    rows = Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=day),
        starts_on__lte=day,
        bloc__cycles__year__in={year for _board, year in keys},
    ).order_by()
    yield from rows.values_list("bloc", "bloc__cycles", "bloc__cycles__year", "board")


def cycles_by_key(keys: Collection[ReportKey]) -> dict[ReportKey, list[int]]:
    """The cycles that a board competes in, by board and year."""
    cycles: dict[ReportKey, list[int]] = defaultdict(list)
    for _bloc, cycle, year, board in _memberships(keys):
        if (board, year) in keys:
            cycles[board, year].append(cycle)
    return cycles


def criteria_in_force(cycles: Collection[int]) -> dict[int, list[Criterion]]:
    """The criteria of the scheme in force of each cycle."""
    in_force: dict[int, Scheme] = {}
    lines: dict[int, list[Criterion]] = defaultdict(list)
    criteria = Criterion.objects.filter(
        scheme__cycle__in=cycles, scheme__issued_on__isnull=False
    ).select_related("scheme", "indicator")
    for criterion in criteria.order_by("-scheme__issued_on", "-scheme__version", "order"):
        scheme = in_force.setdefault(criterion.scheme.cycle_id, criterion.scheme)
        if criterion.scheme_id == scheme.pk:
            lines[scheme.cycle_id].append(criterion)
    return lines
