"""Pledges."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_noop as _
from ninja import Query, Router

from blocs.models import Pledge
from blocs.queries.pledge_register import pledge_row
from blocs.queries.pledge_register import pledges as public_pledges
from config.api.paging import Json, OfBloc, listed
from config.api.schemas.pledges import Pledges
from config.api.schemas.values import Problem

router = Router(tags=["pledges"])


@router.get(
    "/pledges",
    response={200: Pledges, 422: Problem},
    summary=_("Pledges, their targets, and who signed"),
)
def pledges(request: HttpRequest, asked: Query[OfBloc]) -> Json:
    return listed(request, public_pledges(bloc=asked.bloc, year=asked.year), asked, _row)


def _row(pledge: Pledge) -> Json:
    at = [pledge.cycle.bloc.slug, pledge.cycle.year, pledge.version]
    return pledge_row(pledge) | {"page": reverse("blocs:pledge_version", args=at)}
