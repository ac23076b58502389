"""One figure as an officer types it: text in, quantity out, nothing guessed and nothing lost."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import transaction
from django.db.models import Field
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from boards.domain.cells import Readings, Unread, way_key
from boards.domain.problems import QuantityProblem, explain
from boards.domain.quantities import Quantity, format_quantity, in_words
from boards.enums import Availability, Basis, Doubt
from boards.forms.choosing import NamedFormSet
from boards.forms.printed import Option, PrintedField, PrintedWidget, Typed
from boards.language import spoken
from boards.models import Figure, Indicator, Officer, Report
from boards.queries.cells import read_text
from boards.queries.quantities import kept_quantity
from boards.refusals import Refused
from boards.services import raise_doubt, record_figure, settle_doubt
from boards.services.gate import SENTENCES, locked_report, require_open

if TYPE_CHECKING:
    _FigureForm = forms.ModelForm[Figure]
else:
    _FigureForm = forms.ModelForm

KEY = ("report", "indicator", "basis")


class FigureForm(_FigureForm):
    """Reads ``as_printed`` by the indicator's dimension and unit; amount and unit follow.

    A text that can be read in several ways comes back with the readings to choose from. A text that
    was not touched keeps what was understood of it. Nothing is written by ``clean``: the services
    are tried and rolled back, so that what they refuse becomes an error of the form.
    """

    officer: ClassVar[Officer]

    as_printed = PrintedField(
        label=capfirst(_("as printed")),
        required=False,
        max_length=200,
        help_text=_("As in the report, with its unit: 1.277 tỷ đồng; 38 ha; gần 12 tỷ đồng."),
    )
    settlement = forms.CharField(
        label=capfirst(_("how the doubt was settled")),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text=_("Fill in to answer for an open doubt that somebody else raised."),
    )
    seen_at = forms.CharField(required=False, widget=forms.HiddenInput())

    class Meta:
        model = Figure
        fields = [
            *KEY,
            "availability",
            "as_printed",
            "source",
            "source_place",
            "note",
            "note_en",
            "doubt",
            "doubt_reason",
            "doubt_reason_en",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.quantity: Quantity | None = None
        for name in ("report", "indicator", "source"):
            self._without_links(name)
        # Cleaning writes what was typed into the instance; this copy stays as it is stored.
        self.stored = copy(self.instance) if self.instance.pk else None
        if self.stored is None:
            self.fields["settlement"].disabled = True
            return
        for name in KEY:
            if name in self.fields:
                self.fields[name].disabled = True
        self.fields["settlement"].disabled = not self.stored.open_doubt
        self.initial["settlement"] = self.stored.settlement
        self.initial["seen_at"] = self.stored.updated_at.isoformat()
        self._echo(kept_quantity(self.stored))

    def clean_as_printed(self) -> str:
        """The text; the reading that its author chose waits for ``clean``."""
        typed: Typed = self.cleaned_data["as_printed"]
        self._chosen = typed.chosen
        return typed.text

    def clean(self) -> dict[str, Any]:
        """Read the amount, then try what the services say to it."""
        cleaned = super().clean() or self.cleaned_data
        if not self.has_changed():
            return cleaned
        self._lock_report()
        self._refuse_stale()
        if {"indicator", "availability", "as_printed"} <= cleaned.keys():
            self._read(cleaned["indicator"])
        self._part_from_source()
        self._refuse_taken_key()
        self._refuse_lifting_a_doubt()
        if not self.errors:
            self._rehearse()
        return cleaned

    def save(self, commit: bool = True) -> Figure:
        """Write through the services; without ``commit`` nothing is written yet."""
        if not commit:
            return super().save(commit=False)
        return self._record() if self.has_changed() else Figure.objects.get(pk=self.instance.pk)

    def _read(self, indicator: Indicator) -> None:
        text = self.cleaned_data["as_printed"]
        if self.cleaned_data["availability"] != Availability.REPORTED:
            self._refuse_leaving_other_currencies()
            return
        stored = self.stored
        if stored and stored.amount is not None and text == stored.as_printed and not self._chosen:
            self.quantity = kept_quantity(stored)
            return
        match read_text(text, indicator):
            case Unread(problem):
                self._refuse_text(problem, text)
            case Readings(ways) if len(ways[0]) > 1:
                # A figure is one amount; a cell of the grid takes both.
                self._refuse_text(QuantityProblem.SEVERAL_AMOUNTS, text)
            case Readings(ways, certain=False):
                self._choose([way[0].quantity for way in ways])
            case read:
                self.quantity = read.ways[0][0].quantity
        self._echo(self.quantity)

    def _refuse_text(self, problem: QuantityProblem, text: str) -> None:
        sentence = explain(problem, text).in_language(spoken())
        self.add_error("as_printed", forms.ValidationError(sentence, code=problem.value))

    def _choose(self, quantities: Sequence[Quantity]) -> None:
        """Take the reading that was chosen for this very text; else ask."""
        language = spoken()
        readings = {way_key([quantity]): quantity for quantity in quantities}
        widget = self._widget()
        widget.chosen = self._chosen
        widget.options = [
            Option(
                key,
                format_quantity(quantity, language=language),
                in_words(quantity, language=language),
            )
            for key, quantity in readings.items()
        ]
        self.quantity = readings.get(self._chosen)
        if self.quantity is None:
            self.add_error(
                "as_printed",
                forms.ValidationError(
                    _("This can be read in several ways. Choose one, or write the unit out."),
                    code="ambiguous",
                ),
            )

    def _echo(self, quantity: Quantity | None) -> None:
        self._widget().understood = in_words(quantity, language=spoken()) if quantity else ""

    def _without_links(self, name: str) -> None:
        """A figure's form is no place to change or delete what the figure refers to."""
        widget = getattr(self.fields.get(name), "widget", None)
        if isinstance(widget, RelatedFieldWidgetWrapper):
            widget.can_change_related = widget.can_delete_related = False
            widget.can_add_related = widget.can_view_related = self.instance.pk is None

    def _widget(self) -> PrintedWidget:
        return cast(PrintedWidget, self.fields["as_printed"].widget)

    def _lock_report(self) -> None:
        """One officer at a time: two who add the same figure do not both find it free."""
        report = self.cleaned_data.get("report")
        if report is not None:
            Report.objects.select_for_update().filter(pk=report.pk).order_by().first()

    def _refuse_stale(self) -> None:
        """Say what is stored now, and let the next attempt be a deliberate one.

        The row is locked from here to the end of the request, so that two officers who save in
        the same second do not both find it unchanged.
        """
        if self.stored is None:
            return
        rows = Figure.objects.select_for_update().filter(pk=self.stored.pk)
        now = rows.values_list("updated_at", flat=True).get().isoformat()
        if self.cleaned_data.get("seen_at") == now:
            return
        kept = kept_quantity(self.stored)
        words = format_quantity(kept, language=spoken()) if kept else ""
        self.add_error(
            None,
            forms.ValidationError(
                _(
                    "Changed by somebody else since you opened it. Stored now: “%(printed)s” "
                    "(%(understood)s). Save again to replace it."
                ),
                code="stale",
                params={
                    "printed": self.stored.as_printed,
                    "understood": words or self.stored.get_availability_display(),
                },
            ),
        )
        data = cast(QueryDict, self.data).copy()
        data[self.add_prefix("seen_at")] = now
        self.data = data

    @property
    def _retyped(self) -> bool:
        """Whether another text stands where its source printed one."""
        return (
            self.stored is not None
            and self.cleaned_data.get("as_printed", self.stored.as_printed)
            != self.stored.as_printed
        )

    def _part_from_source(self) -> None:
        """No document is left to claim a text that it does not print.

        Where the form shows no source, source and place are emptied with the text.
        """
        if not self._retyped:
            return
        if "source" not in self.fields:
            if "source_place" not in self.changed_data:
                self.cleaned_data["source_place"] = ""
        elif self.cleaned_data.get("source") and "source" not in self.changed_data:
            self.add_error(
                "source",
                _("The text changed: name the document that it comes from, or empty this field."),
            )

    def _refuse_taken_key(self) -> None:
        said = self.cleaned_data
        if self.errors or (self.quantity is None and self.stored is not None):
            return
        same = Figure.objects.filter(**{name: said[name] for name in KEY})
        if same.filter(currency=self.currency).exclude(pk=self.instance.pk).exists():
            self.add_error(None, _("The report already has this indicator in that currency."))
        elif self.stored is None and same.exclude(availability=Availability.REPORTED).exists():
            self.add_error(
                None,
                _("The report says already why there is no such figure: open that row instead."),
            )

    def _refuse_leaving_other_currencies(self) -> None:
        """A missing total has no parts: whoever says *missing* of one must see the other go."""
        said = self.cleaned_data
        if not all(said.get(name) for name in KEY):
            return
        parts = Figure.objects.filter(
            **{name: said[name] for name in KEY}, availability=Availability.REPORTED
        )
        if parts.exclude(pk=self.instance.pk).exists():
            self.add_error(
                "availability",
                _("The indicator is reported in another currency: delete that figure first."),
            )

    def _refuse_lifting_a_doubt(self) -> None:
        if "doubt" not in self.cleaned_data:
            return
        ranks = [Doubt.NONE, Doubt.NOTICE, Doubt.BLOCKING]
        wanted = ranks.index(Doubt(self.cleaned_data["doubt"]))
        if wanted and not self.cleaned_data.get("doubt_reason"):
            self.add_error("doubt_reason", _("A doubt needs a reason."))
        if self.stored and wanted < ranks.index(self.stored.open_doubt):
            self.add_error("doubt", _("An open doubt is settled with a reason, not lowered."))

    @property
    def currency(self) -> str:
        """The currency of what was understood; empty for things and for what is missing."""
        return self.quantity.unit.currency if self.quantity else ""

    def _rehearse(self) -> None:
        """Let the services judge, then take everything back."""
        try:
            with transaction.atomic():
                self._record()
                transaction.set_rollback(True)
        except Refused as refused:
            locked = refused.refusal in SENTENCES.values()
            self.add_error(None if locked else "settlement", str(refused))

    @transaction.atomic
    def _record(self) -> Figure:
        figure = record_figure(
            report=self.cleaned_data["report"],
            indicator=self.cleaned_data["indicator"],
            quantity=self.quantity,
            availability=Availability(self.cleaned_data["availability"]),
            basis=Basis(self.cleaned_data["basis"]),
            as_printed=self.cleaned_data["as_printed"],
            source=self._said("source"),
            source_place=self._said("source_place"),
            note=self._said("note"),
            note_en=self._said("note_en"),
            moving=self.stored,
        )
        if {"doubt", "doubt_reason", "doubt_reason_en"} & set(self.changed_data):
            raise_doubt(
                figure=figure,
                doubt=Doubt(self.cleaned_data["doubt"]),
                reason=self.cleaned_data["doubt_reason"],
                reason_en=self.cleaned_data["doubt_reason_en"],
                officer=self.officer,
            )
        settlement = self.cleaned_data["settlement"]
        if settlement and not self.fields["settlement"].disabled:
            settle_doubt(figure=figure, officer=self.officer, settlement=settlement)
        return Figure.objects.select_related("report__board", "indicator").get(pk=figure.pk)

    def _said(self, name: str) -> Any:
        """What the form says; where it does not show the field, what is stored."""
        if name in self.cleaned_data:
            return self.cleaned_data[name]
        if name == "source" and self._retyped:
            return None
        if self.stored is not None:
            return getattr(self.stored, name)
        return cast("Field[Any, Any]", Figure._meta.get_field(name)).get_default()


