"""Points of boards: what each layer gave, what people thought, and what stands in the way."""

from __future__ import annotations

from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from blocs.enums import Layer, Outcome
from blocs.models.blocs import Cycle
from blocs.models.editions import Edition
from blocs.models.schemes import Criterion, Gate
from boards.models import Board, Document, Officer
from boards.models.recorded import Recorded, RecordedQuerySet


class ScoreQuerySet(RecordedQuerySet["Score"]):
    """Reads of points."""

    def standing(self) -> ScoreQuerySet:
        """Those of the newest edition that is public now; points of no edition always stand.

        An edition writes its points when it is approved. They are read from its moment on, and
        those of the edition before it until then: at no second both, or neither.
        """
        newest = Edition.objects.published().filter(cycle=OuterRef("cycle")).values("pk")[:1]
        return self.filter(models.Q(edition__isnull=True) | models.Q(edition=Subquery(newest)))


class Score(Recorded):
    """One layer's points for board and criterion; the final layer is that of an edition.

    ``points`` are those of the criterion, before excluded criteria are made up for, rounded
    half up to six decimals for reading; ``exact`` is the fraction that totals are summed from.
    """

    cycle = models.ForeignKey(
        Cycle, verbose_name=_("cycle"), on_delete=models.PROTECT, related_name="scores"
    )
    board = models.ForeignKey(
        Board, verbose_name=_("board"), on_delete=models.PROTECT, related_name="scores"
    )
    criterion = models.ForeignKey(
        Criterion, verbose_name=_("criterion"), on_delete=models.PROTECT, related_name="scores"
    )
    layer = models.CharField(_("layer"), max_length=10, choices=Layer.choices)
    edition = models.ForeignKey(
        Edition,
        verbose_name=_("edition"),
        on_delete=models.CASCADE,
        related_name="scores",
        null=True,
        blank=True,
    )
    points = models.DecimalField(
        _("points"), max_digits=14, decimal_places=6, null=True, blank=True
    )
    exact = models.TextField(_("exact points"), blank=True)
    outcome = models.CharField(_("outcome"), max_length=24, choices=Outcome.choices)
    explanation = models.TextField(_("explanation"))
    explanation_en = models.TextField(_("explanation in English"))
    computed_at = models.DateTimeField(_("computed at"))

    objects = ScoreQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        ordering = ["cycle", "board__sort_key", "criterion__order"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "criterion", "layer", "edition"],
                name="score_one_per_board_criterion_layer_and_edition",
                violation_error_message=_("This layer already scored the criterion."),
            ),
            models.UniqueConstraint(
                fields=["board", "criterion", "layer"],
                condition=models.Q(edition__isnull=True),
                name="score_one_of_no_edition",
                violation_error_message=_("This layer already scored the criterion."),
            ),
            models.CheckConstraint(
                condition=models.Q(points__isnull=True) | models.Q(points__gte=0),
                name="score_is_not_negative",
                violation_error_message=_("A score is not below zero."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.board}: {self.criterion}"


class Opinion(Recorded):
    """The points that somebody gives a board on a criterion, at one layer, with the reason.

    A board scores itself once; a peer board scores every other member once; the council appraises
    and decides once. Nobody has points to give where there are none: an abstention says so.
    """

    board = models.ForeignKey(
        Board, verbose_name=_("board"), on_delete=models.PROTECT, related_name="opinions"
    )
    criterion = models.ForeignKey(
        Criterion, verbose_name=_("criterion"), on_delete=models.PROTECT, related_name="opinions"
    )
    layer = models.CharField(_("layer"), max_length=10, choices=Layer.choices)
    by_board = models.ForeignKey(
        Board,
        verbose_name=_("scored by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text=_("Empty where the council scores."),
    )
    points = models.DecimalField(_("points"), max_digits=8, decimal_places=2, null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=1000, blank=True)
    officer = models.ForeignKey(
        Officer, verbose_name=_("officer"), on_delete=models.PROTECT, related_name="+"
    )
    given_at = models.DateTimeField(_("given at"))

    class Meta:
        verbose_name = _("opinion")
        verbose_name_plural = _("opinions")
        ordering = ["board__sort_key", "criterion__order", "layer"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "criterion", "layer", "by_board"],
                condition=models.Q(by_board__isnull=False),
                name="opinion_once_per_scoring_board",
                violation_error_message=_("This board already scored the criterion."),
            ),
            models.UniqueConstraint(
                fields=["board", "criterion", "layer"],
                condition=models.Q(by_board__isnull=True),
                name="opinion_once_per_layer_of_the_council",
                violation_error_message=_("This layer already scored the criterion."),
            ),
            models.CheckConstraint(
                condition=models.Q(layer=Layer.SELF, by_board=models.F("board"))
                | (
                    models.Q(layer=Layer.PEER, by_board__isnull=False)
                    & ~models.Q(by_board=models.F("board"))
                )
                | models.Q(layer__in=[Layer.APPRAISED, Layer.FINAL], by_board__isnull=True),
                name="opinion_comes_from_who_may_give_it",
                violation_error_message=_(
                    "A board scores itself at its own layer only; the council scores for itself."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(points__isnull=True) | models.Q(points__gte=0),
                name="opinion_is_not_negative",
                violation_error_message=_("A score is not below zero."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.board}: {self.criterion} – {self.get_layer_display()}"


class Breach(Recorded):
    """A condition that a board does not meet in a year, with the paper that says so."""

    cycle = models.ForeignKey(
        Cycle, verbose_name=_("cycle"), on_delete=models.PROTECT, related_name="breaches"
    )
    board = models.ForeignKey(
        Board, verbose_name=_("board"), on_delete=models.PROTECT, related_name="breaches"
    )
    gate = models.ForeignKey(
        Gate, verbose_name=_("condition"), on_delete=models.PROTECT, related_name="breaches"
    )
    document = models.ForeignKey(
        Document, verbose_name=_("basis document"), on_delete=models.PROTECT, related_name="+"
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("unmet condition")
        verbose_name_plural = _("unmet conditions")
        ordering = ["cycle", "board__sort_key", "gate__order"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "board", "gate"],
                name="breach_once_per_board_and_gate",
                violation_error_message=_("This is already recorded for the board."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.board}: {self.gate}"
