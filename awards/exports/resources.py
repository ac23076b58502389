"""Nominations as a plain table, through django-import-export."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from import_export import resources

from awards.domain.votes import votes
from awards.models import Nomination
from blocs.models import Standing

HEADINGS = (
    "bloc",
    "year",
    "board",
    "award",
    "edition",
    "place",
    "points",
    "votes",
    "achievements",
    "earlier_awards",
    "note",
)


def with_standing(nominations: QuerySet[Nomination]) -> QuerySet[Nomination]:
    """With place and points of the cited edition: ``stood_place`` and ``stood_points``."""
    standing = Standing.objects.filter(edition=OuterRef("edition"), board=OuterRef("board"))
    return nominations.annotate(
        stood_place=Subquery(standing.values("place")[:1]),
        stood_points=Subquery(standing.values("points")[:1]),
    )


class NominationResource(resources.ModelResource):  # type: ignore[misc]
    """Out only: nominations are made in the admin, where the service judges them."""

    class Meta:
        model = Nomination
        fields = ()

    @classmethod
    def get_display_name(cls) -> str:
        """The name of the table."""
        return str(Nomination._meta.verbose_name_plural)

    def get_export_headers(self, selected_fields: Any = None) -> list[str]:
        """Names that mean the same in every language."""
        return list(HEADINGS)

    def get_user_visible_fields(self) -> list[Any]:
        """Nothing: the headings speak for themselves."""
        return []

    def filter_export(self, queryset: QuerySet[Nomination], **kwargs: Any) -> QuerySet[Nomination]:
        """One query for any number of rows."""
        return with_standing(queryset).select_related("cycle__bloc", "board", "award", "edition")

    def export_resource(
        self, instance: Any, selected_fields: Any = None, **kwargs: Any
    ) -> list[str | int | Decimal]:
        """The cells of a row: numbers are numbers, the rest is text."""
        return [
            instance.cycle.bloc.slug,
            instance.cycle.year,
            instance.board.slug,
            instance.award.slug,
            instance.edition.number if instance.edition else "",
            "" if instance.stood_place is None else instance.stood_place,
            "" if instance.stood_points is None else instance.stood_points,
            votes(instance.votes_for, instance.votes_cast),
            instance.achievements,
            instance.earlier_awards,
            instance.note,
        ]
