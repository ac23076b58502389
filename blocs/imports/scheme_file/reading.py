"""From the rows of a file to a whole scheme: all of it, or every problem with its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from blocs.domain.rulebook import (
    CriterionLine,
    Fault,
    GateLine,
    GradeLine,
    GroupLine,
    Rulebook,
    problems,
)
from blocs.enums import (
    Against,
    Counting,
    Effect,
    GroupRule,
    MissingPolicy,
    NotApplicable,
    PeerRule,
    Peers,
)
from blocs.imports.cells import unknown
from blocs.imports.problems import Place, Problem
from blocs.imports.scheme_file.readers import reader
from blocs.imports.scheme_file.toml_file import Rows, read_toml
from blocs.imports.scheme_file.workbook import read_book
from blocs.imports.store import Skipped, Store
from blocs.imports.tables import Row
from blocs.models import Criterion, Gate, Grade, Group, Scheme
from blocs.queries.scheme_columns import CRITERION, GATE, GRADE, GROUP, HEAD, Column, tables
from boards.enums import RateKind
from boards.language import spoken
from boards.models import Indicator

MODELS: Mapping[str, type[Model]] = {
    HEAD: Scheme,
    GROUP: Group,
    CRITERION: Criterion,
    GATE: Gate,
    GRADE: Grade,
}
ELSEWHERE = {
    HEAD: {"cycle", "tie_breakers"},
    GROUP: {"scheme", "parent"},
    CRITERION: {"scheme", "group"},
    GATE: {"scheme"},
    GRADE: {"scheme"},
}
"""Fields that the file names by a code, or not at all."""

UNWRITABLE = frozenset({Fault.CODE_TWICE, Fault.NO_SUCH_GROUP, Fault.CIRCLE, Fault.OUTSIDE_INSIDE})
"""Faults with which a scheme cannot even be a draft; all others are mended there."""


@dataclass(frozen=True, slots=True)
class FileScheme:
    """What a file says: the scheme, if it could be read, and all that is wrong with the file."""

    rulebook: Rulebook | None
    problems: tuple[Problem, ...]


def read_scheme_file(name: str, data: bytes) -> FileScheme:
    """Read an .xlsx or a .toml file. Never raises for what is in it; writes nothing."""
    found: list[Problem] = []
    read = read_book if PurePath(name).suffix.lower() == ".xlsx" else read_toml
    rows = read(name, data, found)
    if found:
        return FileScheme(None, tuple(sorted(found)))
    if len(rows.get(HEAD, [])) != 1:
        missing = _("the file does not say of which scheme it is: the table [scheme] is missing")
        return FileScheme(None, (Problem(Place(name), missing),))
    return _whole(rows)


def _whole(rows: Rows) -> FileScheme:
    store = Store(update=False)
    codes = dict(Indicator.objects.in_bulk(field_name="code"))
    values = {
        table: [
            (row, value)
            for row in rows.get(table, [])
            for value in _values(store, table, row, codes)
        ]
        for table in MODELS
    }
    if store.problems:
        return FileScheme(None, tuple(sorted(store.problems)))
    rulebook = _rulebook({table: [value for _row, value in of] for table, of in values.items()})
    faults = _unwritable(rulebook, (row for of in rows.values() for row in of))
    faults += _twice(values[GRADE])
    return FileScheme(None if faults else rulebook, tuple(faults))


def _values(
    store: Store, table: str, row: Row, codes: Mapping[str, Indicator]
) -> Iterable[dict[str, Any]]:
    """The values of a row, if each of them can be read and kept; else nothing, and problems."""
    columns = tables()[table]
    if not _fits(store, row, columns):
        return
    try:
        values = store.read(row, {column.key: reader(column) for column in columns})
    except Skipped:
        return
    code = values.get("indicator", "")
    if code and code not in codes:
        store.problem(row.place("indicator"), unknown(code, list(codes)))
        return
    kept = {**values, "indicator": codes.get(code)} if table == CRITERION else values
    if _keeps(store, table, row, kept):
        yield values


def _fits(store: Store, row: Row, columns: tuple[Column, ...]) -> bool:
    """Whether the row has known columns only, and all that it needs."""
    known = {column.key for column in columns}
    strange = [key for key in row.cells if key not in known]
    for key in strange:
        store.problem(row.place(key), _("unknown column"))
    missing = [
        column.key for column in columns if column.required and not row.cells.get(column.key)
    ]
    for key in missing:
        store.problem(row.place(key), _("the cell is empty"))
    return not strange and not missing


def _keeps(store: Store, table: str, row: Row, values: Mapping[str, Any]) -> bool:
    """Whether the database would keep it: lengths, ranges, what goes together."""
    elsewhere = ELSEWHERE[table]
    model = MODELS[table](**{key: value for key, value in values.items() if key not in elsewhere})
    try:
        model.full_clean(exclude=elsewhere, validate_unique=False)
    except ValidationError as error:
        for key, sentences in error.message_dict.items():
            for sentence in sentences:
                store.problem(row.place("" if key == NON_FIELD_ERRORS else key), sentence)
        return False
    return True


def _rulebook(values: Mapping[str, list[dict[str, Any]]]) -> Rulebook:
    [head] = values[HEAD]
    return Rulebook(
        **{
            **head,
            "missing_policy": MissingPolicy(head["missing_policy"]),
            "rate_kind": RateKind(head["rate_kind"]),
            "peers": Peers(head["peers"]),
            "peer_rule": PeerRule(head["peer_rule"]),
        },
        groups=tuple(
            GroupLine(
                **{
                    **row,
                    "rule": GroupRule(row["rule"]),
                    "counting": Counting(row["counting"]),
                    "order": _order(row, number),
                }
            )
            for number, row in enumerate(values[GROUP], start=1)
        ),
        criteria=tuple(
            CriterionLine(
                **{
                    **row,
                    "against": Against(row["against"]),
                    "not_applicable": NotApplicable(row["not_applicable"]),
                    "order": _order(row, number),
                }
            )
            for number, row in enumerate(values[CRITERION], start=1)
        ),
        gates=tuple(
            GateLine(**{**row, "effect": Effect(row["effect"]), "order": _order(row, number)})
            for number, row in enumerate(values[GATE], start=1)
        ),
        grades=tuple(GradeLine(**row) for row in values[GRADE]),
    )


def _order(row: Mapping[str, Any], number: int) -> int:
    """As the file says, else the place of the row."""
    said: int | None = row["order"]
    return number if said is None else said


def _unwritable(rulebook: Rulebook, rows: Iterable[Row]) -> list[Problem]:
    places = {row.cells.get("code", ""): row.place("code") for row in rows}
    return [
        Problem(places[problem.where], problem.sentence.in_language(spoken()))
        for problem in problems(rulebook)
        if problem.fault in UNWRITABLE
    ]


def _twice(grades: list[tuple[Row, dict[str, Any]]]) -> list[Problem]:
    """Two classes that begin at the same share."""
    seen: set[Any] = set()
    found = []
    for row, values in grades:
        if values["share_from"] in seen:
            found.append(Problem(row.place("share_from"), _("Another class begins there.")))
        seen.add(values["share_from"])
    return found
