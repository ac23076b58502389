"""The minute of a hand-over as an official paper, which both chairs sign."""

from __future__ import annotations

from collections.abc import Sequence

from blocs.domain.hand_over import Dossier, Entry, Section, Side, shown
from boards.domain.papers import BLANK
from boards.typesetting import word

SITE = "Khối Thi Đua"
NAME = BLANK * 6
"""Room for a name."""

MOST_ROWS = 40
"""So many open things of a kind stand in the minute; the others stand in the dossier."""

COPIES = (
    "Biên bản được lập thành 03 bản có giá trị như nhau, mỗi bên giữ 01 bản, 01 bản gửi {council}. "
    "Hai bên đã đọc, nhất trí nội dung và ký tên dưới đây."
)


def minute(dossier: Dossier, *, files: Sequence[Entry], index_sha256: str) -> bytes:
    """The minute, in Vietnamese. It names the fingerprint of the index, which names every file.

    So the paper that both sides sign vouches for the whole archive.
    """
    paper = word.OfficialPaper(
        word.Letterhead(dossier.bloc, superior=dossier.council),
        kind="Biên bản",
        about=f"Bàn giao nhiệm vụ Trưởng khối năm {dossier.year}",
        author=SITE,
        made_at=dossier.made_at,
    )
    paper.add_grounds(dossier.grounds)
    today = f"ngày {BLANK} tháng {BLANK} năm {BLANK}"
    paper.add_paragraph(f"Hôm nay, {today}, tại {NAME}, chúng tôi gồm:")
    _side(paper, "Bên giao", dossier.giver, f"Trưởng khối năm {dossier.year}")
    _side(paper, "Bên nhận", dossier.taker, f"Trưởng khối năm {dossier.year + 1}")
    paper.add_heading("Nội dung bàn giao")
    _contents(paper, dossier)
    _files(paper, files, index_sha256)
    _work(paper, dossier)
    paper.add_heading("Ý kiến và bảo lưu")
    paper.add_points([f"Bên giao: {NAME}", f"Bên nhận: {NAME}"])
    paper.add_paragraph(COPIES.format(council=dossier.council))
    paper.add_signatures(
        [_signer("Đại diện bên giao", dossier.giver), _signer("Đại diện bên nhận", dossier.taker)]
    )
    return paper.content()


def _side(paper: word.OfficialPaper, title: str, side: Side | None, role: str) -> None:
    paper.add_heading(title)
    paper.add_paragraph(f"{side.name if side else NAME}, {role}.")
    name, post = (side.signer, side.post) if side else ("", "")
    paper.add_points([f"Đại diện: ông (bà) {name or NAME}; chức vụ: {post or NAME}."])


def _contents(paper: word.OfficialPaper, dossier: Dossier) -> None:
    paper.add_heading("Hồ sơ, tài liệu", level=2)
    columns = [
        word.Column("STT", 1, "centre"),
        word.Column("Nội dung", 8),
        word.Column("Số lượng", 2, "right"),
    ]
    given = [section for section in dossier.sections if not section.pending]
    rows = [
        [str(number), section.title, str(section.count)]
        for number, section in enumerate(given, start=1)
    ]
    paper.add_table(columns, rows, caption="Hồ sơ, tài liệu", headed=True)


def _files(paper: word.OfficialPaper, files: Sequence[Entry], index_sha256: str) -> None:
    missing = [entry for entry in files if entry.missing]
    paper.add_heading("Bộ hồ sơ điện tử", level=2)
    paper.add_paragraph(
        f"Gồm {len(files) - len(missing)} tệp, liệt kê tại tệp muc-luc.csv kèm mã xác minh SHA-256 "
        f"của từng tệp. Mã xác minh SHA-256 của chính tệp muc-luc.csv:"
    )
    paper.add_paragraph(index_sha256)
    if missing:
        paper.add_paragraph(f"Có {len(missing)} tệp được ghi nhận nhưng không có trong bộ hồ sơ:")
        paper.add_points(f"{entry.title} ({entry.missing})" for entry in missing[:MOST_ROWS])


def _work(paper: word.OfficialPaper, dossier: Dossier) -> None:
    """What is left, each kind in a table; what is done is said in one sentence."""
    paper.add_heading("Công việc còn lại")
    for section in dossier.pending:
        if section.rows:
            _pending(paper, section)
    clear = [section.title.lower() for section in dossier.pending if not section.rows]
    if clear:
        paper.add_paragraph(f"Không có: {', '.join(clear)}.")


def _pending(paper: word.OfficialPaper, section: Section) -> None:
    columns = [
        word.Column(column.heading, column.share, "right" if column.numeric else "left")
        for column in section.columns
    ]
    rows = [[shown(value) for value in row.cells] for row in section.rows[:MOST_ROWS]]
    paper.add_heading(f"{section.title}: {section.count}", level=2)
    paper.add_table(columns, rows, caption=section.title, headed=True)
    more = len(section.rows) - MOST_ROWS
    if more > 0:
        paper.add_paragraph(f"Còn {more} dòng nữa trong bộ hồ sơ điện tử.")


def _signer(on_behalf: str, side: Side | None) -> word.Signer:
    return word.Signer(on_behalf, side.post if side else "", side.signer if side else "")
