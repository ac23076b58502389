"""What an officer wants to try: it is sent in the address, so that a link shows the same again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blocs.domain.facts import Facts
from blocs.domain.trials import Trial, TriedFigure, TriedWeight
from boards.domain.problems import explain
from boards.domain.quantities import (
    Choices,
    NotUnderstood,
    Quantity,
    format_quantity,
    read_quantity,
)
from boards.domain.units import Unit
from boards.forms.numbers import NumberField
from boards.language import spoken

LONGEST_SEED = 40
MOST = 9999


class TrialForm(forms.Form):
    """Nothing is needed; a figure needs its board and its criterion, a weight its criterion."""

    moves = forms.ChoiceField(required=False, label=gettext_lazy("Distances of"))
    board = forms.ChoiceField(required=False, label=gettext_lazy("Board"))
    criterion = forms.ChoiceField(required=False, label=gettext_lazy("Criterion"))
    amount = forms.CharField(required=False, max_length=80, label=gettext_lazy("Figure to try"))
    weight_of = forms.ChoiceField(required=False, label=gettext_lazy("Weight of"))
    weight = NumberField(
        required=False,
        min_value=0,
        max_value=MOST,
        decimal_places=2,
        label=gettext_lazy("Maximum to try"),
    )
    seed = forms.CharField(required=False, max_length=LONGEST_SEED, label=gettext_lazy("Seed"))

    def __init__(
        self, data: Any, *, facts: Facts, units: Mapping[str, Unit], order: Sequence[str]
    ) -> None:
        """``units`` are those of the measured indicators; boards are offered in ``order``."""
        super().__init__(data)
        language = spoken()
        self.units = units
        self.indicators = {item.code: item.indicator for item in facts.scheme.criteria}
        boards = [(code, facts.names[code].vi) for code in order]
        names = [(item.code, item.name.in_language(language)) for item in facts.scheme.criteria]
        nothing = [("", "–")]
        measured = [row for row in names if self.indicators[row[0]] in units]
        self._offer(moves=boards, board=nothing + boards)
        self._offer(criterion=nothing + measured, weight_of=nothing + names)

    def _offer(self, **choices: list[tuple[str, str]]) -> None:
        for name, offered in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
            field.choices = offered

    def clean(self) -> dict[str, Any]:
        """The amount as a quantity of the criterion; what could be read in two ways is asked."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("amount"):
            self._read(said)
        if said.get("weight") is not None and not said.get("weight_of"):
            self.add_error("weight_of", _("Say whose weight it is."))
        return said

    def _read(self, said: dict[str, Any]) -> None:
        if not said.get("board") or not said.get("criterion"):
            self.add_error("amount", _("Say whose figure it is, and for which criterion."))
            return
        unit = self.units[self.indicators[said["criterion"]]]
        match read_quantity(said["amount"], dimension=unit.dimension, unit=unit):
            case NotUnderstood(problem):
                sentence = explain(problem, said["amount"]).in_language(spoken())
                self.add_error("amount", sentence)
            case Choices(quantities):
                self.add_error("amount", _asked(quantities))
            case understood:
                said["quantity"] = understood.quantity

    def trial(self) -> Trial:
        """What is tried; nothing where the form has a fault."""
        if not self.is_valid():
            return Trial()
        said, figure, weight = self.cleaned_data, None, None
        if "quantity" in said:
            indicator = self.indicators[said["criterion"]]
            figure = TriedFigure(said["board"], indicator, said["quantity"], said["amount"])
        if said["weight"] is not None:
            weight = TriedWeight(said["weight_of"], said["weight"])
        return Trial(figure, weight)


def _asked(quantities: tuple[Quantity, ...]) -> str:
    language = spoken()
    readings = "; ".join(format_quantity(each, language=language) for each in quantities)
    return _("It can be read as %(readings)s. Write it with its unit.") % {"readings": readings}
