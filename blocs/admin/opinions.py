"""Who gave which points: read by those who may, in a list that shows nobody what is hidden."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blocs.models import Opinion
from blocs.queries.opinions import opinions_within_reach
from boards.admin.amounts import shown
from boards.admin.base import ResultAdmin
from boards.admin.own_board import officer_of


@admin.register(Opinion)
class OpinionAdmin(ResultAdmin[Opinion]):
    """Opinions are given on the scoring page; here they are looked up."""

    list_display = ["board", "criterion", "layer", "by_board", "given", "reason", "given_at"]
    list_filter = ["layer", "criterion__scheme__cycle__year", "criterion__scheme__cycle__bloc"]
    list_select_related = ["board", "criterion", "by_board"]
    search_fields = ["board__search_text", "criterion__name", "criterion__code", "reason"]
    ordering = ["-criterion__scheme__cycle__year", "board__sort_key", "criterion__order", "pk"]
    fields = ["board", "criterion", "layer", "by_board", "given", "reason", "officer", "given_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Opinion]:
        """Whose points are hidden from an officer is not counted, found or filtered here either."""
        return super().get_queryset(request) & opinions_within_reach(officer_of(request))

    @admin.display(description=gettext_lazy("points"), ordering="points")
    def given(self, opinion: Opinion) -> str:
        """The points, or that none were given."""
        return _("abstained") if opinion.points is None else shown(opinion.points)
