"""The parameters of a method, asked for in words: one field each, rows for a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.validators import EMPTY_VALUES
from django.forms.boundfield import BoundField

from blocs.domain.reading import Unreadable
from blocs.domain.scoring.method import Method
from blocs.domain.scoring.not_applicable import with_rule
from blocs.domain.scoring.parameters import Number, Numbers, Rows, Text
from blocs.enums import Against, NotApplicable
from blocs.forms.parameter_fields import field_for, json_of, words
from boards.domain.sentences import Sentence

LEAST_ROWS, BLANK_ROWS, MOST_ROWS = 3, 2, 50
PATH = re.compile(r"parameters\.(?P<key>\w+)(?:\[(?P<row>\d+)\]\.(?P<column>\w+))?")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """What a page shows of one parameter: a field, or rows of fields under their heads."""

    name: str
    hint: str
    field: BoundField | None = None
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[BoundField, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """What a criterion says beside its method, for the sentence that is shown while it is made."""

    against: str = Against.TARGET
    not_applicable: str = NotApplicable.LEFT_OUT
    instead: str = ""
    """The name of the substitute."""

    def sentence(self, method: Method) -> str:
        """The whole rule in words; what is no choice says nothing."""
        known = self.against in Against.values and method.compares
        against = Against(self.against) if known else Against.TARGET
        policy = NotApplicable.LEFT_OUT
        if self.not_applicable in NotApplicable.values:
            policy = NotApplicable(self.not_applicable)
        name = self.instead or "…"
        return words(with_rule(method.formula(against), policy, Sentence(name, name)))


class ParametersForm(forms.Form):
    """The fields of one method; ``parameters`` is what was typed, ``built`` the method of it."""

    built: Method

    def __init__(
        self,
        method: type[Method],
        *,
        values: object = None,
        data: Any = None,
        prefix: str = "",
        beside: Beside | None = None,
    ) -> None:
        super().__init__(data, prefix=prefix)
        self.method, self.values, self.beside = method, values, beside or Beside()
        self.rows: dict[str, int] = {}
        known = values if isinstance(values, Mapping) else {}
        for one in method.parameters:
            value = known.get(one.key)
            if isinstance(one, Rows):
                self._add_table(one, value if isinstance(value, list) else [])
            else:
                self.fields[one.key] = field_for(one, value, required=not one.optional)

    def parts(self) -> Iterator[Part]:
        """In the order in which the method declares them."""
        for one in self.method.parameters:
            if isinstance(one, Rows):
                heads = tuple(words(column.name) for column in one.columns)
                rows = tuple(
                    tuple(self[_cell(one, row, column.key)] for column in one.columns)
                    for row in range(self.rows[one.key])
                )
                yield Part(words(one.name), words(one.hint), heads=heads, rows=rows)
            else:
                hint = words(one.hint) if isinstance(one, Number | Numbers) else ""
                yield Part(words(one.name), hint, self[one.key])

    def clean(self) -> Json:
        """Build the method; what it refuses is said beside the field that it is about."""
        for table in self._tables():
            self._complete(table)
        if not self.errors:
            try:
                self.built = self.method.from_parameters(self.parameters)
            except Unreadable as unreadable:
                problem = words(unreadable.problem)
                self.add_error(self._field_at(unreadable.where), problem[:1].upper() + problem[1:])
        return self.cleaned_data

    @property
    def sentence(self) -> str:
        """The formula as it was typed or, if nothing was sent, as it is kept; none of a fault."""
        if self.is_bound:
            return self.beside.sentence(self.built) if self.is_valid() else ""
        try:
            return self.beside.sentence(self.method.from_parameters(self.values))
        except Unreadable:
            return ""

    @property
    def parameters(self) -> Json:
        """As JSON; an optional parameter that was left empty is not there."""
        found: Json = {}
        for one in self.method.parameters:
            if isinstance(one, Rows):
                found[one.key] = [self._row(one, row) for row in self._filled(one)]
            elif not one.optional or self.cleaned_data[one.key] is not None:
                found[one.key] = json_of(self.cleaned_data[one.key])
        return found

    def _add_table(self, table: Rows, values: list[Any]) -> None:
        """The kept rows and some blank ones; of a form that was sent, the rows that it has."""
        sent = [row for row in range(MOST_ROWS) if self.add_prefix(_first(table, row)) in self.data]
        kept = min(len(values) + BLANK_ROWS, MOST_ROWS)
        self.rows[table.key] = max(LEAST_ROWS, max(sent) + 1 if sent else kept)
        for row in range(self.rows[table.key]):
            value = values[row] if row < len(values) and isinstance(values[row], dict) else {}
            for column in table.columns:
                field = field_for(column, value.get(column.key), required=False)
                field.widget.attrs["aria-label"] = f"{words(table.name)} {row + 1}: {field.label}"
                self.fields[_cell(table, row, column.key)] = field

    def _tables(self) -> list[Rows]:
        return [one for one in self.method.parameters if isinstance(one, Rows)]

    def _complete(self, table: Rows) -> None:
        """A row in which something was typed needs all of its fields."""
        for row in self._filled(table):
            for column in table.columns:
                name = _cell(table, row, column.key)
                if name not in self.errors and self.cleaned_data[name] in EMPTY_VALUES:
                    self.add_error(name, self.fields[name].error_messages["required"])

    def _filled(self, table: Rows) -> list[int]:
        """Rows in which something was typed; the others were offered and not used."""
        return [
            row
            for row in range(self.rows[table.key])
            if any(
                self.data.get(self.add_prefix(_cell(table, row, column.key)))
                for column in table.columns
                if isinstance(column, Number | Text)
            )
        ]

    def _row(self, table: Rows, row: int) -> Json:
        return {
            column.key: json_of(self.cleaned_data[_cell(table, row, column.key)])
            for column in table.columns
        }

    def _field_at(self, where: str) -> str | None:
        """The field that a path is about; nothing for a table as a whole."""
        found = PATH.fullmatch(where)
        if found is None or found["key"] not in self.rows:
            return found["key"] if found and found["key"] in self.fields else None
        if found["column"] is None:
            return None
        table = next(one for one in self._tables() if one.key == found["key"])
        return _cell(table, self._filled(table)[int(found["row"])], found["column"])


def _cell(table: Rows, row: int, column: str) -> str:
    return f"{table.key}-{row}-{column}"


def _first(table: Rows, row: int) -> str:
    return _cell(table, row, table.columns[0].key)
