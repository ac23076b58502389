"""The template of the achievement report, in the headings that dossiers ask for."""

from __future__ import annotations

from awards.documents.shipped.parts import (
    SIGNER,
    begun,
    centre,
    each,
    left,
    only_if,
    recipients,
    right,
    table,
)
from awards.enums import PaperKind
from boards.typesetting.word import OfficialPaper, Signer

FIGURES = (
    centre("TT", 2, "stt"),
    left("Chỉ tiêu", 8, "chi_tieu"),
    centre("Đơn vị tính", 4, "don_vi_tinh"),
    right("{{ nam_truoc_nua }}", 4, "nam_truoc_nua"),
    right("{{ nam_truoc }}", 4, "nam_truoc"),
    right("Đăng ký", 4, "dang_ky"),
    right("{{ nam_nay }}", 4, "thuc_hien"),
    right("Tỷ lệ", 4, "ty_le"),
)


def achievements() -> OfficialPaper:
    """What the board is, what it achieved, what it was awarded; who confirms it."""
    paper = begun(PaperKind.ACHIEVEMENTS)
    paper.add_styled("Đề nghị tặng thưởng: {{ hinh_thuc }}", "Kính gửi")
    paper.add_styled("Tên đơn vị: {{ don_vi }}", "Kính gửi")
    paper.add_heading("Sơ lược đặc điểm, tình hình")
    each(paper, "dac_diem")
    paper.add_heading("Thành tích đạt được")
    each(paper, "thanh_tich")
    paper.add_paragraph("{%p if so_lieu %}")
    table(paper, "so_lieu", FIGURES, caption="Kết quả thực hiện các chỉ tiêu")
    paper.add_paragraph("{%p endif %}")
    only_if(paper, "nguon_so_lieu", "Nguồn số liệu:")
    each(paper, "nguon_so_lieu", mark="- ")
    paper.add_heading("Các danh hiệu, hình thức đã được khen thưởng")
    each(paper, "da_khen", mark="- ")
    paper.add_signatures([Signer("Xác nhận của cấp trình", "{{ cap_xac_nhan }}"), SIGNER])
    paper.add_recipients(recipients())
    return paper
