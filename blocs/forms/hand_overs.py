"""What is said when a year passes on: to whom, with which reservations, and the signed minute."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from blocs.models import HandOver
from blocs.queries.hand_over import Sides
from boards.models import Board

LONGEST = 2000
"""Characters of a note, as the columns have it."""


def _note(label: Any, help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class MakeForm(forms.Form):
    """To whom; ``instead_of`` is the hand-over that the page showed."""

    instead_of = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, between: Sides, shown: HandOver | None) -> None:
        super().__init__(
            data, initial={"taker": between.taker, "instead_of": shown.pk if shown else None}
        )
        choices = Board.objects.filter(pk__in=[board.pk for board in between.choices])
        self.fields["taker"] = forms.ModelChoiceField(
            choices,
            label=_("incoming chair"),
            empty_label=None if between.known else "---------",
            help_text=_("Announced or proposed as the chair of the next year.")
            if between.known
            else _("Nobody is proposed for the next year yet: choose who takes over."),
        )


class GiveForm(forms.Form):
    """The outgoing chair's word."""

    note = _note(
        _("note of the outgoing chair"),
        _("What the successor should know. May stay empty."),
    )


class TakeForm(forms.Form):
    """The incoming chair's word."""

    note = _note(
        _("reservations of the incoming chair"),
        _("What is missing or doubtful. May stay empty; it stands with the hand-over for good."),
    )


class MinuteForm(forms.Form):
    """The scan of the minute."""

    minute = forms.FileField(
        label=_("scan of the signed minute"),
        help_text=_("PDF or picture, at most 20 MB. It can be replaced until both sides are done."),
    )
