"""The list of nominations as officials send it, and as a plain table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from awards.domain.votes import votes
from awards.models import Nomination
from blocs.enums import Layer
from blocs.models import Edition, Score, Standing
from boards.domain.years import long_date
from boards.spreadsheets.official import Column, OfficialList, Value

POINTS = "#,##0.00"
WHOLE = "0"
DOTS = "……"

COLUMNS = (
    Column("STT", 5, WHOLE),
    Column("Tên tập thể", 26),
    Column("Địa chỉ/đơn vị chủ quản", 18),
    Column("Danh hiệu, hình thức đã đạt (số QĐ, ngày, cơ quan)", 26),
    Column("Tóm tắt thành tích", 46),
    Column("Điểm tự chấm", 9, POINTS),
    Column("Điểm thẩm định", 9, POINTS),
    Column("Xếp hạng", 7, WHOLE),
    Column("Số phiếu/Tỷ lệ", 13),
    Column("Hình thức đề nghị", 20),
    Column("Ghi chú", 18),
)

ILLUSTRATION = (
    "Điểm thẩm định và xếp hạng lấy từ bản công bố MINH HỌA theo bảng tiêu chí không chính thức; "
    "không phải kết quả xét khen thưởng."
)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the rows: empty parts are dotted, to be filled in by hand."""

    issuer: str
    superior: str = ""
    submission_number: str = ""
    submitted_on: date | None = None
    place: str = ""
    signed_by: str = ""


def rows(nominations: Sequence[Nomination]) -> Iterator[list[Value]]:
    """One row of the official list for each nomination, numbered; three queries in all.

    Nominations come with board, province, cycle and award; board names are those of the year.
    """
    standings = _standings(nominations)
    self_scores = _self_scores(nominations)
    for number, nomination in enumerate(nominations, start=1):
        board, cycle = nomination.board, nomination.cycle
        standing = standings.get((nomination.edition_id, board.pk))
        yield [
            number,
            board.name_on(cycle.members_on),
            board.province.name,
            nomination.earlier_awards,
            nomination.achievements,
            self_scores.get((cycle.pk, board.pk)),
            standing.points if standing else None,
            standing.place if standing else None,
            votes(nomination.votes_for, nomination.votes_cast),
            nomination.award.name,
            nomination.note,
        ]


def official_list(nominations: Sequence[Nomination], around: Around) -> OfficialList:
    """The annex of a submission: heading, title, rows, signature block. One year, one bloc."""
    cycle = nominations[0].cycle
    day = around.submitted_on
    dated = long_date(day) if day else f"ngày {DOTS} tháng {DOTS} năm {DOTS}"
    illustrative = any(_illustrative(nominations))
    return OfficialList(
        superior=around.superior,
        issuer=around.issuer,
        title=f"DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM {cycle.year}",
        subtitle=(
            f"(Kèm theo Tờ trình số {around.submission_number or DOTS} {dated} của {around.issuer})"
        ),
        warning=ILLUSTRATION if illustrative else "",
        columns=COLUMNS,
        rows=list(rows(nominations)),
        place_and_date=f"{around.place or DOTS}, {dated}",
        on_behalf=f"TM. {around.issuer.upper()}",
        role="TRƯỞNG KHỐI",
        signed_by=around.signed_by,
    )


def _illustrative(nominations: Iterable[Nomination]) -> Iterator[bool]:
    """Whether the editions that the nominations cite are illustrations: the editions say so."""
    for edition in Edition.objects.filter(pk__in=_cited(nominations)):
        yield bool(edition.document["illustrative"])


def _standings(nominations: Iterable[Nomination]) -> dict[tuple[int | None, int], Standing]:
    standings = Standing.objects.filter(edition__in=_cited(nominations))
    return {(standing.edition_id, standing.board_id): standing for standing in standings}


def _cited(nominations: Iterable[Nomination]) -> set[int]:
    return {nomination.edition_id for nomination in nominations if nomination.edition_id}


def _self_scores(nominations: Iterable[Nomination]) -> dict[tuple[int, int], Decimal]:
    """The sums of the points that boards gave themselves, where they gave any."""
    sums: dict[tuple[int, int], Decimal] = defaultdict(Decimal)
    scores = Score.objects.filter(
        cycle__in={nomination.cycle_id for nomination in nominations},
        layer=Layer.SELF,
        points__isnull=False,
    )
    for cycle, board, points in scores.values_list("cycle", "board", "points"):
        sums[cycle, board] += points or 0
    return dict(sums)
