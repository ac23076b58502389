"""Schemes and their criteria: open until they are issued, then they stand."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, F, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from blocs.admin.parameters import ParametersPage
from blocs.admin.staged import StagedAdmin
from blocs.enums import Act
from blocs.forms.acts import IssueForm
from blocs.forms.criteria import CriterionForm, formula
from blocs.forms.schemes import SchemeForm
from blocs.models import Criterion, Scheme
from blocs.services import issue_scheme
from boards.admin.acting import ask, confirmed, perform
from boards.admin.base import HouseStacked


class CriterionInline(HouseStacked[Criterion, Scheme]):
    """The lines of the scheme, each with the sentence of its method."""

    model = Criterion
    form = CriterionForm
    autocomplete_fields = ["indicator"]
    readonly_fields = ["formula"]
    fields = [
        ("order", "code"),
        ("name", "name_en"),
        "indicator",
        "maximum",
        "needs_evidence",
        "method",
        "parameters",
    ]

    @admin.display(description=_("formula"))
    def formula(self, criterion: Criterion) -> str:
        """The rule in words."""
        return formula(criterion)

    def get_fields(self, request: HttpRequest, obj: Scheme | None = None) -> list[Any]:
        """Of lines that stand, the rule in words instead of the fields that make it."""
        fields = list(super().get_fields(request, obj))
        return fields if self.has_change_permission(request, obj) else in_words(fields)

    def has_add_permission(self, request: HttpRequest, obj: Scheme | None = None) -> bool:
        """An issued scheme takes no new line."""
        return _open(obj) and super().has_add_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Scheme | None = None) -> bool:
        """The lines of an issued scheme stand."""
        return _open(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Scheme | None = None) -> bool:
        """The lines of an issued scheme stay."""
        return _open(obj) and super().has_delete_permission(request, obj)


@admin.register(Scheme)
class SchemeAdmin(StagedAdmin[Scheme]):
    """Schemes that are still being written come first."""

    act = Act.EDIT_SCHEME
    form = SchemeForm
    list_display = [
        "name",
        "cycle",
        "version",
        "criterion_count",
        "maxima",
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
    readonly_fields = ["issued_on", "document"]
    inlines = [CriterionInline]
    actions = ["issue"]
    ordering = [F("issued_on").desc(nulls_first=True), "-cycle__year", "code", "-version"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Scheme]:
        """With the number of criteria and the sum of their maxima."""
        schemes = super().get_queryset(request)
        return schemes.annotate(lines=Count("criteria"), reached=Sum("criteria__maximum"))

    @admin.display(description=_("criteria"), ordering="lines")
    def criterion_count(self, scheme: Scheme) -> int:
        """How many criteria the scheme has."""
        lines: int = scheme.lines  # type: ignore[attr-defined]
        return lines

    @admin.display(description=_("sum of maxima"), ordering="reached")
    def maxima(self, scheme: Scheme) -> str:
        """What the maxima add up to; it must be the total before the scheme can be issued."""
        return str(localize(scheme.reached or 0))  # type: ignore[attr-defined]

    def has_change_permission(self, request: HttpRequest, obj: Scheme | None = None) -> bool:
        """An issued scheme stands."""
        return _open(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Scheme | None = None) -> bool:
        """An issued scheme stays."""
        return _open(obj) and super().has_delete_permission(request, obj)

    @admin.action(description=_("Issue the selected schemes"), permissions=["change"])
    def issue(self, request: HttpRequest, queryset: QuerySet[Scheme]) -> HttpResponse | None:
        """Ask for day and document, then let the rules stand."""
        data = request.POST if confirmed(request) else None
        form = IssueForm(data)
        if not form.is_valid():
            return ask(
                self,
                request,
                queryset,
                action="issue",
                template="admin/confirm.html",
                title=_("Issue a scheme"),
                lead=_("From then on the rules stand: to change them, make a new version."),
                form=form,
                button=_("Issue"),
            )
        said: dict[str, Any] = form.cleaned_data
        issued = perform(
            self,
            request,
            queryset,
            lambda scheme: issue_scheme(
                scheme=scheme, issued_on=said["issued_on"], document=said["document"]
            ),
            note="issue_scheme",
        )
        if issued:
            sentence = ngettext("%d scheme was issued.", "%d schemes were issued.", issued) % issued
            self.message_user(request, sentence, messages.SUCCESS)
        return None


@admin.register(Criterion)
class CriterionAdmin(ParametersPage, StagedAdmin[Criterion]):
    """All criteria, the latest year first."""

    act = Act.EDIT_SCHEME
    path = "scheme.cycle"
    form = CriterionForm
    list_display = [
        "name",
        "scheme",
        "indicator",
        "maximum",
        "method",
        "formula",
        "needs_evidence",
    ]
    list_filter = ["scheme__cycle__year", "scheme__cycle__bloc", "method", "needs_evidence"]
    list_select_related = ["scheme__cycle", "indicator"]
    search_fields = ["name", "name_en", "code", "indicator__search_text"]
    autocomplete_fields = ["scheme", "indicator"]
    readonly_fields = ["formula"]
    ordering = ["-scheme__cycle__year", "scheme", "order"]

    @admin.display(description=_("formula"))
    def formula(self, criterion: Criterion) -> str:
        """The rule in words."""
        return formula(criterion)

    def get_fields(self, request: HttpRequest, obj: Criterion | None = None) -> list[Any]:
        """Of a criterion that stands, the rule in words instead of the fields that make it."""
        fields = list(CriterionForm.Meta.fields)
        return fields if self.has_change_permission(request, obj) else in_words(fields)

    def has_change_permission(self, request: HttpRequest, obj: Criterion | None = None) -> bool:
        """The criteria of an issued scheme stand."""
        return _open(obj.scheme if obj else None) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Criterion | None = None) -> bool:
        """The criteria of an issued scheme stay."""
        return _open(obj.scheme if obj else None) and super().has_delete_permission(request, obj)


def in_words(fields: list[Any]) -> list[Any]:
    """The sentence of the method where its parameters stood."""
    return ["formula" if field == "parameters" else field for field in fields]


def _open(scheme: Scheme | None) -> bool:
    return scheme is None or not scheme.issued
