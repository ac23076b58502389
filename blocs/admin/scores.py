"""Scores and standings: computed, never typed."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from blocs.models import Edition, Score, Standing
from boards.admin.amounts import shown
from boards.admin.base import ResultAdmin


@admin.register(Score)
class ScoreAdmin(ResultAdmin[Score]):
    """Every layer's points, with the sentence that explains them."""

    list_display = ["board", "cycle", "criterion", "layer", "gained", "outcome", "computed_at"]
    list_filter = ["cycle__year", "cycle__bloc", "layer", "outcome"]
    list_select_related = ["board", "cycle__bloc", "criterion"]
    search_fields = ["board__search_text", "criterion__name", "criterion__code"]
    ordering = ["-cycle__year", "cycle__bloc__sort_key", "board__sort_key", "criterion__order"]
    fields = [
        "cycle",
        "board",
        "criterion",
        "layer",
        "gained",
        "exact",
        "outcome",
        "explanation",
        "explanation_en",
        "computed_at",
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Score]:
        """What stands now: an edition that waits for its moment is read on its own page."""
        return super().get_queryset(request).filter(pk__in=Score.objects.standing().values("pk"))

    @admin.display(description=_("points"), ordering="points")
    def gained(self, score: Score) -> str:
        """The points, with every decimal that says something."""
        return shown(score.points)


@admin.register(Standing)
class StandingAdmin(ResultAdmin[Standing]):
    """Places and points of published editions, the latest year and edition first."""

    list_display = ["edition", "place", "board", "gained"]
    list_display_links = ["edition", "board"]
    list_filter = ["edition__cycle__year", "edition__cycle__bloc", "place"]
    list_select_related = ["edition__cycle__bloc", "board"]
    search_fields = ["board__search_text", "edition__cycle__bloc__search_text"]
    ordering = [
        "-edition__cycle__year",
        "edition__cycle__bloc__sort_key",
        "-edition__number",
        "place",
    ]
    fields = ["edition", "board", "place", "gained"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Standing]:
        """Those that are public now."""
        public = Edition.objects.published().order_by().values("pk")
        return super().get_queryset(request).filter(edition__in=public)

    @admin.display(description=_("points"), ordering="points")
    def gained(self, standing: Standing) -> str:
        """The points, with the decimals of the edition."""
        return shown(standing.points, places=2)
