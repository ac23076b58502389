"""Boards and indicators."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_noop as _
from ninja import Query, Router
from pydantic import Field

from blocs.queries.register import in_bloc
from boards.models import Board
from boards.queries import register
from config.api.paging import Json, OfBloc, Paged, Search, listed
from config.api.schemas.boards import Board as BoardShape
from config.api.schemas.boards import Boards, Indicators
from config.api.schemas.boards import Indicator as IndicatorShape
from config.api.schemas.values import Code, Problem, Year

router = Router(tags=["boards"])

OF_BLOC = _("Only those that are, or in the year were, members of this bloc.")
OF_YEAR = _("Only those that were members of a bloc in this year.")


class AskedOfBoards(OfBloc):
    """What the register of boards may be asked."""

    search: Search = None
    bloc: Annotated[Code | None, Field(description=OF_BLOC)] = None
    year: Annotated[Year | None, Field(description=OF_YEAR)] = None


class AskedOfIndicators(Paged):
    """What the list of indicators may be asked."""

    search: Search = None


@router.get(
    "/boards",
    response={200: Boards, 422: Problem},
    summary=_("All boards"),
    description=_("With earlier names, other spellings, and what they came from or became."),
)
def boards(request: HttpRequest, asked: Query[AskedOfBoards]) -> Json:
    rows = in_bloc(register.boards(asked.search or ""), bloc=asked.bloc, year=asked.year)
    return listed(request, rows, asked, _row)


@router.get("/boards/{board}", response={200: BoardShape, 404: Problem}, summary=_("One board"))
def board(request: HttpRequest, board: Code) -> Json:
    return _row(get_object_or_404(register.boards(""), slug=board))


@router.get("/indicators", response={200: Indicators, 422: Problem}, summary=_("All indicators"))
def indicators(request: HttpRequest, asked: Query[AskedOfIndicators]) -> Json:
    return listed(request, register.indicators(asked.search or ""), asked, register.indicator_row)


@router.get(
    "/indicators/{indicator}",
    response={200: IndicatorShape, 404: Problem},
    summary=_("One indicator"),
)
def indicator(request: HttpRequest, indicator: Code) -> Json:
    return register.indicator_row(get_object_or_404(register.indicators(""), code=indicator))


def _row(board: Board) -> Json:
    return register.board_row(board) | {"page": reverse("blocs:board", args=[board.slug])}
