"""Submissions: the register, the form of a draft, and the page from which it is sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from awards.admin.submission_files import buttons, make_file
from awards.enums import SubmissionState
from awards.forms.submissions import SubmissionForm, WithdrawForm
from awards.models import Nomination, Submission
from awards.queries.submission_page import SubmissionPage, submission_page
from awards.services.submitting import cite_latest, drop_submission, submit, withdraw_submission
from blocs.models import Cycle
from boards.admin.base import HouseAdmin
from boards.admin.own_board import officer_of
from boards.refusals import Refused

SUBMITS = "awards.change_submission"
REGISTER = "admin:awards_submission_changelist"


@admin.register(Submission)
class SubmissionAdmin(HouseAdmin[Submission]):
    """Letters by which nominations are sent, the latest year first."""

    form = SubmissionForm
    list_display = ["letter", "dated", "cycle", "state_word", "nomination_count", "submitted_at"]
    list_filter = ["cycle__year", "cycle__bloc", ("withdrawn_at", admin.EmptyFieldListFilter)]
    list_select_related = ["cycle__bloc"]
    search_fields = ["register_key", "number", "title", "recipient"]
    fieldsets = [
        (None, {"fields": ["cycle", "nominations"]}),
        (
            gettext_lazy("Letter"),
            {"fields": [("number", "dated"), "title", "recipient", "grounds"]},
        ),
        (
            gettext_lazy("Heading and signature"),
            {"fields": ["superior", "issuer", "place", ("signer_role", "signed_by")]},
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Submission]:
        """With the number of nominations that each holds."""
        return super().get_queryset(request).annotate(held=Count("nominations"))

    @admin.display(description=gettext_lazy("submission"), ordering="number")
    def letter(self, submission: Submission) -> str:
        """Its number, or what it is about."""
        return submission.number or submission.title

    @admin.display(description=gettext_lazy("state"))
    def state_word(self, submission: Submission) -> str:
        """How far it has come."""
        return str(submission.state.label)

    @admin.display(description=gettext_lazy("nominations"), ordering="held")
    def nomination_count(self, submission: Submission) -> int:
        """How many nominations it holds now."""
        held: int = submission.held  # type: ignore[attr-defined]
        return held

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        view = self.admin_site.admin_view(never_cache(self.page))
        return [
            path("<int:pk>/page/", view, name="awards_submission_page"),
            *super().get_urls(),
        ]

    def has_change_permission(self, request: HttpRequest, obj: Submission | None = None) -> bool:
        """Only a draft is edited."""
        return _is_draft(obj) and super().has_change_permission(request, obj)

    def has_view_permission(self, request: HttpRequest, obj: Submission | None = None) -> bool:
        """What was sent is read by whoever reads the registers."""
        return self._may("view", request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Submission | None = None) -> list[str]:
        """The year stands once there is a draft."""
        return ["cycle"] if obj else []

    def get_form(
        self,
        request: HttpRequest,
        obj: Submission | None = None,
        change: bool = False,
        **kwargs: Any,
    ) -> type[forms.ModelForm[Submission]]:
        """The form, which knows who drafts, and of which year."""
        kwargs["fields"] = [
            each for each in SubmissionForm.Meta.fields if not obj or each != "cycle"
        ]
        form: type[forms.ModelForm[Submission]] = super().get_form(request, obj, change, **kwargs)
        form.officer = officer_of(request)  # type: ignore[attr-defined]
        form.year = _year(request)  # type: ignore[attr-defined]
        return form

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What is known of a year before anybody types."""
        year = _year(request)
        if year is None:
            return {}
        return {
            "cycle": year.pk,
            "issuer": year.bloc.name,
            "recipient": year.bloc.council,
            "title": f"Đề nghị khen thưởng năm {year.year}",
            "place": year.conference_place,
            "nominations": list(
                year.nominations.filter(submission=None).values_list("pk", flat=True)
            ),
        }

    def save_model(
        self,
        request: HttpRequest,
        obj: Submission,
        form: forms.ModelForm[Submission],
        change: bool,
    ) -> None:
        """The service writes."""
        obj.pk = form.make().pk  # type: ignore[attr-defined]
        obj.refresh_from_db()

    def response_add(
        self, request: HttpRequest, obj: Submission, post_url_continue: str | None = None
    ) -> HttpResponse:
        """On to the page from which it is sent."""
        return HttpResponseRedirect(_address(obj))

    def response_change(self, request: HttpRequest, obj: Submission) -> HttpResponse:
        """Back to the page from which it is sent."""
        return HttpResponseRedirect(_address(obj))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The form of a draft; for all others the page."""
        row = self.get_object(request, object_id)
        if row is None or self.has_change_permission(request, row):
            return super().change_view(request, object_id, form_url, extra_context)
        if request.method == "POST" or not self.has_view_permission(request, row):
            raise PermissionDenied
        return HttpResponseRedirect(_address(row))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        """One way to save: on to the page."""
        only = {"show_save_and_add_another": False, "show_save_and_continue": False}
        return super().render_change_form(request, {**context, **only}, *args, **options)

    def page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What would be sent, or was; whoever may send, sends from here."""
        row = get_object_or_404(Submission.objects.select_related("cycle__bloc"), pk=pk)
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        submits = request.user.has_perm(SUBMITS, row)
        form = WithdrawForm()
        if request.method == "POST":
            if not submits:
                raise PermissionDenied
            form = WithdrawForm(request.POST if request.POST.get("do") == "withdraw" else None)
            if _done(request, row, form):
                there = Submission.objects.filter(pk=row.pk).exists()
                return HttpResponseRedirect(_address(row) if there else reverse(REGISTER))
        row.refresh_from_db()
        return self._shown(request, submission_page(row), form, submits)

    def _shown(
        self, request: HttpRequest, page: SubmissionPage, form: forms.Form, submits: bool
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Submission %(submission)s") % {"submission": page.submission},
            "page": page,
            "row": page.submission,
            "form": form,
            "submits": submits,
            "makes": buttons(page.submission) if submits and page.rows else [],
        }
        return TemplateResponse(request, "admin/submission/page.html", context)


