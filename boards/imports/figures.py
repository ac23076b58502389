"""Figures out through django-import-export, which keeps the filters of the list.

In they come by our own steps: the library's loader matches by the first of several keys only, and
its widgets read 1.277 as 1,277.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from import_export import resources

from boards.imports.columns import COLUMNS
from boards.models import Figure

READER_ONLY = ("indicator_name", "last_year", "target", "order")
"""Columns of templates, which exports do not write."""
EXPORTED = [column.name for column in COLUMNS if column.name not in READER_ONLY]


class FigureResource(resources.ModelResource):  # type: ignore[misc]
    """The rows of the list, in the columns that an import understands."""

    class Meta:
        model = Figure
        fields = ()

    @classmethod
    def get_display_name(cls) -> str:
        """The name of the table."""
        return str(Figure._meta.verbose_name_plural)

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


def _exact(amount: Decimal) -> Decimal:
    """Without idle zeros and without an exponent."""
    whole = amount.to_integral_value()
    return whole if amount == whole else amount.normalize()


def _settled(figure: Figure) -> str:
    """``yes`` or ``no`` where there is a doubt."""
    if not figure.doubt:
        return ""
    return "yes" if figure.settled_at else "no"
