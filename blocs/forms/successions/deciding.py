"""The second step: what is decided of seats, mandates, years and work, whatever happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blocs.domain.successions import Choice, Fate
from blocs.forms.successions import fields
from blocs.forms.successions.telling import Told
from blocs.queries.succession_plan import Decisions, Plan, objections_to_plan
from blocs.queries.successions import Stakes
from blocs.refusals import Refusal
from boards.domain.years import short_date
from boards.enums import Comparison
from boards.models import Board
from boards.queries.happenings import Event, NewBoard, NewName

Fields = dict[str, forms.Field]


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that belong together, with the words above them."""

    name: str
    title: str | Promise
    lead: str | Promise
    fields: list[BoundField]


@dataclass(frozen=True, slots=True)
class Cast:
    """Who carries on: ``places`` gives each successor that there is its place among them."""

    places: Mapping[str, int] = field(default_factory=dict)
    goes_on: Board | None = None
    founded: tuple[NewBoard, ...] = ()
    new_name: NewName | None = None


class DecisionForm(forms.Form):
    """Everything that people decide with an event; each kind of event adds who carries on.

    Successors have names that the fields bear (*slots*), because who they are is decided here too.
    """

    moves = True
    """Whether seats, mandates and years are at stake."""

    note = forms.CharField(
        label=gettext_lazy("note"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, told: Told, stakes: Stakes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.told = told
        self.stakes = stakes
        self.plan: Plan | None = None
        self._parts = {
            **self.who(),
            "seats": self.seats() if self.moves else {},
            "fates": self.fates() if self.moves else {},
            "years": self.years() if self.moves else {},
            "work": {**self.work(), "note": self.fields["note"]},
        }
        self.fields = {name: each for part in self._parts.values() for name, each in part.items()}

    @property
    def slots(self) -> Mapping[str, str]:
        """The successors that the event may have, and what they are called on the page."""
        return {}

    def typed(self, slot: str, otherwise: str) -> str:
        """What somebody has called a successor, as far as it was typed."""
        return str(self.data.get(f"{slot}-short_name", "")).strip() or otherwise

    # What is asked

    def who(self) -> dict[str, Fields]:
        """Who carries on: the part of the page, and one more for each board that may be named."""
        return {}

    def seats(self) -> Fields:
        """A seat in each bloc for each successor."""
        return {
            f"seat-{bloc.pk}-{slot}": fields.seat(name, bloc, self.stakes.memberships)
            for bloc in self.stakes.blocs
            for slot, name in self.slots.items()
        }

    def fates(self) -> Fields:
        """What becomes of each mandate."""
        led = {deputy.cycle_id for deputy in self.stakes.deputies}
        return {
            f"mandate-{each.pk}": fields.fate(each, self.slots, deputy=each.cycle_id in led)
            for each in self.stakes.mandates
        }

    def years(self) -> Fields:
        """By which day each open year counts; one that is published stays as it is."""
        on = short_date(self.told.on)
        return {
            f"cycle-{each.pk}": fields.year(each, on)
            for each in self.stakes.asked
            if each.pk not in self.stakes.published
        }

    def work(self) -> Fields:
        """Who works on, and with what the successor is compared."""
        return {}

    def officers(self) -> Fields:
        """Whether officers belong to the heir, if there are any."""
        if not self.stakes.officers:
            return {}
        label = _("Officers of the boards that end belong to the heir from now on")
        return {"officers_move": forms.BooleanField(label=label, required=False, initial=True)}

    def sections(self) -> Iterator[Section]:
        """What is asked, in the order of the page."""
        for part, asked in self._parts.items():
            if asked:
                title, lead = WORDS.get(part) or (self.slots[part], "")
                yield Section(part, title, lead, [self[name] for name in asked])

    # What was said

    def clean(self) -> dict[str, Any]:
        """The whole plan, with everything that speaks against it where it belongs."""
        said = super().clean() or {}
        cast = Cast() if self.errors else self.cast()
        if self.errors:
            return said
        decisions = self.decisions(cast)
        plan = Plan(self.event(cast), decisions)
        for mandate in plan.mandates:
            if mandate.pk not in plan.fates:
                self.add_error(f"mandate-{mandate.pk}", str(Refusal.FATE_MISSING.label))
        for refusal, about in objections_to_plan(plan):
            if refusal != Refusal.FATE_MISSING:
                self.add_error(None, f"{refusal.label} ({about})" if about else str(refusal.label))
        self.plan = None if self.errors else plan
        return said

    def cast(self) -> Cast:
        """Who carries on, as it was said; what is missing is an error of its field."""
        return Cast()

    def heir(self, cast: Cast) -> int | Board | None:
        """Who finishes the open work: a successor by its place, another board, or nobody."""
        return cast.places.get(self.cleaned_data.get("heir", ""))

    def event(self, cast: Cast) -> Event:
        """What happens to the boards."""
        said = self.cleaned_data
        return Event(
            kind=self.told.kind,
            on=self.told.on,
            document=self.told.document,
            boards=self.told.boards,
            goes_on=cast.goes_on,
            founded=cast.founded,
            new_name=cast.new_name,
            heir=self.heir(cast),
            comparison=Comparison(said.get("comparison") or Comparison.NONE),
            note=said["note"],
        )

    def decisions(self, cast: Cast) -> Decisions:
        """What happens to seats, mandates, years and officers."""
        said = self.cleaned_data
        return Decisions(
            seats=list(self._chosen_seats(cast)),
            fates=list(self._chosen_fates(cast)),
            recounted=[
                cycle.pk
                for cycle in self.stakes.asked
                if said.get(f"cycle-{cycle.pk}") == fields.ANEW
            ],
            officers_move=bool(said.get("officers_move")),
        )

    def _chosen_seats(self, cast: Cast) -> Iterator[Choice]:
        for bloc in self.stakes.blocs:
            for slot, place in cast.places.items():
                value = self.cleaned_data.get(f"seat-{bloc.pk}-{slot}")
                if value not in (None, "", fields.NONE):
                    yield Choice(bloc.pk, place, None if value == fields.NEW else int(value))

    def _chosen_fates(self, cast: Cast) -> Iterator[Fate]:
        for mandate in self.stakes.mandates:
            value = self.cleaned_data.get(f"mandate-{mandate.pk}", "")
            what, _dash, slot = value.partition("-")
            if what == fields.PASSES and slot in cast.places:
                yield Fate(mandate.pk, cast.places[slot])
            elif what in (fields.ACTS, fields.ENDS):
                yield Fate(mandate.pk, deputy_acts=what == fields.ACTS)


WORDS: Mapping[str, tuple[str | Promise, str | Promise]] = {
    "who": (gettext_lazy("Who carries on"), ""),
    "merged": (
        gettext_lazy("Who carries on"),
        gettext_lazy(
            "Name the new board. Where one of the boards goes on, write a name only if it changes."
        ),
    ),
    "seats": (
        gettext_lazy("Seats in the blocs"),
        gettext_lazy("A seat is inherited by decision; it keeps its place in the rotation."),
    ),
    "fates": (
        gettext_lazy("Mandates"),
        gettext_lazy("What runs on that day ends with its board, unless it passes on."),
    ),
    "years": (
        gettext_lazy("Open years"),
        gettext_lazy("One day settles who is a member of a year. Past years stay as they are."),
    ),
    "work": (gettext_lazy("Work and figures"), ""),
}
"""The headings of the page."""
