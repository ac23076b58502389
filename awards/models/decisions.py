"""Decisions of the authority, what they conferred, and what ended it."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from awards.enums import ENDED, ConferralStatus
from awards.models.awards import Award
from awards.models.nominations import Nomination
from blocs.models import Cycle
from boards.models import Board, Document, Officer
from boards.models.recorded import Recorded, RecordedQuerySet
from boards.models.standing import StandsSince

STANDS = _("What was decided stands: another decision may only end it.")


class Decision(Recorded):
    """What the authority decided, by a numbered document.

    ``annex`` are the rows of its annex as somebody pasted them; ``differs`` is why they are not
    those that were recorded.
    """

    document = models.OneToOneField(
        Document, verbose_name=_("document"), on_delete=models.PROTECT, related_name="decision"
    )
    cycle = models.ForeignKey(
        Cycle, verbose_name=_("cycle"), on_delete=models.PROTECT, related_name="decisions"
    )
    signed_by = models.CharField(_("signed by"), max_length=120, blank=True)
    annex = models.TextField(_("annex"), blank=True, editable=False)
    differs = models.CharField(
        _("why the list differs from the annex"), max_length=300, blank=True, editable=False
    )
    recorded_by = models.ForeignKey(
        Officer,
        verbose_name=_("recorded by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
    )
    recorded_at = models.DateTimeField(_("recorded at"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = [
            models.F("document__issued_on").desc(nulls_last=True),
            "document__number",
            "pk",
        ]
        constraints = [
            StandsSince(
                name="decision_stands_once_recorded",
                fields=["id", "document", "cycle", "annex", "differs", "recorded_by"],
                since="recorded_at",
                violation_error_message=STANDS,
            )
        ]

    def __str__(self) -> str:
        return str(self.document)


class ConferralQuerySet(RecordedQuerySet["Conferral"]):
    """Reads of conferrals."""

    def standing(self) -> ConferralQuerySet:
        """Those that nobody cancelled or recovered."""
        return self.filter(endings__isnull=True)


class Conferral(Recorded):
    """An award that a decision gave to a board. It stays as it was given, whatever ends it later.

    Where nobody was nominated, ``reason`` says how the board came to it.
    """

    decision = models.ForeignKey(
        Decision, verbose_name=_("decision"), on_delete=models.PROTECT, related_name="conferrals"
    )
    board = models.ForeignKey(
        Board, verbose_name=_("board"), on_delete=models.PROTECT, related_name="conferrals"
    )
    award = models.ForeignKey(
        Award, verbose_name=_("award"), on_delete=models.PROTECT, related_name="conferrals"
    )
    nomination = models.OneToOneField(
        Nomination,
        verbose_name=_("nomination"),
        on_delete=models.PROTECT,
        related_name="conferral",
        null=True,
        blank=True,
    )
    reason = models.CharField(_("reason without a nomination"), max_length=300, blank=True)
    recorded_at = models.DateTimeField(_("recorded at"), default=timezone.now, editable=False)

    objects = ConferralQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("conferral")
        verbose_name_plural = _("conferrals")
        ordering = ["decision", "award__order"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "board", "award"],
                name="conferral_once_per_decision",
                violation_error_message=_("The decision already gives this award to the board."),
            ),
            StandsSince(
                name="conferral_stands_once_recorded",
                fields=["id", "decision", "board", "award", "nomination", "reason"],
                since="recorded_at",
                violation_error_message=STANDS,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.board} – {self.award}"

    @property
    def status(self) -> ConferralStatus:
        """What became of it: the last that ended it, else granted. Lists prefetch ``endings``."""
        found = [ConferralStatus(each.status) for each in self.endings.all()]
        return max(found, key=list(ConferralStatus).index, default=ConferralStatus.GRANTED)


class Ending(Recorded):
    """What a later decision did to an award that had been given: cancelled it, or took it back."""

    conferral = models.ForeignKey(
        Conferral, verbose_name=_("conferral"), on_delete=models.PROTECT, related_name="endings"
    )
    status = models.CharField(
        pgettext_lazy("conferral", "became"),
        max_length=10,
        choices=[(each.value, each.label) for each in ENDED],
    )
    decision = models.ForeignKey(
        Decision, verbose_name=_("decision"), on_delete=models.PROTECT, related_name="endings"
    )
    ground = models.CharField(_("ground"), max_length=300)
    recorded_by = models.ForeignKey(
        Officer,
        verbose_name=_("recorded by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
    )
    recorded_at = models.DateTimeField(_("recorded at"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("end of a conferral")
        verbose_name_plural = _("ends of conferrals")
        ordering = ["conferral", "recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["conferral", "status"],
                name="ending_once_per_conferral_and_status",
                violation_error_message=_("The award was cancelled or recovered already."),
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=ENDED) & ~models.Q(ground=""),
                name="ending_has_a_status_and_a_ground",
                violation_error_message=_("An end needs a decision and a ground."),
            ),
            StandsSince(
                name="ending_stands_once_recorded",
                fields=["id", "conferral", "status", "decision", "ground", "recorded_by"],
                since="recorded_at",
                violation_error_message=STANDS,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.conferral}: {self.get_status_display()}"
