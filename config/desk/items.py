"""What stands on the desk: items with one link each, in sections of one kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

TITLES: dict[str, Promise] = {
    "votes": gettext_lazy("Votes to cast"),
    "returned": gettext_lazy("Returned cells"),
    "fill": gettext_lazy("Reports to fill and submit"),
    "explain": gettext_lazy("Explanations wanted"),
    "targets": gettext_lazy("Targets to set"),
    "pledges": gettext_lazy("Pledges to sign"),
    "own_points": gettext_lazy("Own points to give"),
    "duties": gettext_lazy("Due by the calendar"),
    "review": gettext_lazy("Reports to review"),
    "changed": gettext_lazy("Changed since verified"),
    "settle": gettext_lazy("Doubts to settle"),
    "remarks": gettext_lazy("Remarks that wait for an answer"),
    "peer_points": gettext_lazy("Peers to score"),
    "appraisals": gettext_lazy("Points to appraise"),
    "objections": gettext_lazy("Objections to answer"),
    "scans": gettext_lazy("Signatures to confirm"),
    "dossiers": gettext_lazy("Papers that nominations lack"),
    "letters": gettext_lazy("Letters to read"),
    "editions": gettext_lazy("Editions to approve"),
    "embargoes": gettext_lazy("Approved editions whose facts changed"),
    "hand_overs": gettext_lazy("Hand-overs to confirm"),
    "owed": gettext_lazy("Reports that members still owe"),
    "exemptions": gettext_lazy("Open for a while"),
    "intakes": gettext_lazy("Imports that are not finished"),
}
"""The kinds of items, in the order of the page."""

REPORTS = "admin:boards_report_changelist"
OUTBOX = "admin:blocs_letter_changelist"
LISTS = {
    "votes": "admin:awards_ballot_changelist",
    "targets": "admin:my_calendar",
    "pledges": "admin:my_calendar",
    "duties": "admin:my_calendar",
    "own_points": "admin:blocs_opinion_changelist",
    "peer_points": "admin:blocs_opinion_changelist",
    "appraisals": "admin:blocs_opinion_changelist",
    "objections": "admin:my_calendar",
    "scans": "admin:my_calendar",
    "letters": OUTBOX,
    "settle": "admin:boards_figure_changelist",
    "editions": "admin:blocs_edition_changelist",
    "embargoes": "admin:blocs_edition_changelist",
    "dossiers": "admin:awards_nomination_changelist",
    "hand_overs": "admin:blocs_handover_changelist",
    "intakes": "admin:boards_intake_changelist",
}
"""Where the items stand that are not shown; for the other kinds on the list of reports."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do: what, whose, since when or until when, and the one link that leads there.

    ``begins``: the link is a button, because it makes something.
    """

    what: str
    whose: str
    address: str
    since: datetime | None = None
    due: date | None = None
    overdue: bool = False
    begins: bool = False

    @property
    def urgency(self) -> tuple[bool, date]:
        """What is overdue first, then by the day on which it is due."""
        return not self.overdue, self.due or date.max


@dataclass(frozen=True, slots=True)
class Section:
    """Items of one kind; ``more`` of them stand on the list."""

    code: str
    items: list[Item]
    more: int = 0
    address: str = ""

    @property
    def title(self) -> Promise:
        """What they are."""
        return TITLES[self.code]

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.items) + self.more


def list_of(code: str) -> str:
    """The address of the list on which all items of a kind stand."""
    return reverse(LISTS.get(code, REPORTS))


def cell_page(report: int, indicator: int, basis: str) -> str:
    """The address of the page of a cell."""
    return reverse("admin:boards_cell", args=[report, indicator, basis])
