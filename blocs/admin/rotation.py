"""Who leads a year, in the admin: propose with reasons, announce, let the deputy act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from blocs.domain.rotation import propose
from blocs.forms.rotation import ActingForm, AnnounceForm, ProposeForm
from blocs.models import Cycle, Hindrance
from blocs.queries.rotation import known
from blocs.services import announce_mandates, appoint_acting_chair, propose_mandates
from boards.admin.acting import ask, confirmed, perform
from boards.admin.base import HouseAdmin
from boards.language import spoken


@admin.register(Hindrance)
class HindranceAdmin(HouseAdmin[Hindrance]):
    """Boards that declined or are barred, the latest year first."""

    list_display = ["board", "bloc", "year", "kind", "reason", "document"]
    list_filter = ["kind", "bloc", "year"]
    list_select_related = ["board", "bloc", "document"]
    search_fields = ["board__search_text", "bloc__search_text"]
    autocomplete_fields = ["bloc", "board", "document"]
    ordering = ["-year", "bloc__sort_key", "board__sort_key"]


class RotationActions(HouseAdmin[Cycle]):
    """The actions of a cycle that give it leaders. Each takes one cycle, for each asks its own."""

    def has_lead_permission(self, request: HttpRequest) -> bool:
        """Who may write mandates."""
        return request.user.has_perm("blocs.change_mandate")

    @admin.action(description=_("Propose chair and deputy"), permissions=["lead"])
    def propose_leaders(
        self, request: HttpRequest, queryset: QuerySet[Cycle]
    ) -> HttpResponse | None:
        """Show whom the rule names and why, ask for another choice, record the proposal."""
        cycle = self._only(request, queryset)
        if cycle is None:
            return None
        facts = known(cycle.bloc)
        proposal = propose(facts.rotation, year=cycle.year, on=cycle.members_on)
        before = Cycle.objects.filter(bloc=cycle.bloc, year=cycle.year - 1).first()
        form = ProposeForm(
            request.POST if confirmed(request) else None,
            asked=proposal.asked,
            initial={
                "on": before and before.conference_on,
                "chair": proposal.chair,
                "deputies": proposal.deputies,
            },
        )
        if not form.is_valid():
            return ask(
                self,
                request,
                queryset,
                action="propose_leaders",
                template="admin/blocs/propose.html",
                title=_("Propose chair and deputy"),
                lead=_(
                    "This is whom the rule of the bloc names. The conference decides; the council "
                    "announces."
                ),
                bloc=cycle.bloc,
                rule=cycle.bloc.get_rotation_rule_display(),
                steps=facts.said((*proposal.steps, *proposal.foreseen), spoken()),
                form=form,
                button=_("Propose"),
            )
        self._do(
            request, queryset, propose_mandates, form, said=_("Chair and deputy were proposed.")
        )
        return None

    @admin.action(description=_("Announce chair and deputy"), permissions=["lead"])
    def announce_leaders(
        self, request: HttpRequest, queryset: QuerySet[Cycle]
    ) -> HttpResponse | None:
        """Ask for the notice and its day, then put those proposed in office."""
        form = AnnounceForm(request.POST if confirmed(request) else None)
        return self._one(
            request,
            queryset,
            announce_mandates,
            form,
            action="announce_leaders",
            title=_("Announce chair and deputy"),
            lead=_("Those proposed take office by a notice of the council. The proposal stays."),
            button=_("Announce"),
            said=_("Chair and deputy were announced."),
        )

    @admin.action(description=_("Let the deputy act as chair"), permissions=["lead"])
    def let_deputy_act(
        self, request: HttpRequest, queryset: QuerySet[Cycle]
    ) -> HttpResponse | None:
        """Ask from when and why, then end the mandate of the chair; the deputy acts."""
        form = ActingForm(request.POST if confirmed(request) else None)
        return self._one(
            request,
            queryset,
            appoint_acting_chair,
            form,
            action="let_deputy_act",
            title=_("Let the deputy act as chair"),
            lead=_(
                "The mandate of the chair ends on that day, and with it the rights of its "
                "officers. The deputy acts until the council announces a chair."
            ),
            button=_("Let the deputy act"),
            said=_("The deputy acts as chair."),
        )

    def _one(
        self,
        request: HttpRequest,
        queryset: QuerySet[Cycle],
        service: Callable[..., object],
        form: forms.Form,
        *,
        said: Any,
        **page: Any,
    ) -> HttpResponse | None:
        """Ask about one cycle, then call the service with what was said."""
        if self._only(request, queryset) is None:
            return None
        if not form.is_valid():
            return ask(self, request, queryset, template="admin/confirm.html", form=form, **page)
        self._do(request, queryset, service, form, said=said)
        return None

    def _only(self, request: HttpRequest, queryset: QuerySet[Cycle]) -> Cycle | None:
        """The one cycle that was selected; with several, the officer is asked to select one."""
        cycles = list(queryset.select_related("bloc")[:2])
        if len(cycles) == 1:
            return cycles[0]
        self.message_user(request, _("Select one cycle: its leaders are its own."), messages.ERROR)
        return None

    def _do(
        self,
        request: HttpRequest,
        queryset: QuerySet[Cycle],
        service: Callable[..., object],
        form: forms.Form,
        *,
        said: Any,
    ) -> None:
        values = form.cleaned_data
        note = f"{service.__name__}: {values['on']} {values['document']}"
        if perform(
            self, request, queryset, lambda cycle: service(cycle=cycle, **values), note=note
        ):
            self.message_user(request, said, messages.SUCCESS)
