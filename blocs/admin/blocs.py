"""Blocs, who belongs to them, and who leads them."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from blocs.admin.staged import StagedAdmin
from blocs.enums import Act
from blocs.forms.blocs import BlocForm
from blocs.models import Bloc, CalendarRule, Edition, Mandate, Membership
from boards.admin.base import HouseAdmin, HouseTabular


class MembershipInline(HouseTabular[Membership, Bloc]):
    """The seats of the bloc, in the order of rotation."""

    model = Membership
    autocomplete_fields = ["board", "document"]


class CalendarRuleInline(HouseTabular[CalendarRule, Bloc]):
    """When the regulation expects what, year by year."""

    model = CalendarRule
    autocomplete_fields = ["document"]


@admin.register(Bloc)
class BlocAdmin(HouseAdmin[Bloc]):
    """Blocs with the number of boards that are members now."""

    list_display = ["short_name", "name", "council", "member_count"]
    list_display_links = ["short_name", "name"]
    list_filter = ["council"]
    search_fields = ["search_text", "name", "short_name", "slug"]
    form = BlocForm
    inlines = [MembershipInline, CalendarRuleInline]
    ordering = ["sort_key", "pk"]

    def get_readonly_fields(self, request: HttpRequest, obj: Bloc | None = None) -> list[str]:
        """Published editions name the bloc by its code, so it stays."""
        if obj is None or not Edition.objects.approved().filter(cycle__bloc=obj).exists():
            return []
        return ["slug"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Bloc]:
        """With the number of open memberships."""
        open_seats = Count("memberships", filter=Q(memberships__ends_on__isnull=True))
        return super().get_queryset(request).annotate(members=open_seats)

    @admin.display(description=_("members"), ordering="members")
    def member_count(self, bloc: Bloc) -> int:
        """How many boards are members now."""
        members: int = bloc.members  # type: ignore[attr-defined]
        return members


@admin.register(Membership)
class MembershipAdmin(HouseAdmin[Membership]):
    """Memberships that run come first, by bloc and seat."""

    list_display = ["board", "bloc", "seat", "starts_on", "ends_on", "document"]
    list_filter = ["bloc", ("ends_on", admin.EmptyFieldListFilter)]
    list_select_related = ["board", "bloc", "document"]
    search_fields = ["board__search_text", "bloc__search_text"]
    autocomplete_fields = ["bloc", "board", "document"]
    ordering = [F("ends_on").desc(nulls_first=True), "bloc__sort_key", "seat"]


@admin.register(Mandate)
class MandateAdmin(StagedAdmin[Mandate]):
    """Chairs and deputies, the latest year first."""

    act = Act.EDIT_MANDATES
    list_display = ["cycle", "role", "board", "status", "starts_on", "ends_on", "document"]
    list_display_links = ["cycle", "role"]
    list_filter = ["status", "role", "cycle__bloc", "cycle__year"]
    list_select_related = ["cycle__bloc", "board", "document"]
    search_fields = ["board__search_text", "cycle__bloc__search_text"]
    autocomplete_fields = ["cycle", "board", "document"]
    ordering = ["-cycle__year", "cycle__bloc__sort_key", "role", "starts_on"]
