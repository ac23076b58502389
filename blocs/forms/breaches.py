"""What is recorded of a condition: of the year's own scheme, about a member of that year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from blocs.models import Breach
from blocs.refusals import Refusal

if TYPE_CHECKING:
    _BreachForm = forms.ModelForm[Breach]
else:
    _BreachForm = forms.ModelForm


class BreachForm(_BreachForm):
    """A condition that follows from the points is computed: nobody records it."""

    def clean(self) -> dict[str, Any]:
        """Refuse conditions of other years, those of points, and boards that are no members."""
        cleaned = super().clean() or self.cleaned_data
        cycle, gate, board = (cleaned.get(name) for name in ("cycle", "gate", "board"))
        if cycle and gate and gate.scheme.cycle_id != cycle.pk:
            self.add_error("gate", str(Refusal.GATE_OF_OTHER_YEAR.label))
        elif gate and gate.below is not None:
            self.add_error("gate", str(Refusal.GATE_OF_POINTS.label))
        if cycle and board and not cycle.memberships().filter(board=board).exists():
            self.add_error("board", str(Refusal.NOT_A_MEMBER.label))
        return cleaned
