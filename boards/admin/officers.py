"""Officers: what each may do follows from the role, so groups and single rights are not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from boards.admin.changelists import HouseChangeList
from boards.admin.recounting import Recounting
from boards.domain.names import fold
from boards.models import Officer

if TYPE_CHECKING:
    _UserAdmin = UserAdmin[Officer]
else:
    _UserAdmin = UserAdmin

admin.site.unregister(Group)


@admin.register(Officer)
class OfficerAdmin(Recounting, _UserAdmin):
    """The users of the site, those who may sign in first."""

    list_display = ["username", "full_name", "role", "board", "is_active", "last_login"]
    list_filter = ["role", "is_active", "is_staff", "board"]
    list_select_related = ["board"]
    ordering = ["-is_active", "username"]
    filter_horizontal = []
    autocomplete_fields = ["board"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Personal info"), {"fields": ["first_name", "last_name", "email"]}),
        (_("Role"), {"fields": ["role", "board", "is_active", "is_staff", "is_superuser"]}),
        (_("Important dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "classes": ["wide"],
                "fields": [
                    "username",
                    "usable_password",
                    "password1",
                    "password2",
                    "role",
                    "board",
                    "is_staff",
                ],
            },
        )
    ]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[HouseChangeList]:
        """The list that bears any address."""
        return HouseChangeList

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Officer], search_term: str
    ) -> tuple[QuerySet[Officer], bool]:
        """Officers whose name or account holds every word, diacritics aside.

        A site has hundreds of officers, not millions: their names are folded here.
        """
        words = fold(search_term).split()
        found = [
            officer.pk
            for officer in queryset
            if all(
                word in fold(f"{officer.last_name} {officer.first_name} {officer.username}")
                for word in words
            )
        ]
        return queryset.filter(pk__in=found), False

    @admin.display(description=_("full name"), ordering="last_name")
    def full_name(self, officer: Officer) -> str:
        """Family name first, as it is written in Vietnam."""
        return f"{officer.last_name} {officer.first_name}".strip()
