"""Published editions and their parts, each read from one sealed document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeVar, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import http_date
from django.utils.translation import gettext_noop as _
from ninja import Query, Router
from pydantic import BaseModel, Field

from blocs.models import Edition
from blocs.queries.published import Opened
from blocs.queries.reader import Reader
from blocs.queries.register import last_published, public_editions
from blocs.views.lookup import find
from config.api.keeping import keep
from config.api.paging import Json, OfBloc, listed
from config.api.schemas import editions as shapes
from config.api.schemas.values import Code, NamedNumber, Problem, Year

router = Router(tags=["editions"])

OF_EDITION = "/blocs/{bloc}/{year}/editions/{number}"
KINDS = ("json", "csv", "xlsx")
WHOLE = ("format", "bloc_name", "bloc_name_en", "council", "council_en", "conference", "members")
LISTS = ("mandates", "indicators", "documents")


class Asked(OfBloc):
    """What the list of editions may be asked."""

    latest: Annotated[bool, Field(description=_("Only the newest edition of each year."))] = False


class OfOne(BaseModel):
    """What the parts of an edition may be asked."""

    board: Annotated[Code | None, Field(description=_("Only of this board, by its code."))] = None


class OfFigure(OfOne):
    """What the figures may be asked."""

    indicator: Annotated[
        Code | None, Field(description=_("Only of this indicator, by its code."))
    ] = None


@router.get(
    "/editions",
    response={200: shapes.Editions, 422: Problem},
    summary=_("Published editions"),
    description=_(
        "The list of what was published and corrected: each edition says which one is the newest "
        "of its year, and what it corrects."
    ),
)
def editions(request: HttpRequest, response: HttpResponse, asked: Query[Asked]) -> Json:
    rows = public_editions(bloc=asked.bloc, year=asked.year, only_latest=asked.latest)
    if changed := last_published(rows):
        response.headers["Last-Modified"] = http_date(changed.timestamp())
    return listed(request, rows, asked, _listed_row)


View = TypeVar("View", bound=Callable[..., Any])


def part(address: str, shape: type[BaseModel], summary: str) -> Callable[[View], View]:
    """The address of a part of an edition. What its document does not say, the answer does not."""
    return router.get(
        f"{OF_EDITION}{address}",
        response={200: shape, 404: Problem},
        exclude_unset=True,
        summary=summary,
    )


@part("", shapes.EditionWhole, _("One edition: members, leaders, indicators, documents"))
def edition(
    request: HttpRequest, response: HttpResponse, bloc: Code, year: Year, number: NamedNumber
) -> Json:
    opened = _opened(request, response, "edition", (bloc, year, number))
    return head(opened) | {key: opened.document[key] for key in (*WHOLE, *LISTS)}


@part("/standings", shapes.Standings, _("Places, points and explanations"))
def standings(
    request: HttpRequest,
    response: HttpResponse,
    bloc: Code,
    year: Year,
    number: NamedNumber,
    asked: Query[OfOne],
) -> Json:
    opened = _opened(request, response, "standings", (bloc, year, number))
    return head(opened) | {"standings": _only(opened.document["standings"], asked)}


@part("/figures", shapes.Figures, _("Figures as printed and as understood"))
def figures(
    request: HttpRequest,
    response: HttpResponse,
    bloc: Code,
    year: Year,
    number: NamedNumber,
    asked: Query[OfFigure],
) -> Json:
    opened = _opened(request, response, "figures", (bloc, year, number))
    return head(opened) | {"figures": _only(opened.document["figures"], asked)}


@part("/targets", shapes.Targets, _("Targets that the edition measures by"))
def targets(
    request: HttpRequest,
    response: HttpResponse,
    bloc: Code,
    year: Year,
    number: NamedNumber,
    asked: Query[OfFigure],
) -> Json:
    opened = _opened(request, response, "targets", (bloc, year, number))
    return head(opened) | {"targets": _only(opened.document["targets"], asked)}


@part("/rates", shapes.Rates, _("Exchange rates that money was compared at"))
def rates(
    request: HttpRequest, response: HttpResponse, bloc: Code, year: Year, number: NamedNumber
) -> Json:
    opened = _opened(request, response, "rates", (bloc, year, number))
    return head(opened) | {"rates": opened.document["rates"]}


@part("/scheme", shapes.Scheme, _("The rules by which points were given"))
def scheme(
    request: HttpRequest, response: HttpResponse, bloc: Code, year: Year, number: NamedNumber
) -> Json:
    opened = _opened(request, response, "scheme", (bloc, year, number))
    return head(opened) | {"scheme": opened.document["scheme"]}


def head(opened: Opened) -> Json:
    """What every part says of its edition."""
    return _head(opened.document, latest=opened.head.latest)


def _head(document: Json, *, latest: int) -> Json:
    bloc, year, number = (document[key] for key in ("bloc", "year", "edition"))
    at = [bloc, year, number]
    files = {kind: reverse("blocs:edition_file", args=[*at, kind]) for kind in KINDS}
    return {
        "bloc": bloc,
        "year": year,
        "edition": number,
        "latest": latest,
        "fingerprint": document["fingerprint"],
        "published_at": document["publication"]["published_at"],
        "illustrative": document["illustrative"],
        "correction": document["correction"],
        "licence": document["licence"],
        "page": reverse("blocs:edition", args=at),
        "files": files,
    }


def _listed_row(edition: Edition) -> Json:
    latest = cast(int, edition.latest)  # type: ignore[attr-defined]  # annotated by the query
    return _head(edition.document, latest=latest)


def _opened(
    request: HttpRequest, response: HttpResponse, part: str, at: tuple[str, int, str]
) -> Opened:
    """The edition, unless the reader has it already. One query."""
    bloc, year, number = at
    found = find(bloc, year, None if number == "latest" else int(number))
    if found is None:
        raise Http404
    keep(request, response, found, part)
    return found.open(Reader("vi"))


def _only(rows: list[Json], asked: BaseModel) -> list[Json]:
    """The rows of which everything is so that is asked for."""
    wanted = {key: value for key, value in asked.model_dump().items() if value}
    return [row for row in rows if all(row[key] == value for key, value in wanted.items())]
