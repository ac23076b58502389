"""What a board objects to, and the written answer."""

from __future__ import annotations

from typing import cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from blocs.enums import ObjectionOutcome
from blocs.queries.objections import Objections
from blocs.queries.scoring_words import named


class ObjectionForm(forms.Form):
    """The board, where there are several; the criterion; the words."""

    board = forms.ChoiceField(label=gettext_lazy("board"))
    criterion = forms.ChoiceField(label=gettext_lazy("criterion"))
    text = forms.CharField(
        label=gettext_lazy("objection"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, data: QueryDict | None, *, objections: Objections) -> None:
        super().__init__(data, auto_id="object-%s")
        board = cast(forms.ChoiceField, self.fields["board"])
        board.choices = [(each.slug, each.short_name) for each in objections.boards]
        criterion = cast(forms.ChoiceField, self.fields["criterion"])
        criterion.choices = [(each.code, named(each)) for each in objections.criteria]


class AnswerForm(forms.Form):
    """Whether the objection is upheld, and the words."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("outcome"), choices=ObjectionOutcome.choices, widget=forms.RadioSelect
    )
    answer = forms.CharField(
        label=gettext_lazy("answer"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: QueryDict | None, *, objection: int) -> None:
        super().__init__(data, auto_id=f"answer-{objection}-%s")
        self.objection = objection
