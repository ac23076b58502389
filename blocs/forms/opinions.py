"""The points of one criterion as an officer types them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blocs.models import Opinion
from blocs.queries.scoring_card import Card
from blocs.queries.scoring_words import in_points
from boards.forms.numbers import NumberField


class OpinionForm(forms.Form):
    """Points and their reason; the token says what the officer was shown."""

    points = NumberField(label=gettext_lazy("points"), max_digits=8, required=False)
    reason = forms.CharField(
        label=gettext_lazy("reason"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(self, data: QueryDict | None, *, card: Card) -> None:
        stored = card.stored
        initial = {
            "points": stored.points.normalize() if stored and stored.points is not None else None,
            "reason": stored.reason if stored else "",
            "seen": card.token,
        }
        super().__init__(data, initial=initial)
        self.now = ""
        points = self.fields["points"]
        points.help_text = _hint(card)
        points.widget.attrs |= {"autofocus": True, "autocomplete": "off"}

    @property
    def abstains(self) -> bool:
        """Whether the button says that no points are given."""
        return self.data.get("do") == "abstain"

    def clean(self) -> dict[str, Any]:
        """Who saves gives points; who gives none says so with the other button."""
        said: dict[str, Any] = super().clean() or {}
        needs = self.data.get("do") not in ("abstain", "withdraw")
        if needs and "points" in said and said["points"] is None:
            self.add_error("points", _("Type the points, or choose “Abstain”."))
        return said

    def ask_again(self, stored: Opinion | None, token: str) -> None:
        """Show what somebody else saved; sent once more, what was typed replaces it."""
        typed = cast(QueryDict, self.data).copy()
        typed["seen"] = token
        self.data = typed
        if stored is None:
            self.now = _("withdrawn")
        else:
            points = _("abstained") if stored.points is None else in_points(stored.points)
            self.now = f"{points} ({stored.officer})"

    def given(self) -> Decimal:
        """The points, where there are any."""
        points: Decimal = self.cleaned_data["points"]
        return points


def _hint(card: Card) -> str:
    said = {"maximum": card.maximum, "step": card.step}
    if card.step:
        return _("From 0 to %(maximum)s, in steps of %(step)s.") % said
    return _("From 0 to %(maximum)s.") % said
