"""The fields of the decisions: one for each seat, mandate and open year that is at stake."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms
from django.db.models import CharField, QuerySet
from django.utils.translation import gettext as _

from blocs.enums import MandateRole
from blocs.models import Bloc, Cycle, Mandate, Membership
from boards.domain.years import short_date
from boards.models import Board, Province

NEW, NONE, PASSES, ACTS, ENDS, STAY, ANEW = "new", "none", "pass", "acts", "ends", "stay", "anew"

NAMED = ("name", "short_name", "name_en")


def choice(label: str, choices: Iterable[tuple[str, Any]], **said: Any) -> forms.ChoiceField:
    """Radio buttons: every way out is in sight."""
    return forms.ChoiceField(
        label=label, choices=list(choices), widget=forms.RadioSelect, **{"required": True, **said}
    )


def seat(name: str, bloc: Bloc, memberships: Iterable[Membership]) -> forms.Field:
    """Which seat a successor takes in a bloc."""
    inherited = [
        (str(each.pk), _("seat %(seat)d (%(board)s)") % {"seat": each.seat, "board": each.board})
        for each in memberships
        if each.bloc_id == bloc.pk
    ]
    new = (NEW, _("a new seat, last in the rotation"))
    none = (NONE, _("no seat in this bloc"))
    return choice(
        _("%(board)s in %(bloc)s") % {"board": name, "bloc": bloc}, [*inherited, new, none]
    )


def leaving(membership: Membership) -> forms.Field:
    """Whether a board that joins another bloc leaves this one."""
    keeps = (str(membership.pk), _("keeps seat %(seat)d") % {"seat": membership.seat})
    return choice(str(membership.bloc), [(NONE, _("leaves the bloc")), keeps])


def fate(mandate: Mandate, slots: Mapping[str, str], *, deputy: bool) -> forms.Field:
    """What becomes of a mandate. It is asked again where it was not answered and must be."""
    passes = [
        (f"{PASSES}-{slot}", _("passes to %(board)s") % {"board": name})
        for slot, name in slots.items()
    ]
    chair = mandate.role == MandateRole.CHAIR
    acts = [(ACTS, _("the deputy is acting chair"))] if chair and deputy else []
    said = {"mandate": mandate, "bloc": mandate.cycle.bloc}
    return choice(
        _("%(mandate)s (%(bloc)s)") % said,
        [*passes, *acts, (ENDS, _("ends, and nobody takes it yet"))],
        required=False,
    )


def year(cycle: Cycle, on: str) -> forms.Field:
    """By which day an open year counts its members: its own, where nobody decides otherwise."""
    own = short_date(cycle.members_on)
    return choice(
        str(cycle),
        [
            (STAY, _("members stay those of %(day)s") % {"day": own}),
            (ANEW, _("members count from %(day)s") % {"day": on}),
        ],
        initial=STAY,
    )


def naming(prefix: str, *, board: Board | None = None) -> dict[str, forms.Field]:
    """The names of a board, empty or as it bears them now."""
    limits = {
        name: cast("CharField[Any, Any]", Board._meta.get_field(name)).max_length for name in NAMED
    }
    labels = {
        "name": _("name of the board"),
        "short_name": _("short name"),
        "name_en": _("name in English"),
    }
    return {
        f"{prefix}-{name}": forms.CharField(
            label=labels[name],
            max_length=limits[name],
            required=False,
            initial=getattr(board, name, ""),
        )
        for name in NAMED
    }


def founding(prefix: str, province: Province) -> dict[str, forms.Field]:
    """What a new board needs besides its names."""
    every: QuerySet[Province] = Province.objects.all()
    return {
        f"{prefix}-slug": forms.SlugField(
            label=_("code"),
            required=False,
            max_length=Board._meta.get_field("slug").max_length,
            help_text=_("Stands in addresses, for ever. Left empty, it is made of the short name."),
        ),
        f"{prefix}-province": forms.ModelChoiceField(
            label=_("province"), queryset=every, initial=province
        ),
    }
