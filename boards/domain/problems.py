"""Why a typed figure is not understood, and what its author can do about it.

What is ambiguous is asked; what is refused names the next step.
"""

from __future__ import annotations

from enum import StrEnum

from boards.domain.sentences import Sentence

_SHOWN = 60


class NumberProblem(StrEnum):
    """Why a text is not one number."""

    EMPTY = "empty"
    NO_NUMBER = "no_number"
    NOT_A_NUMBER = "not_a_number"
    MISPLACED_SEPARATOR = "misplaced_separator"
    PARENTHESES = "parentheses"
    EXPONENT = "exponent"
    TOO_LONG = "too_long"
    TOO_LARGE = "too_large"
    TOO_PRECISE = "too_precise"


class QuantityProblem(StrEnum):
    """Why a text or cell is not one amount of the thing asked for; number problems included."""

    EMPTY = NumberProblem.EMPTY.value
    NO_NUMBER = NumberProblem.NO_NUMBER.value
    NOT_A_NUMBER = NumberProblem.NOT_A_NUMBER.value
    MISPLACED_SEPARATOR = NumberProblem.MISPLACED_SEPARATOR.value
    PARENTHESES = NumberProblem.PARENTHESES.value
    EXPONENT = NumberProblem.EXPONENT.value
    TOO_LONG = NumberProblem.TOO_LONG.value
    TOO_LARGE = NumberProblem.TOO_LARGE.value
    TOO_PRECISE = NumberProblem.TOO_PRECISE.value
    SEVERAL_AMOUNTS = "several_amounts"
    UNKNOWN_WORDS = "unknown_words"
    UNKNOWN_UNIT = "unknown_unit"
    UNIT_MISSING = "unit_missing"
    CURRENCY_MISSING = "currency_missing"
    WRONG_DIMENSION = "wrong_dimension"
    WRONG_UNIT = "wrong_unit"
    WRONG_CURRENCY = "wrong_currency"
    CURRENCY_TWICE = "currency_twice"
    NOT_WHOLE = "not_whole"
    NEGATIVE = "negative"
    RANK_ZERO = "rank_zero"
    CELL_ERROR = "cell_error"
    DATE_IN_CELL = "date_in_cell"


