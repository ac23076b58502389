"""Nominations: who is proposed for what."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from awards.models.awards import Award
from awards.models.ballots import Ballot
from awards.models.submissions import Submission
from blocs.models import Cycle, Edition
from boards.models import Board, Officer
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
    ballot = models.ForeignKey(
        Ballot,
        verbose_name=_("ballot"),
        on_delete=models.PROTECT,
        related_name="nominations",
        null=True,
        blank=True,
        help_text=_("The vote that it rests on: its numbers are not typed again."),
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
