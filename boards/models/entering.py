"""What stands beside the figures of a cell: explanations, evidence and remarks.

A cell is an indicator in a report, on one basis. Its figures may be written again, in another
currency or not at all; what was said and attached stays with the cell.
"""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from boards.enums import Basis
from boards.models.files import PAPER
from boards.models.indicators import Indicator
from boards.models.officers import Officer
from boards.models.recorded import Recorded
from boards.models.reports import Report, cell_thread


class OfCell(Recorded):
    """Something that belongs to a cell."""

    report = models.ForeignKey(
        Report, verbose_name=_("yearly report"), on_delete=models.CASCADE, related_name="%(class)ss"
    )
    indicator = models.ForeignKey(
        Indicator, verbose_name=_("indicator"), on_delete=models.PROTECT, related_name="+"
    )
    basis = models.CharField(_("basis"), max_length=8, choices=Basis.choices, default=Basis.ACTUAL)

    class Meta:
        abstract = True

    @property
    def history_thread(self) -> str:
        """The history of the cell."""
        return cell_thread(self.report_id, self.indicator_id, self.basis)


class Explanation(OfCell):
    """Why the values are right although a check asks; good for the values that it was given for."""

    check_code = models.SlugField(_("check"), max_length=60)
    about = models.CharField(_("given for"), max_length=200)
    text = models.CharField(pgettext_lazy("of a finding", "explanation"), max_length=1000)
    officer = models.ForeignKey(
        Officer, verbose_name=_("officer"), on_delete=models.PROTECT, related_name="+"
    )
    given_at = models.DateTimeField(_("given at"), default=timezone.now)

    class Meta:
        verbose_name = pgettext_lazy("of a finding", "explanation")
        verbose_name_plural = _("explanations")
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "indicator", "basis", "check_code", "about"],
                name="explanation_one_per_check_and_values",
                violation_error_message=_("These values are explained already."),
            )
        ]

    def __str__(self) -> str:
        return self.text


class Evidence(OfCell):
    """A paper that a figure rests on, with the page; the file is served to those who may read."""

    title = models.CharField(pgettext_lazy("of evidence", "title"), max_length=200)
    page = models.CharField(_("page"), max_length=60, blank=True)
    file = models.FileField(
        _("file"), upload_to="evidence/", max_length=120, editable=False, validators=PAPER
    )
    file_name = models.CharField(_("name of the file"), max_length=200, editable=False)
    size = models.PositiveIntegerField(_("size in bytes"), editable=False)
    sha256 = models.CharField(_("fingerprint"), max_length=64, editable=False)
    officer = models.ForeignKey(
        Officer, verbose_name=_("officer"), on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(_("added at"), default=timezone.now)

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("pieces of evidence")
        ordering = ["report", "indicator__order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "indicator", "basis", "sha256", "page"],
                name="evidence_once_per_cell_and_page",
                violation_error_message=_("This file is attached to the cell already."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class Remark(OfCell):
    """A question or an answer about a cell; an open one waits until somebody resolves it."""

    text = models.CharField(_("remark"), max_length=1000)
    officer = models.ForeignKey(
        Officer, verbose_name=_("officer"), on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    resolved_by = models.ForeignKey(
        Officer,
        verbose_name=_("resolved by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    resolved_at = models.DateTimeField(_("resolved at"), null=True, blank=True)

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | models.Q(resolved_at__isnull=False, resolved_by__isnull=False),
                name="remark_is_resolved_by_somebody",
                violation_error_message=_("Whoever resolves a remark is named."),
            )
        ]

    def __str__(self) -> str:
        return self.text