def _is_draft(obj: Submission | None) -> bool:
    return obj is None or obj.state is SubmissionState.DRAFT


def _address(row: Submission) -> str:
    return reverse("admin:awards_submission_page", args=[row.pk])


def _year(request: HttpRequest) -> Cycle | None:
    """The year that an address names: the page of a year leads here."""
    asked = request.GET.get("cycle", "")
    if not asked.isdecimal():
        return None
    return Cycle.objects.select_related("bloc").filter(pk=asked).first()


def _sent(request: HttpRequest, row: Submission) -> str:
    submit(submission=row, officer=officer_of(request), read=request.POST.get("read", ""))
    return _("The submission is sent: it stands as it is.")


def _withdrawn(request: HttpRequest, row: Submission) -> str:
    reason = request.POST.get("reason", "")
    withdraw_submission(submission=row, officer=officer_of(request), reason=reason)
    return _("The submission is withdrawn; its nominations can be sent anew.")


def _cited(request: HttpRequest, row: Submission) -> str:
    key = request.POST.get("nomination", "")
    nomination = get_object_or_404(Nomination, pk=key if key.isdecimal() else 0, submission=row)
    cite_latest(nomination=nomination)
    return _("The nomination cites the latest result now.")


def _dropped(_request: HttpRequest, row: Submission) -> str:
    drop_submission(submission=row)
    return _("The draft is deleted; its nominations are free.")


def _made(request: HttpRequest, row: Submission) -> str:
    made = make_file(row, request.POST.get("file", ""), officer_of(request))
    return _("%(file)s is made and kept in the register of files.") % {"file": made.name}


STEPS: dict[str, Callable[[HttpRequest, Submission], str]] = {
    "submit": _sent,
    "withdraw": _withdrawn,
    "cite": _cited,
    "drop": _dropped,
    "file": _made,
}


def _done(request: HttpRequest, row: Submission, form: forms.Form) -> bool:
    """Whether what was asked for is done; a refusal stays on the page with what was typed."""
    step = STEPS.get(request.POST.get("do", ""))
    if step is None or (form.is_bound and not form.is_valid()):
        return False
    try:
        messages.success(request, step(request, row))
    except Refused as refused:
        messages.error(request, str(refused))
        return False
    return True
