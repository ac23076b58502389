"""Intakes: one uploaded file of figures, from its preview to its undoing."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from boards.enums import Basis, IntakeState, RowState, UndoOutcome
from boards.models.boards import Board
from boards.models.indicators import Indicator
from boards.models.officers import Officer
from boards.models.recorded import Recorded


class Intake(Recorded):
    """An uploaded file: what it is, how its columns were read, how far it has come."""

    file = models.FileField(_("file"), upload_to="intakes/", max_length=120, editable=False)
    file_name = models.CharField(_("name of the file"), max_length=200)
    sha256 = models.CharField(_("fingerprint"), max_length=64, db_index=True)
    officer = models.ForeignKey(
        Officer, verbose_name=_("officer"), on_delete=models.PROTECT, related_name="intakes"
    )
    created_at = models.DateTimeField(_("uploaded at"), default=timezone.now)
    state = models.CharField(
        pgettext_lazy("report", "state"),
        max_length=10,
        choices=IntakeState.choices,
        default=IntakeState.UPLOADED,
    )
    layout = models.JSONField(_("layout"), default=dict)
    counts = models.JSONField(_("counts"), default=dict)
    rows_read = models.PositiveIntegerField(_("rows read"), default=0)
    rows_total = models.PositiveIntegerField(_("rows in all"), default=0)
    committed_at = models.DateTimeField(_("committed at"), null=True, blank=True)
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    undone_by = models.ForeignKey(
        Officer,
        verbose_name=_("undone by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )

    class Meta:
        verbose_name = _("intake")
        verbose_name_plural = _("intakes")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name


class IntakePart(models.Model):
    """Some rows of the file as it stands, kept until the commit so that it is opened only once."""

    intake = models.ForeignKey(
        Intake, verbose_name=_("intake"), on_delete=models.CASCADE, related_name="parts"
    )
    sheet = models.PositiveSmallIntegerField(_("sheet"))
    number = models.PositiveIntegerField(_("part"))
    rows = models.JSONField(_("rows"), default=list)

    class Meta:
        verbose_name = _("part of an intake")
        verbose_name_plural = _("parts of an intake")
        ordering = ["intake", "sheet", "number"]

    def __str__(self) -> str:
        return f"{self.intake_id}: {self.sheet}/{self.number}"


class IntakeRow(models.Model):
    """One figure of the file: what it says, what was stored before, what is wrong with it.

    A working paper, not a record: what a commit writes is recorded as a change of each figure.
    """

    intake = models.ForeignKey(
        Intake, verbose_name=_("intake"), on_delete=models.CASCADE, related_name="rows"
    )
    sheet = models.CharField(_("sheet"), max_length=31, blank=True)
    number = models.PositiveIntegerField(_("row"))
    column = models.CharField(_("column"), max_length=3, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=RowState.choices)
    board = models.ForeignKey(
        Board,
        verbose_name=_("board"),
        on_delete=models.CASCADE,
        related_name="+",
        null=True,
        db_index=False,
    )
    year = models.PositiveSmallIntegerField(_("year"), null=True)
    indicator = models.ForeignKey(
        Indicator,
        verbose_name=_("indicator"),
        on_delete=models.CASCADE,
        related_name="+",
        null=True,
        db_index=False,
    )
    basis = models.CharField(_("basis"), max_length=8, choices=Basis.choices, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    figure = models.PositiveBigIntegerField(_("stored figure"), null=True)
    cells = models.JSONField(_("cells"), default=dict)
    read = models.JSONField(_("understood"), default=dict)
    before = models.JSONField(_("stored before"), default=dict)
    faults = models.JSONField(_("faults"), default=list)
    remarks = models.JSONField(_("remarks of the reading"), default=list)
    undone = models.CharField(
        _("outcome of the undoing"), max_length=12, choices=UndoOutcome.choices, blank=True
    )

    class Meta:
        verbose_name = _("row of an intake")
        verbose_name_plural = _("rows of an intake")
        ordering = ["intake", "id"]
        indexes = [models.Index(fields=["intake", "state", "id"], name="intake_row_by_state")]

    def __str__(self) -> str:
        return f"{self.intake_id}: {self.number}"


class HeadingMemory(Recorded):
    """How an officer once read a heading: offered again for the next file that has it."""

    heading = models.CharField(_("heading"), max_length=120, unique=True)
    column = models.CharField(_("column"), max_length=80, blank=True)
    officer = models.ForeignKey(
        Officer, verbose_name=_("officer"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("remembered heading")
        verbose_name_plural = _("remembered headings")
        ordering = ["heading"]

    def __str__(self) -> str:
        return self.heading