class FigureFormSet(NamedFormSet):
    """The figures of one report: two rows of one key would overwrite each other."""

    keeps_doubted: ClassVar[bool] = False
    """Whether the officer may not delete a figure that somebody doubts."""

    def clean(self) -> None:
        """Refuse to delete what is doubted, and the second row of an indicator in one currency.

        A row that is deleted is not asked for its fields, but nobody deletes what nobody has seen,
        nor what was closed meanwhile.
        """
        super().clean()
        for form in self.deleted_forms:
            if form.has_error(NON_FIELD_ERRORS, code="stale"):
                raise forms.ValidationError(form.non_field_errors())
            if form.instance.pk is not None:
                self._require_open(form.instance)
            if self.keeps_doubted and form.instance.open_doubt:
                raise forms.ValidationError(
                    _("%(indicator)s carries an open doubt: it cannot be deleted."),
                    code="doubted",
                    params={"indicator": form.instance.indicator},
                )
        seen = set()
        for form in self.forms:
            if form.errors or (not form.has_changed() and not form.instance.pk):
                continue
            if form in self.deleted_forms:
                continue
            indicator = form.cleaned_data["indicator"]
            key = (indicator, form.cleaned_data["basis"], _currency(form))
            if key in seen:
                raise forms.ValidationError(
                    _("%(indicator)s stands here twice in one currency."),
                    code="duplicate",
                    params={"indicator": indicator},
                )
            seen.add(key)

    def _require_open(self, figure: Figure) -> None:
        """What the page knew of the report may be old."""
        try:
            require_open(locked_report(figure.report), figure.indicator_id, figure.basis)
        except Refused as refused:
            raise forms.ValidationError(str(refused), code="closed") from refused


def _currency(form: FigureForm) -> str:
    return form.currency if form.has_changed() else form.instance.currency
