"""Reports and figures: what a board says of its year."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from boards.domain.names import fold
from boards.enums import Availability, Basis, Doubt, Qualifier, ReportState
from boards.models.boards import Board
from boards.models.documents import Document
from boards.models.fields import DerivedTextField
from boards.models.indicators import Indicator, unit_choices
from boards.models.officers import Officer
from boards.models.recorded import Recorded, RecordedQuerySet

YEARS = (2000, 2100)


class Report(Recorded):
    """What one board reports for one year. A locked report says since when and why."""

    board = models.ForeignKey(
        Board, verbose_name=_("board"), on_delete=models.PROTECT, related_name="reports"
    )
    year = models.PositiveSmallIntegerField(_("year"))
    source = models.ForeignKey(
        Document,
        verbose_name=_("source"),
        on_delete=models.PROTECT,
        related_name="reports",
        null=True,
        blank=True,
    )
    state = models.CharField(
        pgettext_lazy("report", "state"),
        max_length=10,
        choices=ReportState.choices,
        default=ReportState.DRAFT,
        editable=False,
    )
    locked_at = models.DateTimeField(_("locked at"), null=True, blank=True, editable=False)
    lock_reason = models.CharField(
        _("reason of the lock"), max_length=200, blank=True, editable=False
    )

    class Meta:
        verbose_name = _("yearly report")
        verbose_name_plural = _("yearly reports")
        ordering = ["-year", "board__sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "year"],
                name="report_one_per_board_and_year",
                violation_error_message=_("This board already has a report for that year."),
            ),
            models.CheckConstraint(
                condition=models.Q(year__range=YEARS),
                name="report_year_is_plausible",
                violation_error_message=_("The year is out of range."),
            ),
            models.CheckConstraint(
                condition=models.Q(locked_at__isnull=True, lock_reason="")
                | (models.Q(locked_at__isnull=False) & ~models.Q(lock_reason="")),
                name="report_lock_has_a_reason",
                violation_error_message=_("A lock needs a reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.board} {self.year}"

    @property
    def locked(self) -> bool:
        """Whether the stage of the year closes this report; a review may close cells of it too."""
        return self.locked_at is not None

    @property
    def history_report(self) -> int:
        """The history of a report is its own and that of all that belongs to it."""
        return self.pk


def cell_thread(report: int, indicator: int, basis: str) -> str:
    """What the history calls a cell: an indicator in a report, on one basis."""
    return f"cell/{report}/{indicator}/{basis}"


class FigureQuerySet(RecordedQuerySet["Figure"]):
    """Reads of figures that several pages share."""

    def of_year(self, year: int) -> FigureQuerySet:
        """The figures of all boards for one year, with what a page shows of them."""
        return self.filter(report__year=year).select_related(
            "report__board", "report__source", "indicator", "source"
        )

    def open_doubts(self) -> FigureQuerySet:
        """Figures that somebody doubts and nobody has answered for."""
        return self.exclude(doubt=Doubt.NONE).filter(settled_at__isnull=True)


class Figure(Recorded):
    """One amount of one indicator in one report, in one currency.

    A total printed in two currencies is two figures. What was printed or typed stays in
    ``as_printed`` beside what was understood of it (``amount``, ``unit``, ``qualifier``).
    """

    report = models.ForeignKey(
        Report, verbose_name=_("yearly report"), on_delete=models.CASCADE, related_name="figures"
    )
    indicator = models.ForeignKey(
        Indicator, verbose_name=_("indicator"), on_delete=models.PROTECT, related_name="figures"
    )
    basis = models.CharField(_("basis"), max_length=8, choices=Basis.choices, default=Basis.ACTUAL)
    currency = models.CharField(_("currency"), max_length=3, blank=True, editable=False)
    availability = models.CharField(
        _("availability"),
        max_length=16,
        choices=Availability.choices,
        default=Availability.REPORTED,
    )
    amount = models.DecimalField(
        _("amount"), max_digits=24, decimal_places=6, null=True, blank=True
    )
    unit = models.CharField(_("unit"), max_length=12, choices=unit_choices, blank=True)
    qualifier = models.CharField(
        _("qualifier"), max_length=10, choices=Qualifier.choices, blank=True
    )
    as_printed = models.CharField(_("as printed"), max_length=200, blank=True)
    source = models.ForeignKey(
        Document,
        verbose_name=_("source"),
        on_delete=models.PROTECT,
        related_name="figures",
        null=True,
        blank=True,
    )
    source_place = models.CharField(_("page or quote"), max_length=300, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    note_en = models.CharField(_("note in English"), max_length=300, blank=True)
    doubt = models.CharField(_("doubt"), max_length=8, choices=Doubt.choices, blank=True)
    doubt_reason = models.CharField(_("reason of the doubt"), max_length=400, blank=True)
    doubt_reason_en = models.CharField(
        _("reason of the doubt in English"), max_length=400, blank=True
    )
    doubt_raised_by = models.ForeignKey(
        Officer,
        verbose_name=_("doubt raised by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text=_("Empty when the doubt came with the data or from a check."),
    )
    settled_by = models.ForeignKey(
        Officer,
        verbose_name=_("doubt settled by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    settled_at = models.DateTimeField(_("doubt settled at"), null=True, blank=True)
    settlement = models.CharField(_("how the doubt was settled"), max_length=400, blank=True)
    updated_at = models.DateTimeField(_("changed at"), auto_now=True)
    search_text = DerivedTextField(source="as_printed", derive=fold)

    objects = FigureQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["report", "indicator__order", "currency"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "indicator", "basis", "currency"],
                name="figure_one_per_report_indicator_basis_and_currency",
                violation_error_message=_(
                    "The report already has this indicator in that currency."
                ),
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(availability=Availability.REPORTED, amount__isnull=False)
                    & ~models.Q(unit="")
                )
                | (
                    ~models.Q(availability=Availability.REPORTED)
                    & models.Q(amount__isnull=True, unit="", currency="", qualifier="")
                ),
                name="figure_has_an_amount_exactly_when_reported",
                violation_error_message=_("An amount is given exactly when it is reported."),
            ),
            models.CheckConstraint(
                condition=models.Q(currency="VND", unit__startswith="VND")
                | models.Q(currency="USD", unit__startswith="USD")
                | (
                    models.Q(currency="")
                    & ~models.Q(unit__startswith="VND")
                    & ~models.Q(unit__startswith="USD")
                ),
                name="figure_currency_is_that_of_its_unit",
                violation_error_message=_("The currency must be that of the unit."),
            ),
            models.CheckConstraint(
                condition=models.Q(doubt="") | ~models.Q(doubt_reason=""),
                name="figure_doubt_has_a_reason",
                violation_error_message=_("A doubt needs a reason."),
            ),
            models.CheckConstraint(
                condition=models.Q(settled_at__isnull=True, settled_by__isnull=True, settlement="")
                | (
                    models.Q(settled_at__isnull=False, settled_by__isnull=False)
                    & ~models.Q(settlement="")
                    & ~models.Q(doubt="")
                ),
                name="figure_settlement_is_complete",
                violation_error_message=_("A settled doubt says who settled it, when and how."),
            ),
            models.CheckConstraint(
                condition=models.Q(settled_by__isnull=True)
                | models.Q(doubt_raised_by__isnull=True)
                | ~models.Q(settled_by=models.F("doubt_raised_by")),
                name="figure_doubt_is_settled_by_a_second_person",
                violation_error_message=_("A second person must settle the doubt."),
            ),
        ]

    history_together = ("amount", "unit", "qualifier")

    def __str__(self) -> str:
        return f"{self.report}: {self.indicator}"

    @property
    def history_thread(self) -> str:
        """The cell: figures in one currency or another come and go in it."""
        return cell_thread(self.report_id, self.indicator_id, self.basis)

    @property
    def open_doubt(self) -> Doubt:
        """The doubt that still stands."""
        return Doubt.NONE if self.settled_at else Doubt(self.doubt)
