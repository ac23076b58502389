"""Long lists, page by page, and what every list is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, Field

from config.api.schemas.values import IN_DIGITS, Code, Year

MOST = 200
USUAL = 50
LAST_PAGE = 100_000

Json = dict[str, Any]
Row = TypeVar("Row", bound=Model)


class Paged(BaseModel):
    """Which page of a list, and how long it is."""

    page: Annotated[
        int, Field(ge=1, le=LAST_PAGE, description=_("The page, from 1.")), IN_DIGITS
    ] = 1
    limit: Annotated[
        int,
        Field(ge=1, le=MOST, description=_("How many entries a page has, at most 200.")),
        IN_DIGITS,
    ] = USUAL


class OfBloc(Paged):
    """A list that a bloc and a year may narrow."""

    bloc: Annotated[Code | None, Field(description=_("Only of this bloc, by its code."))] = None
    year: Annotated[Year | None, Field(description=_("Only of this year."))] = None


class OfBoard(OfBloc):
    """A list that a board may narrow as well."""

    board: Annotated[Code | None, Field(description=_("Only of this board, by its code."))] = None


SEARCH = _("Words in a name, with or without diacritics: “bac kan” finds Bắc Kạn.")
Search = Annotated[str | None, Field(max_length=100, description=SEARCH)]


def listed(
    request: HttpRequest, rows: QuerySet[Row], asked: Paged, told: Callable[[Row], Json]
) -> Json:
    """One page. Two queries, and those that ``rows`` prefetches."""
    count, first = rows.count(), (asked.page - 1) * asked.limit
    return page_of(request, [told(row) for row in rows[first : first + asked.limit]], count, asked)


def page_of(request: HttpRequest, results: Sequence[Json], count: int, asked: Paged) -> Json:
    """A page with the ways to the one before and the one after; none beyond the ends."""
    last = -(-count // asked.limit)
    return {
        "count": count,
        "page": asked.page,
        "limit": asked.limit,
        "previous": _link(request, asked.page - 1) if 1 < asked.page <= last + 1 else None,
        "next": _link(request, asked.page + 1) if asked.page < last else None,
        "results": results,
    }


def _link(request: HttpRequest, page: int) -> str:
    query = request.GET.copy()
    query["page"] = str(page)
    return f"{request.path}?{query.urlencode()}"
