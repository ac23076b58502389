"""The list of nominations as officials send it: its rows, its columns, what stands around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from awards.domain.list_columns import SHAPES, USUAL
from awards.domain.papers.frame import ILLUSTRATION
from awards.domain.votes import votes
from awards.enums import ListField
from awards.models import ListColumn, Nomination
from awards.queries.claims import claimed_points
from blocs.domain.editions import short_code
from blocs.domain.rounding import half_up
from blocs.models import Edition, Standing
from boards.domain.years import long_date
from boards.spreadsheets.official import Column, OfficialList, Value

DOTS = "……"


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the rows: empty parts are dotted, to be filled in by hand."""

    issuer: str
    superior: str = ""
    submission_number: str = ""
    submitted_on: date | None = None
    place: str = ""
    signed_by: str = ""
    role: str = ""
    """Of whom it is signed; the chair of the bloc where nobody says."""


@dataclass(frozen=True, slots=True)
class Line:
    """A nomination with its number on the list and what was read for it."""

    number: int
    nomination: Nomination
    standing: Standing | None
    claimed: Decimal | None
    edition: Edition | None


def _share(line: Line) -> Decimal | None:
    """The share of votes in percent; nothing where no vote was held."""
    nomination = line.nomination
    if nomination.votes_for is None or not nomination.votes_cast:
        return None
    return half_up(Fraction(100 * nomination.votes_for, nomination.votes_cast), 2)


def _edition(line: Line) -> str:
    """The edition as it is cited, with its code."""
    edition = line.edition
    return (
        f"Bản công bố số {edition.number}, mã {short_code(edition.fingerprint)}" if edition else ""
    )


CELLS: Mapping[ListField, Callable[[Line], Value]] = MappingProxyType(
    {
        ListField.NUMBER: lambda line: line.number,
        ListField.BOARD: lambda line: line.nomination.board.name_on(
            line.nomination.cycle.members_on
        ),
        ListField.ADDRESS: lambda line: line.nomination.board.province.name,
        ListField.EARLIER_AWARDS: lambda line: line.nomination.earlier_awards,
        ListField.ACHIEVEMENTS: lambda line: line.nomination.achievements,
        ListField.SELF_POINTS: lambda line: line.claimed,
        ListField.POINTS: lambda line: line.standing.points if line.standing else None,
        ListField.PLACE: lambda line: line.standing.place if line.standing else None,
        ListField.VOTES: lambda line: votes(line.nomination.votes_for, line.nomination.votes_cast),
        ListField.VOTES_FOR: lambda line: line.nomination.votes_for,
        ListField.VOTES_CAST: lambda line: line.nomination.votes_cast,
        ListField.VOTE_SHARE: _share,
        ListField.AWARD: lambda line: line.nomination.award.name,
        ListField.GRANTOR: lambda line: line.nomination.award.grantor,
        ListField.EDITION: _edition,
        ListField.NOTE: lambda line: line.nomination.note,
        ListField.BLANK: lambda _line: "",
    }
)
"""What stands in a column of each kind."""


def official_list(
    nominations: Sequence[Nomination], around: Around, chosen: Sequence[ListColumn] = ()
) -> OfficialList:
    """The annex of a submission: heading, title, rows, signature block. One year, one bloc.

    Nominations come with board, province, cycle and award; ``chosen`` are the columns of a profile,
    the usual ones where there are none. Three queries in all.
    """
    columns = list(chosen) or [ListColumn(holds=each) for each in USUAL]
    cycle = nominations[0].cycle
    day = around.submitted_on
    dated = long_date(day) if day else f"ngày {DOTS} tháng {DOTS} năm {DOTS}"
    editions = Edition.objects.in_bulk(_cited(nominations))
    illustrative = any(edition.document["illustrative"] for edition in editions.values())
    return OfficialList(
        superior=around.superior,
        issuer=around.issuer,
        title=f"DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM {cycle.year}",
        subtitle=(
            f"(Kèm theo Tờ trình số {around.submission_number or DOTS} {dated} của {around.issuer})"
        ),
        warning=ILLUSTRATION if illustrative else "",
        columns=[_column(each) for each in columns],
        rows=[
            [CELLS[ListField(each.holds)](line) for each in columns]
            for line in _lines(nominations, editions)
        ],
        place_and_date=f"{around.place or DOTS}, {dated}",
        on_behalf=f"TM. {around.issuer.upper()}",
        role=around.role or "TRƯỞNG KHỐI",
        signed_by=around.signed_by,
    )


def _column(chosen: ListColumn) -> Column:
    shape = SHAPES[ListField(chosen.holds)]
    return Column(
        chosen.heading or shape.heading,
        chosen.width or shape.width,
        shape.number_format,
        shape.unit,
    )


def _lines(nominations: Sequence[Nomination], editions: Mapping[int, Edition]) -> list[Line]:
    standings = _standings(editions)
    claims = claimed_points({nomination.cycle_id for nomination in nominations})
    return [
        Line(
            number=number,
            nomination=each,
            standing=standings.get((each.edition_id, each.board_id)),
            claimed=claims.get((each.cycle_id, each.board_id)),
            edition=editions.get(each.edition_id or 0),
        )
        for number, each in enumerate(nominations, start=1)
    ]


def _standings(editions: Mapping[int, Edition]) -> dict[tuple[int | None, int], Standing]:
    standings = Standing.objects.filter(edition__in=editions)
    return {(standing.edition_id, standing.board_id): standing for standing in standings}


def _cited(nominations: Iterable[Nomination]) -> set[int]:
    return {nomination.edition_id for nomination in nominations if nomination.edition_id}
