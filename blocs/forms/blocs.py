"""A bloc is only kept when its reminder steps can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

from blocs.domain.calendar import UnreadableSteps, read_steps, steps_of
from blocs.forms.pledges import fit_text
from blocs.models import Bloc
from boards.language import spoken

if TYPE_CHECKING:
    _BlocForm = forms.ModelForm[Bloc]
else:
    _BlocForm = forms.ModelForm


class BlocForm(_BlocForm):
    """What staff type of a bloc: each list of days is checked where it is typed."""

    def clean_reminded_before(self) -> str:
        """Numbers of days before a milestone."""
        text: str = self.cleaned_data["reminded_before"]
        try:
            read_steps(text)
        except UnreadableSteps as unreadable:
            raise _invalid(unreadable) from unreadable
        return text

    def clean_reminded_after(self) -> str:
        """Numbers of days after one."""
        text: str = self.cleaned_data["reminded_after"]
        try:
            steps_of("", text)
        except UnreadableSteps as unreadable:
            raise _invalid(unreadable) from unreadable
        return text

    def clean_pledge_text(self) -> str:
        """A template whose blanks the site can fill in."""
        return fit_text(self.cleaned_data["pledge_text"])

    def clean_pledge_text_en(self) -> str:
        """The same in English."""
        return fit_text(self.cleaned_data["pledge_text_en"])


def _invalid(unreadable: UnreadableSteps) -> forms.ValidationError:
    return forms.ValidationError(unreadable.problem.in_language(spoken()), code="steps")
