"""Schemes: open until they are issued, then they stand and only a new version changes them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, F, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from blocs.admin.issuing import SchemeIssuing
from blocs.admin.replay import SchemeReplay
from blocs.admin.scheme_compare import SchemeCompare
from blocs.admin.scheme_conditions import GateInline, GradeInline
from blocs.admin.scheme_files import SchemeFiles
from blocs.admin.scheme_lines import is_open
from blocs.admin.scheme_pages import SchemeTree
from blocs.admin.staged import StagedAdmin
from blocs.enums import Act
from blocs.forms.schemes import AmendForm, SchemeForm
from blocs.models import Scheme
from blocs.queries.rulebook import rulebook_of
from blocs.queries.scheme_tree import line_names
from blocs.services import amend_scheme
from boards.admin.acting import ask, confirmed, perform
from boards.admin.own_board import officer_of


def _fieldsets(tie_breakers: str) -> Any:
    return [
        (None, {"fields": ["cycle", ("code", "version"), ("name", "name_en"), "illustrative"]}),
        (
            _("Points"),
            {
                "fields": [
                    ("total", "places"),
                    "missing_policy",
                    "missing_share",
                    "rate_kind",
                    tie_breakers,
                ]
            },
        ),
        (
            _("Opinions of people"),
            {
                "fields": [
                    "peers",
                    "peer_rule",
                    ("self_weight", "peer_weight", "appraised_weight"),
                    "tolerance",
                ]
            },
        ),
        (_("Notes"), {"fields": ["note", "note_en"]}),
        (_("Validity"), {"fields": ["issued_on", "document", "issued_by"]}),
    ]


FIELDSETS = _fieldsets("tie_breakers")
STANDING = _fieldsets("tie_breaker_words")
AMENDMENT = (_("Amendment"), {"fields": ["amends", "reason", "prepared_by"]})


@admin.register(Scheme)
class SchemeAdmin(
    SchemeIssuing, SchemeReplay, SchemeCompare, SchemeFiles, SchemeTree, StagedAdmin[Scheme]
):
    """Schemes that are still being written come first."""

    act = Act.EDIT_SCHEME
    form = SchemeForm
    list_display = [
        "name",
        "tree_link",
        "cycle",
        "version",
        "criterion_count",
        "total",
        "illustrative",
        "issued_on",
    ]
    list_filter = [
        ("issued_on", admin.EmptyFieldListFilter),
        "illustrative",
        "cycle__year",
        "cycle__bloc",
    ]
    list_select_related = ["cycle__bloc"]
    search_fields = ["name", "name_en", "code", "cycle__bloc__search_text"]
    autocomplete_fields = ["cycle"]
    readonly_fields = [
        "issued_on",
        "document",
        "issued_by",
        "amends",
        "reason",
        "prepared_by",
        "tie_breaker_words",
    ]
    inlines = [GateInline, GradeInline]
    actions = ["issue", "amend"]
    ordering = [F("issued_on").desc(nulls_first=True), "-cycle__year", "code", "-version"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Scheme]:
        """With the number of criteria."""
        return super().get_queryset(request).annotate(lines=Count("criteria"))

    def get_fieldsets(self, request: HttpRequest, obj: Scheme | None = None) -> Any:
        """An amendment says what it is; of what stands, tie-breakers are words."""
        found = FIELDSETS if is_open(obj) else STANDING
        amends = obj is not None and obj.amends_id is not None
        return [*found, AMENDMENT] if amends else found

    @admin.display(description=_("tie-breakers"))
    def tie_breaker_words(self, scheme: Scheme) -> str:
        """The lines that decide among equals, by their names: what stands has no choices."""
        names = line_names(rulebook_of(scheme))
        return "; ".join(names.get(code, code) for code in scheme.tie_breakers) or "–"

    @admin.display(description=_("table of criteria"))
    def tree_link(self, scheme: Scheme) -> SafeString:
        """The way to its lines."""
        address = reverse("admin:blocs_scheme_tree", args=[scheme.pk])
        return format_html('<a href="{}">{}</a>', address, _("Open the table"))

    @admin.display(description=_("criteria"), ordering="lines")
    def criterion_count(self, scheme: Scheme) -> int:
        """How many criteria the scheme has."""
        lines: int = scheme.lines  # type: ignore[attr-defined]
        return lines

    def has_change_permission(self, request: HttpRequest, obj: Scheme | None = None) -> bool:
        """An issued scheme stands."""
        return is_open(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Scheme | None = None) -> bool:
        """An issued scheme stays."""
        return is_open(obj) and super().has_delete_permission(request, obj)

    def response_post_save_add(self, request: HttpRequest, obj: Scheme) -> HttpResponseRedirect:
        """A new scheme goes on with its lines."""
        return HttpResponseRedirect(reverse("admin:blocs_scheme_tree", args=[obj.pk]))

    def response_post_save_change(self, request: HttpRequest, obj: Scheme) -> HttpResponseRedirect:
        """Back to the table."""
        return HttpResponseRedirect(reverse("admin:blocs_scheme_tree", args=[obj.pk]))

    @admin.action(description=_("Amend the selected schemes"), permissions=["change"])
    def amend(self, request: HttpRequest, queryset: QuerySet[Scheme]) -> HttpResponse | None:
        """Ask why, then draft the next version, which another officer issues."""
        form = AmendForm(request.POST if confirmed(request) else None)
        if not form.is_valid():
            return ask(
                self,
                request,
                queryset,
                action="amend",
                template="admin/confirm.html",
                title=_("Amend a scheme"),
                lead=_(
                    "The next version begins as a draft of the same rules. The present one scores "
                    "until a second officer issues the new one by a document."
                ),
                form=form,
                button=_("Draft the next version"),
            )
        drafted = perform(
            self,
            request,
            queryset,
            lambda scheme: amend_scheme(
                scheme=scheme, officer=officer_of(request), reason=form.cleaned_data["reason"]
            ),
            note="amend_scheme",
        )
        if drafted:
            sentence = ngettext(
                "%d new version was drafted.", "%d new versions were drafted.", drafted
            )
            self.message_user(request, sentence % drafted, messages.SUCCESS)
        return None
