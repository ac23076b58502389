"""Pledges, targets and signatures: what the members promised for a year."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from blocs.enums import SignatureKind
from blocs.models.blocs import Cycle
from boards.models import Board, Document, Indicator
from boards.models.files import PAPER
from boards.models.indicators import unit_choices
from boards.models.recorded import Recorded


class Target(Recorded):
    """What a board pledges to reach for an indicator in a cycle."""

    cycle = models.ForeignKey(
        Cycle, verbose_name=_("cycle"), on_delete=models.PROTECT, related_name="targets"
    )
    board = models.ForeignKey(
        Board, verbose_name=_("board"), on_delete=models.PROTECT, related_name="targets"
    )
    indicator = models.ForeignKey(
        Indicator, verbose_name=_("indicator"), on_delete=models.PROTECT, related_name="targets"
    )
    amount = models.DecimalField(_("amount"), max_digits=24, decimal_places=6)
    unit = models.CharField(_("unit"), max_length=12, choices=unit_choices)
    as_printed = models.CharField(_("as printed"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["cycle", "board__sort_key", "indicator__order"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "board", "indicator"],
                name="target_one_per_cycle_board_and_indicator",
                violation_error_message=_("This board already has a target for the indicator."),
            )
        ]

    history_together = ("amount", "unit")

    def __str__(self) -> str:
        return f"{self.board}: {self.indicator}"


class Pledge(Recorded):
    """The covenant of a cycle. Its text is frozen at the first signature."""

    cycle = models.ForeignKey(
        Cycle, verbose_name=_("cycle"), on_delete=models.PROTECT, related_name="pledges"
    )
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    text = models.TextField(_("text"), blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    document = models.ForeignKey(
        Document,
        verbose_name=_("basis document"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    file = models.FileField(_("signed file"), upload_to="pledges/%Y/", blank=True, validators=PAPER)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("pledge")
        verbose_name_plural = _("pledges")
        ordering = ["cycle", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "version"],
                name="pledge_version_once_per_cycle",
                violation_error_message=_("This version of the pledge already exists."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.cycle} (v{self.version})"


class Signature(Recorded):
    """One board's signature on a pledge, on a day, with the signed file when it was kept."""

    pledge = models.ForeignKey(
        Pledge, verbose_name=_("pledge"), on_delete=models.PROTECT, related_name="signatures"
    )
    board = models.ForeignKey(
        Board, verbose_name=_("board"), on_delete=models.PROTECT, related_name="signatures"
    )
    kind = models.CharField(_("kind"), max_length=8, choices=SignatureKind.choices)
    signed_on = models.DateField(_("signed on"))
    signed_by = models.CharField(_("signed by"), max_length=120, blank=True)
    file = models.FileField(
        _("signed file"), upload_to="signatures/%Y/", blank=True, validators=PAPER
    )
    source = models.ForeignKey(
        Document,
        verbose_name=_("source"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ["pledge", "board__sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["pledge", "board"],
                name="signature_one_per_board_and_pledge",
                violation_error_message=_("This board has already signed the pledge."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.pledge}: {self.board}"
