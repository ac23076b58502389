"""Figures in and out through django-import-export, by our parser and our services.

The library's own loader matches by the first of several keys only, and its widgets read 1.277 as
1,277; here every row is read once, before anything is matched or written.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, cast

import tablib
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from import_export import resources
from import_export.results import InvalidRow, Result

from boards.domain.quantities import CURRENCIES, format_quantity
from boards.enums import Availability, Basis, Qualifier
from boards.imports.columns import COLUMNS, UnknownColumns, names_of
from boards.imports.diffs import Diff
from boards.imports.lookups import Lookups
from boards.imports.rows import FigureRow, Key, Total, read_row
from boards.language import spoken
from boards.models import Board, Document, Figure, Indicator, Report
from boards.queries.quantities import kept_quantity
from boards.refusals import Refused
from boards.services import open_report, record_figure
from boards.spreadsheets.formats import ROW_NUMBER

EXPORTED = [column.name for column in COLUMNS]
DERIVED = ("amount", "unit", "qualifier")


class Outcome(Result):  # type: ignore[misc]
    """Faulty rows by their number in the file."""

    def append_invalid_row(
        self, number: int, row: Mapping[str, Any], validation_error: ValidationError
    ) -> None:
        """Keep a faulty row."""
        self.invalid_rows.append(InvalidRow(row[ROW_NUMBER], validation_error, ()))


class FigureResource(resources.ModelResource):  # type: ignore[misc]
    """Reads all rows before the first is written; a board officer writes only to the own board."""

    class Meta:
        model = Figure
        fields = ()
        use_transactions = True
        skip_unchanged = True
        report_skipped = True
        clean_model_instances = False

    @classmethod
    def get_display_name(cls) -> str:
        """The name of the table."""
        return str(Figure._meta.verbose_name_plural)

    @classmethod
    def get_result_class(cls) -> type[Result]:
        """Rows are counted as the file counts them."""
        return Outcome

    @classmethod
    def get_diff_class(cls) -> type[Diff]:
        """Cells, not coloured HTML."""
        return Diff

    # Out

    def get_export_headers(self, selected_fields: Any = None) -> list[str]:
        """The names that an import understands."""
        return EXPORTED

    def filter_export(self, queryset: QuerySet[Figure], **kwargs: Any) -> QuerySet[Figure]:
        """One query for any number of rows."""
        return queryset.select_related("report__board", "indicator", "source")

    def export_resource(
        self, instance: Figure, selected_fields: Any = None, **kwargs: Any
    ) -> list[str | int | Decimal]:
        """The cells of a row: numbers are numbers, the rest is text."""
        return [
            instance.report.board.slug,
            instance.report.year,
            instance.indicator.code,
            instance.as_printed,
            "" if instance.amount is None else _exact(instance.amount),
            instance.unit,
            instance.availability,
            instance.basis,
            instance.source.slug if instance.source else "",
            instance.source_place,
            instance.note,
            instance.qualifier,
            instance.doubt,
            _settled(instance),
        ]

    # In

    def before_import(self, dataset: tablib.Dataset, **kwargs: Any) -> None:
        """Understand the heading, read every row, and match it with what is stored."""
        officer_board: Board | None = kwargs.get("own_board")
        seen_at: datetime | None = kwargs.get("previewed_at")
        headings = [heading for heading in dataset.headers if heading != ROW_NUMBER]
        try:
            names = names_of(headings)
        except UnknownColumns:
            dataset.wipe()
            raise
        dataset.headers = [*names, ROW_NUMBER]
        lookups = Lookups()
        self._rows = {
            cells[ROW_NUMBER]: read_row(
                {name: cells[name] for name in names}, cells[ROW_NUMBER], lookups
            )
            for cells in dataset.dict
        }
        whole = [row for row in self._rows.values() if not row.faults]
        self._stored = _stored(whole)
        _refuse_repeats(whole)
        given = {row.key for row in whole}
        for row in whole:
            _refuse_foreign(row, officer_board)
            _refuse_lost_parts(row, self._stored)
            _refuse_another_currency(row, self._stored, given)
            _refuse_later_change(row, self._stored, seen_at)

    def get_instance(self, instance_loader: Any, row: Mapping[str, Any]) -> Figure | None:
        """The stored figure of the row's key."""
        read = self._rows[row[ROW_NUMBER]]
        return None if read.faults else self._stored.get(read.key)

    def import_instance(self, instance: Figure, row: Mapping[str, Any], **kwargs: Any) -> None:
        """Put what was read into the instance, or say every fault of the row."""
        read = self._rows[row[ROW_NUMBER]]
        if read.faults:
            raise ValidationError(dict(read.faults))
        if instance.pk is None:
            instance.report = Report(board=read.board, year=cast(int, read.year))
            instance.indicator = cast(Indicator, read.indicator)
            instance.basis = read.basis
        retyped = instance.as_printed != read.texts["as_printed"]
        instance.availability = read.availability
        instance.amount = read.quantity.amount if read.quantity else None
        instance.unit = read.quantity.unit.code if read.quantity else ""
        instance.qualifier = read.quantity.qualifier if read.quantity else Qualifier.NONE
        instance.as_printed = read.texts["as_printed"]
        for name in ("source_place", "note"):
            if name in read.given:
                setattr(instance, name, read.texts[name])
        if "source" in read.given:
            instance.source = read.source
        elif retyped:
            # No document is left to claim a text that it does not print.
            instance.source = None
            instance.source_place = read.texts["source_place"]

    def skip_row(
        self,
        instance: Figure,
        original: Figure,
        row: Mapping[str, Any],
        import_validation_errors: Any = None,
    ) -> bool:
        """Whether the file says what is stored already."""
        if import_validation_errors or original.pk is None:
            return False
        names = ("availability", *DERIVED, "as_printed", "source_id", "source_place", "note")
        return all(getattr(instance, name) == getattr(original, name) for name in names)

    def do_instance_save(self, instance: Figure, is_create: bool) -> None:
        """Write through the services; what they refuse is a fault of the row."""
        quantity = kept_quantity(instance)
        try:
            report = open_report(board=instance.report.board, year=instance.report.year)
            figure = record_figure(
                report=report,
                indicator=instance.indicator,
                quantity=quantity,
                availability=Availability(instance.availability),
                basis=Basis(instance.basis),
                as_printed=instance.as_printed,
                source=instance.source,
                source_place=instance.source_place,
                note=instance.note,
                note_en=instance.note_en,
            )
        except Refused as refused:
            raise ValidationError({"board": [str(refused)]}) from refused
        instance.pk = figure.pk

    # Shown

    def get_user_visible_fields(self) -> list[Any]:
        """Nothing: the page lists the columns itself."""
        return []

    def get_diff_headers(self) -> list[str]:
        """Over the cells of the preview."""
        return [
            str(Board._meta.verbose_name),
            _("year"),
            str(Indicator._meta.verbose_name),
            _("as printed"),
            _("understood"),
            _("availability"),
            _("source"),
            _("page or quote"),
            _("note"),
        ]

    def shown(self, figure: Figure) -> list[str]:
        """The cells of the preview."""
        quantity = kept_quantity(figure)
        language = spoken()
        return [
            str(figure.report.board),
            str(figure.report.year),
            str(figure.indicator),
            figure.as_printed,
            format_quantity(quantity, language=language) if quantity else "",
            str(figure.get_availability_display()),
            _citation(figure.source),
            figure.source_place,
            figure.note,
        ]


