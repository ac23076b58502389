"""The minutes of the conference (biên bản hội nghị): who came, what they read, what they chose.

What nobody recorded is left to the hand: the paper never says more than is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from awards.documents.count import OUTCOMES
from awards.documents.frame import decimal, head, proposed
from awards.domain.papers import Value
from awards.domain.papers.frame import ILLUSTRATION
from blocs.domain.editions import short_code
from boards.domain.papers import BLANK

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Delegate:
    """A member at the conference: who came for it, and whether."""

    board: str
    name: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What somebody wrote down of the conference; what is empty is written by hand."""

    issuer: str
    superior: str = ""
    number: str = ""
    place: str = ""
    on: date | None = None
    opened: str = ""
    ended: str = ""
    venue: str = ""
    chaired_by: str = ""
    secretary: str = ""
    present: int | None = None
    opinions: Sequence[str] = ()


def minutes_content(
    meeting: Meeting,
    *,
    edition: Json | None,
    bloc: str,
    year: int,
    delegates: Sequence[Delegate],
    ballots: Iterable[Json] = (),
    nominations: Iterable[Json] = (),
) -> dict[str, Value]:
    """What the minutes say.

    ``edition`` is the document of the published result, ``ballots`` are the documents of counted
    ones (no rehearsals), ``nominations`` sealed ones as a submission has them.
    """
    illustrative = edition is not None and edition["illustrative"]
    return {
        **head(
            issuer=meeting.issuer,
            superior=meeting.superior,
            number=meeting.number,
            place=meeting.place,
            on=meeting.on,
            about=f"Hội nghị tổng kết, bình xét thi đua năm {year}",
            warning=ILLUSTRATION if illustrative else "",
        ),
        "year": str(year),
        "bloc": bloc,
        "opened": meeting.opened or BLANK,
        "ended": meeting.ended or BLANK,
        "venue": meeting.venue or BLANK,
        "chaired_by": meeting.chaired_by or BLANK,
        "secretary": meeting.secretary or BLANK,
        "members": str(len(delegates)),
        "present": BLANK if meeting.present is None else str(meeting.present),
        "attendance": [_delegate(at, each) for at, each in enumerate(delegates, start=1)],
        "edition": _cited(edition),
        "results": _results(edition),
        "ballots": [_ballot(at, each) for at, each in enumerate(ballots, start=1)],
        "proposed": proposed(nominations),
        "opinions": list(meeting.opinions),
    }


def _delegate(at: int, each: Delegate) -> dict[str, Value]:
    return {"number": str(at), "board": each.board, "delegate": each.name, "state": each.state}


def _cited(edition: Json | None) -> str:
    if edition is None:
        return ""
    return f"bản công bố số {edition['edition']}, mã {short_code(edition['fingerprint'])}"


def _results(edition: Json | None) -> list[Mapping[str, Value]]:
    """Places and points as they were published; boards without a place have a dash."""
    if edition is None:
        return []
    called = {each["board"]: each["name"] for each in edition["members"]}
    return [
        {
            "place": "–" if row["place"] is None else str(row["place"]),
            "board": called[row["board"]],
            "points": decimal(row["points"]),
        }
        for row in edition["standings"]
    ]


def _ballot(at: int, counted: Json) -> dict[str, Value]:
    turnout = counted["turnout"]
    return {
        "number": str(at),
        "title": counted["sealed"]["title"],
        "turnout": (
            f"Tổng số {turnout['cast']} phiếu, hợp lệ {turnout['valid']}, không hợp lệ "
            f"{turnout['invalid']}"
        ),
        "conclusion": [
            f"{each['name']}: {each['yes']}/{each['base']} phiếu, {OUTCOMES[each['outcome']]}."
            for each in counted["counts"]
        ],
    }
