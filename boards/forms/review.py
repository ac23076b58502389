"""What is said on the way of a report: a note, a decision cell by cell, an exemption."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from boards.models import Exemption, Filing, Indicator, ReturnedCell
from boards.queries.review_sheet import ReviewRow
from boards.refusals import Refusal
from boards.services.exemptions import LONGEST

RETURNS, WHY = "returns-", "why-"


class SubmitForm(forms.Form):
    """A word to the reviewers."""

    note = forms.CharField(
        label=_("note to the reviewers"),
        required=False,
        max_length=Filing._meta.get_field("note").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("May stay empty."),
    )


class DecisionForm(forms.Form):
    """The reviewer's decision: which cells go back and why, or none.

    ``token`` says what the page showed. A ticked cell needs its reason; a reason without a tick is
    a tick that was forgotten.
    """

    token = forms.CharField()
    reason = forms.CharField(
        label=_("reason"),
        required=False,
        max_length=Filing._meta.get_field("reason").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What the board should know of the return as a whole."),
    )

    def __init__(self, *args: Any, rows: Sequence[ReviewRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        for row in rows:
            name = {"name": f"{row.indicator} ({row.basis.label})"}
            self.fields[f"{RETURNS}{row.key}"] = forms.BooleanField(
                required=False,
                label=_("Return"),
                widget=forms.CheckboxInput(
                    attrs={"aria-label": _("Return %(name)s") % name},
                ),
            )
            self.fields[f"{WHY}{row.key}"] = forms.CharField(
                required=False,
                label=_("Reason"),
                max_length=ReturnedCell._meta.get_field("reason").max_length,
                widget=forms.TextInput(
                    attrs={
                        "aria-label": _("Reason to return %(name)s") % name,
                        "placeholder": _("reason"),
                    },
                ),
            )

    def lines(self) -> list[tuple[ReviewRow, forms.BoundField, forms.BoundField]]:
        """Each row with its two fields."""
        return [(row, self[f"{RETURNS}{row.key}"], self[f"{WHY}{row.key}"]) for row in self.rows]

    def returned(self) -> list[tuple[Indicator, str, str]]:
        """The cells that go back, each with its reason."""
        said = self.cleaned_data
        return [
            (row.indicator, row.basis, said[f"{WHY}{row.key}"])
            for row in self.rows
            if said[f"{RETURNS}{row.key}"]
        ]


class ReturnForm(DecisionForm):
    """The decision to send cells back."""

    def clean(self) -> dict[str, Any]:
        """Every ticked cell has its reason, every reason its tick, and the whole one too."""
        said = super().clean() or self.cleaned_data
        ticked = 0
        for row in self.rows:
            tick, why = said.get(f"{RETURNS}{row.key}"), said.get(f"{WHY}{row.key}")
            ticked += bool(tick)
            if tick and not why:
                self.add_error(f"{WHY}{row.key}", _("Say why this cell is returned."))
            elif why and not tick:
                self.add_error(f"{RETURNS}{row.key}", _("Tick this cell, or empty its reason."))
        if not ticked and not self.errors:
            raise forms.ValidationError(Refusal.NOTHING_RETURNED.label, code="empty")
        if not said.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Say in a sentence why the report goes back."))
        return said


class ExemptionForm(forms.Form):
    """What is opened, until when and why."""

    indicator = forms.ModelChoiceField(
        label=_("indicator"),
        queryset=Indicator.objects.all(),
        required=False,
        empty_label=_("every indicator"),
    )
    until = forms.DateField(
        label=_("open until the end of"),
        help_text=_("At most 30 days from today."),
        widget=forms.DateInput(attrs={"placeholder": _("dd/mm/yyyy"), "autocomplete": "off"}),
    )
    reason = forms.CharField(
        label=_("reason"),
        max_length=Exemption._meta.get_field("reason").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("All members read it, and it stays with every figure that is changed."),
    )

    def clean_until(self) -> datetime:
        """The end of that day; of the last possible day, the moment at which 30 days are over."""
        day: date = self.cleaned_data["until"]
        last = timezone.now() + LONGEST
        if day > timezone.localdate(last):
            raise forms.ValidationError(Refusal.EXEMPTION_TOO_LONG.label, code="late")
        over = timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
        return min(over, last)
