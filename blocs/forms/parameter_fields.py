"""One form field for each kind of parameter, and back from what was typed to JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from blocs.domain.reading import NUMBER
from blocs.domain.rounding import plain
from blocs.domain.scoring.parameters import AwardCode, Choice, Flag, Number, Numbers, Text
from blocs.queries.earlier_awards import award_names
from boards.domain.sentences import Sentence
from boards.forms.numbers import NumberField
from boards.language import spoken

MOST_NUMBERS = 50


class NumbersField(forms.CharField):
    """Numbers between semicolons, since a comma is the mark before decimals."""

    def to_python(self, value: Any) -> Any:
        """The numbers; each is read, or asked about, by the one parser."""
        parts = [part for part in (super().to_python(value) or "").split(";") if part.strip()]
        if len(parts) > MOST_NUMBERS:
            raise ValidationError(
                _("At most %(most)d numbers."), code="too_many", params={"most": MOST_NUMBERS}
            )
        return [NumberField().clean(part) for part in parts]

    def prepare_value(self, value: Any) -> Any:
        """Kept numbers as Vietnamese text; a typed text as it was typed."""
        if isinstance(value, list):
            return "; ".join(NumberField().prepare_value(number) for number in value)
        return value


def words(sentence: Sentence) -> str:
    """In the language of the page."""
    return sentence.in_language(spoken())


def field_for(
    parameter: Number | Numbers | Text | Flag | Choice, value: object, *, required: bool
) -> forms.Field:
    """The field, with the kept ``value`` in it as far as it is one."""
    label = words(parameter.name)
    match parameter:
        case Flag():
            return forms.BooleanField(label=label, required=False, initial=value is True)
        case Choice(options=options):
            choices = [(str(member), words(name)) for member, name in options.items()]
            return forms.ChoiceField(label=label, choices=choices, required=required, initial=value)
        case AwardCode():
            return forms.ChoiceField(
                label=label, choices=_awards(value), required=required, initial=value
            )
        case Text():
            return forms.CharField(label=label, required=required, initial=value, max_length=160)
        case Numbers():
            numbers = [_kept(item) for item in value] if isinstance(value, list) else []
            return NumbersField(label=label, required=required, initial=numbers)
        case _:
            return NumberField(label=label, required=required, initial=_kept(value))


def json_of(value: Any) -> Any:
    """Numbers as texts, so that no reader makes floats of them; the rest as it is."""
    if isinstance(value, Decimal):
        return plain(value)
    return [json_of(item) for item in value] if isinstance(value, list) else value


def _awards(value: object) -> list[tuple[str, str]]:
    """Every award by name; a kept one that is there no more stays to be seen."""
    names = award_names()
    known = {str(value): str(value)} if value and value not in names else {}
    return [("", "–"), *names.items(), *known.items()]


def _kept(value: object) -> Decimal | None:
    """A number of the kept parameters, which may have been loaded without having been read."""
    return Decimal(value) if isinstance(value, str) and NUMBER.fullmatch(value) else None
