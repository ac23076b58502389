"""A condition names the line that becomes zero by choosing it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms

from blocs.models import Gate

if TYPE_CHECKING:
    _GateForm = forms.ModelForm[Gate]
else:
    _GateForm = forms.ModelForm


class GateForm(_GateForm):
    """``names`` are the lines of the scheme by their codes."""

    names: Mapping[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stock = self.fields["target"]
        # A line that was removed stays to be seen, and to be replaced.
        kept = self.instance.target
        names = {**self.names, **({kept: kept} if kept and kept not in self.names else {})}
        self.fields["target"] = forms.ChoiceField(
            choices=[("", "–"), *names.items()], label=stock.label, required=False
        )


def gate_form(names: Mapping[str, str]) -> type[GateForm]:
    """The form for the conditions of one scheme."""
    return type("GateForm", (GateForm,), {"names": names})
