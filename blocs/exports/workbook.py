"""Excel: sheets of standings, figures and notes in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from blocs.domain.rounding import half_up
from blocs.queries.cards import method
from blocs.queries.measures import Measures
from blocs.queries.printed import Printed, Source, by_board, sources
from blocs.queries.published import Opened
from boards.domain.years import short_date
from boards.spreadsheets.plain import Column, Sheet, Value, number_format, places, write_workbook

WHOLE = "#,##0"
PLACES = 6  # a converted amount that does not end is rounded half up here
SHOWN = 2  # the cell holds every digit, the format shows so many
AMOUNT_AT = 4


def standings_book(opened: Opened) -> bytes:
    """Standings, figures and notes of an edition."""
    return write_workbook([_standings(opened), _figures(opened), _notes(opened)])


def figures_book(opened: Opened) -> bytes:
    """Figures and notes of an edition."""
    return write_workbook([_figures(opened), _notes(opened)])


def _standings(opened: Opened) -> Sheet:
    document, measures = opened.document, Measures(opened)
    points = number_format(document["scheme"]["places"])
    names = {member["board"]: member["short_name"] for member in document["members"]}
    criteria = document["scheme"]["criteria"]
    codes = dict.fromkeys(row["indicator"] for row in criteria if row["indicator"])
    boards = [row["board"] for row in document["standings"]]
    amounts = {code: [_amount(measures, board, code) for board in boards] for code in codes}
    columns = [
        Column(_("Place"), "", 8, WHOLE),
        Column(_("Board"), "", 26),
        Column(_("Points"), _("points"), 10, points),
        *(
            Column(_("Points: %(name)s") % {"name": name}, _("points"), 14, points)
            for name in _criteria_names(opened)
        ),
        *(
            Column(measures.label(code), measures.unit(code), 18, _format(values))
            for code, values in amounts.items()
        ),
    ]
    rows = [
        [
            row["place"],
            names[row["board"]],
            _decimal(row["points"]),
            *(_decimal(line["contribution"]) for line in row["criteria"]),
            *(values[at] for values in amounts.values()),
        ]
        for at, row in enumerate(document["standings"])
    ]
    return Sheet(_("Standings"), columns, rows)


def _criteria_names(opened: Opened) -> list[str]:
    return [opened.reader.text(row, "name") for row in opened.document["scheme"]["criteria"]]


def _amount(measures: Measures, board: str, code: str) -> Value:
    """A number in the unit of the column, or the words that say why there is none."""
    cell = measures.cell(board, code)
    if cell.amount is None:
        return cell.text
    amount = half_up(abs(cell.amount), PLACES).normalize()
    return amount if cell.amount >= 0 else -amount


def _format(values: Sequence[Value]) -> str:
    amounts = [value for value in values if isinstance(value, Decimal)]
    return number_format(min(places(amounts), SHOWN))


def _figures(opened: Opened) -> Sheet:
    papers = sources(opened)
    rows = [
        _figure_row(board.name, figure, papers)
        for board in by_board(opened)
        for figure in board.figures
    ]
    amounts = [value for row in rows for value in row if isinstance(value, Decimal)]
    headings = {
        _("Board"): 16,
        _("Indicator"): 34,
        _("As printed"): 26,
        _("Precision"): 10,
        _("Amount"): 16,
        _("Unit"): 14,
        _("Availability"): 16,
        _("Basis"): 12,
        _("Doubt"): 16,
        _("Reason of the doubt"): 40,
        _("Note"): 30,
        _("Source"): 30,
    }
    columns = [
        Column(heading, "", width, number_format(places(amounts)) if at == AMOUNT_AT else "")
        for at, (heading, width) in enumerate(headings.items())
    ]
    return Sheet(_("Figures"), columns, rows)


def _figure_row(board: str, figure: Printed, papers: Sequence[Source]) -> list[Value]:
    return [
        board,
        figure.label,
        figure.printed,
        figure.mark,
        figure.amount,
        figure.unit,
        figure.availability,
        figure.basis,
        figure.doubt_label,
        figure.doubt_reason,
        figure.note,
        papers[figure.source - 1].title if figure.source else "",
    ]


def _notes(opened: Opened) -> Sheet:
    """What the numbers are, where they come from and how to check them."""
    columns = [Column(_("Note"), "", 34), Column(_("Content"), "", 90)]
    return Sheet(_("Notes"), columns, list(_note_rows(opened)))


def _note_rows(opened: Opened) -> Iterator[list[Value]]:
    head, rules = opened.head, method(opened)
    if head.illustrative:
        yield [_("Illustration"), _("An illustration by our scheme, not an official result.")]
    yield [_("Bloc"), head.bloc_name]
    yield [_("Year"), head.year]
    yield [_("Edition"), head.number]
    yield [_("Published on"), short_date(localdate(head.published_at))]
    yield [_("Fingerprint (SHA-256)"), head.fingerprint]
    yield [_("Licence"), head.licence]
    if head.correction:
        yield [_("Correction"), head.correction]
    yield [_("Scheme"), f"{rules.name} (v{rules.version})"]
    yield [_("Missing figures"), rules.missing]
    for rule in rules.rules:
        yield [f"{rule.name} – {rule.maximum}", rule.formula]
    for rate in rules.rates:
        yield [
            _("Exchange rate"),
            f"1 {rate.currency} = {rate.worth} VND; {rate.kind} {rate.year}, {rate.day}; "
            f"{rate.source}",
        ]


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
