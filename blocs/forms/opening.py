"""What an officer says when a year is opened."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class OpeningForm(forms.Form):
    """The day that settles who is a member of the year."""

    members_on = forms.DateField(
        label=_("members as of"), help_text=_("The day that decides who is a member of this year.")
    )
    previewed = forms.DateField(required=False, widget=forms.HiddenInput)

    @property
    def seen(self) -> bool:
        """Whether the page showed the year as this day makes it: another day is shown first."""
        said = self.cleaned_data
        return bool(said["members_on"] == said.get("previewed"))
