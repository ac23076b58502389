"""Opening a year from the one before it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from blocs.enums import Stage
from blocs.models import Bloc, Cycle, Milestone
from blocs.models.blocs import YEARS
from blocs.models.calendar import OF_CYCLE
from blocs.queries.opening import Opening, opening_of
from blocs.refusals import Refusal
from blocs.services.calendar import COLUMNS
from blocs.services.schemes import clone_scheme
from boards.refusals import Refused


@transaction.atomic
def open_cycle(*, bloc: Bloc, year: int, members_on: date) -> Cycle:
    """Open the cycle of ``bloc`` for ``year``: calendar, indicators and a draft of the criteria.

    The calendar follows from the rules of the bloc; indicators, criteria and the days to object
    are those of the latest year before. Nobody is proposed or announced by it, nothing is issued.
    """
    bloc = Bloc.objects.select_for_update(of=("self",)).get(pk=bloc.pk)
    if not YEARS[0] <= year <= YEARS[1]:
        raise Refused(Refusal.YEAR_OUT_OF_RANGE, str(year))
    if bloc.cycles.filter(year=year).exists():
        raise Refused(Refusal.CYCLE_ALREADY_OPEN, str(year))
    opening = opening_of(bloc, year, members_on)
    if not opening.members:
        raise Refused(Refusal.NO_MEMBERS)
    cycle = Cycle.objects.create(
        bloc=bloc,
        year=year,
        stage=Stage.PLANNING,
        members_on=members_on,
        objection_days=opening.objection_days,
        **{column: opening.days.get(kind) for kind, column in COLUMNS.items()},
    )
    cycle.pledged_indicators.set(opening.indicators)
    _make_milestones(cycle, opening)
    if opening.scheme is not None:
        clone_scheme(scheme=opening.scheme, cycle=cycle)
    return cycle


def _make_milestones(cycle: Cycle, opening: Opening) -> None:
    Milestone.objects.bulk_create(
        Milestone(cycle=cycle, kind=kind, due_on=day, basis=opening.rules[kind].document)
        for kind, day in opening.days.items()
        if kind not in OF_CYCLE
    )
