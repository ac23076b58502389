"""Awards and the dated legal rules that limit them."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from awards.enums import NUMBERED, SHARED, AwardLevel, Base, Certainty, Rounding, RuleKind
from boards.domain.names import sort_key
from boards.models.fields import DerivedTextField
from boards.models.recorded import Recorded, RecordedQuerySet


class Award(Recorded):
    """A form of commendation, such as the ministry's emulation flag."""

    slug = models.SlugField(_("code"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160)
    level = models.CharField(_("level"), max_length=12, choices=AwardLevel.choices)
    grantor = models.CharField(_("granted by"), max_length=160)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    sort_key = DerivedTextField(source="name", derive=sort_key)

    class Meta:
        verbose_name = _("award")
        verbose_name_plural = _("awards")
        ordering = ["order", "sort_key", "slug"]

    def __str__(self) -> str:
        return self.name


class AwardRuleQuerySet(RecordedQuerySet["AwardRule"]):
    """Reads of rules."""

    def in_force(self, day: date) -> AwardRuleQuerySet:
        """Those that hold on a day: from their first one on, the last one excluded."""
        held = models.Q(ends_on__isnull=True) | models.Q(ends_on__gt=day)
        return self.filter(held, starts_on__lte=day).order_by("award__order", "kind", "starts_on")


class AwardRule(Recorded):
    """One legal figure of an award in a period: never a constant, always with its source.

    A number or a share of a base is what the rules compute with; ``wording`` is what the text says.
    """

    award = models.ForeignKey(
        Award, verbose_name=_("award"), on_delete=models.CASCADE, related_name="rules"
    )
    kind = models.CharField(_("kind"), max_length=16, choices=RuleKind.choices)
    number = models.PositiveSmallIntegerField(
        _("number"), null=True, blank=True, help_text=_("Places, boards or years.")
    )
    share = models.DecimalField(
        _("percentage"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    base = models.CharField(_("taken of"), max_length=10, choices=Base.choices, blank=True)
    rounding = models.CharField(
        _("part of a place"), max_length=8, choices=Rounding.choices, default=Rounding.DOWN
    )
    strict = models.BooleanField(
        _("more than that"),
        default=False,
        help_text=_("A threshold that must be passed, not only reached."),
    )
    wording = models.CharField(
        _("wording"), max_length=300, blank=True, help_text=_("As the text has it.")
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until (excluded)"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300)
    certainty = models.CharField(_("certainty"), max_length=12, choices=Certainty.choices)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    checked_by = models.CharField(_("checked by"), max_length=120, blank=True)

    objects = AwardRuleQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("award rule")
        verbose_name_plural = _("award rules")
        ordering = ["award", "kind", "-starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["award", "kind", "starts_on"],
                name="award_rule_one_per_kind_and_start",
                violation_error_message=_("This award already has such a rule from that day."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gt=models.F("starts_on")),
                name="award_rule_ends_after_it_starts",
                violation_error_message=_("A rule cannot end before it begins."),
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=NUMBERED, number__isnull=False, share__isnull=True)
                | (
                    models.Q(kind__in=SHARED, number__isnull=True, share__gt=0, share__lte=100)
                    & ~models.Q(base="")
                )
                | (
                    ~models.Q(kind__in=[*NUMBERED, *SHARED])
                    & models.Q(number__isnull=True, share__isnull=True)
                ),
                name="award_rule_has_what_its_kind_computes_with",
                violation_error_message=_(
                    "A fixed quota, a size and an interval need a number; a percentage and a "
                    "threshold need a share up to 100 and of what; nothing else has either."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.award}: {self.get_kind_display()}"

    @property
    def cited(self) -> str:
        """Where the rule stands, and how sure we are of it."""
        return f"{self.source.rstrip('.')} ({self.get_certainty_display()})"
