"""Blocs, their years, their members and their leaders."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from blocs.enums import DeclinedTurn, MandateRole, MandateStatus, RotationRule, Stage
from boards.domain.names import fold_lines, sort_key
from boards.models import Board, Document, Indicator
from boards.models.constraints import NoOverlap
from boards.models.fields import DerivedTextField
from boards.models.recorded import Recorded, RecordedQuerySet, record_links

YEARS = (2000, 2100)


class Bloc(Recorded):
    """Boards that compete with one another under a council."""

    slug = models.SlugField(_("code"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=80)
    short_name_en = models.CharField(_("short name in English"), max_length=80)
    council = models.CharField(_("council"), max_length=200)
    council_en = models.CharField(_("council in English"), max_length=200)
    rotation_rule = models.CharField(
        _("rule of rotation"),
        max_length=16,
        choices=RotationRule.choices,
        default=RotationRule.DEPUTY_MOVES_UP,
    )
    years_running = models.PositiveSmallIntegerField(
        _("years running at most"),
        null=True,
        blank=True,
        help_text=_("How many years on end a board may be chair; empty where nothing limits it."),
    )
    deputies = models.PositiveSmallIntegerField(_("number of deputies"), default=1)
    declined_turn = models.CharField(
        _("a declined turn is"),
        max_length=8,
        choices=DeclinedTurn.choices,
        default=DeclinedTurn.DEFERRED,
    )
    pledge_text = models.TextField(
        _("text of the pledge"),
        blank=True,
        help_text=_("The template from which the pledge of each year is drafted."),
    )
    pledge_text_en = models.TextField(_("text of the pledge in English"), blank=True)
    reminded_before = models.CharField(
        _("reminders, days before"),
        max_length=40,
        default="14, 3",
        help_text=_("Days before a milestone on which those who owe it are reminded."),
    )
    reminded_after = models.CharField(
        _("reminders, days after"),
        max_length=40,
        default="1, 8",
        help_text=_("Days after a missed milestone on which those who owe it are reminded."),
    )
    letters_wait = models.BooleanField(
        _("letters wait to be read"),
        default=True,
        help_text=_("An officer reads each letter in the outbox before it is sent."),
    )
    search_text = DerivedTextField(source="search_source", derive=fold_lines)
    sort_key = DerivedTextField(source="name", derive=sort_key, db_index=True)

    class Meta:
        verbose_name = _("bloc")
        verbose_name_plural = _("blocs")
        ordering = ["sort_key", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(deputies__gte=1),
                name="bloc_has_a_deputy",
                violation_error_message=_("A bloc has at least one deputy."),
            ),
            models.CheckConstraint(
                condition=models.Q(years_running__isnull=True) | models.Q(years_running__gte=1),
                name="bloc_years_running_count_from_one",
                violation_error_message=_("A chair leads for at least one year."),
            ),
        ]

    def __str__(self) -> str:
        return self.short_name

    @property
    def search_source(self) -> str:
        """The names that a search looks at, the short ones first."""
        return "\n".join((self.short_name, self.short_name_en, self.name, self.name_en))


class Membership(Recorded):
    """A board in a bloc from a year on; its seat gives the order of rotation."""

    bloc = models.ForeignKey(
        Bloc, verbose_name=_("bloc"), on_delete=models.PROTECT, related_name="memberships"
    )
    board = models.ForeignKey(
        Board, verbose_name=_("board"), on_delete=models.PROTECT, related_name="memberships"
    )
    seat = models.PositiveSmallIntegerField(_("seat"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until (excluded)"), null=True, blank=True)
    document = models.ForeignKey(
        Document,
        verbose_name=_("basis document"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["bloc", "seat"]
        constraints = [
            models.UniqueConstraint(
                fields=["bloc", "board", "starts_on"],
                name="membership_one_per_board_and_start",
                violation_error_message=_("This board already joined the bloc that day."),
            ),
            NoOverlap(
                fields=["bloc", "board"],
                condition=models.Q(seat__gte=1),
                name="membership_once_at_a_time",
                violation_error_message=_("This board is already a member of the bloc."),
            ),
            NoOverlap(
                fields=["bloc", "seat"],
                condition=models.Q(seat__gte=1),
                name="membership_seat_is_taken_once",
                violation_error_message=_("Another board has this seat."),
            ),
            models.CheckConstraint(
                condition=models.Q(seat__gte=1),
                name="membership_seat_counts_from_one",
                violation_error_message=_("Seats count from one."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gt=models.F("starts_on")),
                name="membership_ends_after_it_starts",
                violation_error_message=_("A membership cannot end before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.board} – {self.bloc}"


class CycleQuerySet(RecordedQuerySet["Cycle"]):
    """Reads of cycles that several pages share."""

    def at(self, bloc: str, year: int) -> CycleQuerySet:
        """The cycle of the bloc with this slug in this year."""
        return self.filter(bloc__slug=bloc, year=year).select_related("bloc")


class Cycle(Recorded):
    """A bloc in a year. Cycles overlap in calendar time, so nothing asks *the current year*."""

    bloc = models.ForeignKey(
        Bloc, verbose_name=_("bloc"), on_delete=models.PROTECT, related_name="cycles"
    )
    year = models.PositiveSmallIntegerField(_("year"))
    stage = models.CharField(
        _("stage"), max_length=12, choices=Stage.choices, default=Stage.PLANNING
    )
    members_on = models.DateField(
        _("members as of"), help_text=_("The day that decides who is a member of this year.")
    )
    reports_due_on = models.DateField(
        _("reports due on"),
        null=True,
        blank=True,
        help_text=_("The last day on which members submit their reports, as the notice says."),
    )
    appraisal_shown_on = models.DateField(
        _("appraisal shown on"),
        null=True,
        blank=True,
        help_text=_("From this day on each board reads its appraised points and may object."),
    )
    objection_days = models.PositiveSmallIntegerField(
        _("days to object"),
        default=5,
        help_text=_("So many days after that, the last one included."),
    )
    conference_on = models.DateField(_("conference on"), null=True, blank=True)
    conference_place = models.CharField(_("conference place"), max_length=120, blank=True)
    pledged_indicators = models.ManyToManyField(
        Indicator,
        verbose_name=_("indicators of the pledge"),
        related_name="+",
        blank=True,
        help_text=_("For each of these every member sets a target, or says why there is none."),
    )
    note = models.TextField(_("note"), blank=True)

    objects = CycleQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("cycle")
        verbose_name_plural = _("cycles")
        ordering = ["-year", "bloc__sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["bloc", "year"],
                name="cycle_one_per_bloc_and_year",
                violation_error_message=_("This bloc already has a cycle for that year."),
            ),
            models.CheckConstraint(
                condition=models.Q(year__range=YEARS),
                name="cycle_year_is_plausible",
                violation_error_message=_("The year is out of range."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bloc} {self.year}"

    def memberships(self) -> models.QuerySet[Membership]:
        """The memberships that count for this year, by seat."""
        return (
            Membership.objects.filter(bloc=self.bloc_id, starts_on__lte=self.members_on)
            .exclude(ends_on__lte=self.members_on)
            .select_related("board__province")
            .order_by("seat")
        )


class Mandate(Recorded):
    """A board as chair or deputy of a cycle, from a day to a day (excluded), by a document.

    A mandate *holds* when it is announced or acting, and later ended. Two chairs never hold at
    the same moment of one cycle: ``mandate_one_chair_at_a_time`` refuses the second.
    """

    cycle = models.ForeignKey(
        Cycle, verbose_name=_("cycle"), on_delete=models.PROTECT, related_name="mandates"
    )
    board = models.ForeignKey(
        Board, verbose_name=_("board"), on_delete=models.PROTECT, related_name="mandates"
    )
    role = models.CharField(_("role"), max_length=8, choices=MandateRole.choices)
    status = models.CharField(_("status"), max_length=10, choices=MandateStatus.choices)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until (excluded)"), null=True, blank=True)
    document = models.ForeignKey(
        Document, verbose_name=_("basis document"), on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        ordering = ["cycle", "role", "starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "board", "role", "starts_on"],
                name="mandate_one_per_board_role_and_start",
                violation_error_message=_("This mandate is already recorded."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gt=models.F("starts_on")),
                name="mandate_ends_after_it_starts",
                violation_error_message=_("A mandate cannot end before it begins."),
            ),
            NoOverlap(
                fields=["cycle"],
                condition=models.Q(role=MandateRole.CHAIR)
                & ~models.Q(status=MandateStatus.PROPOSED),
                name="mandate_one_chair_at_a_time",
                violation_error_message=_("Another board is chair in that time."),
            ),
            models.CheckConstraint(
                condition=~models.Q(status=MandateStatus.ENDED) | models.Q(ends_on__isnull=False),
                name="mandate_ended_has_an_end",
                violation_error_message=_("An ended mandate needs the day it ended."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.cycle.year}: {self.board}"

    def holds_on(self, day: date) -> bool:
        """Whether this mandate gave its board the role on ``day``."""
        begun = self.status != MandateStatus.PROPOSED and self.starts_on <= day
        return begun and (self.ends_on is None or day < self.ends_on)


record_links(Cycle.pledged_indicators.through)
