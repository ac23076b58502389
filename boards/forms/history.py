"""What the pages of the history may be asked: which changes, and which two moments."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from boards.enums import Route
from boards.models import Officer
from boards.models.telling import is_recorded
from boards.queries.history import Wanted

WHEN = {"placeholder": _("dd/mm/yyyy hh:mm")}


def recorded_tables() -> list[tuple[str, Any]]:
    """The tables that the history speaks of, by what they are called."""
    models = [model for model in apps.get_models(include_auto_created=True) if is_recorded(model)]
    named = [(model._meta.label_lower, str(model._meta.verbose_name)) for model in models]
    return [("", _("all")), *sorted(named, key=lambda pair: pair[1])]


class HistoryForm(forms.Form):
    """The filters of the whole history; an address that is none of them shows everything."""

    table = forms.ChoiceField(label=_("table"), choices=recorded_tables, required=False)
    officer = forms.ModelChoiceField(
        label=_("officer"), queryset=Officer.objects.all(), required=False, empty_label=_("all")
    )
    route = forms.ChoiceField(
        label=_("route"), choices=[("", _("all")), *Route.choices], required=False
    )
    day = forms.DateField(
        label=_("day"),
        required=False,
        widget=forms.DateInput(attrs={"placeholder": _("dd/mm/yyyy")}),
    )
    request = forms.SlugField(required=False, widget=forms.HiddenInput)
    before = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1)

    @property
    def wanted(self) -> Wanted:
        """What was asked for; a field that makes no sense narrows nothing."""
        self.is_valid()
        said = self.cleaned_data
        return Wanted(
            table=said.get("table", ""),
            officer=said.get("officer"),
            route=said.get("route", ""),
            day=said.get("day"),
            request=said.get("request", ""),
        )

    @property
    def start(self) -> int | None:
        """Where the page begins."""
        self.is_valid()
        before: int | None = self.cleaned_data.get("before")
        return before


class MomentsForm(forms.Form):
    """Two moments of one thing; the second is now where nothing is said."""

    then = forms.DateTimeField(
        label=_("as it was at"), required=False, widget=forms.DateTimeInput(attrs=WHEN)
    )
    until = forms.DateTimeField(
        label=_("beside"), required=False, widget=forms.DateTimeInput(attrs=WHEN)
    )

    @property
    def moments(self) -> tuple[datetime, datetime] | None:
        """The two moments; nothing before the first is said."""
        if not self.is_valid() or not self.cleaned_data["then"]:
            return None
        return self.cleaned_data["then"], self.cleaned_data["until"] or timezone.now()
