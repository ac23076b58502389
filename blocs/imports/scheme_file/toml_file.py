"""A scheme in one TOML file: ``[scheme]``, and ``[[group]]``, ``[[criterion]]`` … for its lines."""

from __future__ import annotations

import json
import re
import tomllib
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from blocs.imports import cells
from blocs.imports.problems import Place, Problem
from blocs.imports.tables import LARGEST_FILE, Row
from blocs.queries.scheme_columns import HEAD, tables

Rows = dict[str, list[Row]]
HEADING = re.compile(r"\s*\[\[?\s*(?P<table>[\w-]+)\s*\]?\]")
KEY = re.compile(r"\s*(?P<key>[\w-]+)\s*=")


def read_toml(name: str, data: bytes, problems: list[Problem]) -> Rows:
    """The rows of each table, every value as text; whatever is wrong joins ``problems``."""
    if len(data) > LARGEST_FILE:
        problems.append(Problem(Place(name), _("the file is too large")))
        return {}
    try:
        text = data.decode("utf-8-sig")
        values = tomllib.loads(text, parse_float=Decimal)
    except UnicodeDecodeError:
        problems.append(Problem(Place(name), _("the file is not UTF-8 text")))
        return {}
    except (ValueError, RecursionError) as error:
        sentence = _("not readable as TOML: %(error)s") % {"error": error}
        problems.append(Problem(Place(name), sentence))
        return {}
    places = _places(text)
    found: Rows = {}
    for table, entries in values.items():
        if table not in tables():
            line = places.get((table, 0), {}).get("", 1)
            problems.append(Problem(Place(name, line, table), _("unknown table")))
            continue
        rows = entries if isinstance(entries, list) else [entries]
        if (table == HEAD) != isinstance(entries, dict):
            problems.append(Problem(Place(name, 1, table), _("the table is of the wrong kind")))
            continue
        found[table] = [
            Row(name, lines.get("", 1), _cells(row), lines)
            for number, row in enumerate(rows)
            for lines in [places.get((table, number), {})]
            if isinstance(row, dict)
        ]
    return found


def _cells(row: dict[str, Any]) -> dict[str, str]:
    return {key: _text(value) for key, value in row.items()}


def _text(value: Any) -> str:
    """As a cell of a table has it: lists of texts between bars, tables as JSON."""
    match value:
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return format(value, "f")
        case list() if all(isinstance(part, str) for part in value):
            return cells.BETWEEN.join(value)
        case list() | dict():
            return json.dumps(value, default=str, ensure_ascii=False)
        case str():
            return value.strip()
        case int():
            # TOML holds numbers of more digits than Python writes.
            return str(value) if value.bit_length() < 200 else "?"
        case _:
            return str(value)


def _places(text: str) -> dict[tuple[str, int], dict[str, int]]:
    """The line of each key of each table by its number; that of its heading by the empty key."""
    found: dict[tuple[str, int], dict[str, int]] = {}
    counts: dict[str, int] = {}
    lines: dict[str, int] = {}
    for number, content in enumerate(text.splitlines(), 1):
        if heading := HEADING.match(content):
            table = heading["table"]
            counts[table] = counts.get(table, -1) + 1
            lines = found[table, counts[table]] = {"": number}
        elif key := KEY.match(content):
            lines.setdefault(key["key"], number)
    return found
