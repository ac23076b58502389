"""Nominations as a plain table, through django-import-export."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from import_export import resources

from awards.domain.votes import votes
from awards.models import Nomination
from blocs.models import Standing
from boards.spreadsheets.plain import Column, Value

COLUMNS = (
    Column("bloc", width=30),
    Column("year", number_format="0"),
    Column("board", width=18),
    Column("award", width=24),
    Column("edition", number_format="0"),
    Column("place", number_format="0"),
    Column("points", number_format="#,##0.00"),
    Column("votes", width=18),
    Column("achievements", width=60),
    Column("earlier_awards", width=40),
    Column("note", width=30),
)
"""Headings that mean the same in every language, and the look of their numbers."""

READ = (
    "cycle__bloc__slug",
    "cycle__year",
    "board__slug",
    "award__slug",
    "edition__number",
    "stood_place",
    "stood_points",
    "votes_for",
    "votes_cast",
    "achievements",
    "earlier_awards",
    "note",
)
AT_A_TIME = 2_000
"""Rows that are read from the database together: memory does not grow with the table."""


def with_standing(nominations: QuerySet[Nomination]) -> QuerySet[Nomination]:
    """With place and points of the cited edition: ``stood_place`` and ``stood_points``."""
    standing = Standing.objects.filter(edition=OuterRef("edition"), board=OuterRef("board"))
    return nominations.annotate(
        stood_place=Subquery(standing.values("place")[:1]),
        stood_points=Subquery(standing.values("points")[:1]),
    )


def plain_rows(nominations: QuerySet[Nomination]) -> Iterator[list[Value]]:
    """The cells of each row, one query for any number of them: numbers are numbers."""
    for row in with_standing(nominations).values_list(*READ).iterator(chunk_size=AT_A_TIME):
        yield [*row[:7], votes(row[7], row[8]), *row[9:]]


class NominationResource(resources.ModelResource):  # type: ignore[misc]
    """Out only: nominations are made in the admin, where the service judges them.

    The rows themselves are ``plain_rows``: the library would hold all of them in memory.
    """

    class Meta:
        model = Nomination
        fields = ()

    @classmethod
    def get_display_name(cls) -> str:
        """The name of the table."""
        return str(Nomination._meta.verbose_name_plural)

    def get_user_visible_fields(self) -> list[Any]:
        """Nothing: the headings speak for themselves."""
        return []
