"""The targets of one board as its officer types them: text in, quantities out, nothing guessed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blocs.domain.pledge.targets import falls_short
from blocs.queries.targets import MemberTargets, Promise, TargetSheet, text_of
from blocs.refusals import Refusal
from blocs.services.targets import Pledged
from boards.domain.cells import Readings, Unread, way_key
from boards.domain.problems import QuantityProblem, explain
from boards.domain.quantities import Quantity, format_quantity, in_words
from boards.domain.sentences import Sentence
from boards.enums import Direction, Qualifier
from boards.forms.printed import Option, PrintedField, PrintedWidget, Typed
from boards.language import spoken
from boards.models import Indicator
from boards.queries.cells import read_text

LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the form: the indicator, last year's result, the two fields."""

    promise: Promise
    target: forms.BoundField
    reason: forms.BoundField
    reached: str
    mark: str
    why: str
    kept: str
    prefilled: bool
    now: str
    """What somebody else wrote meanwhile."""


class TargetsForm(forms.Form):
    """One line for each pledged indicator, prefilled with last year's result.

    A blank without a reason is a line that is not filled yet: it is not written, and keeps the
    pledge from being opened. A target that stands already is not emptied without a reason.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput())

    def __init__(
        self, *args: Any, sheet: TargetSheet, member: MemberTargets, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sheet, self.member = sheet, member
        self.quantities: dict[int, Quantity] = {}
        self.stale = False
        self.initial["seen"] = member.token
        for promise in member.promises:
            self._add_fields(promise)

    def clean(self) -> dict[str, Any]:
        """Read each target, then ask for the reasons that are missing."""
        cleaned = super().clean() or self.cleaned_data
        for promise in self.member.promises:
            if target_name(promise.indicator) in cleaned:
                self._read(promise)
                self._ask_why(promise)
        return cleaned

    def pledged(self) -> list[Pledged]:
        """What is said: every line that has an amount or a reason."""
        said = (self._said(each.indicator) for each in self.member.promises)
        return [each for each in said if each.quantity or each.reason]

    def ask_again(self, member: MemberTargets) -> None:
        """Somebody else wrote meanwhile: show what stands now, and take the next save as meant."""
        self.stale, self.member = True, member
        data = cast(QueryDict, self.data).copy()
        data[self.add_prefix("seen")] = member.token
        self.data = data
        self.add_error(None, Refusal.TARGETS_STALE.label)

    def rows(self) -> Iterator[Row]:
        """The lines, in the order of the indicators."""
        for promise in self.member.promises:
            indicator, before = promise.indicator, promise.before
            yield Row(
                promise=promise,
                target=self[target_name(indicator)],
                reason=self[reason_name(indicator)],
                reached=amounts_in_words(before.parts),
                mark=_said(before.mark),
                why=_said(before.why or before.of),
                kept=text_of(promise.target),
                prefilled=not self.is_bound and not promise.target and bool(_suggested(promise)),
                now=self._now(promise) if self.stale else "",
            )

    def _add_fields(self, promise: Promise) -> None:
        indicator, target = promise.indicator, promise.target
        name = {"name": str(indicator)}
        field = PrintedField(label=_("Target for %(name)s") % name, required=False, max_length=200)
        field.initial = text_of(target) if target else _suggested(promise)
        widget = cast(PrintedWidget, field.widget)
        widget.attrs["aria-label"] = field.label
        stored = promise.quantity
        widget.understood = in_words(stored, language=spoken()) if stored else ""
        self.fields[target_name(indicator)] = field
        why = _("Reason for %(name)s") % name
        self.fields[reason_name(indicator)] = forms.CharField(
            label=why,
            required=False,
            max_length=LONGEST_REASON,
            initial=promise.reason,
            widget=forms.Textarea(attrs={"rows": 2, "aria-label": why}),
        )

    def _read(self, promise: Promise) -> None:
        indicator = promise.indicator
        typed: Typed = self.cleaned_data[target_name(indicator)]
        if not typed.text:
            return
        stored = promise.target
        if stored and promise.quantity and typed.text == text_of(stored) and not typed.chosen:
            self._understand(indicator, promise.quantity)
            return
        match read_text(typed.text, indicator):
            case Unread(problem):
                self._refuse(indicator, problem, typed.text)
            case Readings(ways) if len(ways[0]) > 1:
                self._refuse(indicator, QuantityProblem.SEVERAL_AMOUNTS, typed.text)
            case Readings(ways, certain=False):
                self._choose(indicator, [way[0].quantity for way in ways], typed.chosen)
            case read:
                self._understand(indicator, read.ways[0][0].quantity)

    def _refuse(self, indicator: Indicator, problem: QuantityProblem, text: str) -> None:
        sentence = explain(problem, text).in_language(spoken())
        if problem == QuantityProblem.NO_NUMBER:
            sentence = _(
                "This is no number: leave the target empty and write the reason beside it."
            )
        self.add_error(target_name(indicator), forms.ValidationError(sentence, code=problem.value))

    def _choose(self, indicator: Indicator, quantities: Sequence[Quantity], chosen: str) -> None:
        """Take the reading that was chosen for this very text; else ask."""
        language, widget = spoken(), self._widget(indicator)
        readings = {way_key([each]): each for each in quantities}
        widget.chosen = chosen
        widget.options = [
            Option(key, format_quantity(each, language=language), in_words(each, language=language))
            for key, each in readings.items()
        ]
        if chosen in readings:
            self._understand(indicator, readings[chosen])
            return
        sentence = _("This can be read in several ways. Choose one, or write the unit out.")
        self.add_error(target_name(indicator), forms.ValidationError(sentence, code="ambiguous"))

    def _understand(self, indicator: Indicator, quantity: Quantity) -> None:
        self.quantities[indicator.pk] = quantity
        self._widget(indicator).understood = in_words(quantity, language=spoken())

    def _ask_why(self, promise: Promise) -> None:
        """A worse target, and one that is taken back, need a reason."""
        indicator = promise.indicator
        if self.cleaned_data.get(reason_name(indicator)) or self.errors.get(target_name(indicator)):
            return
        quantity, direction = self.quantities.get(indicator.pk), Direction(indicator.direction)
        if quantity is None:
            if promise.target:
                self._ask(indicator, Refusal.NO_TARGET_NEEDS_REASON)
        elif falls_short(quantity, promise.before, direction, self.sheet.rates):
            self._ask(indicator, Refusal.LOW_TARGET_NEEDS_REASON)

    def _ask(self, indicator: Indicator, refusal: Refusal) -> None:
        self.add_error(
            reason_name(indicator), forms.ValidationError(refusal.label, code=refusal.value)
        )

    def _said(self, indicator: Indicator) -> Pledged:
        typed: Typed = self.cleaned_data[target_name(indicator)]
        return Pledged(
            indicator,
            self.quantities.get(indicator.pk),
            typed.text,
            self.cleaned_data[reason_name(indicator)],
        )

    def _now(self, promise: Promise) -> str:
        """What is stored for a line that says something else."""
        stored = (text_of(promise.target), promise.reason)
        indicator = promise.indicator
        typed = self.cleaned_data.get(target_name(indicator), "")
        if (str(typed), self.cleaned_data.get(reason_name(indicator), "")) == stored:
            return ""
        return "; ".join(filter(None, stored)) or _("nothing")

    def _widget(self, indicator: Indicator) -> PrintedWidget:
        return cast(PrintedWidget, self.fields[target_name(indicator)].widget)


class IndicatorsForm(forms.Form):
    """For what every member of a year sets a target."""

    indicators = forms.ModelMultipleChoiceField(
        label=gettext_lazy("indicators of the pledge"),
        queryset=Indicator.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": Refusal.NO_INDICATORS.label},
        help_text=gettext_lazy(
            "For each of these every member sets a target, or says why there is none."
        ),
    )


def target_name(indicator: Indicator) -> str:
    """The name of the field for an amount."""
    return f"target-{indicator.pk}"


def reason_name(indicator: Indicator) -> str:
    """The name of the field for a reason."""
    return f"reason-{indicator.pk}"


def amounts_in_words(parts: Sequence[Quantity]) -> str:
    """Last year's amounts, in the reader's language."""
    return "; ".join(format_quantity(each, language=spoken()) for each in parts)


def _said(sentence: Sentence | None) -> str:
    return sentence.in_language(spoken()) if sentence else ""


def _suggested(promise: Promise) -> str:
    """Last year's result as a target: one amount, without the word that makes it inexact."""
    if promise.before.why or len(promise.before.parts) != 1:
        return ""
    (part,) = promise.before.parts
    return format_quantity(Quantity(part.amount, part.unit, Qualifier.NONE))
