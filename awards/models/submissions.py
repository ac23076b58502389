"""Submissions: the letters by which a bloc sends its nominations to the council."""

from __future__ import annotations

import json
from functools import cached_property
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from awards.enums import SubmissionState
from blocs.models import Cycle
from boards.domain.names import fold
from boards.models import Officer
from boards.models.constraints import FrozenSince
from boards.models.fields import DerivedTextField
from boards.models.recorded import Recorded, RecordedQuerySet
from boards.models.standing import StandsSince


class SubmissionQuerySet(RecordedQuerySet["Submission"]):
    """Reads of submissions."""

    def standing(self) -> SubmissionQuerySet:
        """Those that nobody withdrew: drafts and what was sent."""
        return self.filter(withdrawn_at__isnull=True)

    def sent(self) -> SubmissionQuerySet:
        """Those that the council has."""
        return self.standing().filter(submitted_at__isnull=False)


class Submission(Recorded):
    """A numbered letter with the nominations of a year that are sent together.

    A nomination refers to at most one, so the database itself keeps it from being sent twice. What
    was sent is sealed as canonical JSON; ``submission_stands_since_sent`` refuses every later
    write. Withdrawing gives the nominations back, never the number.
    """

    cycle = models.ForeignKey(
        Cycle, verbose_name=_("cycle"), on_delete=models.PROTECT, related_name="submissions"
    )
    issuer = models.CharField(_("issuing body"), max_length=200)
    superior = models.CharField(_("superior body"), max_length=200, blank=True)
    recipient = models.CharField(
        pgettext_lazy("submission", "recipient"),
        max_length=200,
        help_text=_("The council or ministry that it is sent to."),
    )
    title = models.CharField(pgettext_lazy("submission", "subject"), max_length=300)
    number = models.CharField(
        _("number"), max_length=60, blank=True, help_text=_("For example 12/TTr-KTĐ.")
    )
    dated = models.DateField(pgettext_lazy("submission", "dated"), null=True, blank=True)
    place = models.CharField(_("place of signing"), max_length=80, blank=True)
    signed_by = models.CharField(_("signed by"), max_length=120, blank=True)
    signer_role = models.CharField(_("position of the signer"), max_length=120, blank=True)
    grounds = models.TextField(
        _("legal grounds"), blank=True, help_text=_("One a line, as the letter cites them.")
    )
    register_key = DerivedTextField(source="entry", derive=fold)
    made_by = models.ForeignKey(
        Officer, verbose_name=_("made by"), on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(pgettext_lazy("submission", "made at"), auto_now_add=True)
    payload = models.TextField(_("payload"), blank=True, editable=False)
    fingerprint = models.CharField(_("fingerprint"), max_length=64, blank=True, editable=False)
    submitted_by = models.ForeignKey(
        Officer,
        verbose_name=_("submitted by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        Officer,
        verbose_name=_("withdrawn by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    withdrawal_reason = models.CharField(_("reason for withdrawing"), max_length=300, blank=True)

    objects = SubmissionQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["-cycle__year", "-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["register_key"],
                condition=~models.Q(number=""),
                name="submission_number_once_per_issuer_and_year",
                violation_error_message=_("The issuer already sent a paper of that number."),
            ),
            models.CheckConstraint(
                condition=models.Q(
                    submitted_at__isnull=True,
                    submitted_by__isnull=True,
                    payload="",
                    fingerprint="",
                )
                | (
                    models.Q(
                        submitted_at__isnull=False,
                        submitted_by__isnull=False,
                        dated__isnull=False,
                    )
                    & ~models.Q(payload="")
                    & ~models.Q(fingerprint="")
                    & ~models.Q(number="")
                    & ~models.Q(signed_by="")
                ),
                name="submission_is_sent_whole",
                violation_error_message=_(
                    "What is sent has a number, a day and somebody who signs it."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(
                    withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawal_reason=""
                )
                | (
                    models.Q(
                        withdrawn_at__isnull=False,
                        withdrawn_by__isnull=False,
                        submitted_at__isnull=False,
                    )
                    & ~models.Q(withdrawal_reason="")
                ),
                name="submission_is_withdrawn_with_a_reason",
                violation_error_message=_("Say why the submission is withdrawn."),
            ),
            StandsSince(
                fields=[
                    "cycle",
                    "issuer",
                    "superior",
                    "recipient",
                    "title",
                    "number",
                    "dated",
                    "place",
                    "signed_by",
                    "signer_role",
                    "grounds",
                    "payload",
                    "fingerprint",
                    "submitted_by",
                ],
                since="submitted_at",
                name="submission_stands_since_sent",
                violation_error_message=_("What was submitted stands."),
            ),
            FrozenSince(
                fields=["withdrawn_by", "withdrawal_reason"],
                since="withdrawn_at",
                name="submission_stays_withdrawn",
                violation_error_message=_("What was submitted stands."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number or self.title} ({self.cycle})"

    @property
    def entry(self) -> str:
        """What stands in the issuer's register but once: issuer, year and number."""
        return f"{self.issuer} {self.dated.year if self.dated else ''} {self.number}"

    @property
    def state(self) -> SubmissionState:
        """How far it has come: its moments say so."""
        if self.withdrawn_at:
            return SubmissionState.WITHDRAWN
        return SubmissionState.SUBMITTED if self.submitted_at else SubmissionState.DRAFT

    @cached_property
    def sealed(self) -> dict[str, Any]:
        """What was sent; empty before that."""
        document: dict[str, Any] = json.loads(self.payload) if self.payload else {}
        return document
