"""Letters: what the site writes to officers, read before it is sent, and never sent twice."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from blocs.enums import LetterFault, LetterKind, LetterState
from blocs.models.blocs import Cycle
from boards.models import Officer
from boards.models.recorded import Recorded


class Letter(Recorded):
    """One e-mail to one officer. ``key`` says what it is about, so that it is written once."""

    key = models.CharField(_("about"), max_length=200, unique=True, editable=False)
    cycle = models.ForeignKey(
        Cycle, verbose_name=_("cycle"), on_delete=models.PROTECT, related_name="letters"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=LetterKind.choices)
    officer = models.ForeignKey(
        Officer, verbose_name=_("recipient"), on_delete=models.PROTECT, related_name="letters"
    )
    address = models.EmailField(_("address"))
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))
    state = models.CharField(
        pgettext_lazy("letter", "state"),
        max_length=8,
        choices=LetterState.choices,
        default=LetterState.WAITING,
    )
    written_at = models.DateTimeField(_("written at"))
    released_by = models.ForeignKey(
        Officer,
        verbose_name=_("released by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    tries = models.PositiveSmallIntegerField(_("attempts"), default=0)
    fault = models.CharField(
        _("fault"), max_length=10, choices=LetterFault.choices, blank=True, default=""
    )
    answer = models.CharField(_("answer of the mail server"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=LetterState.SENT) | models.Q(sent_at__isnull=False),
                name="letter_sent_has_a_time",
                violation_error_message=_("A sent letter says when."),
            )
        ]

    def __str__(self) -> str:
        return self.subject


class Errand(models.Model):
    """One run of ``remind``: a log of its own, so that the site can say whether it still runs.

    Nothing depends on it: what is due is computed when it is read.
    """

    begun_at = models.DateTimeField(_("begun at"), db_index=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    written = models.PositiveIntegerField(_("written"), default=0)
    sent = models.PositiveIntegerField(_("sent"), default=0)
    failed = models.PositiveIntegerField(_("not delivered"), default=0)
    dropped = models.PositiveIntegerField(_("dropped"), default=0)

    class Meta:
        verbose_name = _("run of the reminders")
        verbose_name_plural = _("runs of the reminders")
        ordering = ["-begun_at"]

    def __str__(self) -> str:
        return f"{self.begun_at:%d/%m/%Y %H:%M}"
