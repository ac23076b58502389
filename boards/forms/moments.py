"""A field for a moment: read by our own parser, on the clock of the site, never US order."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from boards.domain.moments import read_moment, short_moment


class MomentField(forms.DateTimeField):
    """``15/01/2027 08:30``, ``8h30 ngày 15/01/2027``: day before month, in Việt Nam time."""

    def __init__(self, **options: Any) -> None:
        options["widget"] = forms.TextInput(
            attrs={"placeholder": _("dd/mm/yyyy hh:mm"), "autocomplete": "off", "size": 24}
        )
        super().__init__(**options)

    def to_python(self, value: Any) -> datetime | None:
        """The moment, or a sentence that shows how to write it."""
        if value in self.empty_values:
            return None
        moment = read_moment(str(value))
        if moment is None:
            raise ValidationError(
                _("“%(typed)s” is no day with a time: write it like 15/01/2027 08:30."),
                code="invalid",
                params={"typed": value},
            )
        return timezone.make_aware(moment)

    def prepare_value(self, value: Any) -> Any:
        """A kept moment as it is written; a typed text as it was typed."""
        if isinstance(value, datetime):
            return short_moment(timezone.localtime(value) if timezone.is_aware(value) else value)
        return value
