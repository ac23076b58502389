"""A criterion is only kept when its method understands its parameters."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.fields import InvalidJSONInput

from blocs.domain.reading import Unreadable
from blocs.domain.scoring.method import method_from
from blocs.models import Criterion
from blocs.refusals import Refusal
from boards.language import spoken

if TYPE_CHECKING:
    _CriterionForm = forms.ModelForm[Criterion]
else:
    _CriterionForm = forms.ModelForm


class ParametersField(forms.JSONField):
    """JSON that can also be kept: not nested too deep, in digits that are read, in whole letters.

    The stock field answers these with an error of the server; PostgreSQL keeps no NUL.
    """

    def to_python(self, value: Any) -> Any:
        """What the text says. Raises ``ValidationError``."""
        try:
            parsed = super().to_python(value)
            text = json.dumps(parsed, ensure_ascii=False, allow_nan=False)
            keepable = b"\\u0000" not in text.encode()
        except (RecursionError, ValueError):
            keepable = False
        if not keepable:
            raise forms.ValidationError(
                self.error_messages["invalid"], code="invalid", params={"value": value}
            )
        return parsed

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What was typed, to be shown again; as it is where it cannot be read."""
        try:
            self.to_python(data)
        except forms.ValidationError:
            return InvalidJSONInput(data)
        return super().bound_data(data, initial)


def formula(criterion: Criterion) -> str:
    """The sentence of the method with these parameters, or what it does not understand."""
    language = spoken()
    try:
        return method_from(criterion.method, criterion.parameters).formula().in_language(language)
    except Unreadable as unreadable:
        return f"{unreadable.where}: {unreadable.problem.in_language(language)}"


class CriterionForm(_CriterionForm):
    """Builds the method from what was typed; an issued scheme takes no criterion any more."""

    class Meta:
        model = Criterion
        fields = [
            "scheme",
            "order",
            "code",
            "name",
            "name_en",
            "indicator",
            "maximum",
            "method",
            "parameters",
            "needs_evidence",
        ]
        field_classes = {"parameters": ParametersField}

    def clean(self) -> dict[str, Any]:
        """Refuse parameters that the method cannot read, with the path to the fault."""
        cleaned = super().clean() or self.cleaned_data
        scheme = cleaned.get("scheme")
        if scheme is not None and scheme.pk and scheme.issued:
            self.add_error(None, str(Refusal.SCHEME_ISSUED.label))
        if "method" in cleaned and "parameters" in cleaned:
            parameters = cleaned["parameters"] or {}
            cleaned["parameters"] = parameters
            try:
                method_from(cleaned["method"], parameters)
            except Unreadable as unreadable:
                problem = unreadable.problem.in_language(spoken())
                self.add_error("parameters", f"{unreadable.where}: {problem}")
        return cleaned
