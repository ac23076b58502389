"""When an approved edition becomes public, and why an approval is withdrawn."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blocs.domain.embargo import bars_moment
from blocs.refusals import Refusal
from boards.forms.moments import MomentField


class ApprovalForm(forms.Form):
    """At once, or at a later moment; that one is read back before it counts."""

    publish_at = MomentField(
        label=_("public from"),
        required=False,
        help_text=_(
            "Day and time in Việt Nam, such as 15/01/2027 08:30. Empty: at once. Until then only "
            "the council reads the edition, and a second officer can withdraw the approval."
        ),
    )
    agreed = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_publish_at(self) -> datetime | None:
        """A moment that lies ahead, and not too far."""
        moment: datetime | None = self.cleaned_data["publish_at"]
        bar = bars_moment(moment, timezone.now()) if moment else None
        if bar:
            raise forms.ValidationError(bar.label, code=bar.value)
        return moment

    @property
    def unread(self) -> datetime | None:
        """The moment that was named and not read back yet."""
        moment: datetime | None = self.cleaned_data["publish_at"]
        read = self.fields["publish_at"].prepare_value(moment)
        return None if self.cleaned_data["agreed"] == read else moment

    def read_back(self) -> ApprovalForm:
        """The same, to be agreed to: nothing is typed any more."""
        text: Any = self.fields["publish_at"].prepare_value(self.cleaned_data["publish_at"])
        form = ApprovalForm(initial={"publish_at": text, "agreed": text})
        form.fields["publish_at"].widget = forms.HiddenInput()
        return form


class WithdrawalForm(forms.Form):
    """Why an approval is withdrawn; the history keeps it."""

    reason = forms.CharField(
        label=_("reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": Refusal.WITHDRAWAL_NEEDS_REASON.label},
    )
