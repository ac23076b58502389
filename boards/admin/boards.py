"""Boards with their names and aliases, provinces and successions."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Count, F, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from boards.admin.base import HouseAdmin, HouseTabular
from boards.models import Board, BoardAlias, BoardName, Province, Succession

HAPPENED = ("slug", "kind", "effective_on", "predecessors", "successors", "document")


@admin.register(Province)
class ProvinceAdmin(HouseAdmin[Province]):
    """Provinces; those that merged say into which and when."""

    list_display = ["name", "slug", "merged_into", "merged_on"]
    list_filter = [("merged_into", admin.EmptyFieldListFilter), "merged_on"]
    list_select_related = ["merged_into"]
    search_fields = ["name", "slug"]
    autocomplete_fields = ["merged_into"]


class BoardNameInline(HouseTabular[BoardName, Board]):
    """Earlier names, each until a day."""

    model = BoardName
    autocomplete_fields = ["document"]


class BoardAliasInline(HouseTabular[BoardAlias, Board]):
    """Other ways to write the name, which search and imports understand."""

    model = BoardAlias


@admin.register(Board)
class BoardAdmin(HouseAdmin[Board]):
    """Boards that still exist come first."""

    list_display = ["short_name", "name", "province", "founded_on", "dissolved_on", "report_count"]
    list_display_links = ["short_name", "name"]
    list_filter = [("dissolved_on", admin.EmptyFieldListFilter), "province"]
    list_select_related = ["province"]
    search_fields = [
        "search_text",
        "name",
        "slug",
        "names__search_text",
        "aliases__search_text",
        "successions_in__predecessors__search_text",
        "successions_in__predecessors__aliases__search_text",
    ]
    autocomplete_fields = ["province"]
    inlines = [BoardNameInline, BoardAliasInline]
    ordering = [F("dissolved_on").desc(nulls_first=True), "sort_key", "slug"]

    def get_readonly_fields(self, request: HttpRequest, obj: Board | None = None) -> list[str]:
        """Published documents name a board by its code, so it stays."""
        return [] if obj is None else ["slug"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Board]:
        """With the number of reports."""
        return super().get_queryset(request).annotate(reports_made=Count("reports"))

    @admin.display(description=_("reports"), ordering="reports_made")
    def report_count(self, board: Board) -> int:
        """How many yearly reports the board has."""
        made: int = board.reports_made  # type: ignore[attr-defined]
        return made


@admin.register(Succession)
class SuccessionAdmin(HouseAdmin[Succession]):
    """Mergers, splits and renamings, the latest first."""

    list_display = ["effective_on", "kind", "predecessor_names", "successor_names", "document"]
    list_display_links = ["effective_on", "kind"]
    list_filter = ["kind"]
    list_select_related = ["document"]
    date_hierarchy = "effective_on"
    search_fields = ["slug", "predecessors__search_text", "successors__search_text"]
    autocomplete_fields = ["predecessors", "successors", "document", "heir"]

    def get_readonly_fields(
        self, request: HttpRequest, obj: Succession | None = None
    ) -> tuple[str, ...]:
        """What happened stays as it was recorded; who inherits and what is compared may change."""
        return () if obj is None else HAPPENED

    def get_queryset(self, request: HttpRequest) -> QuerySet[Succession]:
        """With the boards on both sides."""
        return super().get_queryset(request).prefetch_related("predecessors", "successors")

    @admin.display(description=_("predecessors"))
    def predecessor_names(self, succession: Succession) -> str:
        """The boards that ended."""
        return _names(succession.predecessors.all())

    @admin.display(description=_("successors"))
    def successor_names(self, succession: Succession) -> str:
        """The boards that carry on."""
        return _names(succession.successors.all())


def _names(boards: QuerySet[Board]) -> str:
    return ", ".join(str(board) for board in boards)
