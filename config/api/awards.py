"""Awards, decisions and the roll of honour."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_noop as _
from ninja import Query, Router
from pydantic import Field

from awards.models import Award, Decision
from awards.queries import register
from awards.queries.roll import Wanted
from boards.domain.names import fold
from config.api.paging import Json, OfBloc, OfBoard, Paged, listed
from config.api.schemas.awards import Awards, Conferrals, Decisions
from config.api.schemas.values import Code, Problem

router = Router(tags=["awards"])

WORDS = _("Words in the name of a board or award, or in a decision, with or without diacritics.")


class AskedOfRoll(OfBoard):
    """What the roll of honour may be asked."""

    award: Annotated[Code | None, Field(description=_("Only this award, by its code."))] = None
    search: Annotated[str | None, Field(max_length=100, description=WORDS)] = None


@router.get(
    "/awards",
    response={200: Awards, 422: Problem},
    summary=_("All forms of commendation and their legal rules"),
)
def awards(request: HttpRequest, asked: Query[Paged]) -> Json:
    return listed(request, register.awards(), asked, _award)


@router.get("/decisions", response={200: Decisions, 422: Problem}, summary=_("Decisions on awards"))
def decisions(request: HttpRequest, asked: Query[OfBloc]) -> Json:
    return listed(request, register.decisions(bloc=asked.bloc, year=asked.year), asked, _decision)


@router.get(
    "/conferrals",
    response={200: Conferrals, 422: Problem},
    summary=_("The roll of honour"),
    description=_(
        "Every award that was given, whatever became of it; what ended it stands with it."
    ),
)
def conferrals(request: HttpRequest, asked: Query[AskedOfRoll]) -> Json:
    wanted = Wanted(
        words=fold(asked.search or ""),
        year=asked.year,
        bloc=asked.bloc or "",
        award=asked.award or "",
        board=asked.board or "",
    )
    return listed(request, register.roll(wanted), asked, register.conferral_row)


def _award(award: Award) -> Json:
    return register.award_row(award) | {"page": reverse("awards:award", args=[award.slug])}


def _decision(decision: Decision) -> Json:
    page = reverse("awards:decision", args=[decision.document.slug])
    return register.decision_row(decision) | {"page": page}
