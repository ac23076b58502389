"""What somebody writes down of a conference, for its minutes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MeetingForm(forms.Form):
    """Everything may stay empty: it is dotted then, to be filled in by hand."""

    number = forms.CharField(
        label=_("number"), required=False, max_length=60, help_text=_("For example 5/BB-KTĐ.")
    )
    on = forms.DateField(label=pgettext_lazy("of minutes", "day"), required=False)
    opened = forms.CharField(
        label=pgettext_lazy("of minutes", "began at"),
        required=False,
        max_length=80,
        help_text=_("For example 08 giờ 30 phút, ngày 06 tháng 01 năm 2023."),
    )
    ended = forms.CharField(
        label=pgettext_lazy("of minutes", "ended at"), required=False, max_length=80
    )
    venue = forms.CharField(
        label=pgettext_lazy("of minutes", "venue"), required=False, max_length=200
    )
    chaired_by = forms.CharField(
        label=pgettext_lazy("of minutes", "chaired by"), required=False, max_length=120
    )
    secretary = forms.CharField(
        label=pgettext_lazy("of minutes", "secretary"), required=False, max_length=120
    )
    opinions = forms.CharField(
        label=_("what was said, reserved opinions"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One a line."),
    )
