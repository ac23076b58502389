"""A number field that reads what Vietnamese officials write, by the one parser of the product."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from boards.domain.numbers import Ambiguous, Unreadable, format_number, read_number
from boards.domain.problems import explain
from boards.language import spoken


class NumberField(forms.DecimalField):
    """``23.612`` is twenty-three thousand; what can mean two numbers is asked, never guessed.

    A kept number is always shown in the Vietnamese form, which reads back as itself in either
    language of the page.
    """

    def __init__(self, **options: Any) -> None:
        options["widget"] = forms.TextInput(attrs={"inputmode": "decimal", "class": "vNumberField"})
        super().__init__(**options)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """The number, or a sentence that says what cannot be read or what is not certain."""
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal):
            return value
        match read_number(str(value)):
            case Ambiguous(values):
                readings = "; ".join(_exact(reading) for reading in values)
                raise ValidationError(
                    _("“%(typed)s” can be read in several ways: %(readings)s. Write it again."),
                    code="ambiguous",
                    params={"typed": value, "readings": readings},
                )
            case Unreadable(problem):
                sentence = explain(problem, value).in_language(spoken())
                raise ValidationError(sentence, code="invalid")
            case certain:
                return certain.value

    def prepare_value(self, value: Any) -> Any:
        """A kept number as Vietnamese text; a typed text as it was typed."""
        return format_number(value) if isinstance(value, Decimal) else value


def _exact(value: Decimal) -> str:
    """A reading that cannot be read in two ways itself: thousands in groups, decimals padded."""
    places = max(-value.as_tuple().exponent, 0) if value % 1 else 0  # type: ignore[operator]
    text = format_number(value, places=places)
    return f"{text}0" if places == 3 else text
