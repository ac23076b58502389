"""The data dictionary: what every column of the open data is called, holds and means.

One name means one thing in every table. The texts are pairs, because packages carry both languages
and must be the same bytes in ten years whatever a catalogue says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from boards.domain.sentences import Sentence
from boards.domain.units import UNITS
from boards.enums import Availability, Basis, Dimension, Direction, Doubt, Qualifier, TimeType

CODE = r"[-a-zA-Z0-9_]+"
FRACTION = r"-?[0-9]+/[1-9][0-9]*"
FINGERPRINT = r"[0-9a-f]{64}"

IN_COLUMN_UNIT = Sentence("theo cột unit", "as the column unit says")
POINTS = Sentence("điểm", "points")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type after Table Schema, its unit, its values where they are few."""

    name: str
    kind: str
    says: Sentence
    unit: Sentence | None = None
    values: tuple[str, ...] = ()
    pattern: str = ""


def _column(
    name: str,
    kind: str,
    vi: str,
    en: str,
    *,
    unit: Sentence | None = None,
    values: tuple[str, ...] = (),
    pattern: str = "",
) -> Column:
    return Column(name, kind, Sentence(vi, en), unit, values, pattern)


def _code(name: str, vi: str, en: str) -> Column:
    return _column(name, "string", vi, en, pattern=CODE)


def _text(name: str, vi: str, en: str) -> Column:
    return _column(name, "string", vi, en)


def _listed(name: str, values: list[str], vi: str, en: str) -> Column:
    return _column(name, "string", vi, en, values=tuple(value for value in values if value))


def _points(name: str, vi: str, en: str) -> Column:
    return _column(name, "number", vi, en, unit=POINTS)