def _stored(rows: list[FigureRow]) -> dict[Key, Figure]:
    """The figures of all boards and years of the file, by key, in one query."""
    figures = Figure.objects.filter(
        report__year__in={row.year for row in rows if row.year},
        report__board__in={row.board for row in rows if row.board},
    ).select_related("report__board", "indicator", "source")
    return {
        (
            figure.report.board_id,
            figure.report.year,
            figure.indicator_id,
            figure.basis,
            figure.currency,
        ): figure
        for figure in figures
    }


def _refuse_repeats(rows: list[FigureRow]) -> None:
    """Two rows of one key, or a part beside *missing*, would overwrite each other."""
    keys: dict[Key, int] = {}
    totals: dict[Total, tuple[int, bool]] = {}
    for row in rows:
        reported = row.quantity is not None
        first = keys.setdefault(row.key, row.number)
        number, same_kind = totals.setdefault(row.total, (row.number, reported))
        if first != row.number or same_kind != reported:
            earlier = first if first != row.number else number
            row.fault(
                "indicator",
                _("Row %(number)d already gives this figure.") % {"number": earlier},
            )


def _refuse_foreign(row: FigureRow, own: Board | None) -> None:
    """A board officer writes to reports of the own board that are open to be filled."""
    if own is None:
        return
    if row.board != own:
        row.fault("board", _("You may write only the figures of your own board."))
    elif not Report.objects.filter(board=own, year=cast(int, row.year)).exists():
        row.fault("year", _("Your board has no report for this year yet."))


def _refuse_lost_parts(row: FigureRow, stored: Mapping[Key, Figure]) -> None:
    """*Missing* would remove what is reported in a currency, and the preview would not show it."""
    parts = _currencies(row, stored)
    if row.quantity is None and parts:
        row.fault(
            "availability",
            _("The figure is reported in %(currencies)s: delete that figure first.")
            % {"currencies": ", ".join(parts)},
        )


def _refuse_another_currency(
    row: FigureRow, stored: Mapping[Key, Figure], given: Collection[Key]
) -> None:
    """A part more would be added to those that are stored, unless the file gives them all."""
    parts = _currencies(row, stored)
    if row.quantity is None or row.key in stored:
        return
    if any((*row.total, currency) not in given for currency in parts):
        row.fault(
            "as_printed",
            _(
                "The figure is stored in %(currencies)s: write every part of it, or correct it "
                "on its own page."
            )
            % {"currencies": ", ".join(parts)},
        )


def _currencies(row: FigureRow, stored: Mapping[Key, Figure]) -> list[str]:
    """The currencies in which the row's figure is stored."""
    return [currency for currency in CURRENCIES if (*row.total, currency) in stored]


def _refuse_later_change(
    row: FigureRow, stored: Mapping[Key, Figure], seen_at: datetime | None
) -> None:
    """What somebody else wrote after the preview is not overwritten unseen."""
    figure = None if row.faults else stored.get(row.key)
    if figure is not None and seen_at is not None and figure.updated_at > seen_at:
        row.fault("board", _("Changed by somebody else since the preview: look at it again."))


def _exact(amount: Decimal) -> Decimal:
    """Without idle zeros and without an exponent."""
    whole = amount.to_integral_value()
    return whole if amount == whole else amount.normalize()


def _settled(figure: Figure) -> str:
    """``yes`` or ``no`` where there is a doubt."""
    if not figure.doubt:
        return ""
    return "yes" if figure.settled_at else "no"


def _citation(document: Document | None) -> str:
    return document.citation if document else ""
