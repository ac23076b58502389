"""The minutes of the conference (biên bản hội nghị) and of the count (biên bản kiểm phiếu)."""

from __future__ import annotations

from awards.domain.papers.fields import lines, rows, text
from awards.domain.papers.frame import HEAD, PROPOSED, YEAR

CHAIRED_BY = text("chaired_by", "chu_tri", "Người chủ trì", "Who chairs", "Nguyễn Văn A")

MINUTES = (
    *HEAD,
    *YEAR,
    text(
        "opened",
        "bat_dau",
        "Thời gian bắt đầu",
        "When it began",
        "08 giờ 30 phút, ngày 06 tháng 01 năm 2023",
    ),
    text(
        "ended",
        "ket_thuc",
        "Thời gian kết thúc",
        "When it ended",
        "11 giờ 30 phút, ngày 06 tháng 01 năm 2023",
    ),
    text("venue", "dia_diem", "Địa điểm", "Where", "Hội trường tỉnh A"),
    CHAIRED_BY,
    text("secretary", "thu_ky", "Thư ký", "The secretary", "Trần Thị B"),
    text("members", "so_thanh_vien", "Số đơn vị thành viên", "How many members", "7"),
    text("present", "so_co_mat", "Số đơn vị có mặt", "How many are present", "6"),
    rows(
        "attendance",
        "thanh_phan",
        "Thành phần dự họp",
        "Who takes part",
        text("number", "stt", "Số thứ tự", "Running number", "1"),
        text("board", "don_vi", "Đơn vị", "The board", "Ban Quản lý A"),
        text("delegate", "dai_bieu", "Đại biểu, chức vụ", "Who comes for it", "Ông C, Phó ban"),
        text("state", "du_hop", "Có mặt, vắng mặt", "Present or absent", "có mặt"),
    ),
    rows(
        "results",
        "ket_qua",
        "Kết quả chấm điểm, xếp hạng",
        "Points and places",
        text("place", "xep_hang", "Xếp hạng", "Place", "1"),
        text("board", "don_vi", "Đơn vị", "The board", "Ban Quản lý A"),
        text("points", "diem", "Điểm", "Points", "79,28"),
    ),
    text(
        "edition",
        "ban_cong_bo",
        "Bản công bố làm căn cứ",
        "The edition that the points come from",
        "bản công bố số 1, mã 1A2B-3C4D",
    ),
    rows(
        "ballots",
        "bo_phieu",
        "Các cuộc bỏ phiếu",
        "The ballots",
        text("number", "stt", "Số thứ tự", "Running number", "1"),
        text("title", "ten", "Nội dung bỏ phiếu", "What it was about", "Cờ thi đua của Bộ"),
        text("turnout", "so_phieu", "Số phiếu", "The papers", "Phát ra 6, thu về 6, hợp lệ 6"),
        lines("conclusion", "ket_luan", "Kết luận", "What follows", "Ban Quản lý A: 6/6 phiếu."),
    ),
    PROPOSED,
    lines(
        "opinions",
        "y_kien",
        "Ý kiến thảo luận, ý kiến bảo lưu",
        "What was said, and reserved opinions",
        "Không có ý kiến bảo lưu.",
    ),
)

BALLOT_MINUTES = (
    *HEAD,
    *YEAR,
    text("title", "noi_dung", "Nội dung bỏ phiếu", "What is voted on", "Bình chọn Cờ thi đua"),
    text("award", "hinh_thuc", "Hình thức khen thưởng", "The award", "Cờ thi đua của Bộ"),
    text("ballot_number", "so_cuoc", "Cuộc bỏ phiếu thứ mấy trong năm", "Which ballot", "1"),
    text("round", "vong", "Vòng bỏ phiếu", "Which round", "1"),
    text(
        "method",
        "cach_thuc",
        "Cách thức: kín hay công khai, và câu hỏi trên phiếu",
        "Secret or open, and what a paper asks",
        "Bỏ phiếu kín; mỗi phiếu chọn tối đa 1 tên",
    ),
    text("opened", "mo_luc", "Mở bỏ phiếu lúc", "Opened at", "09 giờ 00 phút ngày 06/01/2023"),
    text(
        "closed", "dong_luc", "Kết thúc bỏ phiếu lúc", "Closed at", "09 giờ 20 phút ngày 06/01/2023"
    ),
    text("counted", "kiem_luc", "Kiểm phiếu lúc", "Counted at", "09 giờ 25 phút ngày 06/01/2023"),
    lines("tellers", "to_kiem_phieu", "Tổ kiểm phiếu", "The tellers", "Trần Thị B", "Lê Văn C"),
    text("members", "so_cu_tri", "Số đơn vị có quyền bỏ phiếu", "Who may vote", "7"),
    text("present", "so_co_mat", "Số đơn vị có mặt", "Who is present", "6"),
    text("written", "so_bang_van_ban", "Số ý kiến bằng văn bản", "Written opinions", "0"),
    text("issued", "phat_ra", "Số phiếu phát ra", "Papers issued", "6"),
    text("returned", "thu_ve", "Số phiếu thu về", "Papers returned", "6"),
    text("valid", "hop_le", "Số phiếu hợp lệ", "Valid papers", "6"),
    text("invalid", "khong_hop_le", "Số phiếu không hợp lệ", "Invalid papers", "0"),
    text(
        "quorum",
        "dieu_kien_hop",
        "Điều kiện tiến hành bỏ phiếu, có phép tính",
        "The quorum with its arithmetic",
        "Cần có mặt 5/7 đơn vị; có mặt 6: đủ điều kiện.",
    ),
    rows(
        "options",
        "ket_qua",
        "Kết quả của từng tên, theo thứ tự trên phiếu",
        "The names in the order of the paper",
        text("number", "stt", "Số thứ tự", "Running number", "1"),
        text("name", "ten", "Tên trên phiếu", "The name on the paper", "Ban Quản lý A"),
        text("yes", "dong_y", "Số phiếu đồng ý", "For", "6"),
        text("no", "khong_dong_y", "Số phiếu không đồng ý", "Against", "0"),
        text("abstain", "khong_y_kien", "Số phiếu không có ý kiến", "No opinion", "0"),
        text("base", "tren_tong", "Số phiếu làm mẫu số", "Of how many", "7"),
        text("needed", "can_dat", "Số phiếu cần đạt", "How many are needed", "5"),
        text("percent", "ty_le", "Tỷ lệ đồng ý", "Share of those for", "85,71%"),
        text("outcome", "ket_luan", "Kết luận", "What follows", "được chọn"),
    ),
    lines(
        "conclusion",
        "ket_luan",
        "Kết luận của cuộc bỏ phiếu",
        "What the ballot decides",
        "Ban Quản lý A được chọn với 6/7 phiếu (85,71%).",
    ),
    text(
        "fingerprint",
        "dau_van_tay",
        "Dấu vân tay của biên bản đã niêm phong",
        "The fingerprint of what was sealed",
        "1A2B-3C4D",
    ),
    CHAIRED_BY,
)
