"""The roll of the conference: one row for each member, saved at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from awards.enums import Channel
from awards.queries.conference import SAID, Seat
from boards.models import Board

UNSAID = ("", pgettext_lazy("conference", "not said yet"))


class SeatForm(forms.Form):
    """How one member takes part, and who speaks for it."""

    channel = forms.ChoiceField(
        label=_("takes part"), choices=[UNSAID, *Channel.choices], required=False
    )
    delegate = forms.CharField(
        label=pgettext_lazy("conference", "delegate"), max_length=120, required=False
    )
    post = forms.CharField(label=_("post"), max_length=120, required=False)
    authority = forms.CharField(label=_("authorised by"), max_length=200, required=False)

    def __init__(self, seat: Seat, data: Mapping[str, Any] | None) -> None:
        super().__init__(data, prefix=seat.board.slug, initial=seat.said)
        self.seat = seat
        for bound in self:
            words = f"{bound.label}: {seat.board.short_name}"
            bound.field.widget.attrs["aria-label"] = words[:1].upper() + words[1:]

    def clean(self) -> dict[str, Any]:
        """Who is on the roll stays there: absent is said, not left out."""
        said = self.cleaned_data
        named = any(said.get(field) for field in ("delegate", "post", "authority"))
        if not said.get("channel") and (named or self.seat.attendance):
            self.add_error("channel", _("Say how the board takes part, or that it is absent."))
        return said

    @property
    def saved(self) -> str:
        """What stands on the roll, where something else is typed here: a colleague saved it."""
        kept = self.seat.said
        typed = {field: self.data.get(self.add_prefix(field), "") for field in SAID}
        if not self.is_bound or self.seat.attendance is None or typed == kept:
            return ""
        words = [str(self.seat.attendance.get_channel_display()), *list(kept.values())[1:]]
        return ", ".join(filter(None, words))


class RollForm:
    """The rows of all members as one form."""

    def __init__(self, seats: Iterable[Seat], data: Mapping[str, Any] | None = None) -> None:
        self.rows = [SeatForm(seat, data) for seat in seats]

    def __iter__(self) -> Iterator[SeatForm]:
        return iter(self.rows)

    def is_valid(self) -> bool:
        """Whether every row is."""
        return all(row.is_valid() for row in self.rows)

    @property
    def said(self) -> dict[Board, dict[str, str]]:
        """What is said of each board of which anything is."""
        return {
            row.seat.board: {field: row.cleaned_data[field] for field in SAID}
            for row in self.rows
            if row.cleaned_data["channel"]
        }
