"""Issuing schemes: the page that asks shows what each would have made of last year."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from blocs.admin.replay import replay_shown
from blocs.forms.schemes import IssueForm
from blocs.models import Scheme
from blocs.queries.replay import needs_replay
from blocs.queries.rulebook import rules_token
from blocs.services import issue_scheme
from boards.admin.acting import ask, confirmed, perform
from boards.admin.own_board import officer_of


class SchemeIssuing:
    """Adds the action to the admin of schemes, for those who may issue them."""

    message_user: Any

    def has_issue_permission(self, request: HttpRequest) -> bool:
        """Whether the officer issues schemes at all; which one, the policy says of each."""
        return bool(request.user.has_perm("blocs.issue_scheme"))

    @admin.action(description=_("Issue the selected schemes"), permissions=["issue"])
    def issue(self, request: HttpRequest, queryset: QuerySet[Scheme]) -> HttpResponse | None:
        """Show the replays, ask for day and document, then let the rules stand."""
        queryset = queryset.select_related("cycle__bloc")
        form = IssueForm(request.POST if confirmed(request) else None)
        if not form.is_valid():
            return ask(
                self,  # type: ignore[arg-type]
                request,
                queryset,
                action="issue",
                template="admin/scheme/issue.html",
                title=_("Issue a scheme"),
                lead=_("From then on the rules stand: to change them, make a new version."),
                form=form,
                button=_("Issue"),
                replays=[_replay(scheme) for scheme in queryset if needs_replay(scheme)],
            )
        said: dict[str, Any] = form.cleaned_data
        issued = perform(
            self,  # type: ignore[arg-type]
            request,
            queryset,
            lambda scheme: issue_scheme(
                scheme=scheme,
                issued_on=said["issued_on"],
                document=said["document"],
                officer=officer_of(request),
                seen=request.POST.get(f"seen-{scheme.pk}", ""),
            ),
            note="issue_scheme",
        )
        if issued:
            sentence = ngettext("%d scheme was issued.", "%d schemes were issued.", issued) % issued
            self.message_user(request, sentence, messages.SUCCESS)
        return None


def _replay(scheme: Scheme) -> dict[str, Any]:
    """What the page shows of a scheme, with the token of what was shown."""
    return {"scheme": scheme, "token": rules_token(scheme), **replay_shown(scheme)}
