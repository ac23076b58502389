"""Cycles, and what is done with them: move the stage, prepare an edition."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, Max, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from blocs.admin import preview
from blocs.admin.calendar import CycleCalendar
from blocs.admin.ceremony import CeremonyPage
from blocs.admin.comparing import ComparePages
from blocs.admin.dossiers import CycleDossier
from blocs.admin.freezing import FreezePage
from blocs.admin.grid import CycleGrid
from blocs.admin.objecting import ObjectionPages
from blocs.admin.opening import OpeningAction
from blocs.admin.pledge_files import PledgeFiles
from blocs.admin.pledge_pages import PledgePages
from blocs.admin.reveal import RevealPages
from blocs.admin.scoring import ScoringPages
from blocs.admin.signing import SigningPages
from blocs.admin.staged import StagedTabular
from blocs.admin.targets import TargetPages
from blocs.admin.templates import CycleTemplate
from blocs.admin.what_if import WhatIfPage
from blocs.enums import Act, Stage
from blocs.forms.acts import CorrectionForm, StageForm
from blocs.models import Cycle, Edition, Mandate
from blocs.queries.changes import change_list
from blocs.queries.freezing import freezes
from blocs.queries.payload import issued_scheme
from blocs.queries.reader import Reader
from blocs.queries.reviewed import review_states, unverified_reports
from blocs.queries.stages import step_forward
from blocs.refusals import Refusal
from blocs.services import move_stage, prepare_edition
from blocs.services.scores import ranked_payload
from boards.admin.acting import ask, confirmed, perform
from boards.admin.base import HouseAdmin
from boards.admin.own_board import officer_of
from boards.refusals import Refused


class MandateInline(StagedTabular[Mandate, Cycle]):
    """Chair and deputy of the year."""

    model = Mandate
    act = Act.EDIT_MANDATES
    autocomplete_fields = ["board", "document"]


@admin.register(Cycle)
class CycleAdmin(
    RevealPages,
    FreezePage,
    WhatIfPage,
    ComparePages,
    ObjectionPages,
    ScoringPages,
    SigningPages,
    CeremonyPage,
    PledgePages,
    PledgeFiles,
    TargetPages,
    CycleCalendar,
    CycleDossier,
    CycleTemplate,
    CycleGrid,
    OpeningAction,
    HouseAdmin[Cycle],
):
    """Cycles, the latest year first, with their stage and latest edition."""

    list_display = [
        "bloc",
        "year",
        "grid_link",
        "stage",
        "conference_on",
        "edition_number",
        "waits",
        "public_from",
    ]
    list_display_links = ["bloc", "year"]
    list_filter = ["stage", "year", "bloc"]
    list_select_related = ["bloc"]
    search_fields = ["bloc__search_text", "bloc__short_name", "year"]
    autocomplete_fields = ["bloc"]
    inlines = [MandateInline]
    ordering = ["-year", "bloc__sort_key", "pk"]
    actions = [
        "prepare",
        "move",
        "propose_leaders",
        "announce_leaders",
        "let_deputy_act",
        "open_next",
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Cycle | None = None) -> list[str]:
        """A cycle stays the year of its bloc; its stage is moved, never typed."""
        return ["stage"] if obj is None else ["bloc", "year", "stage", "frozen", "review"]

    @admin.display(description=_("freeze of the result"))
    def frozen(self, cycle: Cycle) -> SafeString:
        """Since when it is frozen and until when, with the way to the page that lifts it."""
        context = {
            "cycle": cycle,
            "frozen": freezes(cycle),
            "embargoed": cycle.editions.embargoed().first(),
        }
        return render_to_string("admin/freeze/_line.html", context)

    @admin.display(description=_("reports of the members"))
    def review(self, cycle: Cycle) -> SafeString:
        """How far each report is, what changed since it was verified, what is open for a while."""
        return render_to_string("admin/blocs/_review.html", {"states": review_states(cycle)})

    def get_queryset(self, request: HttpRequest) -> QuerySet[Cycle]:
        """With the number of the latest published edition and whether one waits."""
        published = Q(editions__published_at__lte=timezone.now())
        return (
            super()
            .get_queryset(request)
            .annotate(
                latest=Max("editions__number", filter=published),
                waiting=Count("editions", filter=Q(editions__published_at__isnull=True)),
                public_at=Max("editions__published_at", filter=~published),
            )
        )

    @admin.display(description=_("published edition"), ordering="latest")
    def edition_number(self, cycle: Cycle) -> int | None:
        """The number of the latest published edition."""
        latest: int | None = cycle.latest  # type: ignore[attr-defined]
        return latest

    @admin.display(description=_("public from"), ordering="public_at")
    def public_from(self, cycle: Cycle) -> datetime | None:
        """The moment of an approved edition that is not public yet."""
        moment: datetime | None = cycle.public_at  # type: ignore[attr-defined]
        return moment

    @admin.display(description=_("waits for approval"), ordering="waiting", boolean=True)
    def waits(self, cycle: Cycle) -> bool:
        """Whether a prepared edition waits for a second officer."""
        return bool(cycle.waiting)  # type: ignore[attr-defined]

    def has_prepare_permission(self, request: HttpRequest) -> bool:
        """Who may prepare the edition of a cycle."""
        return request.user.has_perm("blocs.prepare_edition")

    @admin.action(description=_("Prepare an edition"), permissions=["prepare"])
    def prepare(self, request: HttpRequest, queryset: QuerySet[Cycle]) -> HttpResponse | None:
        """Show what the edition would say, ask for the note, then seal it for approval."""
        published = Edition.objects.published().filter(cycle__in=queryset)
        form = CorrectionForm(
            request.POST if confirmed(request) else None, needed=published.exists()
        )
        if not form.is_valid():
            drafts = [self._draft(cycle) for cycle in queryset]
            possible = any("refused" not in draft for draft in drafts)
            return ask(
                self,
                request,
                queryset,
                action="prepare",
                template="admin/blocs/prepare.html",
                title=_("Prepare an edition"),
                lead=_(
                    "This is what the edition would say. A second officer must approve it "
                    "before anybody else can read it."
                ),
                drafts=drafts,
                form=form if possible else None,
                button=_("Prepare for approval") if possible else "",
            )
        officer = officer_of(request)
        prepared = perform(
            self,
            request,
            queryset,
            lambda cycle: prepare_edition(
                cycle=cycle,
                officer=officer,
                correction_note=form.cleaned_data["correction_note"],
            ),
            note="prepare_edition",
        )
        if prepared:
            sentence = ngettext(
                "%d edition was prepared and waits for a second officer.",
                "%d editions were prepared and wait for a second officer.",
                prepared,
            )
            self.message_user(request, sentence % prepared, messages.SUCCESS)
        return None

    def has_move_permission(self, request: HttpRequest) -> bool:
        """Who may move a cycle from stage to stage."""
        return request.user.has_perm("blocs.move_stage")

    @admin.action(description=_("Move to another stage"), permissions=["move"])
    def move(self, request: HttpRequest, queryset: QuerySet[Cycle]) -> HttpResponse | None:
        """Show what the next stage lacks, ask where to and why, then move."""
        steps = [step_forward(cycle) for cycle in queryset]
        form = StageForm(
            request.POST if confirmed(request) else None,
            stages={Stage(cycle.stage) for cycle in queryset},
            lacking=[step.stage for step in steps if step.lacks],
        )
        if not form.is_valid():
            return ask(
                self,
                request,
                queryset,
                action="move",
                template="admin/blocs/move.html",
                title=_("Move to another stage"),
                lead=_("The stage decides what may be edited; reports are locked with it."),
                steps=steps,
                form=form,
                button=_("Move"),
            )
        said: dict[str, Any] = form.cleaned_data
        moved = perform(
            self,
            request,
            queryset,
            lambda cycle: move_stage(
                cycle=cycle, stage=Stage(said["stage"]), reason=said["reason"]
            ),
            note=f"move_stage: {said['stage']} {said['reason']}".strip(),
        )
        if moved:
            sentence = ngettext("%d cycle was moved.", "%d cycles were moved.", moved) % moved
            self.message_user(request, sentence, messages.SUCCESS)
        return None

    def _draft(self, cycle: Cycle) -> dict[str, Any]:
        """What an edition of the cycle would say now, or why there can be none."""
        last = cycle.editions.published().first()
        before = last.document if last else None
        if cycle.editions.embargoed().exists():
            return {"cycle": cycle, "refused": Refusal.EDITION_EMBARGOED.label}
        try:
            document = ranked_payload(cycle, issued_scheme(cycle), number=0)
        except Refused as refused:
            return {"cycle": cycle, "refused": str(refused)}
        return {
            "cycle": cycle,
            "last": last,
            "illustrative": document["illustrative"],
            "unverified": unverified_reports(cycle),
            "rows": preview.rows(document, before),
            "changes": change_list(before, document, Reader.of_request()) if before else None,
        }
