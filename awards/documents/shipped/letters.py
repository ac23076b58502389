"""The templates of the submission letter, its list, and the draft of the decision."""

from __future__ import annotations

from awards.documents.shipped.parts import (
    NOBODY,
    PROPOSED,
    SIGNER,
    begun,
    centre,
    each,
    left,
    only_if,
    recipients,
    table,
)
from awards.enums import PaperKind
from boards.typesetting.word import OfficialPaper


def letter() -> OfficialPaper:
    """Whom it is sent to, grounds, what is proposed, what goes with it."""
    paper = begun(PaperKind.SUBMISSION)
    paper.add_styled("Kính gửi: {{ kinh_gui }}", "Kính gửi")
    each(paper, "can_cu", style="Body Text 2")
    each(paper, "noi_dung")
    table(paper, "de_nghi", PROPOSED)
    only_if(paper, "ho_so", "Hồ sơ kèm theo gồm:")
    each(paper, "ho_so", mark="- ")
    only_if(paper, "ket_thuc", "{{ ket_thuc }}")
    paper.add_closing(recipients(), SIGNER)
    return paper


def nomination_list() -> OfficialPaper:
    """The annex of the letter: every board with its reasons."""
    paper = begun(PaperKind.NOMINATION_LIST)
    only_if(paper, "kem_theo", "{{ kem_theo }}", "Địa danh, ngày tháng")
    reasons = left("Tóm tắt thành tích", 12, "thanh_tich")
    table(paper, "de_nghi", (*PROPOSED, reasons))
    paper.add_paragraph("Danh sách gồm {{ so_tap_the }} tập thể./.")
    paper.add_signatures([NOBODY, SIGNER])
    return paper


def decision() -> OfficialPaper:
    """Who decides, on which grounds, in which articles, and for whom."""
    paper = begun(PaperKind.DECISION)
    paper.add_styled("{{ tham_quyen|upper }}", "Title")
    each(paper, "can_cu", style="Body Text 2")
    paper.add_styled("QUYẾT ĐỊNH:", "Title")
    each(paper, "dieu")
    columns = (
        centre("TT", 1, "stt"),
        left("Tên tập thể", 5, "don_vi"),
        left("Hình thức khen thưởng", 4, "hinh_thuc"),
        left("Thành tích", 6, "thanh_tich"),
    )
    table(paper, "tang_thuong", columns, caption="Danh sách tập thể được khen thưởng")
    paper.add_closing(recipients(), SIGNER)
    return paper
