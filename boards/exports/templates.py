"""Templates to be filled: one board's year with indicators down, or a bloc's with boards across.

They are prefilled with what is stored. Uploaded unchanged they change nothing: a number stands as a
number where it is exactly the stored amount in the unit of its row, every other figure as it was
printed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from django.utils.translation import override

from boards.domain.marks import Mark
from boards.domain.names import fold
from boards.domain.quantities import format_quantity
from boards.domain.units import UNITS
from boards.enums import Availability, Basis, Qualifier
from boards.models import Board, Figure, Indicator, Report
from boards.queries.baselines import reorganised
from boards.queries.beside import TARGET_RULES
from boards.queries.grid import rows_of
from boards.queries.printed import joined, shown_total
from boards.spreadsheets.forms import Form, FormColumn, write_form
from boards.spreadsheets.official import Value

# Who knows by which scheme a board's year is scored: the blocs, which stand above this app, add
# their rule here when they are ready. A rule answers with code and version, or with nothing.
SchemeRule = Callable[[Board, int], tuple[str, int] | None]
SCHEME_RULES: list[SchemeRule] = []

CODE = FormColumn("Mã chỉ tiêu", 24)
NAME = FormColumn("Tên chỉ tiêu", 34)
UNIT = FormColumn("Đơn vị tính", 12)
GUIDE = (
    "Chỉ ghi vào các ô tô màu. Số ghi không kèm đơn vị được hiểu theo cột “Đơn vị tính”; đơn vị "
    "khác thì ghi bằng chữ sau số, ví dụ 414,1 triệu USD. Ô để trống không làm thay đổi số liệu."
)
NO_FIGURE = (Availability.MISSING, Availability.NOT_APPLICABLE, Availability.NOT_YET)

Totals = Mapping[tuple[int, int], Sequence[Figure]]
"""The figures of a report and an indicator."""


def board_template(report: Report) -> bytes:
    """The template of one report: last year, target, this year, where it stands, notes."""
    with override("vi"):
        scheme, version = _scheme(report.board, report.year)
        mark = Mark(report.year, board=report.board.slug, scheme=scheme, version=version)
        targets = {pk: each for rule in TARGET_RULES for pk, each in rule(report).items()}
        last = Report.objects.filter(board=report.board_id, year=report.year - 1).first()
        totals = totals_of([report, last] if last else [report])
        indicators = indicators_of([report])
        past = reorganised(report, [report.year - 1], indicators).get(report.year - 1, {})
        rows: list[list[Value]] = []
        for indicator in indicators:
            now = totals.get((report.pk, indicator.pk), [])
            before = totals.get((last.pk, indicator.pk), []) if last else []
            target = targets.get(indicator.pk)
            rows.append(
                [
                    *head_of(indicator),
                    past[indicator.pk].line if past else amount_of(before, indicator),
                    format_quantity(target) if target else "",
                    amount_of(now, indicator),
                    availability_of(now),
                    joined(now, "source_place"),
                    joined(now, "note"),
                ]
            )
        columns = [
            CODE,
            NAME,
            UNIT,
            FormColumn("Số liệu năm trước", 18),
            FormColumn("Chỉ tiêu đăng ký", 18),
            FormColumn("Số liệu năm nay", 22, is_input=True),
            FormColumn(
                "Tình trạng",
                16,
                is_input=True,
                choices=tuple(str(each.label) for each in NO_FIGURE),
            ),
            FormColumn("Trang hoặc trích dẫn", 22, is_input=True),
            FormColumn("Ghi chú", 26, is_input=True),
        ]
        return write_form(
            Form(
                title=title_of(mark),
                name="Số liệu",
                issuer=report.board.name,
                guide=GUIDE,
                mark=mark.text,
                columns=columns,
                rows=rows,
                frozen=2,
            )
        )


def matrix(reports: Sequence[Report], *, mark: Mark, issuer: str) -> bytes:
    """The template of several reports of one year: indicators down, boards across."""
    with override("vi"):
        totals = totals_of(reports)
        rows: list[list[Value]] = [
            [
                *head_of(indicator),
                *(
                    amount_of(totals.get((report.pk, indicator.pk), []), indicator)
                    for report in reports
                ),
            ]
            for indicator in indicators_of(reports)
        ]
        across = [
            FormColumn(name, 18, is_input=True)
            for name in headings_of([report.board for report in reports])
        ]
        return write_form(
            Form(
                title=title_of(mark),
                name="Số liệu",
                issuer=issuer,
                guide=GUIDE,
                mark=mark.text,
                columns=[CODE, NAME, UNIT, *across],
                rows=rows,
                frozen=2,
            )
        )


def title_of(mark: Mark) -> str:
    """``MẪU SỐ LIỆU NĂM 2022, BẢNG TIÊU CHÍ minh-hoa v1``."""
    scheme = f", BẢNG TIÊU CHÍ {mark.scheme} v{mark.version}" if mark.scheme else ""
    return f"MẪU SỐ LIỆU NĂM {mark.year}{scheme}"


def indicators_of(reports: Sequence[Report]) -> list[Indicator]:
    """The indicators that count for these reports, in their order."""
    return rows_of(reports, list(Indicator.objects.all()))


def totals_of(reports: Iterable[Report]) -> Totals:
    """The actual figures of reports, by report and indicator."""
    totals: dict[tuple[int, int], list[Figure]] = defaultdict(list)
    figures = Figure.objects.filter(report__in=list(reports), basis=Basis.ACTUAL)
    for figure in figures.order_by("currency", "pk"):
        totals[figure.report_id, figure.indicator_id].append(figure)
    return totals


def head_of(indicator: Indicator) -> list[Value]:
    """Code, name and unit."""
    return [indicator.code, indicator.name, UNITS[indicator.unit].vi]


def amount_of(figures: Sequence[Figure], indicator: Indicator) -> Value:
    """A number where the unit of the row says the rest, else what was printed."""
    if len(figures) == 1 and _is_plain(figures[0], indicator):
        amount: Decimal | None = figures[0].amount
        return amount.normalize() if amount else amount
    return shown_total(figures)


def availability_of(figures: Sequence[Figure]) -> str:
    """Why there is no figure; nothing where there is one."""
    said = {figure.availability for figure in figures} - {Availability.REPORTED}
    return "; ".join(str(Availability(each).label) for each in sorted(said))


def headings_of(boards: Sequence[Board]) -> list[str]:
    """The short name of each board, or its code where two boards share the name."""
    names = Counter(fold(name) for name in Board.objects.values_list("short_name", flat=True))
    return [
        board.short_name if names[fold(board.short_name)] == 1 else board.slug for board in boards
    ]


def _is_plain(figure: Figure, indicator: Indicator) -> bool:
    exact = figure.qualifier == Qualifier.NONE and figure.unit == indicator.unit
    return figure.amount is not None and exact


def _scheme(board: Board, year: int) -> tuple[str, int]:
    known = (rule(board, year) for rule in SCHEME_RULES)
    return next((scheme for scheme in known if scheme), ("", 0))
