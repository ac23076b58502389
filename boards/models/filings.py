"""Filings: a report on its way from the board to the reviewer and back."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from boards.enums import FilingOutcome
from boards.models.entering import OfCell
from boards.models.indicators import Indicator
from boards.models.officers import Officer
from boards.models.recorded import Recorded, RecordedQuerySet
from boards.models.reports import Report


class Filing(Recorded):
    """One submission of a report for review: by whom, and what became of it."""

    report = models.ForeignKey(
        Report, verbose_name=_("yearly report"), on_delete=models.CASCADE, related_name="filings"
    )
    number = models.PositiveSmallIntegerField(_("round"))
    note = models.CharField(_("note"), max_length=1000, blank=True)
    submitted_by = models.ForeignKey(
        Officer, verbose_name=_("submitted by"), on_delete=models.PROTECT, related_name="+"
    )
    submitted_at = models.DateTimeField(_("submitted at"), default=timezone.now)
    outcome = models.CharField(
        _("outcome"), max_length=10, choices=FilingOutcome.choices, blank=True
    )
    decided_by = models.ForeignKey(
        Officer,
        verbose_name=_("decided by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("filing")
        verbose_name_plural = _("filings")
        ordering = ["report", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "number"],
                name="filing_rounds_are_numbered",
                violation_error_message=_("This round already exists."),
            ),
            models.UniqueConstraint(
                fields=["report"],
                condition=models.Q(outcome=""),
                name="filing_one_waits_per_report",
                violation_error_message=_("The report is submitted already."),
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="", decided_by__isnull=True, decided_at__isnull=True)
                | (
                    ~models.Q(outcome="")
                    & models.Q(decided_by__isnull=False, decided_at__isnull=False)
                ),
                name="filing_outcome_is_decided_by_somebody",
                violation_error_message=_("Whoever decides is named, with the time."),
            ),
            models.CheckConstraint(
                condition=~models.Q(outcome__in=["returned", "verified"])
                | ~models.Q(decided_by=models.F("submitted_by")),
                name="filing_is_reviewed_by_a_second_officer",
                violation_error_message=_("A second officer reviews the report."),
            ),
            models.CheckConstraint(
                condition=~models.Q(outcome="returned") | ~models.Q(reason=""),
                name="filing_is_returned_with_a_reason",
                violation_error_message=_("A return needs a reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report} #{self.number}"


class ReturnedCell(OfCell):
    """A cell that the reviewer sent back, with the reason: only those are open again."""

    filing = models.ForeignKey(
        Filing, verbose_name=_("filing"), on_delete=models.CASCADE, related_name="returned_cells"
    )
    reason = models.CharField(_("reason"), max_length=1000)

    class Meta:
        verbose_name = _("returned cell")
        verbose_name_plural = _("returned cells")
        ordering = ["filing", "indicator__order"]
        constraints = [
            models.UniqueConstraint(
                fields=["filing", "indicator", "basis"],
                name="returned_cell_once_per_filing",
                violation_error_message=_("This cell is returned already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(reason=""),
                name="returned_cell_has_a_reason",
                violation_error_message=_("A returned cell needs a reason."),
            ),
        ]

    def __str__(self) -> str:
        return self.reason


class ExemptionQuerySet(RecordedQuerySet["Exemption"]):
    """Which exemptions hold."""

    def holding(self, moment: datetime) -> ExemptionQuerySet:
        """Those that open a lock at ``moment``."""
        return self.filter(
            granted_at__lte=moment, expires_at__gt=moment, ended_at__isnull=True
        ).order_by("expires_at")


class Exemption(Recorded):
    """A lock opened for a while, with the reason; it ends by itself, and everybody sees it."""

    report = models.ForeignKey(
        Report, verbose_name=_("yearly report"), on_delete=models.CASCADE, related_name="exemptions"
    )
    indicator = models.ForeignKey(
        Indicator,
        verbose_name=_("indicator"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text=_("Empty: every indicator."),
    )
    reason = models.CharField(_("reason"), max_length=1000)
    granted_by = models.ForeignKey(
        Officer, verbose_name=_("granted by"), on_delete=models.PROTECT, related_name="+"
    )
    granted_at = models.DateTimeField(_("granted at"), default=timezone.now)
    expires_at = models.DateTimeField(_("expires at"))
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = ExemptionQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("exemption")
        verbose_name_plural = _("exemptions")
        ordering = ["-expires_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("granted_at")),
                name="exemption_expires_after_it_is_granted",
                violation_error_message=_("An exemption ends after it begins."),
            ),
            models.CheckConstraint(
                condition=~models.Q(reason=""),
                name="exemption_has_a_reason",
                violation_error_message=_("An exemption needs a reason."),
            ),
        ]

    def __str__(self) -> str:
        return self.reason
