"""One field for an amount as printed: what was typed, what was understood, and what is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class Typed:
    """The text of the field, and the key of the reading that its author chose."""

    text: str
    chosen: str = ""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Option:
    """One way to read the text, offered under the field."""

    key: str
    words: str
    exactly: str


class PrintedWidget(forms.TextInput):
    """A text input, under it the echo of what was understood or the readings to choose from.

    Works without script: the readings are radio buttons of the same form.
    """

    template = "boards/widgets/printed.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "vTextField", "autocomplete": "off", **(attrs or {})})
        self.options: Sequence[Option] = ()
        self.chosen = ""
        self.understood = ""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Typed:
        """The text with the chosen reading beside it."""
        return Typed(str(data.get(name) or ""), str(data.get(f"{name}-reading") or ""))

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,
    ) -> SafeString:
        """Input, echo and readings, as one fragment."""
        context = self.get_context(name, str(value or ""), attrs)["widget"]
        return render_to_string(
            self.template,
            {
                "widget": context,
                "options": self.options,
                "chosen": self.chosen,
                "understood": self.understood,
            },
        )


class PrintedField(forms.CharField):
    """The amount as printed. Cleaning keeps the text as typed; the form reads it."""

    widget = PrintedWidget

    def clean(self, value: Any) -> Typed:
        """The text within its limits, and the choice."""
        typed = value if isinstance(value, Typed) else Typed(str(value or ""))
        return Typed(super().clean(typed.text), typed.chosen)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """A choice is a change too: the text alone would not tell."""
        typed = data if isinstance(data, Typed) else Typed(str(data or ""))
        return bool(typed.chosen) or super().has_changed(str(initial or ""), typed.text)
