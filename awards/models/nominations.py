"""Nominations, decisions and conferrals."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from awards.enums import ConferralStatus
from awards.models.awards import Award
from awards.models.submissions import Submission
from blocs.models import Cycle, Edition
from boards.models import Board, Document, Officer
from boards.models.recorded import Recorded


class Nomination(Recorded):
    """A board proposed for an award of a cycle, with its reasons and votes.

    Points and place are read from the published edition that the nomination cites, never typed.
    """

    cycle = models.ForeignKey(
        Cycle, verbose_name=_("cycle"), on_delete=models.PROTECT, related_name="nominations"
    )
    board = models.ForeignKey(
        Board, verbose_name=_("board"), on_delete=models.PROTECT, related_name="nominations"
    )
    award = models.ForeignKey(
        Award, verbose_name=_("award"), on_delete=models.PROTECT, related_name="nominations"
    )
    edition = models.ForeignKey(
        Edition,
        verbose_name=_("edition"),
        on_delete=models.PROTECT,
        related_name="nominations",
        null=True,
        blank=True,
        help_text=_("The published result that the nomination rests on."),
    )
    achievements = models.TextField(_("summary of achievements"))
    earlier_awards = models.TextField(
        _("earlier awards"), blank=True, help_text=_("With decision number, day and authority.")
    )
    votes_for = models.PositiveSmallIntegerField(_("votes for"), null=True, blank=True)
    votes_cast = models.PositiveSmallIntegerField(_("votes cast"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    submission = models.ForeignKey(
        Submission,
        verbose_name=_("submission"),
        on_delete=models.PROTECT,
        related_name="nominations",
        null=True,
        blank=True,
        editable=False,
    )
    nominated_by = models.ForeignKey(
        Officer, verbose_name=_("nominated by"), on_delete=models.PROTECT, related_name="+"
    )
    nominated_at = models.DateTimeField(_("nominated at"), auto_now_add=True)

    class Meta:
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        ordering = ["-cycle__year", "award__order", "board__sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "board", "award"],
                name="nomination_one_per_cycle_board_and_award",
                violation_error_message=_("This board is already nominated for the award."),
            ),
            models.CheckConstraint(
                condition=models.Q(votes_for__isnull=True, votes_cast__isnull=True)
                | models.Q(votes_for__lte=models.F("votes_cast")),
                name="nomination_votes_for_are_among_those_cast",
                violation_error_message=_("There cannot be more votes for than votes cast."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.board} – {self.award}"


class Decision(Recorded):
    """What the authority decided, by a numbered document."""

    document = models.OneToOneField(
        Document, verbose_name=_("document"), on_delete=models.PROTECT, related_name="decision"
    )
    cycle = models.ForeignKey(
        Cycle, verbose_name=_("cycle"), on_delete=models.PROTECT, related_name="decisions"
    )
    signed_by = models.CharField(_("signed by"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-document__issued_on"]

    def __str__(self) -> str:
        return str(self.document)


class Conferral(Recorded):
    """An award that a decision gave to a board; cancelled or recovered by a later decision."""

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
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=ConferralStatus.choices,
        default=ConferralStatus.GRANTED,
    )
    ended_by = models.ForeignKey(
        Decision,
        verbose_name=_("cancelled or recovered by"),
        on_delete=models.PROTECT,
        related_name="ended_conferrals",
        null=True,
        blank=True,
    )
    ground = models.CharField(_("ground"), max_length=300, blank=True)

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
            models.CheckConstraint(
                condition=models.Q(status=ConferralStatus.GRANTED, ended_by__isnull=True, ground="")
                | (
                    ~models.Q(status=ConferralStatus.GRANTED)
                    & models.Q(ended_by__isnull=False)
                    & ~models.Q(ground="")
                ),
                name="conferral_ends_by_a_decision_with_a_ground",
                violation_error_message=_("An end needs a decision and a ground."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.board} – {self.award}"
