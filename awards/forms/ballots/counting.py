"""What people count of the papers, and the codes of two tellers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from awards.domain.ballots.counting import Box, Elector, Marks, box_faults
from awards.domain.ballots.papers import key_of
from awards.domain.ballots.rules import Rules
from awards.domain.ballots.sealing import rules_of
from awards.enums import BallotKind, BoxNumber
from awards.models import Ballot
from awards.queries.ballots import electors_now

MOST = 9999


def _number(label: Any) -> forms.IntegerField:
    """A number of papers, in as small a box as it takes."""
    field = forms.IntegerField(label=label, min_value=0, max_value=MOST)
    field.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}
    return field


class BoxForm(forms.Form):
    """The count of one person: of papers, then of the marks for and against each name."""

    def __init__(self, ballot: Ballot, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.rules: Rules = rules_of(ballot.seal)
        self.electors: Sequence[Elector] = electors_now(ballot)
        self.names: list[dict[str, str]] = ballot.seal["names"]
        for value, label in BoxNumber.choices:
            self.fields[value] = _number(label)
        for each in self.names:
            for vote in self.votes:
                key = f"{key_of(each['board'])}-{vote}"
                self.fields[key] = _number(VOTES[vote])
                words = f"{each['name']}: {VOTES[vote]}"
                self.fields[key].widget.attrs["aria-label"] = words

    @property
    def votes(self) -> tuple[str, ...]:
        """What a name is counted for: papers that only choose say nothing against."""
        return ("yes", "no") if self.rules.kind is BallotKind.YES_NO else ("yes",)

    @property
    def numbers(self) -> list[forms.BoundField]:
        """The fields of the papers themselves."""
        return [self[value] for value in BoxNumber.values]

    @property
    def heads(self) -> list[Any]:
        """What the columns of marks are called."""
        return [VOTES[vote] for vote in self.votes]

    @property
    def rows(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Each name with its fields."""
        return [
            (each["name"], [self[f"{key_of(each['board'])}-{vote}"] for vote in self.votes])
            for each in self.names
        ]

    def clean(self) -> dict[str, Any]:
        """Numbers that cannot be are told before they are kept."""
        said = super().clean() or self.cleaned_data
        if not self.errors:
            options = [each["board"] for each in self.names]
            for fault in box_faults(self.rules, options, self.electors, self.box):
                self.add_error(None, str(fault.label))
        return said

    @property
    def box(self) -> Box:
        """What was counted."""
        said = self.cleaned_data
        numbers = {value: said[value] for value in BoxNumber.values}
        marks = {
            each["board"]: Marks(*(said[f"{key_of(each['board'])}-{vote}"] for vote in self.votes))
            for each in self.names
        }
        return Box(**numbers, marks=marks)


VOTES = {"yes": pgettext_lazy("vote", "yes"), "no": pgettext_lazy("vote", "no")}


class CodesForm(forms.Form):
    """The codes of two tellers, each typed by its owner; however they are written."""

    first = forms.CharField(label=_("code of one teller"), max_length=60)
    second = forms.CharField(label=_("code of another teller"), max_length=60)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.widget.attrs |= {
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "code",
            }

    @property
    def codes(self) -> list[str]:
        """Both of them."""
        return [self.cleaned_data["first"], self.cleaned_data["second"]]
