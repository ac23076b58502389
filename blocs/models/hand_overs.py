"""Hand-overs: what one chair leaves to the next, sealed and signed by both."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from blocs.models.blocs import Cycle
from boards.models import Board, Officer
from boards.models.constraints import FrozenSince
from boards.models.files import PAPER
from boards.models.recorded import Recorded


class HandOver(Recorded):
    """The dossier of a cycle as it stood when it was handed over: one archive and its index.

    The outgoing chair gives it, the incoming one takes it, each by an officer of its own. From then
    on ``hand_over_stands_since_taken`` refuses every later write. The scan of the signed minute may
    come before or after; with both it is closed, and ``hand_over_minute_stands`` keeps the scan.
    """

    cycle = models.ForeignKey(
        Cycle, verbose_name=_("cycle"), on_delete=models.PROTECT, related_name="hand_overs"
    )
    giver = models.ForeignKey(
        Board, verbose_name=_("outgoing chair"), on_delete=models.PROTECT, related_name="+"
    )
    taker = models.ForeignKey(
        Board, verbose_name=_("incoming chair"), on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(pgettext_lazy("hand-over", "made at"))
    made_by = models.ForeignKey(
        Officer, verbose_name=_("made by"), on_delete=models.PROTECT, related_name="+"
    )
    archive = models.FileField(_("archive"), upload_to="hand-overs/%Y/")
    size = models.PositiveBigIntegerField(_("size in bytes"))
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
    given_at = models.DateTimeField(pgettext_lazy("hand-over", "given at"), null=True, blank=True)
    giver_note = models.CharField(_("note of the outgoing chair"), max_length=2000, blank=True)
    taken_by = models.ForeignKey(
        Officer,
        verbose_name=_("taken by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    taken_at = models.DateTimeField(_("taken at"), null=True, blank=True)
    taker_note = models.CharField(
        _("reservations of the incoming chair"), max_length=2000, blank=True
    )
    minute = models.FileField(
        _("signed minute"), upload_to="hand-overs/%Y/", blank=True, validators=PAPER
    )
    minute_sha256 = models.CharField(_("fingerprint of the minute"), max_length=64, blank=True)
    minute_by = models.ForeignKey(
        Officer,
        verbose_name=_("minute uploaded by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    minute_at = models.DateTimeField(_("minute uploaded at"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("hand-over")
        verbose_name_plural = _("hand-overs")
        ordering = ["cycle", "-made_at"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(giver=models.F("taker")),
                name="hand_over_between_two_boards",
                violation_error_message=_("A board does not hand over to itself."),
            ),
            models.UniqueConstraint(
                fields=["cycle", "giver"],
                name="hand_over_once_per_cycle_and_giver",
                violation_error_message=_("This board has already made its hand-over of the year."),
            ),
            models.CheckConstraint(
                condition=models.Q(given_at__isnull=True, given_by__isnull=True)
                | models.Q(given_at__isnull=False, given_by__isnull=False),
                name="hand_over_is_given_by_somebody",
                violation_error_message=_("Whoever confirms is named, with the time."),
            ),
            models.CheckConstraint(
                condition=models.Q(taken_at__isnull=True, taken_by__isnull=True)
                | models.Q(taken_at__isnull=False, taken_by__isnull=False),
                name="hand_over_is_taken_by_somebody",
                violation_error_message=_("Whoever confirms is named, with the time."),
            ),
            models.CheckConstraint(
                condition=models.Q(taken_at__isnull=True) | models.Q(given_at__isnull=False),
                name="hand_over_is_given_before_it_is_taken",
                violation_error_message=_("The outgoing chair confirms first."),
            ),
            models.CheckConstraint(
                condition=models.Q(taken_by__isnull=True)
                | ~models.Q(taken_by=models.F("given_by")),
                name="hand_over_needs_two_officers",
                violation_error_message=_("Nobody hands over to oneself."),
            ),
            models.CheckConstraint(
                condition=models.Q(minute="", minute_at__isnull=True, minute_by__isnull=True)
                | (
                    ~models.Q(minute="")
                    & models.Q(minute_at__isnull=False, minute_by__isnull=False)
                ),
                name="hand_over_minute_is_uploaded_by_somebody",
                violation_error_message=_("Whoever confirms is named, with the time."),
            ),
            FrozenSince(
                fields=[
                    "cycle",
                    "giver",
                    "taker",
                    "made_at",
                    "made_by",
                    "archive",
                    "size",
                    "sha256",
                    "index",
                    "given_by",
                    "given_at",
                    "giver_note",
                    "taken_by",
                    "taker_note",
                ],
                since="taken_at",
                name="hand_over_stands_since_taken",
                violation_error_message=_("What was handed over stands."),
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True)
                | models.Q(taken_at__isnull=False, minute_at__isnull=False),
                name="hand_over_is_closed_when_taken_with_its_minute",
                violation_error_message=_("The outgoing chair confirms first."),
            ),
            FrozenSince(
                fields=["minute", "minute_sha256", "minute_by", "minute_at"],
                since="closed_at",
                name="hand_over_minute_stands",
                violation_error_message=_("What was handed over stands."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cycle}: {self.giver} → {self.taker}"
