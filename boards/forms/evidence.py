"""What is typed on the page of a cell: a paper, a remark, explanations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.models import Evidence, Explanation, Remark
from boards.models.files import KINDS
from boards.queries.findings import FindingRow

LINES = {"rows": 3}
EXPLAINS = "explains-"
"""The beginning of the name of a field that answers a check."""


class CellForm(forms.Form):
    """All that can be said on the page of a cell, in one form.

    One button writes one part of it; what was typed into the others comes back with the page.
    """

    remark = forms.CharField(
        label=_("your remark"),
        required=False,
        max_length=Remark._meta.get_field("text").max_length,
        widget=forms.Textarea(attrs=LINES),
    )
    file = forms.FileField(
        label=_("file of evidence"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ",".join(f".{kind}" for kind in KINDS)}),
        help_text=_("PDF, Word, Excel or a picture; at most 20 MB."),
    )
    title = forms.CharField(
        label=_("what the paper is"),
        required=False,
        max_length=Evidence._meta.get_field("title").max_length,
        help_text=_("Empty: the name of the file."),
    )
    page = forms.CharField(
        label=_("page or place"),
        required=False,
        max_length=Evidence._meta.get_field("page").max_length,
        help_text=_("Where in it the figure stands."),
    )

    def __init__(self, *args: Any, asked: Iterable[FindingRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in asked:
            self.fields[f"{EXPLAINS}{row.check}"] = forms.CharField(
                label=_("your explanation"),
                required=False,
                max_length=Explanation._meta.get_field("text").max_length,
                widget=forms.Textarea(attrs=LINES),
                initial=row.explanation.text if row.explanation else "",
            )

    @property
    def typed(self) -> dict[str, str]:
        """The texts that were typed, whether anything was done with them or not."""
        return {
            name: text
            for name in self.fields
            if name != "file" and (text := self.data.get(name, "").strip())
        }
