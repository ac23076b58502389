"""A criterion is only kept when its method understands its parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from blocs.domain.reading import Unreadable
from blocs.domain.scoring.method import method_from, registry
from blocs.forms.groups import offer_groups, refuse_in_issued, scheme_of
from blocs.forms.parameters import Beside, ParametersForm
from blocs.models import Criterion
from blocs.queries.rulebook import rulebook_of
from blocs.queries.scheme_tree import line_names
from blocs.refusals import Refusal
from boards.language import spoken

if TYPE_CHECKING:
    _CriterionForm = forms.ModelForm[Criterion]
else:
    _CriterionForm = forms.ModelForm


class ParametersWidget(forms.Widget):
    """The fields of the chosen method, and the sentence that they make.

    A script asks for those of another method as soon as it is chosen; without it the page shows
    them once it was sent.
    """

    form: ParametersForm | None = None

    class Media:
        css = {"all": ["site/parameters.css"]}
        js = ["site/parameters.js"]

    def id_for_label(self, id_: str | None) -> str:
        """The label names the group; each field within it has its own."""
        return ""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """The parameters as JSON, if they were typed well."""
        return self.form.parameters if self.form is not None and self.form.is_valid() else {}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Never: no parameters are also an answer, and replace those of another method."""
        return False

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The group of fields."""
        address = reverse("admin:blocs_criterion_parameters")
        context = {"form": self.form, "address": address}
        return render_to_string("admin/parameters/group.html", context)


class ParametersField(forms.Field):
    """What the widget read. Its own fields say what is wrong with it."""

    widget = ParametersWidget

    def __init__(self, *, encoder: Any = None, decoder: Any = None, **options: Any) -> None:
        super().__init__(**{**options, "show_hidden_initial": False})


def formula(criterion: Criterion) -> str:
    """The sentence of the method with these parameters, or what it does not understand."""
    language = spoken()
    beside = Beside(criterion.against, criterion.not_applicable, criterion.substitute)
    try:
        return beside.sentence(method_from(criterion.method, criterion.parameters))
    except Unreadable as unreadable:
        return f"{unreadable.where}: {unreadable.problem.in_language(language)}"


class CriterionForm(_CriterionForm):
    """Builds the method from what was typed; an issued scheme takes no criterion any more."""

    class Meta:
        model = Criterion
        fields = [
            "scheme",
            "group",
            "order",
            "code",
            "name",
            "name_en",
            "indicator",
            "maximum",
            "method",
            "parameters",
            "against",
            "not_applicable",
            "substitute",
            "needs_evidence",
            "clause",
        ]
        field_classes = {"parameters": ParametersField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parameters: ParametersForm | None = None
        if not {"method", "parameters"} <= set(self.fields):  # what stands is only read
            return
        offer_groups(self, "group")
        names = self._offer_substitutes()
        method = registry().get(str(self["method"].value()))
        if method is not None:
            self.parameters = ParametersForm(
                method,
                values=self.instance.parameters,
                data=self.data if self.is_bound else None,
                prefix=self.add_prefix("parameters"),
                beside=Beside(
                    str(self["against"].value()),
                    str(self["not_applicable"].value()),
                    names.get(str(self["substitute"].value()), ""),
                ),
            )
            self.fields["parameters"].widget.form = self.parameters

    def _offer_substitutes(self) -> dict[str, str]:
        """The other criteria of the scheme, as the table names them; a kept code stays."""
        scheme, kept = scheme_of(self), self.instance.substitute
        rulebook = rulebook_of(scheme) if scheme is not None else None
        names = line_names(rulebook) if rulebook is not None else {}
        codes = [line.code for line in rulebook.criteria] if rulebook is not None else []
        offered = {code: names[code] for code in codes if code != self.instance.code}
        offered |= {kept: kept} if kept and kept not in offered else {}
        stock = self.fields["substitute"]
        self.fields["substitute"] = forms.ChoiceField(
            choices=[("", "–"), *offered.items()],
            label=stock.label,
            help_text=stock.help_text,
            required=False,
        )
        return offered

    def clean(self) -> dict[str, Any]:
        """Refuse parameters that the method cannot read, beside the field that is at fault."""
        cleaned = super().clean() or self.cleaned_data
        refuse_in_issued(self)
        if self.parameters is not None and self.parameters.errors:
            self.add_error("parameters", _("See the marked fields."))
        elif self.parameters is not None and "maximum" in cleaned:
            method = self.parameters.built
            if method.promised > cleaned["maximum"]:
                self.add_error("maximum", str(Refusal.MORE_THAN_MAXIMUM.label))
        return cleaned
