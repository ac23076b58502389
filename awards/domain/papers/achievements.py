"""The achievement report of a board (báo cáo thành tích), in the headings that dossiers ask for."""

from __future__ import annotations

from awards.domain.papers.fields import lines, rows, text
from awards.domain.papers.frame import HEAD, RECIPIENTS, SIGNER, YEAR

ACHIEVEMENTS = (
    *HEAD,
    *YEAR,
    text(
        "board",
        "don_vi",
        "Đơn vị báo cáo thành tích",
        "The board that reports",
        "Ban Quản lý các khu công nghiệp tỉnh A",
    ),
    text("award", "hinh_thuc", "Hình thức đề nghị", "The award", "Cờ thi đua của Bộ"),
    lines(
        "features",
        "dac_diem",
        "Mục I. Sơ lược đặc điểm, tình hình, mỗi đoạn một dòng",
        "Part I: what the board is, paragraph by paragraph",
        "Đơn vị quản lý 5 khu công nghiệp, 12 phòng và đơn vị trực thuộc.",
    ),
    lines(
        "achievements",
        "thanh_tich",
        "Mục II. Thành tích đạt được, mỗi đoạn một dòng",
        "Part II: what it achieved, paragraph by paragraph",
        "Năm 2022, đơn vị xếp thứ 1 trong 7 đơn vị với 79,28 điểm trên 100.",
    ),
    text("this_year", "nam_nay", "Tên cột của năm báo cáo", "Heading of the year", "Năm 2022"),
    text("last_year", "nam_truoc", "Tên cột của năm trước", "Heading of the year before", "2021"),
    text(
        "year_before",
        "nam_truoc_nua",
        "Tên cột của năm trước nữa",
        "Heading of two years before",
        "2020",
    ),
    rows(
        "figures",
        "so_lieu",
        "Bảng số liệu của Mục II",
        "The table of figures of part II",
        text("number", "stt", "Số thứ tự", "Running number", "1"),
        text("indicator", "chi_tieu", "Chỉ tiêu", "The indicator", "Dự án thu hút"),
        text("unit", "don_vi_tinh", "Đơn vị tính", "Its unit", "dự án"),
        text("year_before", "nam_truoc_nua", "Số năm trước nữa", "Two years before", "20"),
        text("last_year", "nam_truoc", "Số năm trước", "The year before", "28"),
        text("target", "dang_ky", "Chỉ tiêu đăng ký", "The target", "30"),
        text("actual", "thuc_hien", "Số thực hiện", "The result", "35"),
        text("rate", "ty_le", "Tỷ lệ thực hiện so với đăng ký", "Share of the target", "116,67%"),
        text("source", "nguon", "Nguồn số liệu", "Where it comes from", "Báo cáo số 12/BC-BQL"),
    ),
    lines(
        "commendations",
        "da_khen",
        "Mục III. Danh hiệu, hình thức đã được khen, kèm số, ngày, cơ quan của quyết định",
        "Part III: earlier awards, with number, day and authority of the decision",
        "Năm 2020: Bằng khen của Bộ trưởng, Quyết định số 12/QĐ-BKHĐT ngày 05 tháng 3 năm 2021.",
    ),
    lines(
        "sources",
        "nguon_so_lieu",
        "Nguồn của các số liệu đã nêu, mỗi nguồn một dòng",
        "Where the numbers come from, one a line",
        "Bản công bố số 1, mã 1A2B-3C4D.",
    ),
    text(
        "confirmed_by",
        "cap_xac_nhan",
        "Cấp trình xác nhận",
        "Who confirms the report",
        "KHỐI THI ĐUA MẪU",
    ),
    RECIPIENTS,
    *SIGNER,
)
