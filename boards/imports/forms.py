"""What an import asks of its officer: which sheet, what its columns mean."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boards.imports.columns import (
    BOARD_PREFIX,
    COLUMNS,
    IGNORED,
    INDICATOR_PREFIX,
    plain_use,
)
from boards.imports.diffs import labels
from boards.imports.layouts import LEAVE_HIDDEN, READ_HIDDEN, Layout
from boards.imports.outlines import ColumnOutline
from boards.imports.rows import YEARS
from boards.models import Board, Indicator

ALL_TABLES = "all"


class TableForm(forms.Form):
    """Which sheet of a workbook holds the figures."""

    table = forms.ChoiceField(label=gettext_lazy("Sheet"), widget=forms.RadioSelect, choices=[])

    def __init__(self, layout: Layout, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            (str(at), _table_name(table.name, table.size, hidden=table.hidden))
            for at, table in enumerate(layout.tables)
        ]
        if layout.together:
            choices.append((ALL_TABLES, _("all sheets: their headings are the same")))
        self.layout = layout
        self.fields["table"].choices = choices  # type: ignore[attr-defined]

    def chosen(self) -> list[int]:
        """The places of the chosen sheets."""
        said = self.cleaned_data["table"]
        return [*range(len(self.layout.tables))] if said == ALL_TABLES else [int(said)]


class ColumnsForm(forms.Form):
    """What each column means, and whatever else the file itself does not say."""

    hidden = forms.ChoiceField(
        label=gettext_lazy("Hidden rows and columns"),
        widget=forms.RadioSelect,
        choices=[
            (READ_HIDDEN, gettext_lazy("read them like the others")),
            (LEAVE_HIDDEN, gettext_lazy("leave them out")),
        ],
    )
    board = forms.ChoiceField(label=gettext_lazy("Board of all figures"), required=False)
    year = forms.TypedChoiceField(
        label=gettext_lazy("Year of all figures"), required=False, coerce=int, empty_value=None
    )

    def __init__(self, layout: Layout, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.layout = layout
        boards = [(board.slug, board.short_name) for board in Board.objects.all()]
        indicators = list(Indicator.objects.values_list("code", "name"))
        proposed = [year for at in layout.chosen for year in layout.tables[at].years]
        self.fields["board"].choices = [("", "—"), *boards]  # type: ignore[attr-defined]
        self.fields["board"].initial = layout.board
        self.fields["year"].choices = [("", "—"), *((y, y) for y in _years(proposed))]  # type: ignore[attr-defined]
        self.fields["year"].initial = layout.year or (proposed[0] if proposed else "")
        if layout.mark or not any(layout.tables[at].has_hidden for at in layout.chosen):
            del self.fields["hidden"]
        else:
            self.fields["hidden"].initial = layout.hidden
        if layout.mark:
            del self.fields["board"], self.fields["year"]
        choices = _uses(boards, indicators)
        for column in layout.columns:
            self.fields[f"column_{column.at}"] = forms.ChoiceField(
                label=column.text or _("no heading"),
                choices=choices,
                required=True,
                initial=plain_use(column.use),
                widget=forms.Select(),
            )

    @property
    def extras(self) -> list[str]:
        """The questions beside the columns: those that are open, or were answered just now."""
        open_ones = {
            "hidden": True,
            "board": self.layout.asks_board or bool(self.layout.board),
            "year": self.layout.asks_year or bool(self.layout.year),
        }
        return [name for name in open_ones if name in self.fields and open_ones[name]]

    def columns(self) -> list[tuple[ColumnOutline, forms.BoundField, str]]:
        """Each column with its field and the words of what it is most like."""
        words = dict(_plain_uses())
        return [
            (column, self[f"column_{column.at}"], words.get(column.nearest, column.nearest))
            for column in self.layout.columns
        ]

    def clean(self) -> dict[str, Any]:
        """Take the answers over; what they do not settle is a fault of the form."""
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        layout = self.layout
        layout.hidden = cleaned.get("hidden", layout.hidden)
        for at in layout.chosen:
            for column in layout.tables[at].columns:
                said = cleaned[f"column_{column.at}"]
                if said != plain_use(column.use):
                    column.use = said
        if "board" in self.fields:
            layout.board = cleaned["board"] if _lacks(layout, "board") else ""
            layout.year = (cleaned["year"] or 0) if _lacks(layout, "year") else 0
        for fault in layout.faults:
            self.add_error(None, fault)
        if layout.asks_board:
            self.add_error("board", _("No column says whose figures they are: choose the board."))
        if layout.asks_year:
            self.add_error("year", _("No column says of which year they are: choose the year."))
        return cleaned


def _lacks(layout: Layout, name: str) -> bool:
    across = name == "board" and any(use.startswith(BOARD_PREFIX) for use in layout.uses)
    return name not in layout.uses and not across


def _years(proposed: list[int]) -> list[int]:
    """The years to choose from: those that the file names first, then the latest first."""
    return list(dict.fromkeys([*proposed, *reversed(YEARS)]))


def _table_name(name: str, size: int, *, hidden: bool) -> str:
    words = _("%(name)s (%(rows)d rows, hidden)") if hidden else _("%(name)s (%(rows)d rows)")
    return words % {"name": name, "rows": size}


def _plain_uses() -> list[tuple[str, str]]:
    named = labels()
    return [(column.name, named[column.name]) for column in COLUMNS if column.read]


def _uses(boards: list[tuple[str, str]], indicators: list[tuple[str, str]]) -> list[Any]:
    return [
        ("", _("— choose —")),
        (IGNORED, _("not read")),
        (_("Column"), _plain_uses()),
        (_("Figures of a board"), [(BOARD_PREFIX + slug, name) for slug, name in boards]),
        (
            _("Figures of an indicator"),
            [(INDICATOR_PREFIX + code, name) for code, name in indicators],
        ),
    ]
