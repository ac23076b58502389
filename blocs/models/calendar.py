"""The calendar of a year: what the regulation asks for, until when, and what is done."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from blocs.enums import MilestoneKind
from blocs.models.blocs import Bloc, Cycle
from boards.models import Document
from boards.models.recorded import Recorded

OF_CYCLE = (MilestoneKind.SELF_SCORING, MilestoneKind.CONFERENCE)
"""Milestones whose day the cycle itself keeps: ``reports_due_on`` and ``conference_on``."""


class CalendarRule(Recorded):
    """On which day of every year the regulation of a bloc expects a milestone."""

    bloc = models.ForeignKey(
        Bloc, verbose_name=_("bloc"), on_delete=models.CASCADE, related_name="calendar_rules"
    )
    kind = models.CharField(_("milestone"), max_length=12, choices=MilestoneKind.choices)
    month = models.PositiveSmallIntegerField(
        _("month"), validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    day = models.PositiveSmallIntegerField(
        _("day"),
        validators=[MinValueValidator(1), MaxValueValidator(31)],
        help_text=_("31 is the last day of any month."),
    )
    years_later = models.PositiveSmallIntegerField(
        _("years later"),
        default=0,
        validators=[MaxValueValidator(2)],
        help_text=_("1 where the day falls in the year after that of the cycle."),
    )
    document = models.ForeignKey(
        Document,
        verbose_name=_("basis document"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )

    class Meta:
        verbose_name = _("rule of the calendar")
        verbose_name_plural = _("rules of the calendar")
        ordering = ["bloc", "years_later", "month", "day"]
        constraints = [
            models.UniqueConstraint(
                fields=["bloc", "kind"],
                name="calendar_rule_once_per_bloc_and_kind",
                violation_error_message=_("The bloc already has a day for this milestone."),
            ),
            models.CheckConstraint(
                condition=models.Q(month__range=(1, 12), day__range=(1, 31)),
                name="calendar_rule_day_is_plausible",
                violation_error_message=_("There is no such day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.day:02d}/{self.month:02d}"


class Milestone(Recorded):
    """A milestone of a cycle: its day, what it rests on, and the day and paper that ended it."""

    cycle = models.ForeignKey(
        Cycle, verbose_name=_("cycle"), on_delete=models.PROTECT, related_name="milestones"
    )
    kind = models.CharField(_("milestone"), max_length=12, choices=MilestoneKind.choices)
    due_on = models.DateField(_("due on"))
    basis = models.ForeignKey(
        Document,
        verbose_name=_("basis document"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    done_on = models.DateField(_("done on"), null=True, blank=True)
    result = models.ForeignKey(
        Document,
        verbose_name=_("resulting document"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["cycle", "due_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "kind"],
                name="milestone_once_per_cycle_and_kind",
                violation_error_message=_("The year already has this milestone."),
            ),
            models.CheckConstraint(
                condition=~models.Q(kind__in=OF_CYCLE),
                name="milestone_is_not_a_day_of_the_cycle",
                violation_error_message=_("The cycle itself keeps this day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cycle}: {self.get_kind_display()}"


class DayOff(Recorded):
    """A day on which offices are closed: nobody is reminded then. Weekends are known without."""

    day = models.DateField(_("day"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    document = models.ForeignKey(
        Document,
        verbose_name=_("source"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )

    class Meta:
        verbose_name = _("day off")
        verbose_name_plural = _("days off")
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"
