"""Stock widgets that say their names to screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect

if TYPE_CHECKING:
    _BaseInlineFormSet = forms.BaseInlineFormSet[Any, Any, Any]
else:
    _BaseInlineFormSet = forms.BaseInlineFormSet


class NamedAutocomplete(AutocompleteSelect):
    """A choice with search; the stock script leaves its box without the name of the field."""

    @property
    def media(self) -> forms.Media:
        """The stock scripts, then ours that names the boxes."""
        stock: Any = super().media
        # One list, so that merging with other widgets cannot put ours before the stock ones.
        return forms.Media(css=stock._css, js=[*stock._js, "site/name-boxes.js"])


class NamedFormSet(_BaseInlineFormSet):
    """Rows of a table: the heading over a field is not its label, so each field carries its own."""

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        """The stock fields, then their names."""
        super().add_fields(form, index)
        for name, field in form.fields.items():
            label = field.label or name.replace("_", " ")
            field.widget.attrs.setdefault("aria-label", str(label)[:1].upper() + str(label)[1:])
