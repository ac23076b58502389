"""Scores and standings: computed, never typed."""

from __future__ import annotations

from django.contrib import admin

from blocs.models import Score, Standing
from boards.admin.base import ResultAdmin


@admin.register(Score)
class ScoreAdmin(ResultAdmin[Score]):
    """Every layer's points, with the sentence that explains them."""

    list_display = ["board", "cycle", "criterion", "layer", "points", "outcome", "computed_at"]
    list_filter = ["cycle__year", "cycle__bloc", "layer", "outcome"]
    list_select_related = ["board", "cycle__bloc", "criterion"]
    search_fields = ["board__search_text", "criterion__name", "criterion__code"]
    ordering = ["-cycle__year", "cycle__bloc__sort_key", "board__sort_key", "criterion__order"]


@admin.register(Standing)
class StandingAdmin(ResultAdmin[Standing]):
    """Places and points of published editions, the latest year and edition first."""

    list_display = ["edition", "place", "board", "points"]
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
