"""The texts of an achievement report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 20_000


def _part(label: Any, rows: int) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class ReportForm(forms.Form):
    """One box for each heading; ``based_on`` is the version that was read."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    situation = _part(_("I. Features and situation"), 6)
    achievements = _part(_("II. Achievements"), 14)
    commendations = _part(_("III. Commendations received"), 6)

    def texts(self) -> dict[str, Any]:
        """What was typed, by part."""
        return {name: value for name, value in self.cleaned_data.items() if name != "based_on"}
