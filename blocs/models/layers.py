"""What is written between the layers of a score: notes that settle peers, and objections."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from blocs.enums import ObjectionOutcome
from blocs.models.schemes import Criterion
from boards.models import Board, Officer
from boards.models.recorded import Recorded


class Reconciliation(Recorded):
    """The note that settles peers who were too far apart on a board and criterion.

    It names the lowest and the highest points that it settles: when a peer changes either, the note
    no longer answers what stands there, and another one is due.
    """

    board = models.ForeignKey(
        Board, verbose_name=_("board"), on_delete=models.PROTECT, related_name="reconciliations"
    )
    criterion = models.ForeignKey(
        Criterion,
        verbose_name=_("criterion"),
        on_delete=models.PROTECT,
        related_name="reconciliations",
    )
    lowest = models.DecimalField(_("lowest points"), max_digits=8, decimal_places=2)
    highest = models.DecimalField(_("highest points"), max_digits=8, decimal_places=2)
    text = models.CharField(_("note"), max_length=1000)
    settled_by = models.ForeignKey(
        Officer, verbose_name=_("settled by"), on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(_("settled at"))

    class Meta:
        verbose_name = _("reconciliation note")
        verbose_name_plural = _("reconciliation notes")
        ordering = ["board__sort_key", "criterion__order", "settled_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(lowest__gte=0, highest__gt=models.F("lowest")),
                name="reconciliation_settles_a_difference",
                violation_error_message=_("A note settles points that differ."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.board}: {self.criterion}"


class Objection(Recorded):
    """What a board says against its appraised points on a criterion, and the written answer."""

    board = models.ForeignKey(
        Board, verbose_name=_("board"), on_delete=models.PROTECT, related_name="objections"
    )
    criterion = models.ForeignKey(
        Criterion, verbose_name=_("criterion"), on_delete=models.PROTECT, related_name="objections"
    )
    text = models.CharField(_("objection"), max_length=2000)
    raised_by = models.ForeignKey(
        Officer, verbose_name=_("raised by"), on_delete=models.PROTECT, related_name="+"
    )
    raised_at = models.DateTimeField(_("raised at"))
    answer = models.CharField(_("answer"), max_length=2000, blank=True)
    outcome = models.CharField(
        _("outcome"), max_length=8, choices=ObjectionOutcome.choices, blank=True
    )
    answered_by = models.ForeignKey(
        Officer,
        verbose_name=_("answered by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    class Meta:
        verbose_name = _("objection")
        verbose_name_plural = _("objections")
        ordering = ["board__sort_key", "criterion__order", "raised_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "criterion"],
                condition=models.Q(answered_at__isnull=True),
                name="objection_open_once_per_board_and_criterion",
                violation_error_message=_("The board objects to this criterion already."),
            ),
            models.CheckConstraint(
                condition=models.Q(
                    answered_at__isnull=True, answered_by__isnull=True, answer="", outcome=""
                )
                | (
                    models.Q(answered_at__isnull=False, answered_by__isnull=False)
                    & ~models.Q(answer="")
                    & models.Q(outcome__in=ObjectionOutcome.values)
                ),
                name="objection_is_answered_in_writing",
                violation_error_message=_("An answer has words, an outcome, an officer and a day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.board}: {self.criterion}"
