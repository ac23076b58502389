"""The submission letter (tờ trình) and the list that goes with it."""

from __future__ import annotations

from awards.domain.papers.fields import lines, text
from awards.domain.papers.frame import GROUNDS, HEAD, PROPOSED, RECIPIENTS, SIGNER, YEAR

COUNT = text("count", "so_tap_the", "Số tập thể được đề nghị", "How many boards", "02")

LETTER = (
    *HEAD,
    *YEAR,
    text(
        "recipient",
        "kinh_gui",
        "Cấp có thẩm quyền nhận tờ trình",
        "Whom the letter is sent to",
        "Hội đồng Thi đua - Khen thưởng Bộ",
    ),
    GROUNDS,
    lines(
        "body",
        "noi_dung",
        "Các đoạn mở đầu: hội nghị, kết quả, căn cứ đề nghị",
        "The opening paragraphs: conference, result, why it is proposed",
        "Khối thi đua đã tổ chức hội nghị tổng kết, bình xét thi đua năm 2022.",
        "Khối thi đua kính trình khen thưởng 02 tập thể, gồm:",
    ),
    PROPOSED,
    COUNT,
    lines(
        "attachments",
        "ho_so",
        "Hồ sơ kèm theo, mỗi thành phần một dòng",
        "What goes with the letter, one a line",
        "Danh sách đề nghị khen thưởng",
        "Biên bản kiểm phiếu",
    ),
    text(
        "closing",
        "ket_thuc",
        "Câu kết",
        "The closing sentence",
        "Kính đề nghị Hội đồng xem xét, quyết định./.",
    ),
    RECIPIENTS,
    *SIGNER,
)

NOMINATION_LIST = (
    *HEAD,
    *YEAR,
    text(
        "goes_with",
        "kem_theo",
        "Dòng “Kèm theo Tờ trình số … ngày … của …”",
        "Which letter the list goes with",
        "(Kèm theo Tờ trình số 12/TTr-KTĐ ngày 06 tháng 01 năm 2023 của Khối thi đua mẫu)",
    ),
    PROPOSED,
    COUNT,
    *SIGNER,
)
