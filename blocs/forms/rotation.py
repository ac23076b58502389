"""What an officer says when leaders are proposed, announced or replaced."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.models import Board, Document


class AnnounceForm(forms.Form):
    """The day from which the mandates run, and the notice of the council."""

    on = forms.DateField(label=_("in office from"))
    document = forms.ModelChoiceField(label=_("basis document"), queryset=Document.objects.all())


class ActingForm(AnnounceForm):
    """The day from which the deputy acts, on what paper, and why."""

    reason = forms.CharField(
        label=_("reason"),
        max_length=300,
        help_text=_("Why the chair ceases to lead. Everybody will read it."),
    )


class ProposeForm(forms.Form):
    """The day of the conference, its minutes, and whom it proposes: prefilled with the computed.

    ``asked`` are the members in the order of their turns, in which several deputies are kept.
    """

    on = forms.DateField(label=_("proposed on"), help_text=_("The day of the conference."))
    document = forms.ModelChoiceField(label=_("basis document"), queryset=Document.objects.all())
    chair = forms.ModelChoiceField(label=_("chair"), queryset=Board.objects.none())
    deputies = forms.ModelMultipleChoiceField(
        label=_("deputies"),
        queryset=Board.objects.none(),
        required=False,
        help_text=_("More than one: hold Ctrl."),
    )
    reason = forms.CharField(
        label=_("reason"),
        required=False,
        max_length=300,
        help_text=_("Needed where the choice is not the computed one. Everybody will read it."),
    )

    def __init__(self, *args: Any, asked: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = list(asked)
        for name in ("chair", "deputies"):
            field = cast("forms.ModelChoiceField[Board]", self.fields[name])
            field.queryset = Board.objects.filter(pk__in=self.asked)

    def clean_deputies(self) -> list[Board]:
        """The deputies in the order of their turns: the first is the next chair."""
        return sorted(self.cleaned_data["deputies"], key=lambda board: self.asked.index(board.pk))
