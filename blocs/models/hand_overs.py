"""Hand-overs: what one chair leaves to the next, sealed and signed by both."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from blocs.models.blocs import Cycle
from boards.models import Board, Officer
from boards.models.files import PAPER
from boards.models.recorded import Recorded


class HandOver(Recorded):
    """The dossier of a cycle as it stood when it was handed over: one archive and its index."""

    cycle = models.ForeignKey(
        Cycle, verbose_name=_("cycle"), on_delete=models.PROTECT, related_name="hand_overs"
    )
    giver = models.ForeignKey(
        Board, verbose_name=_("outgoing chair"), on_delete=models.PROTECT, related_name="+"
    )
    taker = models.ForeignKey(
        Board, verbose_name=_("incoming chair"), on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(
        Officer, verbose_name=_("made by"), on_delete=models.PROTECT, related_name="+"
    )
    archive = models.FileField(_("archive"), upload_to="hand-overs/%Y/")
    sha256 = models.CharField(_("fingerprint"), max_length=64)
    index = models.JSONField(_("index"))
    given_by = models.ForeignKey(
        Officer,
        verbose_name=_("given by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    given_at = models.DateTimeField(_("given at"), null=True, blank=True)
    taken_by = models.ForeignKey(
        Officer,
        verbose_name=_("taken by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    taken_at = models.DateTimeField(_("taken at"), null=True, blank=True)
    minute = models.FileField(
        _("signed minute"), upload_to="hand-overs/%Y/", blank=True, validators=PAPER
    )
    note = models.TextField(_("reservations"), blank=True)

    class Meta:
        verbose_name = _("hand-over")
        verbose_name_plural = _("hand-overs")
        ordering = ["cycle", "-made_at"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(giver=models.F("taker")),
                name="hand_over_between_two_boards",
                violation_error_message=_("A board does not hand over to itself."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.cycle}: {self.giver} → {self.taker}"
