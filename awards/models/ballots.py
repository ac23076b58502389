"""The conference's roll, ballots with their electors and names, envelopes and counts."""

from __future__ import annotations

import json
from functools import cached_property
from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from awards.enums import BallotKind, BallotState, Base, Channel, Recusal
from awards.models.awards import Award
from blocs.models import Cycle
from boards.domain.sentences import Sentence
from boards.language import spoken
from boards.models import Board, Officer
from boards.models.constraints import FrozenSince
from boards.models.recorded import Recorded, RecordedQuerySet
from boards.models.standing import StandsSince

VOTES = (Base.ELECTORS, Base.PRESENT, Base.CAST, Base.VALID)
"""What a share of votes is taken of."""

SEALED = (
    "cycle",
    "number",
    "title",
    "title_en",
    "award",
    "kind",
    "secret",
    "rehearsal",
    "places",
    "at_most",
    "threshold_part",
    "threshold_of",
    "threshold_base",
    "threshold_strict",
    "threshold_source",
    "quorum_part",
    "quorum_of",
    "letters_count",
    "recusal",
    "tellers",
    "round",
    "after",
    "reason",
    "opened_by",
    "sealed",
    "fingerprint",
)


class Attendance(Recorded):
    """How a member takes part in the conference of a year, and who speaks for it."""

    cycle = models.ForeignKey(
        Cycle, verbose_name=_("cycle"), on_delete=models.CASCADE, related_name="attendances"
    )
    board = models.ForeignKey(
        Board, verbose_name=_("board"), on_delete=models.PROTECT, related_name="attendances"
    )
    channel = models.CharField(_("takes part"), max_length=8, choices=Channel.choices)
    delegate = models.CharField(pgettext_lazy("conference", "delegate"), max_length=120, blank=True)
    post = models.CharField(_("post"), max_length=120, blank=True)
    authority = models.CharField(
        _("authorised by"),
        max_length=200,
        blank=True,
        help_text=_("Number and day of the paper, where it is not the head who comes."),
    )

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        ordering = ["cycle", "board__sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "board"],
                name="attendance_once_per_board_and_cycle",
                violation_error_message=_("This board is on the roll already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.board}: {self.get_channel_display()}"


class BallotQuerySet(RecordedQuerySet["Ballot"]):
    """Reads of ballots."""

    def real(self) -> BallotQuerySet:
        """Those that decide something: no rehearsal."""
        return self.filter(rehearsal=False)

    def counted(self) -> BallotQuerySet:
        """Those with a result."""
        return self.filter(counted_at__isnull=False)

    def waiting(self) -> BallotQuerySet:
        """Those that were opened, and neither counted nor annulled."""
        return self.filter(
            opened_at__isnull=False, counted_at__isnull=True, annulled_at__isnull=True
        )

    def open(self) -> BallotQuerySet:
        """Those that take envelopes now."""
        return self.filter(
            opened_at__isnull=False, closed_at__isnull=True, annulled_at__isnull=True
        )


class Ballot(Recorded):
    """A vote of the conference on names for an award.

    Opening seals rules, electors and names as canonical JSON with a fingerprint; closing ends it
    for good; counting seals the result. Triggers keep what was sealed.
    """

    cycle = models.ForeignKey(
        Cycle, verbose_name=_("cycle"), on_delete=models.PROTECT, related_name="ballots"
    )
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("question"), max_length=200)
    title_en = models.CharField(_("question in English"), max_length=200)
    award = models.ForeignKey(
        Award, verbose_name=_("award"), on_delete=models.PROTECT, related_name="ballots"
    )
    kind = models.CharField(
        _("a paper asks"), max_length=8, choices=BallotKind.choices, default=BallotKind.YES_NO
    )
    secret = models.BooleanField(pgettext_lazy("ballot", "secret"), default=True)
    rehearsal = models.BooleanField(
        _("rehearsal"), default=False, help_text=_("Marked THỬ everywhere; it decides nothing.")
    )
    places = models.PositiveSmallIntegerField(
        pgettext_lazy("ballot", "places"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("How many names can be chosen; empty: all that reach the threshold."),
    )
    at_most = models.PositiveSmallIntegerField(
        _("names on a paper"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("How many a paper may choose at most."),
    )
    threshold_part = models.PositiveSmallIntegerField(_("threshold"), default=1)
    threshold_of = models.PositiveSmallIntegerField(_("of so many parts"), default=2)
    threshold_base = models.CharField(
        pgettext_lazy("ballot", "taken of"),
        max_length=10,
        choices=[(base.value, base.label) for base in VOTES],
        default=Base.PRESENT,
    )
    threshold_strict = models.BooleanField(_("more than that"), default=True)
    threshold_source = models.CharField(
        _("where the rule stands"),
        max_length=300,
        blank=True,
        help_text=_("The regulation of the bloc or the law, with its article."),
    )
    quorum_part = models.PositiveSmallIntegerField(_("quorum"), default=2)
    quorum_of = models.PositiveSmallIntegerField(_("of so many parts"), default=3)
    letters_count = models.BooleanField(_("written opinions count for the quorum"), default=False)
    recusal = models.CharField(
        _("on its own name a board"), max_length=8, choices=Recusal.choices, default=Recusal.LEAVES
    )
    tellers = models.JSONField(_("tellers"), default=list, blank=True)
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    after = models.ForeignKey(
        "self",
        verbose_name=_("round before"),
        on_delete=models.PROTECT,
        related_name="later_rounds",
        null=True,
        blank=True,
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    prepared_by = models.ForeignKey(
        Officer, verbose_name=_("prepared by"), on_delete=models.PROTECT, related_name="+"
    )
    opened_by = models.ForeignKey(
        Officer,
        verbose_name=_("opened by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    opened_at = models.DateTimeField(_("opened at"), null=True, blank=True)
    sealed = models.TextField(_("sealed rules"), blank=True)
    fingerprint = models.CharField(_("fingerprint"), max_length=64, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    counted_at = models.DateTimeField(_("counted at"), null=True, blank=True)
    result = models.TextField(_("sealed result"), blank=True)
    annulled_at = models.DateTimeField(_("annulled at"), null=True, blank=True)
    annulled_by = models.ForeignKey(
        Officer,
        verbose_name=_("annulled by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    annul_reason = models.CharField(_("reason to annul it"), max_length=300, blank=True)

    objects = BallotQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("ballot")
        verbose_name_plural = _("ballots")
        ordering = ["-cycle__year", "cycle", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "number"],
                name="ballot_number_once_per_cycle",
                violation_error_message=_("This ballot number is taken."),
            ),
            models.UniqueConstraint(
                fields=["after"],
                condition=models.Q(annulled_at__isnull=True),
                name="ballot_one_standing_round_after_another",
                violation_error_message=_("This round has a next one already."),
            ),
            models.CheckConstraint(
                condition=models.Q(
                    threshold_part__gte=1,
                    threshold_part__lte=models.F("threshold_of"),
                    quorum_part__gte=1,
                    quorum_part__lte=models.F("quorum_of"),
                ),
                name="ballot_shares_are_parts",
                violation_error_message=_("A share is a part of the whole, such as 2 of 3."),
            ),
            models.CheckConstraint(
                condition=models.Q(kind=BallotKind.CHOOSE, at_most__gte=1)
                | (~models.Q(kind=BallotKind.CHOOSE) & models.Q(at_most__isnull=True)),
                name="ballot_says_how_many_a_paper_chooses",
                violation_error_message=_(
                    "Say how many names a paper may choose, and only where it chooses."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(opened_at__isnull=True, closed_at__isnull=True)
                | (models.Q(opened_at__isnull=False) & ~models.Q(fingerprint="")),
                name="ballot_opens_sealed_before_it_closes",
                violation_error_message=_("A ballot is sealed, open, then closed."),
            ),
            models.CheckConstraint(
                condition=models.Q(counted_at__isnull=True, result="")
                | (
                    models.Q(closed_at__isnull=False, annulled_at__isnull=True)
                    & models.Q(counted_at__isnull=False)
                    & ~models.Q(result="")
                ),
                name="ballot_is_counted_once_closed",
                violation_error_message=_("A ballot is counted when it is closed."),
            ),
            models.CheckConstraint(
                condition=models.Q(annulled_at__isnull=True, annulled_by__isnull=True)
                | (
                    models.Q(annulled_at__isnull=False, annulled_by__isnull=False)
                    & ~models.Q(annul_reason="")
                ),
                name="ballot_is_annulled_with_a_reason",
                violation_error_message=_("Say why the ballot is annulled."),
            ),
            StandsSince(
                fields=SEALED,
                since="opened_at",
                name="ballot_stands_since_opened",
                violation_error_message=_("What was sealed stands."),
            ),
            FrozenSince(
                fields=["opened_at"],
                since="closed_at",
                name="ballot_never_opens_again",
                violation_error_message=_("A closed ballot is never opened again."),
            ),
            FrozenSince(
                fields=["result", "closed_at"],
                since="counted_at",
                name="ballot_result_stands",
                violation_error_message=_("What was counted stands."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cycle} – {self.number}"

    @property
    def state(self) -> BallotState:
        """How far it has come."""
        if self.annulled_at:
            return BallotState.ANNULLED
        if self.counted_at:
            return BallotState.COUNTED
        if self.closed_at:
            return BallotState.CLOSED
        return BallotState.OPEN if self.opened_at else BallotState.PREPARED

    @property
    def question(self) -> str:
        """What it asks, in the reader's language."""
        return Sentence(self.title, self.title_en).in_language(spoken())

    @cached_property
    def seal(self) -> dict[str, Any]:
        """What the opening sealed: rules, electors, names and the key that shuts envelopes."""
        seal: dict[str, Any] = json.loads(self.sealed)
        return seal

    @cached_property
    def document(self) -> dict[str, Any] | None:
        """The sealed result with all that it rests on; nothing before the count."""
        document: dict[str, Any] | None = json.loads(self.result) if self.result else None
        return document


class Name(Recorded):
    """A board that a ballot asks about."""

    ballot = models.ForeignKey(
        Ballot, verbose_name=_("ballot"), on_delete=models.CASCADE, related_name="names"
    )
    board = models.ForeignKey(
        Board, verbose_name=_("board"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("name on the paper")
        verbose_name_plural = _("names on the paper")
        ordering = ["ballot", "board__sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["ballot", "board"],
                name="name_once_per_ballot",
                violation_error_message=_("This board stands on the paper already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.board)


class Elector(Recorded):
    """A board that may vote in an open ballot: on the roll, apart from what it says.

    ``voted`` tells that its envelope came; the history keeps when. Nothing here, or beside it,
    tells what is inside.
    """

    ballot = models.ForeignKey(
        Ballot, verbose_name=_("ballot"), on_delete=models.CASCADE, related_name="electors"
    )
    board = models.ForeignKey(
        Board, verbose_name=_("board"), on_delete=models.PROTECT, related_name="+"
    )
    channel = models.CharField(_("takes part"), max_length=8, choices=Channel.choices)
    voted = models.BooleanField(_("voted"), default=False)

    class Meta:
        verbose_name = _("elector")
        verbose_name_plural = _("electors")
        ordering = ["ballot", "board__sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["ballot", "board"],
                name="elector_once_per_ballot",
                violation_error_message=_("One board, one vote."),
            )
        ]

    def __str__(self) -> str:
        return str(self.board)


class BallotKey(models.Model):
    """The key that opens the envelopes, locked by the codes of each two tellers.

    Recorded nowhere else: the count destroys it.
    """

    ballot = models.OneToOneField(
        Ballot, verbose_name=_("ballot"), on_delete=models.CASCADE, related_name="key"
    )
    locks = models.JSONField(_("locked key"))

    class Meta:
        verbose_name = _("key of a ballot")
        verbose_name_plural = _("keys of ballots")

    def __str__(self) -> str:
        return str(self.ballot)


class Envelope(models.Model):
    """A closed envelope. It is kept until the count and recorded nowhere else."""

    elector = models.OneToOneField(
        Elector, verbose_name=_("elector"), on_delete=models.CASCADE, related_name="envelope"
    )
    shut = models.TextField(_("closed paper"))

    class Meta:
        verbose_name = _("envelope")
        verbose_name_plural = _("envelopes")

    def __str__(self) -> str:
        return str(self.elector)


class BoxCount(models.Model):
    """What one person counted of the papers, closed like an envelope until the count."""

    ballot = models.ForeignKey(
        Ballot, verbose_name=_("ballot"), on_delete=models.CASCADE, related_name="box_counts"
    )
    officer = models.ForeignKey(
        Officer, verbose_name=_("counted by"), on_delete=models.PROTECT, related_name="+"
    )
    shut = models.TextField(_("closed count"))

    class Meta:
        verbose_name = _("count of the papers")
        verbose_name_plural = _("counts of the papers")
        constraints = [
            models.UniqueConstraint(
                fields=["ballot", "officer"],
                name="box_count_once_per_officer",
                violation_error_message=_("Each person counts once."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.ballot}: {self.officer}"
