"""A nomination as staff type it, and what they say when they export the official list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from awards.models import ListProfile, Nomination
from awards.services.nominating import nominate
from blocs.refusals import Refusal
from boards.models import Officer
from boards.refusals import Refused

if TYPE_CHECKING:
    _NominationForm = forms.ModelForm[Nomination]
else:
    _NominationForm = forms.ModelForm

FIXED = ["cycle", "board", "award"]
BESIDE = ("profile", "recipient")
TYPED = ["achievements", "earlier_awards", "votes_for", "votes_cast", "note"]


class NominationForm(_NominationForm):
    """Board, award and year are fixed once the nomination is made; edition and officer follow."""

    officer: ClassVar[Officer]

    class Meta:
        model = Nomination
        fields = [*FIXED, *TYPED]

    def _post_clean(self) -> None:
        """Let the service judge a new nomination, then take it back."""
        super()._post_clean()  # type: ignore[misc]
        if self.errors or self.instance.pk:
            return
        try:
            with transaction.atomic():
                self.make()
                transaction.set_rollback(True)
        except Refused as refused:
            stranger = refused.refusal == Refusal.NOT_A_MEMBER
            self.add_error("board" if stranger else None, str(refused))

    def make(self) -> Nomination:
        """Write through the service."""
        said: dict[str, Any] = {name: self.cleaned_data[name] for name in (*FIXED, *TYPED)}
        return nominate(officer=self.officer, **said)


class ListForm(forms.Form):
    """What stands around the rows of an official list; what is left empty is dotted.

    It also asks which columns the list has, and who gets it: that is kept in the register.
    """

    profile = forms.ModelChoiceField(
        label=_("columns"),
        queryset=ListProfile.objects.all(),
        required=False,
        empty_label=_("the usual eleven columns"),
        help_text=_("Kept under “List profiles”: every council wants others."),
    )
    recipient = forms.CharField(
        label=pgettext_lazy("of a file", "recipient"),
        required=False,
        max_length=200,
        help_text=_("Who gets the file. It is kept in the register with the file itself."),
    )
    issuer = forms.CharField(
        label=_("issuing body"),
        max_length=200,
        help_text=_("Upper left corner, second line."),
    )
    superior = forms.CharField(
        label=_("superior body"),
        required=False,
        max_length=200,
        help_text=_("Upper left corner, first line."),
    )
    submission_number = forms.CharField(
        label=_("number of the submission"),
        required=False,
        max_length=60,
        help_text=_("For example 12/TTr-KTĐ."),
    )
    submitted_on = forms.DateField(label=_("date of the submission"), required=False)
    place = forms.CharField(label=_("place of signing"), required=False, max_length=80)
    signed_by = forms.CharField(label=_("signed by"), required=False, max_length=120)

    def around(self) -> dict[str, Any]:
        """What the list itself says, without its columns and who gets it."""
        return {name: said for name, said in self.cleaned_data.items() if name not in BESIDE}
