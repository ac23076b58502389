"""A line stands in a group of its own scheme, and joins no scheme that is issued."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from blocs.domain.rulebook import stands_within
from blocs.enums import Counting
from blocs.models import Group, Scheme
from blocs.queries.rulebook import rulebook_of
from blocs.queries.scheme_tree import line_names
from blocs.refusals import Refusal

if TYPE_CHECKING:
    _GroupForm = forms.ModelForm[Group]
else:
    _GroupForm = forms.ModelForm


def offer_groups(form: forms.BaseModelForm[Any], name: str) -> None:
    """The groups of the scheme that the form is about, as the table names them."""
    scheme = scheme_of(form)
    field = form.fields[name]
    groups = Group.objects.filter(scheme=scheme).exclude(pk=form.instance.pk or 0)
    if not isinstance(form.instance, Group):
        groups = Group.objects.filter(scheme=scheme)
    field.queryset = groups  # type: ignore[attr-defined]
    names = line_names(rulebook_of(scheme)) if scheme is not None else {}
    field.label_from_instance = lambda group: names.get(group.code, str(group))  # type: ignore[attr-defined]


def scheme_of(form: forms.BaseModelForm[Any]) -> Scheme | None:
    """The scheme that was chosen, is kept, or is offered first."""
    said = form["scheme"].value() if "scheme" in form.fields else form.instance.scheme_id
    return Scheme.objects.filter(pk=said).first() if str(said or "").isdecimal() else None


def refuse_in_issued(form: forms.BaseModelForm[Any]) -> None:
    """An issued scheme takes no line any more."""
    scheme = form.cleaned_data.get("scheme")
    if scheme is not None and scheme.issued:
        form.add_error(None, str(Refusal.SCHEME_ISSUED.label))


class GroupForm(_GroupForm):
    """A group is not within itself; its sums are asked for when the scheme is issued."""

    class Meta:
        model = Group
        fields = [
            "scheme",
            "parent",
            "order",
            "code",
            "name",
            "name_en",
            "rule",
            "best",
            "maximum",
            "counting",
            "clause",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "parent" in self.fields:  # what stands is only read
            offer_groups(self, "parent")

    def clean(self) -> dict[str, Any]:
        """Refuse a circle, a bonus within a group, and a scheme that is issued."""
        cleaned = super().clean() or self.cleaned_data
        refuse_in_issued(self)
        above = cleaned.get("parent")
        if above is not None and cleaned.get("counting") != Counting.WITHIN:
            self.add_error("counting", str(Refusal.OUTSIDE_AT_FIRST_LEVEL.label))
        if above is not None and self.instance.pk and self._is_within(above):
            self.add_error("parent", str(Refusal.LINE_WITHIN_ITSELF.label))
        return cleaned

    def _is_within(self, above: Group) -> bool:
        parents = dict(above.scheme.groups.values_list("code", "parent__code"))
        return stands_within(above.code, self.initial["code"], parents)
