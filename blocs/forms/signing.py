"""What an officer sends to sign a pledge, in one of three ways, and to decide on a scan."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blocs.models import Signature
from boards.models import Signatory

LONGEST = Signature._meta.get_field("reason").max_length


class SignedFileForm(forms.Form):
    """The file that the agency's software signed."""

    file = forms.FileField(
        label=_("signed file"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".pdf"}),
        help_text=_("The PDF file that your signing software saved; at most 20 MB."),
    )


class ScanForm(forms.Form):
    """A scan of the signed paper: who signed it, and on which day."""

    signatory = forms.ModelChoiceField(
        label=_("signed by"), queryset=Signatory.objects.none(), empty_label=_("Choose")
    )
    signed_on = forms.DateField(
        label=_("signed on"), help_text=_("The day that stands on the paper: dd/mm/yyyy.")
    )
    file = forms.FileField(
        label=_("scan"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg"}),
        help_text=_("Every page, as PDF, PNG or JPEG; at most 20 MB."),
    )

    def __init__(self, *args: Any, board: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("signed_on", timezone.localdate())
        field = cast("forms.ModelChoiceField[Signatory]", self.fields["signatory"])
        field.queryset = Signatory.objects.filter(board=board)


class ReasonForm(forms.Form):
    """Why: everybody who takes part will read it."""

    reason = forms.CharField(
        label=_("reason"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("All members will read it."),
    )


class ConfirmForm(forms.Form):
    """What the officer looked at, so that no other scan is confirmed by mistake."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)


class RejectForm(ConfirmForm, ReasonForm):
    """The same, with the reason."""
