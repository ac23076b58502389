"""Awards and the dated legal rules that limit them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from awards.enums import AwardLevel, Certainty, RuleKind
from boards.models.recorded import Recorded


class Award(Recorded):
    """A form of commendation, such as the ministry's emulation flag."""

    slug = models.SlugField(_("code"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160)
    level = models.CharField(_("level"), max_length=12, choices=AwardLevel.choices)
    grantor = models.CharField(_("granted by"), max_length=160)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("award")
        verbose_name_plural = _("awards")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class AwardRule(Recorded):
    """One legal figure of an award in a period: never a constant, always with its source."""

    award = models.ForeignKey(
        Award, verbose_name=_("award"), on_delete=models.CASCADE, related_name="rules"
    )
    kind = models.CharField(_("kind"), max_length=16, choices=RuleKind.choices)
    value = models.CharField(_("value"), max_length=120)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until (excluded)"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300)
    certainty = models.CharField(_("certainty"), max_length=12, choices=Certainty.choices)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    checked_by = models.CharField(_("checked by"), max_length=120, blank=True)

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
        ]

    def __str__(self) -> str:
        return f"{self.award}: {self.get_kind_display()}"
