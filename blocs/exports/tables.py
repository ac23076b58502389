"""The tables of the open data, row by row, from an edition's document.

Every row of a CSV file carries what it takes to cite it alone: edition, fingerprint, licence and
whether it is an illustration. Amounts and points are the edition's own texts, exact.
"""

from __future__ import annotations

from collections.abc import Iterator

from blocs.queries.reader import Json

EDITION = ("bloc", "year", "edition", "fingerprint", "illustrative", "licence")
RATE = ("rate_currency", "rate_vnd_per_unit", "rate_kind", "rate_date", "rate_source")

STANDINGS = (
    *EDITION,
    "place",
    "board",
    "board_name",
    "points",
    "exact",
    "counted_maximum",
    "criterion",
    "criterion_name",
    "indicator",
    "maximum",
    "criterion_points",
    "criterion_exact",
    "contribution",
    "outcome",
    "amount",
    "unit",
    *RATE,
    "explanation_vi",
    "explanation_en",
)

FIGURES = (
    *EDITION,
    "board",
    "board_name",
    "indicator",
    "indicator_name",
    "amount",
    "unit",
    "currency",
    "basis",
    "availability",
    "qualifier",
    "as_printed",
    "doubt",
    "doubt_settled",
    "doubt_reason",
    "note",
    "source",
    "source_place",
    *RATE,
)

Row = list[str]


def standings(document: Json) -> Iterator[Row]:
    """One row for every board and criterion, best place first."""
    label, rate = edition_cells(document), home_rate(document)
    names = {member["board"]: member["short_name"] for member in document["members"]}
    criteria = {row["code"]: row for row in document["scheme"]["criteria"]}
    for standing in document["standings"]:
        head = [
            _text(standing["place"]),
            standing["board"],
            names[standing["board"]],
            _text(standing["points"]),
            _text(standing["exact"]),
            standing["counted_maximum"],
        ]
        for line in standing["criteria"]:
            yield [*label, *head, *_line(criteria[line["code"]], line, rate)]


def figures(document: Json) -> Iterator[Row]:
    """One row for every figure, and one for every scored figure that is missing."""
    label = edition_cells(document)
    boards = {member["board"]: member["short_name"] for member in document["members"]}
    indicators = {row["code"]: row["name"] for row in document["indicators"]}
    rates = {row["currency"]: _rate(row) for row in document["rates"]}
    for row in document["figures"]:
        yield [
            *label,
            row["board"],
            boards[row["board"]],
            row["indicator"],
            indicators[row["indicator"]],
            _text(row["amount"]),
            row["unit"],
            row["currency"],
            row["basis"],
            row["availability"],
            row["qualifier"],
            row["as_printed"],
            row["doubt"],
            _text(row["doubt_settled"]),
            row["doubt_reason"],
            row["note"],
            row["source"],
            row["place"],
            *rates.get(row["currency"], NO_RATE),
        ]


NO_RATE = [""] * len(RATE)


def _line(criterion: Json, line: Json, rate: Row) -> Row:
    value = line["value"] or {"amount": "", "unit": ""}
    money = value["unit"].startswith("VND")
    return [
        line["code"],
        criterion["name"],
        _text(criterion["indicator"]),
        criterion["maximum"],
        _text(line["points"]),
        _text(line["exact"]),
        _text(line["contribution"]),
        line["outcome"],
        value["amount"],
        value["unit"],
        *(rate if money else NO_RATE),
        line["explanation"]["vi"],
        line["explanation"]["en"],
    ]


def edition_cells(document: Json) -> Row:
    """What it takes to cite a row."""
    return [_text(document[key]) for key in EDITION]


def home_rate(document: Json) -> Row:
    """What the amounts in đồng were converted at, all currencies side by side."""
    rates = [_rate(row) for row in document["rates"]]
    return [" | ".join(parts) for parts in zip(*rates, strict=True)] if rates else NO_RATE


def _rate(row: Json) -> Row:
    kind = f"{row['kind']} {row['year']}"
    return [row["currency"], row["vnd_per_unit"], kind, row["date"] or "", row["source"]]


def _text(value: object) -> str:
    """``true`` and ``false`` as JSON writes them; nothing for what is not there."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)
