"""Blocs, members and mandates."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_noop as _
from ninja import Query, Router

from blocs.models import Bloc
from blocs.queries import register
from config.api.paging import Json, OfBoard, Paged, Search, listed
from config.api.schemas.blocs import Bloc as BlocShape
from config.api.schemas.blocs import Blocs, Mandates, Members
from config.api.schemas.values import Code, Problem

router = Router(tags=["blocs"])


class Asked(Paged):
    """What the list of blocs may be asked."""

    search: Search = None


@router.get("/blocs", response={200: Blocs, 422: Problem}, summary=_("All blocs"))
def blocs(request: HttpRequest, asked: Query[Asked]) -> Json:
    return listed(request, register.blocs(asked.search or ""), asked, _row)


@router.get("/blocs/{bloc}", response={200: BlocShape, 404: Problem}, summary=_("One bloc"))
def bloc(request: HttpRequest, bloc: Code) -> Json:
    return _row(get_object_or_404(register.blocs(""), slug=bloc))


@router.get(
    "/members",
    response={200: Members, 422: Problem},
    summary=_("Members of blocs"),
    description=_("With a year: those that count for it. Without: everybody who ever was one."),
)
def members(request: HttpRequest, asked: Query[OfBoard]) -> Json:
    rows = register.members(bloc=asked.bloc, year=asked.year, board=asked.board)
    return listed(request, rows, asked, register.member_row)


@router.get(
    "/mandates",
    response={200: Mandates, 422: Problem},
    summary=_("Chairs and deputies"),
    description=_("Announced, acting and ended mandates, and proposals that still stand."),
)
def mandates(request: HttpRequest, asked: Query[OfBoard]) -> Json:
    rows = register.mandates(bloc=asked.bloc, year=asked.year, board=asked.board)
    return listed(request, rows, asked, register.mandate_row)


def _row(bloc: Bloc) -> Json:
    return register.bloc_row(bloc) | {"page": reverse("blocs:bloc", args=[bloc.slug])}
