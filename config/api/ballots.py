"""Ballots of conferences that are over."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_noop as _
from ninja import Query, Router

from awards.models import Ballot
from awards.queries.public_ballots import ballot_row, public_ballot, public_ballots
from config.api.paging import Json, OfBloc, listed
from config.api.schemas.ballots import Ballot as BallotShape
from config.api.schemas.ballots import Ballots
from config.api.schemas.values import Code, Number, Problem, Year

router = Router(tags=["ballots"])


@router.get(
    "/ballots",
    response={200: Ballots, 422: Problem},
    summary=_("Counted ballots"),
    description=_("From the moment at which the conference of the year is over."),
)
def ballots(request: HttpRequest, asked: Query[OfBloc]) -> Json:
    return listed(request, public_ballots(bloc=asked.bloc, year=asked.year), asked, _row)


@router.get(
    "/blocs/{bloc}/{year}/ballots/{number}",
    response={200: BallotShape, 404: Problem},
    summary=_("One counted ballot"),
)
def ballot(request: HttpRequest, bloc: Code, year: Year, number: Number) -> Json:
    found = public_ballot(bloc, year, number)
    if found is None:
        raise Http404
    return _row(found)


def _row(ballot: Ballot) -> Json:
    at = [ballot.cycle.bloc.slug, ballot.cycle.year, ballot.number]
    page, file = (reverse(f"awards:{name}", args=at) for name in ("ballot", "ballot_file"))
    return ballot_row(ballot) | {"page": page, "file": file}
