"""The columns of a profile as a whole: enough of them, each once, narrow enough for a page."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from awards.domain.list_columns import SHAPES
from awards.enums import ListField
from boards.forms.choosing import NamedFormSet

FEWEST = 6
"""Fewer leave no room for the heading of the nation beside that of the issuing body."""
WIDEST = 300
"""Characters: wider, and the letters of an A4 page become too small to read."""


class ColumnFormSet(NamedFormSet):
    """Judged together when every row is right by itself."""

    def clean(self) -> None:
        """Refuse a profile that cannot be laid out."""
        super().clean()
        if any(self.errors):
            return
        kept = [form.cleaned_data for form in self.forms if _stays(form.cleaned_data)]
        if len(kept) < FEWEST:
            raise ValidationError(_("A list has at least six columns."), code="too_few")
        held = [said["holds"] for said in kept if said["holds"] != ListField.BLANK]
        if len(set(held)) < len(held):
            raise ValidationError(_("Two columns hold the same."), code="twice")
        widths = [said["width"] or SHAPES[ListField(said["holds"])].width for said in kept]
        if sum(widths) > WIDEST:
            raise ValidationError(
                _("The columns are too wide together for a page: at most 300 characters."),
                code="too_wide",
            )


def _stays(said: dict[str, Any]) -> bool:
    return bool(said) and not said.get("DELETE")
