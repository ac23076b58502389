"""What a reader asks the roll of honour for. It stands in the address, so that it can be kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from awards.queries.roll import Choices, Wanted
from boards.domain.names import fold

LONGEST = 100


class RollForm(forms.Form):
    """Words and four choices. What nothing was given for finds nothing, and is no mistake."""

    q = forms.CharField(
        label=_("Board, award or number"),
        required=False,
        max_length=LONGEST,
        widget=forms.SearchInput(attrs={"autocomplete": "off"}),
    )
    year = forms.IntegerField(
        label=_("Year"), required=False, min_value=1900, max_value=2100, widget=forms.Select
    )
    bloc = forms.SlugField(label=_("Bloc"), required=False, widget=forms.Select)
    award = forms.SlugField(label=_("Award"), required=False, widget=forms.Select)
    board = forms.SlugField(label=_("Board"), required=False, widget=forms.Select)

    def wanted(self) -> Wanted:
        """What was understood."""
        self.is_valid()
        said = self.cleaned_data
        return Wanted(
            words=fold(said.get("q", "")),
            year=said.get("year"),
            bloc=said.get("bloc", ""),
            award=said.get("award", ""),
            board=said.get("board", ""),
        )

    def offer(self, choices: Choices) -> None:
        """Put the choices there; one that is asked for and unknown stands as it was asked."""
        found = {
            "year": [(str(year), str(year)) for year in choices.years],
            "bloc": list(choices.blocs),
            "award": list(choices.awards),
            "board": list(choices.boards),
        }
        for name, rows in found.items():
            asked = str(self[name].value() or "")
            unknown = [(asked, asked)] if asked not in {"", *(key for key, _label in rows)} else []
            widget: Any = self.fields[name].widget
            widget.choices = [("", _("all")), *rows, *unknown]