_ALL = (
    _code("bloc", "Mã khối thi đua", "Code of the bloc"),
    _column("year", "year", "Năm thi đua", "Year of the emulation"),
    _column("edition", "integer", "Số của bản công bố", "Number of the edition"),
    _column(
        "fingerprint",
        "string",
        "Mã xác minh SHA-256 của bản công bố",
        "SHA-256 fingerprint of the edition",
        pattern=FINGERPRINT,
    ),
    _column(
        "illustrative",
        "boolean",
        "Có phải là minh họa, không phải kết quả chính thức",
        "Whether it is an illustration and not an official result",
    ),
    _text("licence", "Giấy phép của dữ liệu", "Licence of the data"),
    _code("board", "Mã đơn vị thành viên", "Code of the board"),
    _text("board_name", "Tên ngắn của đơn vị trong năm đó", "Short name of the board in that year"),
    _text("name", "Tên tiếng Việt", "Name in Vietnamese"),
    _text("name_en", "Tên tiếng Anh", "Name in English"),
    _text("short_name", "Tên ngắn", "Short name"),
    _column(
        "seat",
        "integer",
        "Số thứ tự trong vòng luân phiên",
        "Its seat in the order of rotation",
    ),
    _text("province", "Tỉnh của đơn vị trong năm đó", "Province of the board in that year"),
    _column(
        "place",
        "integer",
        "Thứ hạng; bằng điểm thì cùng hạng; trống khi không xếp hạng",
        "Place; equal points share one; empty without a place",
    ),
    _points("points", "Điểm đã làm tròn theo bảng tiêu chí", "Points, rounded as the scheme says"),
    _column(
        "exact",
        "string",
        "Điểm chính xác trước khi làm tròn, dạng phân số",
        "Exact points before rounding, as a fraction",
        unit=POINTS,
        pattern=FRACTION,
    ),
    _points(
        "counted_maximum",
        "Tổng điểm tối đa của các tiêu chí được tính cho đơn vị",
        "Sum of the maxima that count for the board",
    ),
    _code("criterion", "Mã tiêu chí", "Code of the criterion"),
    _text("criterion_name", "Tên tiêu chí", "Name of the criterion"),
    _points(
        "criterion_points", "Điểm của tiêu chí, đã làm tròn", "Points of the criterion, rounded"
    ),
    _column(
        "criterion_exact",
        "string",
        "Điểm chính xác của tiêu chí, dạng phân số",
        "Exact points of the criterion, as a fraction",
        unit=POINTS,
        pattern=FRACTION,
    ),
    _points(
        "contribution",
        "Phần đóng góp của tiêu chí vào tổng điểm, đã làm tròn",
        "Its part of the total, rounded",
    ),
    _text(
        "outcome",
        "Kết cục của tiêu chí với đơn vị: được tính, hay vì sao không",
        "What became of the criterion for the board: counted, or why not",
    ),
    _text("explanation_vi", "Giải thích bằng tiếng Việt", "Explanation in Vietnamese"),
    _text("explanation_en", "Giải thích bằng tiếng Anh", "Explanation in English"),
    _points("maximum", "Điểm tối đa", "Maximum of points"),
    _text("method", "Mã cách chấm", "Code of the method of scoring"),
    _column(
        "parameters",
        "object",
        "Tham số của cách chấm, dạng JSON",
        "Parameters of the method, as JSON",
    ),
    _text("formula_vi", "Công thức bằng tiếng Việt", "Formula in Vietnamese"),
    _text("formula_en", "Công thức bằng tiếng Anh", "Formula in English"),
    _text("group", "Mã nhóm tiêu chí; trống khi không có nhóm", "Code of the group; may be empty"),
    _code("indicator", "Mã chỉ tiêu", "Code of the indicator"),
    _text("indicator_name", "Tên chỉ tiêu", "Name of the indicator"),
    _listed(
        "dimension",
        Dimension.values,
        "Loại đại lượng của chỉ tiêu",
        "What kind of quantity the indicator is",
    ),
    _listed(
        "time_type",
        TimeType.values,
        "Phát sinh trong kỳ, tại thời điểm, tỷ lệ hay bình quân",
        "Flow, stock, ratio or average",
    ),
    _listed(
        "direction",
        Direction.values,
        "Càng nhiều hay càng ít thì càng tốt",
        "Whether more or less is better",
    ),
    _column(
        "amount",
        "number",
        "Số liệu đã hiểu, đủ mọi chữ số; trống khi không có",
        "The amount as understood, every digit; empty where there is none",
        unit=IN_COLUMN_UNIT,
    ),
    _listed("unit", list(UNITS), "Mã đơn vị tính", "Code of the unit"),
    _text("currency", "Mã tiền tệ; trống khi không phải tiền", "Currency; empty where not money"),
    _listed("basis", Basis.values, "Thực hiện hay ước thực hiện", "Actual or estimated"),
    _listed(
        "availability",
        Availability.values,
        "Có báo cáo, thiếu, không áp dụng hay chưa có; số 0 là có báo cáo",
        "Reported, missing, not applicable or not yet; zero is reported",
    ),
    _listed(
        "qualifier",
        Qualifier.values,
        "Từ đứng trước số: gần, hơn, khoảng; trống khi không có",
        "The word before the amount: nearly, more than, about; may be empty",
    ),
    _text("as_printed", "Nguyên văn trong nguồn", "As printed in the source"),
    _listed(
        "doubt",
        Doubt.values,
        "Mức nghi vấn; blocking thì không tính điểm; trống khi không có",
        "How far it is doubted; a blocking one is not scored; may be empty",
    ),
    _column("doubt_settled", "boolean", "Nghi vấn đã được làm rõ chưa", "Whether it was settled"),
    _text("doubt_reason", "Lý do nghi vấn", "Reason of the doubt"),
    _text("doubt_reason_en", "Lý do nghi vấn, tiếng Anh", "Reason of the doubt in English"),
    _text("settlement", "Nghi vấn được làm rõ thế nào", "How the doubt was settled"),
    _text("note", "Ghi chú", "Note"),
    _text("note_en", "Ghi chú, tiếng Anh", "Note in English"),
    _text("source", "Nguồn", "Source"),
    _text("source_en", "Nguồn, tiếng Anh", "Source in English"),
    _text("source_place", "Chỗ trong văn bản nguồn", "Where in the source it stands"),
    _code("document", "Mã văn bản", "Code of the document"),
    _text("kind", "Loại", "Kind"),
    _text("number", "Số văn bản; là chữ, không phải số", "Number of the document; a text"),
    _column("issued_on", "date", "Ngày ban hành", "Day of issue"),
    _text("issuer", "Nơi ban hành", "Issuer"),
    _text("title", "Trích yếu hoặc tên", "Title"),
    _text("url", "Địa chỉ công bố; có thể trống", "Where it was published; may be empty"),
    _column(
        "vnd_per_unit",
        "number",
        "Giá của một đơn vị ngoại tệ",
        "What one unit of the currency was worth",
        unit=Sentence("đồng", "VND"),
    ),
    _column("date", "date", "Ngày của tỷ giá", "Day of the rate"),
    _text("rate_currency", "Ngoại tệ đã quy đổi", "Currency that was converted"),
    _column(
        "rate_vnd_per_unit",
        "string",
        "Tỷ giá đã dùng; nhiều loại tiền thì cách nhau bằng |",
        "Rate that was used; several currencies side by side with |",
        unit=Sentence("đồng", "VND"),
    ),
    _text("rate_kind", "Loại tỷ giá và năm", "Kind of rate, and year"),
    _text("rate_date", "Ngày của tỷ giá", "Day of the rate"),
    _text("rate_source", "Nguồn của tỷ giá", "Source of the rate"),
)

COLUMNS: Mapping[str, Column] = {column.name: column for column in _ALL}
