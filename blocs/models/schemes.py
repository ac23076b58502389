"""Schemes: the published rules, as a tree of groups and criteria, with conditions and classes."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from blocs.domain.scoring.method import registry
from blocs.enums import (
    Against,
    Counting,
    Effect,
    GroupRule,
    MissingPolicy,
    NotApplicable,
    PeerRule,
    Peers,
)
from blocs.models.blocs import Cycle
from boards.domain.names import sort_key
from boards.enums import RateKind
from boards.language import spoken
from boards.models import Document, Indicator, Officer
from boards.models.recorded import Recorded, RecordedQuerySet
from boards.models.standing import StandsSince

JUDGEMENT = "judgement"
"""The method of what people judge."""
EARLIER_AWARDS = "earlier_awards"
"""The method of a bonus for awards; neither of the two has an indicator."""


STANDS = _("An issued scheme stands: nothing of it is changed, added or removed.")


def _moment() -> models.DateTimeField[Any, Any]:
    """The moment of issuing, in every row of a scheme; from then on the database keeps the row."""
    return models.DateTimeField(_("stands since"), null=True, blank=True, editable=False)


def method_choices() -> list[tuple[str, str]]:
    """All methods by their names: read when asked, so that a new method needs no migration."""
    language = spoken()
    return sorted(
        ((key, method.name.in_language(language)) for key, method in registry().items()),
        key=lambda choice: sort_key(choice[1]),
    )


class SchemeQuerySet(RecordedQuerySet["Scheme"]):
    """Reads of schemes that several pages share."""

    def in_force(self) -> SchemeQuerySet:
        """Those of one year that were issued: the first one scores."""
        return self.filter(issued_on__isnull=False).order_by("-issued_on", "-version")


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
    tie_breakers = models.JSONField(
        _("tie-breakers"),
        default=list,
        blank=True,
        help_text=_(
            "Codes of criteria or groups, in order: among equals, more points there come first."
        ),
    )
    peers = models.CharField(
        _("who scores the others"),
        max_length=8,
        choices=Peers.choices,
        default=Peers.LEADERS,
    )
    peer_rule = models.CharField(
        _("points of the peers"),
        max_length=12,
        choices=PeerRule.choices,
        default=PeerRule.MEDIAN,
    )
    self_weight = models.PositiveSmallIntegerField(_("weight of the own score"), default=0)
    peer_weight = models.PositiveSmallIntegerField(_("weight of the peers"), default=1)
    appraised_weight = models.PositiveSmallIntegerField(_("weight of the appraisal"), default=1)
    tolerance = models.DecimalField(
        _("tolerance"),
        max_digits=5,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_(
            "From 0 to 1, of the maximum: layers further apart need a reason, peers a note."
        ),
    )
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
    amends = models.ForeignKey(
        "self",
        verbose_name=_("amends"),
        on_delete=models.PROTECT,
        related_name="amendments",
        null=True,
        blank=True,
    )
    reason = models.TextField(_("reason for the amendment"), blank=True)
    prepared_by = models.ForeignKey(
        Officer,
        verbose_name=_("prepared by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    issued_by = models.ForeignKey(
        Officer,
        verbose_name=_("issued by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )

    stands_since = _moment()

    objects = SchemeQuerySet.as_manager()  # type: ignore[misc]

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
            models.CheckConstraint(
                condition=models.Q(amends__isnull=True)
                | models.Q(issued_on__isnull=True)
                | (
                    models.Q(document__isnull=False, issued_by__isnull=False)
                    & ~models.Q(issued_by=models.F("prepared_by"))
                ),
                name="scheme_amendment_is_issued_by_a_second_officer",
                violation_error_message=_(
                    "An amendment is issued by a document, by a second officer."
                ),
            ),
            StandsSince(
                fields=(
                    "id",
                    "cycle",
                    "code",
                    "version",
                    "name",
                    "name_en",
                    "total",
                    "places",
                    "missing_policy",
                    "missing_share",
                    "rate_kind",
                    "tie_breakers",
                    "peers",
                    "peer_rule",
                    "self_weight",
                    "peer_weight",
                    "appraised_weight",
                    "tolerance",
                    "illustrative",
                    "issued_on",
                    "document",
                    "note",
                    "note_en",
                    "amends",
                    "reason",
                    "prepared_by",
                    "issued_by",
                ),
                since="stands_since",
                name="scheme_stands_once_issued",
                violation_error_message=STANDS,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} (v{self.version})"

    @property
    def issued(self) -> bool:
        """Whether the rules stand for good."""
        return self.issued_on is not None


class Group(Recorded):
    """Criteria that are counted together; groups stand in groups to any depth.

    A bonus and a penalty are groups of the first level outside the total: their maximum is the most
    that they give or take.
    """

    scheme = models.ForeignKey(
        Scheme, verbose_name=_("scheme"), on_delete=models.CASCADE, related_name="groups"
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.CASCADE,
        related_name="children",
        null=True,
        blank=True,
    )
    code = models.SlugField(_("code"), max_length=40)
    order = models.PositiveSmallIntegerField(_("order"))
    name = models.CharField(_("name"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)
    maximum = models.DecimalField(_("maximum"), max_digits=8, decimal_places=2)
    rule = models.CharField(
        _("how it is counted"), max_length=8, choices=GroupRule.choices, default=GroupRule.SUM
    )
    best = models.PositiveSmallIntegerField(
        _("how many count"),
        null=True,
        blank=True,
        help_text=_("Only where the highest count: how many of them."),
    )
    counting = models.CharField(
        _("in the total"), max_length=8, choices=Counting.choices, default=Counting.WITHIN
    )
    clause = models.CharField(
        _("clause"), max_length=120, blank=True, help_text=_("Where the regulation says so.")
    )
    stands_since = _moment()

    class Meta:
        verbose_name = _("group of criteria")
        verbose_name_plural = _("groups of criteria")
        ordering = ["scheme", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "code"],
                name="group_code_once_per_scheme",
                violation_error_message=_("The scheme already has this group."),
            ),
            models.CheckConstraint(
                condition=models.Q(maximum__gt=0),
                name="group_maximum_is_positive",
                violation_error_message=_("The maximum of a group is above zero."),
            ),
            models.CheckConstraint(
                condition=models.Q(rule=GroupRule.BEST, best__gte=1)
                | (~models.Q(rule=GroupRule.BEST) & models.Q(best__isnull=True)),
                name="group_says_how_many_exactly_where_the_highest_count",
                violation_error_message=_(
                    "How many count is said exactly where only the highest count."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | models.Q(counting=Counting.WITHIN),
                name="group_outside_the_total_stands_at_the_first_level",
                violation_error_message=_("A bonus or a penalty is a group of the first level."),
            ),
            StandsSince(
                fields=(
                    "id",
                    "scheme",
                    "parent",
                    "code",
                    "order",
                    "name",
                    "name_en",
                    "maximum",
                    "rule",
                    "best",
                    "counting",
                    "clause",
                ),
                since="stands_since",
                beside="scheme",
                name="group_stands_once_issued",
                violation_error_message=STANDS,
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Criterion(Recorded):
    """One line of a scheme: a maximum and a method, and the indicator that it measures.

    What people judge has no indicator: its points come from their opinions.
    """

    scheme = models.ForeignKey(
        Scheme, verbose_name=_("scheme"), on_delete=models.CASCADE, related_name="criteria"
    )
    code = models.SlugField(_("code"), max_length=40)
    order = models.PositiveSmallIntegerField(_("order"))
    name = models.CharField(_("name"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)
    group = models.ForeignKey(
        Group,
        verbose_name=_("group"),
        on_delete=models.CASCADE,
        related_name="criteria",
        null=True,
        blank=True,
    )
    indicator = models.ForeignKey(
        Indicator,
        verbose_name=_("indicator"),
        on_delete=models.PROTECT,
        related_name="criteria",
        null=True,
        blank=True,
        help_text=_("Empty where people judge, and for a bonus for earlier awards."),
    )
    maximum = models.DecimalField(_("maximum"), max_digits=8, decimal_places=2)
    method = models.CharField(_("method"), max_length=40, choices=method_choices)
    parameters = models.JSONField(_("parameters"), default=dict, blank=True)
    against = models.CharField(
        _("compared with"),
        max_length=10,
        choices=Against.choices,
        default=Against.TARGET,
        help_text=_(
            "For a method that needs a rate. Of a merged board the year before is the restated "
            "sum; money of both years is converted at the rate of this year."
        ),
    )
    not_applicable = models.CharField(
        _("where it does not apply"),
        max_length=12,
        choices=NotApplicable.choices,
        default=NotApplicable.LEFT_OUT,
        help_text=_("What a board gets whose report says that the indicator does not apply to it."),
    )
    substitute = models.SlugField(
        _("substitute"),
        max_length=40,
        blank=True,
        help_text=_(
            "The criterion that counts instead: another line of this scheme with the same maximum. "
            "By itself it counts for nobody."
        ),
    )
    needs_evidence = models.BooleanField(
        _("needs evidence"),
        default=False,
        help_text=_("Without a file the board must explain the figure before it submits."),
    )
    clause = models.CharField(
        _("clause"), max_length=120, blank=True, help_text=_("Where the regulation says so.")
    )
    stands_since = _moment()

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
            models.CheckConstraint(
                condition=models.Q(indicator__isnull=True, method__in=[JUDGEMENT, EARLIER_AWARDS])
                | (
                    models.Q(indicator__isnull=False)
                    & ~models.Q(method__in=[JUDGEMENT, EARLIER_AWARDS])
                ),
                name="criterion_measures_or_is_judged",
                violation_error_message=_(
                    "A criterion measures an indicator, unless people judge it or awards make it."
                ),
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(not_applicable=NotApplicable.SUBSTITUTE) & ~models.Q(substitute="")
                )
                | (~models.Q(not_applicable=NotApplicable.SUBSTITUTE) & models.Q(substitute="")),
                name="criterion_names_its_substitute",
                violation_error_message=_(
                    "A substitute is named exactly where another criterion counts instead."
                ),
            ),
            StandsSince(
                fields=(
                    "id",
                    "scheme",
                    "code",
                    "order",
                    "name",
                    "name_en",
                    "group",
                    "indicator",
                    "maximum",
                    "method",
                    "parameters",
                    "against",
                    "not_applicable",
                    "substitute",
                    "needs_evidence",
                    "clause",
                ),
                since="stands_since",
                beside="scheme",
                name="criterion_stands_once_issued",
                violation_error_message=STANDS,
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Gate(Recorded):
    """A condition apart from points: what follows when a board does not meet it.

    With ``below`` it follows from the points themselves; else somebody records that it is not met.
    """

    scheme = models.ForeignKey(
        Scheme, verbose_name=_("scheme"), on_delete=models.CASCADE, related_name="gates"
    )
    code = models.SlugField(_("code"), max_length=40)
    order = models.PositiveSmallIntegerField(_("order"))
    name = models.CharField(_("name"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)
    effect = models.CharField(_("what follows"), max_length=16, choices=Effect.choices)
    target = models.SlugField(
        _("criterion or group"),
        max_length=40,
        blank=True,
        help_text=_("Its code, where points become zero."),
    )
    below = models.DecimalField(
        _("points below"),
        max_digits=5,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_("From 0 to 1, of the total. Empty: it is recorded with a document."),
    )
    clause = models.CharField(
        _("clause"), max_length=120, blank=True, help_text=_("Where the regulation says so.")
    )
    stands_since = _moment()

    class Meta:
        verbose_name = _("condition")
        verbose_name_plural = _("conditions")
        ordering = ["scheme", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "code"],
                name="gate_code_once_per_scheme",
                violation_error_message=_("The scheme already has this condition."),
            ),
            models.CheckConstraint(
                condition=(models.Q(effect=Effect.ZERO, below__isnull=True) & ~models.Q(target=""))
                | (~models.Q(effect=Effect.ZERO) & models.Q(target="")),
                name="gate_names_what_becomes_zero",
                violation_error_message=_(
                    "Where points become zero, say which; that is always recorded."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(below__isnull=True) | models.Q(below__gt=0, below__lte=1),
                name="gate_share_is_within_one",
                violation_error_message=_("A share is above 0 and not above 1."),
            ),
            StandsSince(
                fields=(
                    "id",
                    "scheme",
                    "code",
                    "order",
                    "name",
                    "name_en",
                    "effect",
                    "target",
                    "below",
                    "clause",
                ),
                since="stands_since",
                beside="scheme",
                name="gate_stands_once_issued",
                violation_error_message=STANDS,
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Grade(Recorded):
    """A class of results, such as *excellent*: from which share of the total, and for how many."""

    scheme = models.ForeignKey(
        Scheme, verbose_name=_("scheme"), on_delete=models.CASCADE, related_name="grades"
    )
    name = models.CharField(_("name"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80)
    share_from = models.DecimalField(
        pgettext_lazy("share", "from"),
        max_digits=5,
        decimal_places=4,
        help_text=_("From 0 to 1, of the total."),
    )
    quota = models.DecimalField(
        _("at most"),
        max_digits=5,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_("From 0 to 1, of the boards with a place, rounded down. Empty: any number."),
    )
    stands_since = _moment()

    class Meta:
        verbose_name = _("class")
        verbose_name_plural = _("classes")
        ordering = ["scheme", "-share_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "share_from"],
                name="grade_once_per_share",
                violation_error_message=_("Another class begins there."),
            ),
            models.CheckConstraint(
                condition=models.Q(share_from__gte=0, share_from__lte=1)
                & (models.Q(quota__isnull=True) | models.Q(quota__gt=0, quota__lte=1)),
                name="grade_shares_are_within_one",
                violation_error_message=_("Shares are from 0 to 1."),
            ),
            StandsSince(
                fields=("id", "scheme", "name", "name_en", "share_from", "quota"),
                since="stands_since",
                beside="scheme",
                name="grade_stands_once_issued",
                violation_error_message=STANDS,
            ),
        ]

    def __str__(self) -> str:
        return self.name
