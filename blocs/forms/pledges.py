"""What is said in the life of a pledge: its text, where it is signed, why it ends."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from blocs.domain.pledge.blanks import NAMES
from blocs.domain.pledge.markup import tidied, unfit
from blocs.models import Pledge

LONGEST_REASON = 1000


class PledgeText(forms.CharField):
    """A text in the small markup: what it cannot fill in is named under the field."""

    def __init__(self, **options: Any) -> None:
        options["widget"] = forms.Textarea(attrs={"rows": 24, "class": "pledge-source"})
        super().__init__(**options)

    def clean(self, value: Any) -> str:
        """The text as it will be kept; every problem is a sentence."""
        return fit_text(super().clean(value) or "")


class TextForm(forms.Form):
    """The text of a draft in both languages; ``seen`` is the token of the text that was shown."""

    text = PledgeText(label=_("text"))
    text_en = PledgeText(
        label=_("text in English"),
        required=False,
        help_text=_("For readers of the English pages. The paper that is signed is Vietnamese."),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput())

    theirs = ""
    """What somebody else wrote meanwhile."""

    def ask_again(self, pledge: Pledge, token: str, sentence: str) -> None:
        """Somebody else wrote meanwhile: say so, and take the next save as meant."""
        data = cast(QueryDict, self.data).copy()
        data["seen"] = token
        self.data = data
        self.theirs = pledge.text
        self.add_error(None, sentence)


class OpenForm(forms.Form):
    """What is printed where the paper is dated; what is not said is written by hand."""

    place = forms.CharField(
        label=_("place of signing"),
        required=False,
        max_length=120,
        help_text=_("As it stands before the date: “Thái Nguyên”. May stay empty."),
    )
    on = forms.DateField(
        label=_("day of signing"),
        required=False,
        help_text=_("Left empty, day and month are written by hand."),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput())


class ReasonForm(forms.Form):
    """Why a version ends."""

    reason = forms.CharField(
        label=_("reason"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Every member is told."),
    )


def fit_text(typed: str) -> str:
    """The text as it is kept. Raises ``ValidationError`` with everything that speaks against it."""
    text = tidied(typed)
    problems = [f"{problem.refusal.label} ({problem.detail})" for problem in unfit(text)]
    if problems:
        raise forms.ValidationError(problems)
    return text


def blank_names(language: str) -> list[str]:
    """What may stand in braces, as it is written."""
    return [f"{{{names.in_language(language)}}}" for names in NAMES.values()]
