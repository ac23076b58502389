"""A scheme is only kept when points can be rounded as it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

from blocs.domain.schemes import MOST_PLACES
from blocs.models import Scheme
from blocs.refusals import Refusal

if TYPE_CHECKING:
    _SchemeForm = forms.ModelForm[Scheme]
else:
    _SchemeForm = forms.ModelForm


class SchemeForm(_SchemeForm):
    """What staff type of a scheme; issuing checks the rest."""

    def clean_places(self) -> int:
        """Refuse more decimals than points are given with."""
        places: int = self.cleaned_data["places"]
        if places > MOST_PLACES:
            raise forms.ValidationError(Refusal.WRONG_PLACES.label, code="places")
        return places
