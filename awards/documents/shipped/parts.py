"""What the templates of the house are put together from: placeholders in the official layout."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TypeAlias

from awards.domain.papers import TITLES
from awards.domain.papers.fields import LINE
from awards.enums import PaperKind
from boards.typesetting.word import Column, Letterhead, OfficialPaper, Signer

AUTHOR = "Khối Thi Đua"
NEVER = datetime(2020, 1, 1, tzinfo=UTC)
"""A template has no moment of its own; whoever fills it in says one."""

NOBODY = Signer("", hint="")
"""An empty place beside a single signature."""
SIGNER = Signer("{{ thay_mat }}", "{{ chuc_vu }}", "{{ nguoi_ky }}")
Cell: TypeAlias = tuple[Column, str]
"""A column, and the field of each row that stands in it."""


def left(heading: str, share: int, field: str) -> Cell:
    """Text, from the left."""
    return Column(heading, share, "left"), field


def centre(heading: str, share: int, field: str) -> Cell:
    """What is short, in the middle."""
    return Column(heading, share, "centre"), field


def right(heading: str, share: int, field: str) -> Cell:
    """Numbers, below one another."""
    return Column(heading, share, "right"), field


PROPOSED = (
    centre("TT", 2, "stt"),
    left("Tên tập thể", 9, "don_vi"),
    left("Hình thức đề nghị", 7, "hinh_thuc"),
    right("Điểm", 4, "diem"),
    centre("Xếp hạng", 4, "xep_hang"),
    centre("Số phiếu/\nTỷ lệ", 6, "so_phieu"),
)


def begun(kind: PaperKind) -> OfficialPaper:
    """A template with its head and title."""
    head = Letterhead(
        "{{ co_quan_ban_hanh|upper }}",
        superior="{{ co_quan_chu_quan|upper }}",
        number="{{ so_ky_hieu }}",
        dated="{{ dia_danh_ngay_thang }}",
    )
    paper = OfficialPaper(
        head, kind=TITLES[kind], about="{{ trich_yeu }}", author=AUTHOR, made_at=NEVER
    )
    only_if(paper, "luu_y", "{{ luu_y }}", "Lưu ý")
    return paper


def only_if(paper: OfficialPaper, name: str, text: str, style: str = "Body Text") -> None:
    """A paragraph that is left out where its field is empty."""
    for line in (f"{{%p if {name} %}}", text, "{%p endif %}"):
        paper.add_styled(line, style)


def each(paper: OfficialPaper, name: str, mark: str = "", style: str = "Body Text") -> None:
    """A paragraph for each line of a list, after a mark."""
    for line in (opens(name, "p"), f"{mark}{{{{ {LINE} }}}}", closes("p")):
        paper.add_styled(line, style)


def table(
    paper: OfficialPaper,
    name: str,
    columns: Sequence[Cell],
    *,
    caption: str = "",
) -> None:
    """A table with a row for each of a list."""
    empty = [""] * (len(columns) - 1)
    cells = [f"{{{{ {LINE}.{field} }}}}" for _column, field in columns]
    paper.add_table(
        [column for column, _field in columns],
        [[opens(name, "tr"), *empty], cells, [closes("tr"), *empty]],
        caption=caption,
        headed=not caption,
    )


def recipients() -> list[str]:
    """Who gets the paper: one a line, the last with a full stop."""
    end = "{% if loop.last %}.{% else %};{% endif %}"
    return [opens("noi_nhan", "p"), f"{{{{ {LINE} }}}}{end}", closes("p")]


def opens(name: str, what: str) -> str:
    """The placeholder that begins to repeat a paragraph (``p``) or a row (``tr``)."""
    return f"{{%{what} for {LINE} in {name} %}}"


def closes(what: str) -> str:
    """The placeholder that ends the repetition."""
    return f"{{%{what} endfor %}}"
