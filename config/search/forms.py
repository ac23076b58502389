"""What somebody types, and of which kind it shall be. It stands in the address."""

from __future__ import annotations

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boards.domain.names import fold

LONGEST = 100


class SearchForm(forms.Form):
    """The words to look for."""

    q = forms.CharField(
        label=gettext_lazy("Search boards, results, documents and awards"),
        max_length=LONGEST,
        widget=forms.SearchInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("With or without diacritics: “bac kan” finds Bắc Kạn."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.helper = FormHelper()
        self.helper.form_method = "get"
        self.helper.form_action = reverse_lazy("search")
        self.helper.form_class = "search-form"
        self.helper.attrs = {
            "role": "search",
            "aria-label": gettext_lazy("Search boards, blocs, results, papers and awards"),
        }
        self.helper.add_input(Submit("", gettext_lazy("Search"), css_id="search-submit"))

    def clean_q(self) -> tuple[str, ...]:
        """The words, folded, each once; punctuation alone finds nothing."""
        folded = dict.fromkeys(fold(self.cleaned_data["q"]).split())
        if not folded:
            raise forms.ValidationError(_("Type at least one letter or digit."), code="empty")
        return tuple(folded)
