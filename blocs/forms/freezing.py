"""Why the freeze of a result is to be lifted before the publication."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from blocs.refusals import Refusal


class UnfreezeForm(forms.Form):
    """The reason; a colleague reads it and decides, and the history keeps it."""

    reason = forms.CharField(
        label=_("reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": Refusal.UNFREEZE_NEEDS_REASON.label},
    )
