"""What a nomination is accompanied by: the papers that a law asks for, and those that are there."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from awards.enums import Certainty, Owes, PieceKind
from awards.models.awards import Award
from awards.models.nominations import Nomination
from boards.models import Officer
from boards.models.constraints import NeverAltered
from boards.models.recorded import Recorded


class PieceRule(Recorded):
    """A paper that the dossier of an award consists of in a period, always with its source.

    Form numbers and copies change with every decree, so this is a row and never code.
    """

    award = models.ForeignKey(
        Award, verbose_name=_("award"), on_delete=models.CASCADE, related_name="piece_rules"
    )
    kind = models.CharField(_("paper"), max_length=20, choices=PieceKind.choices)
    wording = models.CharField(
        _("wording"), max_length=300, blank=True, help_text=_("As the text has it.")
    )
    copies = models.PositiveSmallIntegerField(_("copies"), null=True, blank=True)
    owed_by = models.CharField(_("owed by"), max_length=8, choices=Owes.choices)
    days_before = models.PositiveSmallIntegerField(
        _("days before"),
        null=True,
        blank=True,
        help_text=_("So many days before the day of the submission in the calendar of the year."),
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until (excluded)"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300)
    certainty = models.CharField(_("certainty"), max_length=12, choices=Certainty.choices)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    checked_by = models.CharField(_("checked by"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("required paper")
        verbose_name_plural = _("required papers")
        ordering = ["award", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["award", "kind", "starts_on"],
                name="piece_rule_one_per_kind_and_start",
                violation_error_message=_("This award already asks for that paper from that day."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gt=models.F("starts_on")),
                name="piece_rule_ends_after_it_starts",
                violation_error_message=_("A rule cannot end before it begins."),
            ),
            models.CheckConstraint(
                condition=models.Q(copies__isnull=True) | models.Q(copies__gte=1),
                name="piece_rule_copies_count_from_one",
                violation_error_message=_("Leave the copies empty where nobody says how many."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.award}: {self.get_kind_display()}"

    def holds_on(self, day: date) -> bool:
        """Whether it is asked for on a day: from its first one on, the last one excluded."""
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)

    @property
    def cited(self) -> str:
        """Where it stands, and how sure we are of it."""
        return f"{self.source.rstrip('.')} ({self.get_certainty_display()})"


class Piece(Recorded):
    """A paper in the dossier of a nomination; or the council's word that none is needed, and why.

    The file is kept under a name that nobody typed, with its fingerprint.
    """

    nomination = models.ForeignKey(
        Nomination, verbose_name=_("nomination"), on_delete=models.PROTECT, related_name="pieces"
    )
    kind = models.CharField(_("paper"), max_length=20, choices=PieceKind.choices)
    file = models.FileField(_("file"), upload_to="dossiers/%Y/", blank=True)
    file_name = models.CharField(_("name of the file"), max_length=200, blank=True)
    size = models.PositiveBigIntegerField(_("size in bytes"), null=True, blank=True)
    sha256 = models.CharField(_("fingerprint"), max_length=64, blank=True)
    not_needed = models.CharField(_("not needed, because"), max_length=300, blank=True)
    officer = models.ForeignKey(
        Officer, verbose_name=_("added by"), on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)

    class Meta:
        verbose_name = _("paper of a dossier")
        verbose_name_plural = _("papers of dossiers")
        ordering = ["nomination", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["nomination", "kind", "sha256"],
                condition=~models.Q(sha256=""),
                name="piece_file_once_per_kind",
                violation_error_message=_("This very file stands there already."),
            ),
            models.UniqueConstraint(
                fields=["nomination", "kind"],
                condition=~models.Q(not_needed=""),
                name="piece_is_waived_once",
                violation_error_message=_("It is said already that this paper is not needed."),
            ),
            models.CheckConstraint(
                condition=(
                    ~models.Q(file="")
                    & ~models.Q(sha256="")
                    & models.Q(size__isnull=False, not_needed="")
                )
                | (models.Q(file="", sha256="", size__isnull=True) & ~models.Q(not_needed="")),
                name="piece_is_a_file_or_a_reason",
                violation_error_message=_("Either a file, or why none is needed."),
            ),
        ]

    def __str__(self) -> str:
        return self.file_name or str(self.get_kind_display())


class AchievementReport(Recorded):
    """One version of the achievement report of a nomination. Saving makes the next version.

    The texts quote figures by their names in braces; ``facts`` holds every citation as it was when
    the version was saved, so that the site can tell what has changed since. A version never
    changes; it is finished once. Only the last version counts.
    """

    nomination = models.ForeignKey(
        Nomination,
        verbose_name=_("nomination"),
        on_delete=models.PROTECT,
        related_name="achievement_reports",
    )
    number = models.PositiveSmallIntegerField(_("version"))
    situation = models.TextField(_("features and situation"), blank=True)
    achievements = models.TextField(_("achievements"), blank=True)
    commendations = models.TextField(_("commendations received"), blank=True)
    facts = models.JSONField(_("facts"))
    officer = models.ForeignKey(
        Officer, verbose_name=_("saved by"), on_delete=models.PROTECT, related_name="+"
    )
    saved_at = models.DateTimeField(_("saved at"))
    finished_by = models.ForeignKey(
        Officer,
        verbose_name=_("finished by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    class Meta:
        verbose_name = _("achievement report")
        verbose_name_plural = _("achievement reports")
        ordering = ["nomination", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["nomination", "number"],
                name="achievement_report_version_once",
                violation_error_message=_("This version is taken."),
            ),
            models.CheckConstraint(
                condition=models.Q(finished_at__isnull=True, finished_by__isnull=True)
                | models.Q(finished_at__isnull=False, finished_by__isnull=False),
                name="achievement_report_is_finished_by_somebody",
                violation_error_message=_("Whoever confirms is named, with the time."),
            ),
            NeverAltered(
                fields=[
                    "nomination",
                    "number",
                    "situation",
                    "achievements",
                    "commendations",
                    "facts",
                    "officer",
                    "saved_at",
                ],
                once=["finished_by", "finished_at"],
                name="achievement_report_stands",
                violation_error_message=_("A version stands as it was saved."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nomination} – {self.number}"
