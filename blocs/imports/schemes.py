"""The rows of a load that belong to the tree of a scheme: groups, conditions, classes."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from blocs.enums import Counting, Effect, GroupRule
from blocs.imports import cells
from blocs.imports.store import Skipped, Store
from blocs.imports.tables import Row
from blocs.models import Gate, Grade, Group, Scheme
from blocs.refusals import Refusal


def keep_group(store: Store, row: Row) -> None:
    """A group; the one around it stands above it in the file."""
    values = store.read(
        row,
        {
            "code": cells.filled,
            "order": cells.count,
            "name": cells.filled,
            "name_en": cells.filled,
            "maximum": cells.exact,
            "parent": cells.optional(group_of(store)),
            "rule": cells.optional(cells.one_of(GroupRule.values), GroupRule.SUM.value),
            "best": cells.optional(cells.count),
            "counting": cells.optional(cells.one_of(Counting.values), Counting.WITHIN.value),
            "clause": cells.text,
        },
    )
    keep_part(store, Group, row, values, known_by="code")


def keep_gate(store: Store, row: Row) -> None:
    """A condition apart from points."""
    values = store.read(
        row,
        {
            "code": cells.filled,
            "order": cells.count,
            "name": cells.filled,
            "name_en": cells.filled,
            "effect": cells.one_of(Effect.values),
            "target": cells.text,
            "below": cells.optional(cells.exact),
            "clause": cells.text,
        },
    )
    keep_part(store, Gate, row, values, known_by="code")


def keep_grade(store: Store, row: Row) -> None:
    """A class of results, known by the share from which it begins."""
    values = store.read(
        row,
        {
            "name": cells.filled,
            "name_en": cells.filled,
            "share_from": cells.exact,
            "quota": cells.optional(cells.exact),
        },
    )
    keep_part(store, Grade, row, values, known_by="share_from")


def keep_part(
    store: Store, model: type[Model], row: Row, values: dict[str, Any], *, known_by: str
) -> None:
    """A line of the load's scheme; those of an issued one must be those of the file."""
    scheme = _scheme(store)
    key = {"scheme": scheme, known_by: values.pop(known_by)}
    store.keep(model, row, key, values, frozen=frozen(scheme))


def group_of(store: Store) -> cells.Reader:
    """The group of the load's scheme with this code."""

    def read(cell: str) -> Group:
        groups = Group.objects.filter(scheme=_scheme(store))
        found = groups.filter(code=cell).first()
        if found is None:
            raise cells.Unreadable(cells.unknown(cell, list(groups.values_list("code", flat=True))))
        return found

    return read


def frozen(scheme: Scheme | None) -> str:
    """The sentence that keeps an issued scheme as it is, whatever the load would like."""
    return str(Refusal.SCHEME_ISSUED.label) if scheme is not None and scheme.issued else ""


def _scheme(store: Store) -> Scheme:
    if store.scheme is None:
        raise Skipped
    return store.scheme
