"""What every official paper has: its head, what it is about, who gets it and who signs it."""

from __future__ import annotations

from awards.domain.papers.fields import lines, rows, text

ILLUSTRATION = (
    "Điểm thẩm định và xếp hạng lấy từ bản công bố MINH HỌA theo bảng tiêu chí không chính thức; "
    "không phải kết quả xét khen thưởng."
)
REHEARSAL = "BỎ PHIẾU THỬ: kết quả không có giá trị."
"""What a paper warns of, above everything else."""

HEAD = (
    text(
        "superior",
        "co_quan_chu_quan",
        "Cơ quan, tổ chức chủ quản; có thể để trống",
        "The body above the issuing body; may be empty",
        "Hội đồng Thi đua - Khen thưởng",
    ),
    text(
        "issuer",
        "co_quan_ban_hanh",
        "Cơ quan, tổ chức ban hành văn bản",
        "The issuing body",
        "Khối thi đua mẫu",
    ),
    text(
        "number", "so_ky_hieu", "Số, ký hiệu của văn bản", "The number of the paper", "12/TTr-KTĐ"
    ),
    text(
        "place_and_date",
        "dia_danh_ngay_thang",
        "Địa danh và thời gian ban hành",
        "Place and day",
        "Phú Thọ, ngày 06 tháng 01 năm 2023",
    ),
    text(
        "about",
        "trich_yeu",
        "Trích yếu nội dung",
        "What the paper is about",
        "Về việc đề nghị khen thưởng năm 2022",
    ),
    text(
        "warning",
        "luu_y",
        "Dòng lưu ý: bản thử, số liệu minh họa; thường để trống",
        "A warning: a rehearsal, an illustration; mostly empty",
        "BẢN THỬ",
    ),
)

YEAR = (
    text("year", "nam", "Năm thi đua", "The year", "2022"),
    text("bloc", "khoi", "Tên khối thi đua", "The bloc", "Khối thi đua mẫu"),
)

SIGNER = (
    text(
        "on_behalf",
        "thay_mat",
        "Quyền hạn ký: TM., KT., TL., TUQ. và tên tập thể",
        "On whose behalf it is signed",
        "TM. KHỐI THI ĐUA",
    ),
    text("role", "chuc_vu", "Chức vụ của người ký", "The post of the signer", "TRƯỞNG KHỐI"),
    text("signed_by", "nguoi_ky", "Họ và tên người ký", "Who signs", "Nguyễn Văn A"),
)

RECIPIENTS = lines(
    "recipients",
    "noi_nhan",
    "Nơi nhận, mỗi nơi một dòng",
    "Who gets the paper, one a line",
    "Như trên",
    "Lưu: VT",
)

GROUNDS = lines(
    "grounds",
    "can_cu",
    "Căn cứ ban hành, mỗi căn cứ một dòng, đã có dấu chấm phẩy",
    "What the paper rests on, one a line, with its punctuation",
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
    "Căn cứ Quy chế hoạt động của khối thi đua.",
)

PROPOSED = rows(
    "proposed",
    "de_nghi",
    "Các tập thể được đề nghị, theo thứ tự hình thức và xếp hạng",
    "The boards that are proposed, by award and place",
    text("number", "stt", "Số thứ tự", "Running number", "1"),
    text(
        "board",
        "don_vi",
        "Tên tập thể như trong năm đó",
        "The board, by its name of the year",
        "Ban Quản lý các khu công nghiệp tỉnh A",
    ),
    text("address", "dia_chi", "Địa chỉ, đơn vị chủ quản", "Where it belongs", "Tỉnh A"),
    text("award", "hinh_thuc", "Hình thức đề nghị", "The award", "Cờ thi đua của Bộ"),
    text("place", "xep_hang", "Xếp hạng trong bản công bố", "Place in the edition", "1"),
    text("points", "diem", "Điểm thẩm định trong bản công bố", "Points in the edition", "79,28"),
    text("self_points", "diem_tu_cham", "Điểm tự chấm", "Points the board claimed", "81,50"),
    text("votes", "so_phieu", "Số phiếu, tỷ lệ", "Votes and their share", "6/7 (85,71%)"),
    text(
        "achievements",
        "thanh_tich",
        "Tóm tắt thành tích",
        "Summary of the achievements",
        "Thu hút 35 dự án, tổng vốn đăng ký 1.277 triệu USD.",
    ),
    text(
        "earlier_awards",
        "da_dat",
        "Danh hiệu, hình thức đã đạt",
        "Earlier awards",
        "Bằng khen của Bộ trưởng, Quyết định số 12/QĐ-BKHĐT ngày 05 tháng 3 năm 2021",
    ),
    text("note", "ghi_chu", "Ghi chú", "Note", ""),
)
