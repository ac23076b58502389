"""Decisions of the authority, what they conferred, and what became of it."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from awards.admin.deciding import RegisterPages
from awards.enums import ENDED, ConferralStatus
from awards.models import Conferral, Decision, Ending
from boards.admin.base import HouseAdmin, HouseTabular, ResultAdmin


class StatusFilter(admin.SimpleListFilter):
    """Awards by what became of them: the rows of their ends say it."""

    title = _("status")
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        """What an award may have become."""
        return [(each.value, str(each.label)) for each in ConferralStatus]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Conferral]) -> QuerySet[Conferral]:
        """The last end counts: what was recovered is not cancelled any more."""
        value = self.value()
        if value == ConferralStatus.GRANTED:
            return queryset.filter(endings__isnull=True)
        if value not in ENDED:
            return queryset
        found = queryset.filter(endings__status=value)
        later = ENDED[ENDED.index(value) + 1 :]
        return found.exclude(endings__status__in=later) if later else found


class Nobody:
    """What was decided is read here: the pages of the register write it, nothing unwrites it."""

    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Nobody adds a row by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Nobody changes one."""
        return False

    def has_view_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Whoever reads the row that they belong to."""
        return True


class ConferralInline(Nobody, HouseTabular[Conferral, Decision]):
    """What the decision gave, and to whom."""

    model = Conferral
    fields = readonly_fields = ("board", "award", "nomination", "reason", "became")
    show_change_link = True

    @admin.display(description=_("status"))
    def became(self, conferral: Conferral) -> str:
        """Granted, or what became of it."""
        return str(conferral.status.label)


class EndingInline(Nobody, HouseTabular[Ending, Conferral]):
    """What ended the award."""

    model = Ending
    fields = readonly_fields = ("status", "decision", "ground", "recorded_by", "recorded_at")


@admin.register(Decision)
class DecisionAdmin(RegisterPages, HouseAdmin[Decision]):
    """Decisions, the latest first. Of one that is recorded only the signer's name is corrected."""

    list_display = ["document", "cycle", "signed_by", "conferral_count", "ending_count"]
    list_filter = ["cycle__year", "cycle__bloc"]
    list_select_related = ["document", "cycle__bloc"]
    search_fields = ["document__search_text", "document__number", "signed_by"]
    fields = ["document", "cycle", "signed_by", "differs", "annex", "recorded_by", "recorded_at"]
    readonly_fields = ["document", "cycle", "differs", "annex", "recorded_by", "recorded_at"]
    inlines = [ConferralInline]
    change_form_template = "admin/deciding/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Decision]:
        """With the numbers of awards given and ended."""
        given = Count("conferrals", distinct=True)
        return (
            super()
            .get_queryset(request)
            .annotate(given=given, ended=Count("endings", distinct=True))
        )

    def has_delete_permission(self, request: HttpRequest, obj: Decision | None = None) -> bool:
        """What was decided stands."""
        return False

    @admin.display(description=_("conferrals"), ordering="given")
    def conferral_count(self, decision: Decision) -> int:
        """How many awards the decision gives."""
        given: int = decision.given  # type: ignore[attr-defined]
        return given

    @admin.display(description=_("awards ended"), ordering="ended")
    def ending_count(self, decision: Decision) -> int:
        """How many awards the decision cancels or recovers."""
        ended: int = decision.ended  # type: ignore[attr-defined]
        return ended


@admin.register(Conferral)
class ConferralAdmin(ResultAdmin[Conferral]):
    """Awards that were given, the latest decision first."""

    list_display = ["board", "award", "decision", "became"]
    list_display_links = ["board", "award"]
    list_filter = [StatusFilter, "award", "decision__cycle__year", "decision__cycle__bloc"]
    list_select_related = ["board", "award", "decision__document"]
    search_fields = ["board__search_text", "award__name", "award__slug"]
    ordering = ["-decision__document__issued_on", "award__order", "board__sort_key"]
    fields = readonly_fields = ("decision", "board", "award", "nomination", "reason", "became")
    inlines = [EndingInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Conferral]:
        """With what ended each."""
        return super().get_queryset(request).prefetch_related("endings")

    @admin.display(description=_("status"))
    def became(self, conferral: Conferral) -> str:
        """Granted, or what became of it."""
        return str(conferral.status.label)
