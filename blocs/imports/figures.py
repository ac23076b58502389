"""The figures of a load: the printed text, and the reading that the file may state beside it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from django.utils.translation import gettext as _

from blocs.imports import cells
from blocs.imports.store import Skipped, Store, differs
from blocs.imports.tables import Row
from blocs.refusals import Refusal
from boards.domain.problems import explain
from boards.domain.quantities import (
    Choices,
    NotUnderstood,
    Quantity,
    Understood,
    format_quantity,
    read_quantity,
)
from boards.domain.units import UNITS
from boards.enums import Availability, Basis, Dimension, Doubt, Qualifier
from boards.language import spoken
from boards.models import Board, Document, Figure, Indicator
from boards.refusals import Refused
from boards.services import open_report, raise_doubt, record_figure

if TYPE_CHECKING:
    from django.db.models import CharField

TEXTS = {
    name: cells.at_most(cast("CharField[Any, Any]", Figure._meta.get_field(name)).max_length or 0)
    for name in ("source_place", "doubt_reason", "doubt_reason_en", "note", "note_en", "as_printed")
}
KEPT = ("availability", "as_printed", "source", "source_place", "note", "note_en")


def keep_figure(store: Store, row: Row) -> None:
    """A figure of a member of the bloc in that year, with its doubt."""
    values = store.read(
        row,
        {
            "year": store.cycle,
            "board": store.code_of(Board),
            "indicator": store.code_of(Indicator, "code"),
            "amount": cells.optional(cells.exact),
            "unit": cells.optional(cells.one_of(UNITS), ""),
            "qualifier": cells.one_of(Qualifier.values),
            "availability": cells.optional(
                cells.one_of(Availability.values), Availability.REPORTED
            ),
            "basis": cells.optional(cells.one_of(Basis.values), Basis.ACTUAL),
            "source": cells.optional(store.code_of(Document)),
            "doubt": cells.one_of(Doubt.values),
            **TEXTS,
        },
    )
    cycle, board = values.pop("year"), values.pop("board")
    if not cycle.memberships().filter(board=board).exists():
        store.problem(row.place("board"), str(Refusal.NOT_A_MEMBER.label))
        raise Skipped
    stated = {name: values.pop(name) for name in ("amount", "unit", "qualifier")}
    doubt = {
        "doubt": values.pop("doubt"),
        "reason": values.pop("doubt_reason"),
        "reason_en": values.pop("doubt_reason_en"),
    }
    if doubt["doubt"] and not doubt["reason"]:
        store.problem(row.place("doubt_reason"), _("A doubt needs a reason."))
        raise Skipped
    quantity = None
    if values["availability"] == Availability.REPORTED:
        try:
            quantity = read_figure(values["as_printed"], values["indicator"], **stated)
        except cells.Unreadable as unreadable:
            store.problem(row.place("as_printed"), str(unreadable))
            raise Skipped from unreadable
    _write(store, row, board, cycle.year, {**values, "quantity": quantity}, doubt)


def read_figure(
    as_printed: str, indicator: Indicator, *, amount: Decimal | None, unit: str, qualifier: str
) -> Quantity:
    """What the text says; a stated reading must be one of its readings, and settles which."""
    dimension = Dimension(indicator.dimension)
    unit_meant = None if dimension == Dimension.MONEY else UNITS[indicator.unit]
    reading = read_quantity(as_printed, dimension=dimension, unit=unit_meant)
    if isinstance(reading, NotUnderstood):
        sentence = explain(reading.problem, as_printed)
        raise cells.Unreadable(sentence.in_language(spoken()))
    if amount is None:
        if isinstance(reading, Understood):
            return reading.quantity
        raise cells.Unreadable(
            _("“%(text)s” may mean %(readings)s: state amount and unit")
            % {"text": as_printed, "readings": _either(reading.quantities)}
        )
    readings = reading.quantities if isinstance(reading, Choices) else [reading.quantity]
    stated = Quantity(amount, UNITS[unit or indicator.unit], Qualifier(qualifier))
    if stated in readings:
        return stated
    raise cells.Unreadable(
        _("“%(text)s” reads as %(readings)s, the columns say %(stated)s")
        % {"text": as_printed, "readings": _either(readings), "stated": _either([stated])}
    )


def _write(
    store: Store, row: Row, board: Board, year: int, given: dict[str, Any], doubt: dict[str, Any]
) -> None:
    """Write through the services, unless what is stored differs and the load does not update."""
    report = open_report(board=board, year=year)
    quantity: Quantity | None = given["quantity"]
    total = (report.pk, given["indicator"].pk, given["basis"])
    parts = Figure.objects.filter(report=report, indicator=given["indicator"], basis=given["basis"])
    stored = parts.filter(currency=quantity.unit.currency if quantity else "").first()
    corrected = stored is None and total not in store.written and parts.exists()
    if corrected and not store.update:
        # Somebody corrected the currency, or said that there is no figure: this is no new part.
        kept = "; ".join(part.as_printed or part.availability for part in parts)
        store.problem(row.place("as_printed"), differs(kept, given["as_printed"]))
        return
    if stored is not None:
        changes = _changes(stored, given)
        if not changes:
            store.counts["same"] += 1
            return
        if not store.update:
            for column, (before, after) in changes.items():
                store.problem(row.place(column), differs(before, after))
            return
    try:
        figure = record_figure(report=report, **given)
        if corrected:
            parts.exclude(pk=figure.pk).delete()
        if doubt["doubt"]:
            raise_doubt(figure=figure, **doubt)
    except Refused as refused:
        store.problem(row.place(), str(refused))
        return
    store.written.add(total)
    store.counts["changed" if stored or corrected else "new"] += 1


def _changes(stored: Figure, given: dict[str, Any]) -> dict[str, tuple[object, object]]:
    """What the file would change of a stored figure. A doubt is not compared: people settle it."""
    quantity: Quantity | None = given["quantity"]
    file = {
        "amount": quantity.amount if quantity else None,
        "unit": quantity.unit.code if quantity else "",
        "qualifier": quantity.qualifier if quantity else Qualifier.NONE,
        **{name: given[name] for name in KEPT},
    }
    return {
        name: (getattr(stored, name), value)
        for name, value in file.items()
        if getattr(stored, name) != value
    }


def _either(readings: Sequence[Quantity]) -> str:
    language = spoken()
    return _(" or ").join(format_quantity(reading, language=language) for reading in readings)
