"""Which views an edition can serve, with their words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from django.utils.translation import gettext as _

from blocs.queries.choices import View
from blocs.queries.fulfilments import Fulfilments
from blocs.queries.measures import Measures
from blocs.queries.published import Opened
from blocs.queries.views import against_target, divided, per_hectare, per_worker
from blocs.queries.views.growing import Growing, grows
from blocs.queries.views.sight import Sight
from blocs.queries.year_before import YearBefore


def offered(
    opened: Opened, measures: Measures, before: YearBefore | None = None
) -> dict[View, Sight]:
    """In the order of the tabs. A view that compares no two boards is not to be had."""
    boards = [row["board"] for row in opened.document["members"]]
    whole = (_points(opened, measures), _absolute(measures))
    compared = (
        sight
        for sight in (
            *_per_worker(opened, measures),
            *_per_hectare(opened, measures),
            _against_target(opened, measures),
            _growth(opened, measures, before),
        )
        if sight.compares(boards)
    )
    return {sight.view: sight for sight in (*whole, *compared)}


def scored(opened: Opened) -> tuple[str, ...]:
    """The indicators that earn points."""
    criteria = opened.document["scheme"]["criteria"]
    return tuple(dict.fromkeys(row["indicator"] for row in criteria if row["indicator"]))


def _points(opened: Opened, measures: Measures) -> Sight:
    return Sight(
        view=View.POINTS,
        note=_(
            "Points say how a board did by the scheme of this year, beside the others of its bloc. "
            "They say nothing of boards elsewhere, and points of another scheme are other points."
        ),
        codes=scored(opened),
        cell=measures.cell,
    )


def _absolute(measures: Measures) -> Sight:
    return Sight(
        view=View.ABSOLUTE,
        note=_(
            "Amounts as they were understood: who has how much. "
            "They do not say what a board made of its land and people, so large zones stand first."
        ),
        codes=tuple(measures.indicators),
        cell=measures.cell,
    )


def _per_worker(opened: Opened, measures: Measures) -> Iterator[Sight]:
    if per_worker.WORKERS not in measures.indicators:
        return
    yield Sight(
        view=View.PER_WORKER,
        note=_(
            "Amounts divided by the workers of the same edition: small zones beside large ones. It "
            "does not say how productive people are: capital of one year works for many."
        ),
        codes=_parts_by(per_worker.WORKERS, opened, measures),
        cell=partial(per_worker.cell, measures),
    )


def _per_hectare(opened: Opened, measures: Measures) -> Iterator[Sight]:
    land = per_hectare.land(measures)
    if not land:
        return
    yield Sight(
        view=View.PER_HECTARE,
        note=_(
            "Amounts divided by “%(name)s” of the same edition: how densely land is used. "
            "It does not say how good the land is, nor how much of it is ready to build on."
        )
        % {"name": measures.label(land)},
        codes=_parts_by(land, opened, measures),
        cell=partial(per_hectare.cell, measures, land),
    )


def _parts_by(size: str, opened: Opened, measures: Measures) -> tuple[str, ...]:
    """What is scored and can be divided, without what it is divided by."""
    codes = (code for code in scored(opened) if code != size)
    return tuple(code for code in codes if divided.divides(measures, code))


def _against_target(opened: Opened, measures: Measures) -> Sight:
    found = Fulfilments(opened, measures)
    return Sight(
        view=View.AGAINST_TARGET,
        note=_(
            "How much of its own target each board reached. "
            "It does not say who did most: a low target is reached more easily than a high one."
        ),
        codes=found.codes,
        cell=partial(against_target.cell, found),
    )


def _growth(opened: Opened, measures: Measures, before: YearBefore | None) -> Sight:
    found = Growing(opened, measures, before)
    return Sight(
        view=View.GROWTH,
        note=_(
            "How much each amount changed since %(year)s; money of both years at the rate of this "
            "one. It does not say how large a board is: little grows by much more easily."
        )
        % {"year": found.year},
        codes=tuple(code for code in scored(opened) if found.known and grows(measures, code)),
        cell=found.cell,
    )
