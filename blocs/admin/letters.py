"""The outbox: every letter to be read before it is sent, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from blocs.enums import LetterState
from blocs.models import Letter
from blocs.queries.reach import chaired_cycles
from blocs.services.letters import drop_letter, release_letter, send_again
from blocs.services.sending import Delivery, send_letters
from boards.admin.acting import perform
from boards.admin.base import ResultAdmin
from boards.admin.own_board import is_bound, officer_of

TO_FILES = "django.core.mail.backends.filebased.EmailBackend"
FIRST = (LetterState.WAITING, LetterState.FAILED, LetterState.RELEASED)
URGENCY = Case(
    *(When(state=state, then=Value(place)) for place, state in enumerate(FIRST)),
    default=Value(len(FIRST)),
    output_field=IntegerField(),
)
"""What waits for somebody first, then what did not arrive, then what is on its way."""


@admin.register(Letter)
class LetterAdmin(ResultAdmin[Letter]):
    """Letters of the years that the officer keeps: to read, to release, to drop, to send again."""

    list_display = ["subject", "officer", "address", "state", "fault", "written_at", "sent_at"]
    list_filter = ["state", "kind", "cycle__year", "cycle__bloc"]
    list_select_related = ["officer", "cycle__bloc"]
    search_fields = ["subject", "address", "officer__username", "officer__last_name"]
    ordering = [URGENCY, "-written_at", "-pk"]
    actions = ["release", "drop", "again"]
    fields = [
        "officer",
        "address",
        "subject",
        "body",
        "cycle",
        "kind",
        "state",
        "fault",
        "answer",
        "tries",
        "written_at",
        "released_by",
        "sent_at",
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Letter]:
        """The chair keeps the letters of the years that its board leads today."""
        letters, officer = super().get_queryset(request), officer_of(request)
        return letters.filter(cycle__in=chaired_cycles(officer)) if is_bound(officer) else letters

    def has_keep_permission(self, request: HttpRequest) -> bool:
        """Who may decide on a letter at all."""
        return request.user.has_perm("blocs.keep_letters")

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list; where no mail server is set it says that nobody gets anything."""
        to_files = settings.EMAIL_BACKEND == TO_FILES
        folder = settings.EMAIL_FILE_PATH if to_files else ""
        more = {"title": _("Outbox"), "mail_folder": folder}
        return super().changelist_view(request, {**(extra_context or {}), **more})

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The letter as it will be read, and what can be done with it."""
        letter = self.get_object(request, object_id)
        more = {**(extra_context or {}), "acts": _acts(letter) if letter else []}
        return super().change_view(request, object_id, form_url, more)

    @admin.action(description=gettext_lazy("Release and send"), permissions=["keep"])
    def release(self, request: HttpRequest, queryset: QuerySet[Letter]) -> None:
        """Send what was read."""
        officer = officer_of(request)
        done = self._each(
            request, queryset, lambda letter: release_letter(letter=letter, officer=officer)
        )
        self._send(request, done)

    @admin.action(description=gettext_lazy("Send again"), permissions=["keep"])
    def again(self, request: HttpRequest, queryset: QuerySet[Letter]) -> None:
        """Offer what did not arrive once more, to the address of today."""
        officer = officer_of(request)
        done = self._each(
            request, queryset, lambda letter: send_again(letter=letter, officer=officer)
        )
        self._send(request, done)

    @admin.action(description=gettext_lazy("Drop: do not send"), permissions=["keep"])
    def drop(self, request: HttpRequest, queryset: QuerySet[Letter]) -> None:
        """Keep letters from being sent."""
        done = len(self._each(request, queryset, lambda letter: drop_letter(letter=letter)))
        if done:
            sentence = ngettext("%d letter was dropped.", "%d letters were dropped.", done)
            self.message_user(request, sentence % done, messages.SUCCESS)

    def _each(
        self, request: HttpRequest, queryset: QuerySet[Letter], act: Callable[[Letter], object]
    ) -> list[int]:
        """Do it with each letter that the officer may decide on; the keys of those done."""
        done: list[int] = []

        def one(letter: Letter) -> None:
            if not request.user.has_perm("blocs.keep_letters", letter):
                raise PermissionDenied
            act(letter)
            done.append(letter.pk)

        perform(self, request, queryset, one, note="letter")
        return done

    def _send(self, request: HttpRequest, pks: list[int]) -> None:
        """Send them at once, and say what became of them."""
        delivery = send_letters(limit=len(pks), only=pks)
        for level, sentence in _said(delivery):
            self.message_user(request, sentence, level)


def _said(delivery: Delivery) -> list[tuple[int, str]]:
    told = [
        (
            messages.SUCCESS,
            delivery.sent,
            ngettext("%d letter was sent.", "%d letters were sent.", delivery.sent),
        ),
        (
            messages.WARNING,
            delivery.failed,
            ngettext(
                "%d letter could not be delivered: its page says why.",
                "%d letters could not be delivered: their pages say why.",
                delivery.failed,
            ),
        ),
        (
            messages.INFO,
            delivery.dropped,
            ngettext(
                "%d letter was not sent: nobody owes what it reminds of.",
                "%d letters were not sent: nobody owes what they remind of.",
                delivery.dropped,
            ),
        ),
    ]
    return [(level, sentence % number) for level, number, sentence in told if number]


def _acts(letter: Letter) -> list[tuple[str, str]]:
    """The actions that fit the state, by name and words."""
    release, drop, again = (
        ("release", _("Release and send")),
        ("drop", _("Drop: do not send")),
        ("again", _("Send again")),
    )
    return {
        LetterState.WAITING: [release, drop],
        LetterState.RELEASED: [drop],
        LetterState.FAILED: [again, drop],
    }.get(LetterState(letter.state), [])