# `‹›` stands for the text as typed.
_SENTENCES = {
    QuantityProblem.EMPTY: Sentence(
        "Chưa ghi gì: hãy ghi một số, hoặc chọn lý do không có số liệu.",
        "Nothing is written: write a number, or choose why there is none.",
    ),
    QuantityProblem.NO_NUMBER: Sentence(
        "‹› không phải là số 0: hãy ghi 0, hoặc chọn lý do không có số liệu.",
        "‹› is not zero: write 0, or choose why there is no figure.",
    ),
    QuantityProblem.NOT_A_NUMBER: Sentence(
        "‹› không phải là số: hãy ghi bằng chữ số, ví dụ 1.277 hoặc 5.143,7.",
        "‹› is not a number: write digits, for example 1.277 or 5.143,7 (dot for thousands, "
        "comma for decimals).",
    ),
    QuantityProblem.MISPLACED_SEPARATOR: Sentence(
        "‹› không đọc được: dấu chấm ngăn cách từng nhóm ba chữ số, dấu phẩy ngăn phần thập phân. "
        "Hãy ghi lại, ví dụ 1.234.567 hoặc 1.234,56.",
        "‹› cannot be read: a dot separates groups of three digits, a comma the decimals. "
        "Write it again, for example 1.234.567 or 1.234,56.",
    ),
    QuantityProblem.PARENTHESES: Sentence(
        "‹› có dấu ngoặc: hãy bỏ ngoặc, và ghi dấu trừ nếu là số âm, ví dụ -5.",
        "‹› is in brackets: remove them, and write a minus sign if it is negative, as in -5.",
    ),
    QuantityProblem.EXPONENT: Sentence(
        "‹› viết theo dạng lũy thừa: hãy ghi đủ các chữ số.",
        "‹› is written with an exponent: write all its digits.",
    ),
    QuantityProblem.TOO_LONG: Sentence(
        "Nội dung quá dài: hãy chỉ ghi một số và đơn vị của nó.",
        "The text is too long: write only one number and its unit.",
    ),
    QuantityProblem.TOO_LARGE: Sentence(
        "‹› có hơn 18 chữ số phần nguyên: hãy dùng đơn vị lớn hơn.",
        "‹› has more than 18 digits before the decimals: use a larger unit.",
    ),
    QuantityProblem.TOO_PRECISE: Sentence(
        "‹› có hơn 6 chữ số thập phân hoặc hơn 15 chữ số có nghĩa: hãy làm tròn, hoặc đổi đơn vị.",
        "‹› has more than 6 decimals or 15 significant digits: round it, or use another unit.",
    ),
    QuantityProblem.SEVERAL_AMOUNTS: Sentence(
        "‹› có nhiều hơn một số: hãy ghi riêng từng số, mỗi số với một đơn vị.",
        "‹› holds more than one number: write each apart, with one unit.",
    ),
    QuantityProblem.UNKNOWN_WORDS: Sentence(
        "‹› có từ có thể làm đổi nghĩa của số: hãy chỉ ghi số và đơn vị, có thể thêm gần, hơn "
        "hoặc khoảng ở trước.",
        "‹› has words that may change the meaning: write only the number and its unit, with "
        "gần, hơn or khoảng before it if needed.",
    ),
    QuantityProblem.UNKNOWN_UNIT: Sentence(
        "‹› có đơn vị chưa biết: hãy dùng đơn vị của chỉ tiêu, ví dụ tỷ đồng, triệu USD, ha.",
        "‹› has an unknown unit: use the indicator's, for example tỷ đồng, triệu USD, ha.",
    ),
    QuantityProblem.UNIT_MISSING: Sentence(
        "‹› chưa có đơn vị: hãy ghi đơn vị sau số.",
        "‹› has no unit: write it after the number.",
    ),
    QuantityProblem.CURRENCY_MISSING: Sentence(
        "‹› chưa rõ loại tiền: hãy ghi đồng hoặc USD.",
        "‹› does not say which currency: write đồng or USD.",
    ),
    QuantityProblem.WRONG_DIMENSION: Sentence(
        "‹› có đơn vị không dùng cho chỉ tiêu này: hãy kiểm tra xem số có ghi nhầm chỗ không.",
        "‹› has a unit that this indicator does not use: check that it stands in its place.",
    ),
    QuantityProblem.WRONG_UNIT: Sentence(
        "‹› đếm một đối tượng khác với chỉ tiêu này: hãy kiểm tra xem số có ghi nhầm chỗ không.",
        "‹› counts another thing than this indicator: check that it stands in its place.",
    ),
    QuantityProblem.WRONG_CURRENCY: Sentence(
        "‹› ghi loại tiền không báo cáo ở đây: hãy ghi bằng loại tiền của chỉ tiêu.",
        "‹› is in a currency that is not reported here: write it in the indicator's.",
    ),
    QuantityProblem.CURRENCY_TWICE: Sentence(
        "‹› có hai số cùng một loại tiền: hãy ghi tổng của chúng.",
        "‹› holds two amounts of one currency: write their total.",
    ),
    QuantityProblem.NOT_WHOLE: Sentence(
        "‹› phải là số nguyên: hãy kiểm tra dấu chấm và dấu phẩy.",
        "‹› must be a whole number: check the dots and commas.",
    ),
    QuantityProblem.NEGATIVE: Sentence(
        "‹› không thể là số âm: hãy bỏ dấu trừ hoặc ghi lại số.",
        "‹› cannot be negative: remove the minus sign or write the number again.",
    ),
    QuantityProblem.RANK_ZERO: Sentence(
        "Thứ hạng bắt đầu từ 1: hãy ghi lại.",
        "Ranks start at 1: write it again.",
    ),
    QuantityProblem.CELL_ERROR: Sentence(
        "Ô báo lỗi ‹›: hãy sửa công thức trong bảng tính rồi nộp lại.",
        "The cell shows the error ‹›: mend the formula in the workbook and send it again.",
    ),
    QuantityProblem.DATE_IN_CELL: Sentence(
        "‹› là ngày hoặc giờ: hãy đổi ô sang dạng số và ghi lại số.",
        "‹› is a date or a time: format the cell as a number and write the number again.",
    ),
}


def explain(problem: NumberProblem | QuantityProblem, text: str = "") -> Sentence:
    """The sentence to show for ``problem``, quoting the typed ``text``, shortened if it is long."""
    sentence = _SENTENCES[QuantityProblem(problem.value)]
    typed = " ".join(text[: _SHOWN * 2].split())
    shown = typed if len(typed) <= _SHOWN else typed[: _SHOWN - 1] + "…"
    return Sentence(
        sentence.vi.replace("‹›", f"“{shown}”"), sentence.en.replace("‹›", f"“{shown}”")
    )
