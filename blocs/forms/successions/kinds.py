"""Who carries on, for each kind of event."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django import forms
from django.utils.translation import gettext as _

from blocs.domain.successions import Choice
from blocs.forms.successions import fields
from blocs.forms.successions.deciding import Cast, DecisionForm, Fields
from blocs.models import Bloc
from blocs.queries.succession_plan import Decisions
from boards.domain.names import slugify_vi
from boards.enums import Comparison, SuccessionKind
from boards.models import Board
from boards.queries.happenings import NewBoard, NewName
from boards.refusals import Refusal

ONE, OLD, NEWS = "one", "old", ("new1", "new2", "new3")
"""The successor of a merger; a board that goes on; the boards that a split founds."""

FOUNDED = "founded"


class Naming(DecisionForm):
    """Kinds of event that name boards."""

    def new_name(self, slot: str) -> NewName | None:
        """What was typed of a name; half a name is an error."""
        said = {name: self.cleaned_data.get(f"{slot}-{name}", "") for name in fields.NAMED}
        if not any(said.values()):
            return None
        for name in ("name", "short_name"):
            if not said[name]:
                self.add_error(f"{slot}-{name}", str(Refusal.NEW_NAME_MISSING.label))
        return NewName(**said)

    def new_board(self, slot: str) -> NewBoard | None:
        """A board to be founded, if anything of its name was typed."""
        named = self.new_name(slot)
        if named is None:
            return None
        slug = self.cleaned_data[f"{slot}-slug"] or slugify_vi(named.short_name)
        return NewBoard(
            slug=slug,
            name=named.name,
            short_name=named.short_name,
            name_en=named.name_en,
            province=self.cleaned_data[f"{slot}-province"],
        )

    def founding(self, slot: str) -> Fields:
        """What is asked of a new board; its province is that of today."""
        province = self.told.boards[0].province
        return {
            **fields.naming(slot),
            **fields.founding(slot, province.merged_into or province),
        }


class MergeForm(Naming):
    """Boards become one: a new one, or one of them takes the others in."""

    @property
    def slots(self) -> Mapping[str, str]:
        return {ONE: self.typed(ONE, _("the successor"))}

    def who(self) -> dict[str, Fields]:
        goes_on = [
            (str(board.pk), _("%(board)s goes on and takes the others in") % {"board": board})
            for board in self.told.boards
        ]
        founded = (FOUNDED, _("a new board is founded"))
        carrier = fields.choice(_("who carries on"), [founded, *goes_on])
        return {"merged": {"carrier": carrier, **self.founding(ONE)}}

    def work(self) -> Fields:
        heirs = [(ONE, _("the successor")), (fields.NONE, _("nobody"))]
        return {
            "heir": fields.choice(_("heir of the open work"), heirs, initial=ONE),
            **self.officers(),
            "comparison": fields.choice(
                _("earlier years"), Comparison.choices, initial=Comparison.RESTATED
            ),
        }

    def cast(self) -> Cast:
        carrier = self.cleaned_data["carrier"]
        if carrier != FOUNDED:
            goes_on = next(each for each in self.told.boards if str(each.pk) == carrier)
            return Cast({ONE: 0}, goes_on=goes_on, new_name=self.new_name(ONE))
        new = self.new_board(ONE)
        if new is None:
            self.add_error(f"{ONE}-name", str(Refusal.NEW_NAME_MISSING.label))
        return Cast({ONE: 0}, founded=(new,) if new else ())


class SplitForm(Naming):
    """A board becomes several; it may be one of them."""

    @property
    def slots(self) -> Mapping[str, str]:
        news = {
            slot: self.typed(slot, _("new board %(number)d") % {"number": number})
            for number, slot in enumerate(NEWS, start=1)
        }
        return {OLD: str(self.told.boards[0]), **news}

    def who(self) -> dict[str, Fields]:
        label = _("%(board)s goes on, smaller") % {"board": self.told.boards[0]}
        goes_on: Fields = {"goes_on": forms.BooleanField(label=label, required=False)}
        return {"who": goes_on, **{slot: self.founding(slot) for slot in NEWS}}

    def seats(self) -> Fields:
        """Not every slot is used: what is missing is told when it is known who carries on."""
        made = super().seats()
        for each in made.values():
            each.required = False
        return made

    def work(self) -> Fields:
        heirs = [*self.slots.items(), (fields.NONE, _("nobody"))]
        return {"heir": fields.choice(_("heir of the open work"), heirs), **self.officers()}

    def cast(self) -> Cast:
        goes_on = self.told.boards[0] if self.cleaned_data["goes_on"] else None
        founded = {slot: new for slot in NEWS if (new := self.new_board(slot))}
        used = [*([OLD] if goes_on else []), *founded]
        for bloc in self.stakes.blocs:
            for slot in used:
                if not self.cleaned_data.get(f"seat-{bloc.pk}-{slot}"):
                    self.add_error(f"seat-{bloc.pk}-{slot}", _("Say which seat, or none."))
        if self.cleaned_data["heir"] not in (*used, fields.NONE):
            self.add_error("heir", str(Refusal.HEIR_NOT_THERE.label))
        places = {slot: place for place, slot in enumerate(used)}
        return Cast(places, goes_on=goes_on, founded=tuple(founded.values()))


class RenameForm(Naming):
    """A board goes on under another name: nothing else changes."""

    moves = False

    def who(self) -> dict[str, Fields]:
        return {"who": fields.naming(OLD, board=self.told.boards[0])}

    def cast(self) -> Cast:
        return Cast({OLD: 0}, new_name=self.new_name(OLD))


class TransferForm(DecisionForm):
    """A board leaves a bloc and joins another, on a new seat."""

    def who(self) -> dict[str, Fields]:
        others = Bloc.objects.exclude(pk__in=[bloc.pk for bloc in self.stakes.blocs])
        return {"who": {"to": forms.ModelChoiceField(label=_("to the bloc"), queryset=others)}}

    def seats(self) -> Fields:
        """It keeps its seat in a bloc, or leaves it."""
        return {
            f"seat-{each.bloc_id}-{OLD}": fields.leaving(each) for each in self.stakes.memberships
        }

    def fates(self) -> Fields:
        """A board that leaves a bloc leads it no longer: nobody inherits that."""
        led = {deputy.cycle_id for deputy in self.stakes.deputies}
        return {
            f"mandate-{each.pk}": fields.fate(each, {}, deputy=each.cycle_id in led)
            for each in self.stakes.mandates
        }

    def cast(self) -> Cast:
        return Cast({OLD: 0})

    def decisions(self, cast: Cast) -> Decisions:
        """Those of the page, and the new seat in the other bloc."""
        decided = super().decisions(cast)
        joined = Choice(self.cleaned_data["to"].pk, 0)
        return Decisions(
            [*decided.seats, joined], decided.fates, decided.recounted, decided.officers_move
        )


class DissolveForm(DecisionForm):
    """Boards end; another may finish their work."""

    def work(self) -> Fields:
        others = Board.objects.filter(dissolved_on=None).exclude(
            pk__in=[board.pk for board in self.told.boards]
        )
        heir = forms.ModelChoiceField(
            label=_("heir of the open work"),
            queryset=others,
            required=False,
            empty_label=_("nobody"),
        )
        return {"heir": heir, **self.officers()}

    def heir(self, cast: Cast) -> int | Board | None:
        """Any other board that is there."""
        heir: Board | None = self.cleaned_data["heir"]
        return heir


FORMS: Mapping[SuccessionKind, type[DecisionForm]] = MappingProxyType(
    {
        SuccessionKind.MERGE: MergeForm,
        SuccessionKind.SPLIT: SplitForm,
        SuccessionKind.RENAME: RenameForm,
        SuccessionKind.TRANSFER: TransferForm,
        SuccessionKind.DISSOLVE: DissolveForm,
    }
)
"""The form of each kind."""
