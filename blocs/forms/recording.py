"""What is recorded by hand: nothing that a pledge has sealed, and no signature made here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

from blocs.models import Cycle, Pledge, Signature, Target
from blocs.queries.targets import targets_are_sealed
from blocs.refusals import Refusal

if TYPE_CHECKING:
    _SignatureForm = forms.ModelForm[Signature]
    _TargetForm = forms.ModelForm[Target]
else:
    _SignatureForm = _TargetForm = forms.ModelForm


class RecordedSignatureForm(_SignatureForm):
    """A signature on a pledge that was signed elsewhere."""

    def clean_pledge(self) -> Pledge:
        """An opened pledge is signed on its own page."""
        pledge: Pledge = self.cleaned_data["pledge"]
        if pledge.content:
            raise forms.ValidationError(Refusal.SIGNED_ON_ITS_PAGE.label, code="sealed")
        return pledge


class RecordedTargetForm(_TargetForm):
    """A target of a year whose pledge has sealed none."""

    def clean_cycle(self) -> Cycle:
        """What a pledge has sealed stands."""
        cycle: Cycle = self.cleaned_data["cycle"]
        if targets_are_sealed(cycle):
            raise forms.ValidationError(Refusal.TARGETS_CLOSED.label, code="sealed")
        return cycle
