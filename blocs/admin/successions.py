"""The guided succession: say what happened, decide, read what follows, record it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from blocs.forms.successions import FORMS, DecisionForm, EventForm, Told
from blocs.queries.succession_plan import Plan
from blocs.queries.succession_words import consequences, warnings
from blocs.queries.successions import aftermath, stakes
from blocs.services.successions import record_succession
from boards.admin.boards import SuccessionAdmin
from boards.admin.own_board import officer_of
from boards.domain.successions import STAYS
from boards.language import spoken
from boards.models import Succession
from boards.refusals import Refused

RIGHT = "boards.record_succession"
SEEN, RECORD = "seen", "record"


@dataclass(frozen=True, slots=True)
class Preview:
    """What follows from the decisions; nothing where something is to be mended first."""

    follows: tuple[str, ...] = ()
    minded: tuple[str, ...] = ()

    @classmethod
    def of(cls, form: DecisionForm) -> Preview:
        """The consequences in the words of the reader."""
        if form.plan is None:
            return cls()
        follows, minded = (
            tuple(sentence.in_language(spoken()) for sentence in found(form.plan))
            for found in (consequences, warnings)
        )
        return cls(follows, minded)

    @property
    def mark(self) -> str:
        """Changes with what the page says: nobody records what was not read."""
        return sha256("\n".join((*self.follows, *self.minded)).encode()).hexdigest()[:20]

    def was_read(self, request: HttpRequest) -> bool:
        """Whether the officer says yes to exactly this."""
        asked = RECORD in request.POST and request.POST.get(SEEN) == self.mark
        return asked and bool(self.follows)


admin.site.unregister(Succession)


@admin.register(Succession)
class GuidedSuccessionAdmin(SuccessionAdmin):
    """Successions are recorded step by step: a row alone would change neither boards nor blocs."""

    def get_urls(self) -> list[URLPattern]:
        """The three steps, before the addresses of the list."""
        guarded = self.admin_site.admin_view
        return [
            path("record/", guarded(self.tell_page), name="boards_succession_tell"),
            path("record/decide/", guarded(self.decide_page), name="boards_succession_decide"),
            path(
                "<int:pk>/recorded/",
                guarded(self.recorded_page),
                name="boards_succession_recorded",
            ),
            *super().get_urls(),
        ]

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Typing a row by hand leads to the first step."""
        _require_right(request)
        return HttpResponseRedirect(reverse("admin:boards_succession_tell"))

    def tell_page(self, request: HttpRequest) -> HttpResponse:
        """What happened. Its answers go on in the address of the second step."""
        _require_right(request)
        form = EventForm(request.GET or None)
        if form.is_valid() and "change" not in request.GET:
            return HttpResponseRedirect(_address("decide", request))
        return self._page(request, "tell", form=form)

    def decide_page(self, request: HttpRequest) -> HttpResponse:
        """Who carries on, and every decision; recorded once its consequences were read."""
        _require_right(request)
        first = EventForm(request.GET)
        if not first.is_valid():
            return HttpResponseRedirect(_address("tell", request))
        told = first.told()
        form = _decisions(told, request)
        preview = Preview.of(form)
        if preview.was_read(request):
            done = self._record(request, form)
            if done is not None:
                return done
            preview = Preview()
        return self._page(
            request,
            "decide",
            told=told,
            form=form,
            sections=list(form.sections()),
            preview=preview,
            surprised=RECORD in request.POST,
            back=_address("tell", request, change="1"),
        )

    def _record(self, request: HttpRequest, form: DecisionForm) -> HttpResponse | None:
        """Write it, and go on to the third step; a refusal stands above the decisions."""
        plan = cast(Plan, form.plan)
        try:
            made = record_succession(
                event=plan.event, decisions=plan.decisions, officer=officer_of(request)
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        except IntegrityError:
            form.add_error(None, _("Somebody else saved at the same time: look at it again."))
        else:
            self.log_addition(request, made, "record_succession")
            messages.success(request, _("The succession is recorded."))
            done = reverse("admin:boards_succession_recorded", args=[made.pk])
            return HttpResponseRedirect(done)
        return None

    def recorded_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What was recorded, and where to look at it."""
        _require_right(request)
        rows = Succession.objects.select_related("document", "heir")
        succession = rows.prefetch_related("predecessors", "successors").filter(pk=pk).first()
        if succession is None:
            raise Http404
        every = (*succession.predecessors.all(), *succession.successors.all())
        boards = list(dict.fromkeys(every))
        blocs, cycles = aftermath([board.pk for board in boards])
        return self._page(
            request, "recorded", succession=succession, boards=boards, blocs=blocs, cycles=cycles
        )

    def _page(self, request: HttpRequest, name: str, **context: Any) -> HttpResponse:
        request.current_app = self.admin_site.name
        return TemplateResponse(
            request,
            f"admin/successions/{name}.html",
            {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "title": _("Record a merger, split, renaming …"),
                **context,
            },
        )


def _require_right(request: HttpRequest) -> None:
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied


def _address(name: str, request: HttpRequest, **more: str) -> str:
    """Another step with the answers of the first."""
    asked = [(key, value) for key, values in request.GET.lists() for value in values]
    kept = [(key, value) for key, value in asked if key != "change"]
    return f"{reverse(f'admin:boards_succession_{name}')}?{urlencode([*kept, *more.items()])}"


def _decisions(told: Told, request: HttpRequest) -> DecisionForm:
    boards = {board.pk for board in told.boards}
    ending = set() if told.kind in STAYS else boards
    known = stakes(boards, told.on, ending=ending)
    data = request.POST if request.method == "POST" else None
    form = FORMS[told.kind](data, told=told, stakes=known)
    form.is_valid()
    return form
