"""The freeze of a year's result: since when, and who lifted it before the publication."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from blocs.models.blocs import Cycle
from boards.models import Officer
from boards.models.recorded import Recorded


class Freeze(Recorded):
    """What is known of the freeze of a year besides its stage, which begins it.

    One officer asks with a reason to lift it, another lifts it. Entering the conference anew begins
    it anew; the history keeps what was before.
    """

    cycle = models.OneToOneField(
        Cycle, verbose_name=_("cycle"), on_delete=models.CASCADE, related_name="freeze"
    )
    began_at = models.DateTimeField(_("frozen since"), null=True, blank=True)
    lift_reason = models.CharField(_("reason to lift it"), max_length=300, blank=True)
    lift_asked_by = models.ForeignKey(
        Officer,
        verbose_name=_("asked by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    lift_asked_at = models.DateTimeField(_("asked at"), null=True, blank=True)
    lifted_by = models.ForeignKey(
        Officer,
        verbose_name=_("lifted by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    lifted_at = models.DateTimeField(_("lifted at"), null=True, blank=True)

    class Meta:
        verbose_name = _("freeze")
        verbose_name_plural = _("freezes")
        ordering = ["cycle"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(lift_asked_by__isnull=True, lift_asked_at__isnull=True)
                | models.Q(lift_asked_by__isnull=False, lift_asked_at__isnull=False)
                & ~models.Q(lift_reason=""),
                name="freeze_is_asked_to_be_lifted_with_a_reason",
                violation_error_message=_("Say why the freeze is to be lifted."),
            ),
            models.CheckConstraint(
                condition=models.Q(lifted_by__isnull=True, lifted_at__isnull=True)
                | models.Q(
                    lifted_by__isnull=False, lifted_at__isnull=False, lift_asked_by__isnull=False
                )
                & ~models.Q(lifted_by=models.F("lift_asked_by")),
                name="freeze_is_lifted_by_a_second_officer",
                violation_error_message=_("A second officer must lift the freeze."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.cycle)
