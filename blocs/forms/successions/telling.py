"""The first step: what happened, to which boards, on which day, by which document."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blocs.models import Membership
from boards.domain.successions import ONE_ONLY
from boards.enums import SuccessionKind
from boards.models import Board, Document
from boards.refusals import Refusal

KINDS = (
    (SuccessionKind.MERGE, gettext_lazy("merger: boards become one")),
    (SuccessionKind.SPLIT, gettext_lazy("split: one board becomes several")),
    (SuccessionKind.RENAME, gettext_lazy("renaming: a board goes on under another name")),
    (SuccessionKind.TRANSFER, gettext_lazy("transfer: a board goes to another bloc")),
    (SuccessionKind.DISSOLVE, gettext_lazy("dissolution: boards end without a successor")),
)


@dataclass(frozen=True, slots=True)
class Told:
    """What the first step said."""

    kind: SuccessionKind
    boards: tuple[Board, ...]
    on: date
    document: Document


class EventForm(forms.Form):
    """What happened. It is sent by address, so that the second step can be gone back from."""

    kind = forms.ChoiceField(
        label=gettext_lazy("what happens"),
        choices=[(kind.value, words) for kind, words in KINDS],
        widget=forms.RadioSelect,
    )
    on = forms.DateField(
        label=gettext_lazy("effective on"),
        widget=forms.DateInput(
            attrs={"placeholder": gettext_lazy("dd/mm/yyyy"), "inputmode": "numeric"}
        ),
        help_text=gettext_lazy("Day, month, year: 01/07/2025. From this day on it holds."),
    )
    document = forms.ModelChoiceField(
        label=gettext_lazy("basis document"),
        queryset=Document.objects.all(),
        help_text=gettext_lazy("The decision that says so. If it is missing, add it first."),
    )
    boards = forms.TypedMultipleChoiceField(
        label=gettext_lazy("boards"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Everybody who takes part: the one that goes on, too."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.living = {board.pk: board for board in Board.objects.filter(dissolved_on=None)}
        self.fields["boards"].choices = _by_bloc(self.living)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """As many boards as the kind asks for: the rest is said when everything is known."""
        said = super().clean() or {}
        kind, boards = said.get("kind"), said.get("boards", [])
        if kind in ONE_ONLY and len(boards) > 1:
            self.add_error("boards", str(Refusal.ONE_BOARD_ONLY.label))
        if kind == SuccessionKind.MERGE and len(boards) == 1:
            self.add_error("boards", str(Refusal.MERGER_OF_ONE.label))
        return said

    def told(self) -> Told:
        """The answers of a valid form."""
        said = self.cleaned_data
        boards = tuple(self.living[pk] for pk in dict.fromkeys(said["boards"]))
        return Told(SuccessionKind(said["kind"]), boards, said["on"], said["document"])


def _by_bloc(boards: dict[int, Board]) -> list[tuple[str, list[tuple[int, str]]]]:
    """The boards that are there, under the bloc in which they sit today; each once."""
    today = timezone.localdate()
    rows = Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=today), board__in=boards, starts_on__lte=today
    )
    of: dict[int, str] = {}
    for membership in rows.select_related("bloc").order_by("bloc__sort_key"):
        of.setdefault(membership.board_id, str(membership.bloc))
    groups: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for pk, board in boards.items():
        groups[of.get(pk, _("in no bloc"))].append((pk, str(board)))
    return list(groups.items())
