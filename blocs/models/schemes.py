"""Schemes, criteria and scores: the published rules and what they gave."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from blocs.domain.scoring.method import registry
from blocs.enums import Layer, MissingPolicy, Outcome
from blocs.models.blocs import Cycle
from boards.domain.names import sort_key
from boards.enums import RateKind
from boards.language import spoken
from boards.models import Board, Document, Indicator
from boards.models.recorded import Recorded


def method_choices() -> list[tuple[str, str]]:
    """All methods by their names: read when asked, so that a new method needs no migration."""
    language = spoken()
    return sorted(
        ((key, method.name.in_language(language)) for key, method in registry().items()),
        key=lambda choice: sort_key(choice[1]),
    )


class Scheme(Recorded):
    """A version of the scoring rules of a cycle; immutable once issued."""

    cycle = models.ForeignKey(
        Cycle, verbose_name=_("cycle"), on_delete=models.PROTECT, related_name="schemes"
    )
    code = models.SlugField(_("code"), max_length=40)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    name = models.CharField(_("name"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)
    total = models.DecimalField(_("total points"), max_digits=8, decimal_places=2, default=100)
    places = models.PositiveSmallIntegerField(
        _("decimal places"),
        default=2,
        help_text=_("Totals are rounded once, half up, to so many decimals."),
    )
    missing_policy = models.CharField(
        _("missing values"), max_length=24, choices=MissingPolicy.choices
    )
    missing_share = models.DecimalField(
        _("share for a missing value"),
        max_digits=5,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_("From 0 to 1, of the maximum; only where a missing value gets a fixed share."),
    )
    rate_kind = models.CharField(_("exchange rate"), max_length=16, choices=RateKind.choices)
    illustrative = models.BooleanField(
        _("illustration"),
        default=False,
        help_text=_("Not an official scheme: every page and file says so."),
    )
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    document = models.ForeignKey(
        Document,
        verbose_name=_("basis document"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    note = models.TextField(_("note"), blank=True)
    note_en = models.TextField(_("note in English"), blank=True)

    class Meta:
        verbose_name = _("scheme")
        verbose_name_plural = _("schemes")
        ordering = ["cycle", "code", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "code", "version"],
                name="scheme_version_once_per_cycle",
                violation_error_message=_("This version of the scheme already exists."),
            ),
            models.CheckConstraint(
                condition=models.Q(issued_on__isnull=True)
                | models.Q(document__isnull=False)
                | models.Q(illustrative=True),
                name="scheme_is_issued_by_a_document",
                violation_error_message=_("An official scheme is issued by a document."),
            ),
            models.CheckConstraint(
                condition=models.Q(
                    missing_policy=MissingPolicy.FIXED,
                    missing_share__gte=0,
                    missing_share__lte=1,
                )
                | (
                    ~models.Q(missing_policy=MissingPolicy.FIXED)
                    & models.Q(missing_share__isnull=True)
                ),
                name="scheme_share_goes_with_the_fixed_policy",
                violation_error_message=_(
                    "A share from 0 to 1 is given exactly where missing values get a fixed share."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(total__gt=0),
                name="scheme_total_is_positive",
                violation_error_message=_("The total is above zero."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} (v{self.version})"

    @property
    def issued(self) -> bool:
        """Whether the rules stand for good."""
        return self.issued_on is not None


class Criterion(Recorded):
    """One line of a scheme: an indicator, a maximum and a method."""

    scheme = models.ForeignKey(
        Scheme, verbose_name=_("scheme"), on_delete=models.CASCADE, related_name="criteria"
    )
    code = models.SlugField(_("code"), max_length=40)
    order = models.PositiveSmallIntegerField(_("order"))
    name = models.CharField(_("name"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)
    indicator = models.ForeignKey(
        Indicator, verbose_name=_("indicator"), on_delete=models.PROTECT, related_name="criteria"
    )
    maximum = models.DecimalField(_("maximum"), max_digits=8, decimal_places=2)
    method = models.CharField(_("method"), max_length=40, choices=method_choices)
    parameters = models.JSONField(_("parameters"), default=dict, blank=True)
    needs_evidence = models.BooleanField(
        _("needs evidence"),
        default=False,
        help_text=_("Without a file the board must explain the figure before it submits."),
    )

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ["scheme", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "code"],
                name="criterion_code_once_per_scheme",
                violation_error_message=_("The scheme already has this criterion."),
            ),
            models.CheckConstraint(
                condition=models.Q(maximum__gte=0),
                name="criterion_maximum_is_not_negative",
                violation_error_message=_("A maximum is not below zero."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Score(Recorded):
    """One layer's points for board and criterion.

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
    points = models.DecimalField(
        _("points"), max_digits=14, decimal_places=6, null=True, blank=True
    )
    exact = models.TextField(_("exact points"), blank=True)
    outcome = models.CharField(_("outcome"), max_length=24, choices=Outcome.choices)
    explanation = models.TextField(_("explanation"))
    explanation_en = models.TextField(_("explanation in English"))
    computed_at = models.DateTimeField(_("computed at"))

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        ordering = ["cycle", "board__sort_key", "criterion__order"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "criterion", "layer"],
                name="score_one_per_board_criterion_and_layer",
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
