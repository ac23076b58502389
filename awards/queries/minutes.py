"""What is known of a conference when its minutes are made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from awards.enums import PRESENT, Channel
from awards.models import Attendance, Ballot, Nomination
from blocs.models import Cycle, Edition, Standing

Json = Mapping[str, Any]

STATES: Mapping[str, str] = {
    Channel.PHONE.value: "có mặt",
    Channel.PAPER.value: "có mặt",
    Channel.LETTER.value: "ý kiến bằng văn bản",
    Channel.ABSENT.value: "vắng mặt",
}


@dataclass(frozen=True, slots=True)
class Attended:
    """A member: its name of the year, who spoke for it, and how it took part if that is known."""

    board: str
    delegate: str
    state: str


@dataclass(frozen=True, slots=True)
class Known:
    """A conference as it was recorded. ``present`` is nothing where nobody kept the roll."""

    members: Sequence[Attended]
    present: int | None
    edition: Edition | None
    ballots: Sequence[Json]
    nominations: Sequence[Json]


def known_of(cycle: Cycle) -> Known:
    """The roll, the published result, the ballots that count, and what is proposed."""
    roll = {each.board_id: each for each in Attendance.objects.filter(cycle=cycle)}
    members = cycle.memberships().select_related("board").prefetch_related("board__names")
    return Known(
        members=[
            _attended(each.board.name_on(cycle.members_on), roll.get(each.board_id))
            for each in members
        ],
        present=sum(each.channel in PRESENT for each in roll.values()) if roll else None,
        edition=cycle.editions.published().first(),
        ballots=[
            each.document
            for each in Ballot.objects.real().counted().filter(cycle=cycle).order_by("number")
            if each.document
        ],
        nominations=list(_nominations(cycle)),
    )


def _attended(name: str, row: Attendance | None) -> Attended:
    if row is None:
        return Attended(name, "", "")
    who = ", ".join(filter(None, (row.delegate, row.post)))
    return Attended(name, who, STATES[row.channel])


def _nominations(cycle: Cycle) -> Iterator[Json]:
    """The nominations of the year as papers list them, with the place that each cites."""
    rows = Nomination.objects.filter(cycle=cycle).select_related("board__province", "award")
    found = list(rows.prefetch_related("board__names").order_by("award__order", "board__sort_key"))
    stood = {
        (each.edition_id, each.board_id): each
        for each in Standing.objects.filter(edition__in={row.edition_id for row in found})
    }
    for row in found:
        standing = stood.get((row.edition_id or 0, row.board_id))
        yield {
            "board_name": row.board.name_on(cycle.members_on),
            "province": row.board.province.name,
            "award_name": row.award.name,
            "place": standing.place if standing else None,
            "points": str(standing.points) if standing and standing.points is not None else None,
            "votes_for": row.votes_for,
            "votes_cast": row.votes_cast,
            "achievements": row.achievements,
            "earlier_awards": row.earlier_awards,
            "note": row.note,
        }
