"""The draft of a decision that grants awards (dự thảo quyết định)."""

from __future__ import annotations

from awards.domain.papers.fields import lines, rows, text
from awards.domain.papers.frame import GROUNDS, HEAD, RECIPIENTS, SIGNER, YEAR

DECISION = (
    *HEAD,
    *YEAR,
    text(
        "authority",
        "tham_quyen",
        "Người hoặc cơ quan ban hành quyết định",
        "Who decides",
        "BỘ TRƯỞNG BỘ KẾ HOẠCH VÀ ĐẦU TƯ",
    ),
    GROUNDS,
    lines(
        "articles",
        "dieu",
        "Các điều của quyết định, mỗi điều một dòng",
        "The articles, one a line",
        "Điều 1. Tặng thưởng cho 02 tập thể đã có thành tích xuất sắc trong năm 2022.",
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
    ),
    rows(
        "granted",
        "tang_thuong",
        "Các tập thể được khen thưởng",
        "The boards that get an award",
        text("number", "stt", "Số thứ tự", "Running number", "1"),
        text("board", "don_vi", "Tên tập thể", "The board", "Ban Quản lý A"),
        text("award", "hinh_thuc", "Hình thức khen thưởng", "The award", "Cờ thi đua của Bộ"),
        text("reason", "thanh_tich", "Thành tích", "For what", "Dẫn đầu phong trào thi đua 2022"),
    ),
    text("count", "so_tap_the", "Số tập thể được khen thưởng", "How many boards", "02"),
    RECIPIENTS,
    *SIGNER,
)
