"""The tables of a package: their columns, keys, and the rows from an edition's document."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from blocs.exports.package.columns import COLUMNS, Column
from blocs.queries.reader import Json
from boards.domain.sentences import Sentence

Rows = Callable[[Json], Iterator[Mapping[str, object]]]


@dataclass(frozen=True, slots=True)
class Table:
    """One file. ``needed`` are the columns that are never empty; ``keys`` lead to other tables."""

    name: str
    says: Sentence
    columns: Sequence[str]
    rows: Rows
    key: Sequence[str]
    needed: Sequence[str] = ()
    keys: Mapping[str, str] = field(default_factory=dict)

    def described(self) -> list[Column]:
        """Its columns in order."""
        return [COLUMNS[name] for name in self.columns]

    def cells(self, document: Json) -> Iterator[list[str]]:
        """Its rows, each cell as text: nothing for what is not there."""
        for row in self.rows(document):
            yield [written(row.get(name)) for name in self.columns]


def written(value: object) -> str:
    """As the files write a value: ``true``, JSON for objects, amounts as they are."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case dict():
            return json.dumps(value, ensure_ascii=False, sort_keys=True)
        case _:
            return str(value)


def _plain(key: str, **renamed: str) -> Rows:
    """The rows of a list of the document; ``renamed`` says which key a column is read from."""

    def rows(document: Json) -> Iterator[Mapping[str, object]]:
        for row in document[key]:
            yield row | {column: row[name] for column, name in renamed.items()}

    return rows


def _criteria(document: Json) -> Iterator[Mapping[str, object]]:
    for row in document["scheme"]["criteria"]:
        formula = row["formula"]
        yield row | {
            "criterion": row["code"],
            "formula_vi": formula["vi"],
            "formula_en": formula["en"],
        }


def _scores(document: Json) -> Iterator[Mapping[str, object]]:
    for standing in document["standings"]:
        for line in standing["criteria"]:
            yield {
                **line,
                **(line["value"] or {}),
                "board": standing["board"],
                "criterion": line["code"],
                "explanation_vi": line["explanation"]["vi"],
                "explanation_en": line["explanation"]["en"],
            }


OF_BOARD = {"board": "boards"}
OF_BOTH = {"board": "boards", "indicator": "indicators"}

TABLES = (
    Table(
        "boards",
        Sentence("Các đơn vị thành viên của năm", "The members of the year"),
        ("board", "name", "name_en", "short_name", "seat", "province"),
        _plain("members"),
        key=("board",),
        needed=("board", "name", "short_name", "seat"),
    ),
    Table(
        "indicators",
        Sentence("Các chỉ tiêu", "The indicators"),
        ("indicator", "name", "name_en", "dimension", "time_type", "direction", "unit"),
        _plain("indicators", indicator="code"),
        key=("indicator",),
        needed=("indicator", "name", "dimension", "unit"),
    ),
    Table(
        "documents",
        Sentence("Văn bản làm căn cứ", "Documents that facts rest on"),
        ("document", "kind", "number", "issued_on", "issuer", "title", "url"),
        _plain("documents", document="code"),
        key=("document",),
        needed=("document", "kind", "title"),
    ),
    Table(
        "rates",
        Sentence("Tỷ giá dùng để quy đổi tiền", "Exchange rates that money was compared at"),
        ("currency", "year", "kind", "vnd_per_unit", "date", "source", "source_en"),
        _plain("rates"),
        key=("currency", "year", "kind"),
        needed=("currency", "year", "kind", "vnd_per_unit", "source"),
    ),
    Table(
        "criteria",
        Sentence("Các tiêu chí chấm điểm", "The criteria by which points are given"),
        (
            *("criterion", "name", "name_en", "group", "indicator", "maximum"),
            *("method", "parameters", "formula_vi", "formula_en"),
        ),
        _criteria,
        key=("criterion",),
        needed=("criterion", "name", "maximum", "method"),
        keys={"indicator": "indicators"},
    ),
    Table(
        "targets",
        Sentence("Chỉ tiêu đăng ký", "Targets that were pledged"),
        ("board", "indicator", "amount", "unit"),
        _plain("targets"),
        key=("board", "indicator"),
        needed=("board", "indicator", "amount", "unit"),
        keys=OF_BOTH,
    ),
    Table(
        "figures",
        Sentence(
            "Số liệu: nguyên văn và như đã hiểu", "Figures, as printed and as they were understood"
        ),
        (
            *("board", "indicator", "currency", "basis", "amount", "unit", "availability"),
            *("qualifier", "as_printed", "doubt", "doubt_settled", "doubt_reason"),
            *("doubt_reason_en", "settlement", "note", "note_en", "document", "source_place"),
        ),
        _plain("figures", document="source", source_place="place"),
        key=("board", "indicator", "currency", "basis"),
        needed=("board", "indicator", "basis", "unit", "availability", "doubt_settled"),
        keys={**OF_BOTH, "document": "documents"},
    ),
    Table(
        "standings",
        Sentence("Thứ hạng và điểm", "Places and points"),
        ("board", "place", "points", "exact", "counted_maximum"),
        _plain("standings"),
        key=("board",),
        needed=("board", "counted_maximum"),
        keys=OF_BOARD,
    ),
    Table(
        "scores",
        Sentence(
            "Điểm của từng tiêu chí, kèm giải thích", "Points for each criterion, with explanations"
        ),
        (
            *("board", "criterion", "points", "exact", "contribution", "outcome"),
            *("amount", "unit", "explanation_vi", "explanation_en"),
        ),
        _scores,
        key=("board", "criterion"),
        needed=("board", "criterion", "outcome", "explanation_vi"),
        keys={"board": "boards", "criterion": "criteria"},
    ),
)
