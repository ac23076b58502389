"""What the members of several years pledge: asked once for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from blocs.models import Cycle
from blocs.queries.demands import criteria_in_force


def pledged_of(cycles: Collection[Cycle]) -> dict[int, frozenset[int]]:
    """The indicators of each cycle that every member sets a target for, in four queries at most.

    What was chosen, else what the year is scored by; a year without either pledges what the year
    before did.
    """
    before = _before(cycles)
    chosen = _chosen_or_scored({cycle.pk for cycle in cycles} | set(before.values()))
    return {cycle.pk: chosen[cycle.pk] or chosen[before.get(cycle.pk, 0)] for cycle in cycles}


def _before(cycles: Collection[Cycle]) -> Mapping[int, int]:
    """The cycle of the year before, where the bloc has one."""
    rows = Cycle.objects.filter(
        bloc__in={cycle.bloc_id for cycle in cycles}, year__in={cycle.year - 1 for cycle in cycles}
    )
    known = {(bloc, year): pk for pk, bloc, year in rows.values_list("pk", "bloc", "year")}
    return {
        cycle.pk: known[cycle.bloc_id, cycle.year - 1]
        for cycle in cycles
        if (cycle.bloc_id, cycle.year - 1) in known
    }


def _chosen_or_scored(pks: Collection[int]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    links = Cycle.pledged_indicators.through.objects.filter(cycle__in=pks)
    for cycle, indicator in links.values_list("cycle", "indicator"):
        found[cycle].add(indicator)
    for cycle, lines in criteria_in_force(set(pks) - found.keys()).items():
        found[cycle] = {line.indicator_id for line in lines if line.indicator_id}
    return defaultdict(frozenset, {cycle: frozenset(of) for cycle, of in found.items()})
