"""Points are rounded as a scheme says; its tie-breakers are its own lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blocs.domain.schemes import MOST_PLACES
from blocs.models import Scheme
from blocs.queries.rulebook import rulebook_of
from blocs.queries.scheme_tree import line_names
from blocs.refusals import Refusal
from boards.models import Document

if TYPE_CHECKING:
    _SchemeForm = forms.ModelForm[Scheme]
else:
    _SchemeForm = forms.ModelForm

MOST_TIE_BREAKERS = 6
Choices = Sequence[tuple[str, str]]


class TieBreakersWidget(forms.MultiWidget):
    """One choice below the other: the first decides before the second."""

    class Media:
        css = {"all": ["site/scheme.css"]}

    def __init__(self, choices: Choices = ()) -> None:
        attrs = {"class": "tie-breaker"}
        super().__init__([forms.Select(attrs, choices) for _number in range(MOST_TIE_BREAKERS)])

    def decompress(self, value: Any) -> list[str]:
        """The codes, and empty choices for more."""
        codes = list(value or [])
        return codes + [""] * (MOST_TIE_BREAKERS - len(codes))

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Each choice says which one it is."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        for number, widget in enumerate(context["widget"]["subwidgets"], start=1):
            widget["attrs"]["aria-label"] = _("Tie-breaker %(number)s") % {"number": number}
        return context


class TieBreakersField(forms.MultiValueField):
    """Lines of the scheme in the order in which they decide among equals."""

    def __init__(self, choices: Choices = (), **options: Any) -> None:
        fields = [
            forms.ChoiceField(choices=choices, required=False) for _ in range(MOST_TIE_BREAKERS)
        ]
        super().__init__(
            fields, widget=TieBreakersWidget(choices), require_all_fields=False, **options
        )

    def compress(self, data_list: Any) -> list[str]:
        """Without the empty ones between."""
        return [code for code in data_list or [] if code]


class SchemeForm(_SchemeForm):
    """What staff type of a scheme; issuing checks the rest."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "tie_breakers" not in self.fields:  # what stands is only read
            return
        names = line_names(rulebook_of(self.instance)) if self.instance.pk else {}
        # A tie-breaker whose line was removed stays to be seen, and to be taken out.
        names |= {code: code for code in self.instance.tie_breakers if code not in names}
        stock = self.fields["tie_breakers"]
        self.fields["tie_breakers"] = TieBreakersField(
            [("", "–"), *names.items()],
            label=stock.label,
            help_text=_("Among equals, more points there come first. The lines are in the table."),
            required=False,
        )

    def clean_places(self) -> int:
        """Refuse more decimals than points are given with."""
        places: int = self.cleaned_data["places"]
        if places > MOST_PLACES:
            raise forms.ValidationError(Refusal.WRONG_PLACES.label, code="places")
        return places


class AmendForm(forms.Form):
    """Why an issued scheme is amended."""

    reason = forms.CharField(
        label=gettext_lazy("reason for the amendment"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "It stands on the new version. A second officer issues that by a document."
        ),
    )


class IssueForm(forms.Form):
    """The day from which the rules stand, and the document that issues them."""

    issued_on = forms.DateField(label=gettext_lazy("issued on"))
    document = forms.ModelChoiceField(
        label=gettext_lazy("basis document"), queryset=Document.objects.all(), required=False
    )
