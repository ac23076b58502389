"""The templates of the minutes: of the conference, and of the count of a ballot."""

from __future__ import annotations

from awards.documents.shipped.parts import (
    NOBODY,
    PROPOSED,
    begun,
    centre,
    closes,
    each,
    left,
    only_if,
    opens,
    right,
    table,
)
from awards.enums import PaperKind
from boards.typesetting.word import Column, OfficialPaper, Signer

HINT = "(Ký, ghi rõ họ tên)"
CHAIR = Signer("Chủ trì", name="{{ chu_tri }}", hint=HINT)


def minutes() -> OfficialPaper:
    """Who came, which result lay before them, how they voted, what they propose."""
    paper = begun(PaperKind.MINUTES)
    paper.add_paragraph(
        "Hội nghị tổng kết, bình xét thi đua năm {{ nam }} của {{ khoi }} bắt đầu lúc "
        "{{ bat_dau }}, tại {{ dia_diem }}."
    )
    paper.add_heading("Thành phần")
    paper.add_paragraph("Chủ trì: {{ chu_tri }}. Thư ký: {{ thu_ky }}.")
    paper.add_paragraph("Có mặt {{ so_co_mat }} trong {{ so_thanh_vien }} đơn vị thành viên.")
    attendance = (
        centre("TT", 1, "stt"),
        left("Đơn vị", 6, "don_vi"),
        left("Đại biểu", 5, "dai_bieu"),
        left("Dự họp", 3, "du_hop"),
    )
    table(paper, "thanh_phan", attendance)
    paper.add_heading("Kết quả chấm điểm, xếp hạng")
    only_if(paper, "ban_cong_bo", "Theo {{ ban_cong_bo }}:")
    places = (
        centre("Xếp hạng", 2, "xep_hang"),
        left("Đơn vị", 8, "don_vi"),
        right("Điểm", 2, "diem"),
    )
    table(paper, "ket_qua", places)
    _decisions(paper)
    paper.add_paragraph(
        "Hội nghị kết thúc lúc {{ ket_thuc }}. Biên bản đã được thông qua tại hội nghị./."
    )
    paper.add_signatures([Signer("Thư ký", name="{{ thu_ky }}", hint=HINT), CHAIR])
    return paper


def _decisions(paper: OfficialPaper) -> None:
    paper.add_heading("Kết quả bỏ phiếu")
    paper.add_paragraph(opens("bo_phieu", "p"))
    paper.add_paragraph("{{ dong.stt }}. {{ dong.ten }}. {{ dong.so_phieu }}.")
    paper.add_paragraph("{%p for cau in dong.ket_luan %}")
    paper.add_paragraph("- {{ cau }}")
    paper.add_paragraph(closes("p"))
    paper.add_paragraph(closes("p"))
    paper.add_heading("Đề nghị khen thưởng")
    table(paper, "de_nghi", PROPOSED)
    paper.add_heading("Ý kiến thảo luận, ý kiến bảo lưu")
    each(paper, "y_kien", mark="- ")


def ballot_minutes() -> OfficialPaper:
    """Who counted, whether the ballot could decide, what every name got, what follows."""
    paper = begun(PaperKind.BALLOT_MINUTES)
    paper.add_paragraph("Nội dung bỏ phiếu: {{ noi_dung }}.")
    paper.add_paragraph(
        "Hình thức khen thưởng: {{ hinh_thuc }}. Cuộc bỏ phiếu số {{ so_cuoc }} năm {{ nam }} của "
        "{{ khoi }}, vòng {{ vong }}."
    )
    paper.add_paragraph("Cách thức: {{ cach_thuc }}. {{ quy_tac }}")
    paper.add_paragraph("Mở bỏ phiếu: {{ mo_luc }}. Kết thúc: {{ dong_luc }}.")
    paper.add_paragraph("Kiểm phiếu: {{ kiem_luc }}.")
    paper.add_heading("Điều kiện tiến hành")
    paper.add_paragraph(
        "Số đơn vị có quyền bỏ phiếu: {{ so_cu_tri }}; có mặt: {{ so_co_mat }}; gửi ý kiến bằng "
        "văn bản: {{ so_bang_van_ban }}."
    )
    paper.add_paragraph("{{ dieu_kien_hop }}")
    paper.add_heading("Kết quả kiểm phiếu")
    paper.add_paragraph(
        "Phiếu giấy phát ra: {{ phat_ra }}; thu về: {{ thu_ve }}. Phiếu điện tử: "
        "{{ phieu_dien_tu }}. Tổng số phiếu: {{ tong_so_phieu }}; hợp lệ: {{ hop_le }}; không hợp "
        "lệ: {{ khong_hop_le }}."
    )
    columns = (
        centre("TT", 9, "stt"),
        left("Tên trên phiếu", 36, "ten"),
        right("Tán thành", 15, "tan_thanh"),
        right("Không tán thành", 18, "khong_tan_thanh"),
        right("Không có ý kiến", 18, "khong_y_kien"),
        right("Trên tổng số", 16, "tren_tong"),
        right("Cần đạt", 14, "can_dat"),
        right("Tỷ lệ", 19, "ty_le"),
        left("Kết luận", 20, "ket_luan"),
    )
    table(paper, "ket_qua", columns)
    paper.add_heading("Kết luận")
    each(paper, "ket_luan", mark="- ")
    only_if(paper, "ma_xac_minh", "Mã xác minh của kết quả đã niêm phong: {{ ma_xac_minh }}.")
    _tellers(paper)
    return paper


def _tellers(paper: OfficialPaper) -> None:
    """A row to sign in for each teller, then the chair."""
    row = [opens("to_kiem_phieu", "tr"), ""], ["{{ dong }}", ""], [closes("tr"), ""]
    from_left = Column("Tổ kiểm phiếu", 3), Column("Chữ ký", 3)
    paper.add_table(from_left, row, caption="Chữ ký của tổ kiểm phiếu")
    paper.add_signatures([NOBODY, CHAIR])
