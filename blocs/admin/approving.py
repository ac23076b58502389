"""What officers do with an edition: approve it, now or for later, withdraw that, or discard it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from blocs.admin.drafts import draft
from blocs.forms.embargoes import ApprovalForm, WithdrawalForm
from blocs.models import Edition
from blocs.services import approve_edition, discard_edition, publish_now, withdraw_approval
from boards.admin.acting import ask, confirmed, perform
from boards.admin.own_board import officer_of


class ApprovalActions:
    """Adds the acts on editions to their list."""

    def has_approve_permission(self, request: HttpRequest) -> bool:
        """Who may publish what a colleague prepared."""
        return request.user.has_perm("blocs.approve_edition")

    def has_prepare_permission(self, request: HttpRequest) -> bool:
        """Who may drop what waits."""
        return request.user.has_perm("blocs.prepare_edition")

    def has_end_permission(self, request: HttpRequest) -> bool:
        """Who may end an embargo before its moment."""
        return request.user.has_perm("blocs.end_embargo")

    @admin.action(description=_("Approve and publish"), permissions=["approve"])
    def approve(self, request: HttpRequest, queryset: QuerySet[Edition]) -> HttpResponse | None:
        """Show fingerprint and standings, ask from when on, read a later moment back, approve."""
        form = ApprovalForm(request.POST if confirmed(request) else None)
        if not form.is_valid():
            return _approval(self, request, queryset, form=form, moment=None)
        if form.unread:
            return _approval(self, request, queryset, form=form.read_back(), moment=form.unread)
        moment: datetime | None = form.cleaned_data["publish_at"]
        officer = officer_of(request)
        _done(
            self,
            request,
            queryset,
            lambda edition: approve_edition(edition=edition, officer=officer, publish_at=moment),
            "approve_edition",
            _approved_later if moment else _published,
        )
        return None

    @admin.action(description=_("Withdraw the approval"), permissions=["end"])
    def withdraw(self, request: HttpRequest, queryset: QuerySet[Edition]) -> HttpResponse | None:
        """Ask why, then let the edition wait for approval again."""
        form = WithdrawalForm(request.POST if confirmed(request) else None)
        if not form.is_valid():
            return _asked(
                self,
                request,
                queryset,
                "withdraw",
                _("Withdraw the approval"),
                _("It does not become public at its moment, and waits for approval again."),
                form=form,
            )
        officer, reason = officer_of(request), form.cleaned_data["reason"]
        _done(
            self,
            request,
            queryset,
            lambda edition: withdraw_approval(edition=edition, officer=officer, reason=reason),
            f"withdraw_approval: {reason}",
            _withdrawn,
        )
        return None

    @admin.action(description=_("Publish before the moment"), permissions=["end"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Edition]) -> HttpResponse | None:
        """Ask, then publish what waits for its moment."""
        if not confirmed(request):
            return _asked(
                self,
                request,
                queryset,
                "publish",
                _("Publish before the moment"),
                _("Everybody reads it at once, and it stays for ever."),
            )
        officer = officer_of(request)
        _done(
            self,
            request,
            queryset,
            lambda edition: publish_now(edition=edition, officer=officer),
            "publish_now",
            _published,
        )
        return None

    @admin.action(description=_("Discard what waits for approval"), permissions=["prepare"])
    def discard(self, request: HttpRequest, queryset: QuerySet[Edition]) -> HttpResponse | None:
        """Ask, then drop editions that nobody approved."""
        if not confirmed(request):
            return _asked(
                self,
                request,
                queryset,
                "discard",
                _("Discard what waits for approval"),
                _("The prepared text is dropped; it can be prepared again at any time."),
                button=_("Discard"),
            )
        _done(
            self,
            request,
            queryset,
            lambda edition: discard_edition(edition=edition),
            "discard_edition",
            _discarded,
        )
        return None


def _approval(
    model_admin: Any,
    request: HttpRequest,
    queryset: Iterable[Edition],
    *,
    form: ApprovalForm,
    moment: datetime | None,
) -> HttpResponse:
    """The page on which the officer reads what is approved, and from when on it is public."""
    officer = officer_of(request)
    drafts = [draft(edition, officer) for edition in queryset]
    possible = any(not each["refused"] for each in drafts)
    words = _("Approve for this moment") if moment else _("Approve and publish")
    return ask(
        model_admin,
        request,
        queryset,  # type: ignore[arg-type]
        action="approve",
        template="admin/blocs/approve.html",
        title=_("Approve and publish"),
        lead=_("A published edition stays for ever; a correction is a new edition."),
        drafts=drafts,
        moment=moment,
        form=form if possible else None,
        button=words if possible else "",
    )


def _asked(
    model_admin: Any,
    request: HttpRequest,
    queryset: QuerySet[Edition],
    action: str,
    title: Any,
    lead: Any,
    **rest: Any,
) -> HttpResponse:
    """The page that asks before one of the other acts."""
    said = {"title": title, "lead": lead, "button": title} | rest
    template = "admin/confirm.html"
    return ask(model_admin, request, queryset, action=action, template=template, **said)


def _done(
    model_admin: Any,
    request: HttpRequest,
    queryset: QuerySet[Edition],
    act: Callable[[Edition], object],
    note: str,
    words: Callable[[int], str],
) -> None:
    """Do it to each edition, and say to how many."""
    done = perform(model_admin, request, queryset, act, note=note)
    if done:
        model_admin.message_user(request, words(done) % done, messages.SUCCESS)


def _published(done: int) -> str:
    return ngettext("%d edition was published.", "%d editions were published.", done)


def _approved_later(done: int) -> str:
    return ngettext(
        "%d edition is approved and becomes public at its moment.",
        "%d editions are approved and become public at their moment.",
        done,
    )


def _withdrawn(done: int) -> str:
    return ngettext("%d approval was withdrawn.", "%d approvals were withdrawn.", done)


def _discarded(done: int) -> str:
    return ngettext("%d edition was discarded.", "%d editions were discarded.", done)
