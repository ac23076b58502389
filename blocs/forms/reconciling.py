"""The note that settles peers, as the council types it in the row that it is about."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy


class NoteForm(forms.Form):
    """Which row, what was seen of it, and what was agreed."""

    board = forms.SlugField(widget=forms.HiddenInput)
    criterion = forms.SlugField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)
    text = forms.CharField(
        label=gettext_lazy("note"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @property
    def row(self) -> tuple[str, str]:
        """The board and the criterion that were sent."""
        return self.data.get("board", ""), self.data.get("criterion", "")
