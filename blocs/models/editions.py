"""Editions and standings: what was published, for ever."""

from __future__ import annotations

import json
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blocs.domain.embargo import state_of
from blocs.enums import EditionState
from blocs.models.blocs import Cycle
from boards.models import Board, Officer
from boards.models.recorded import Recorded, RecordedQuerySet


class EditionQuerySet(RecordedQuerySet["Edition"]):
    """Reads of editions that several pages share."""

    def published(self) -> EditionQuerySet:
        """Editions that the public may read now, the latest first: the clock decides."""
        return self.filter(published_at__lte=timezone.now()).order_by("-number")

    def embargoed(self) -> EditionQuerySet:
        """Approved editions whose moment has not come."""
        return self.filter(published_at__gt=timezone.now())

    def waiting(self) -> EditionQuerySet:
        """Editions that nobody has approved."""
        return self.filter(published_at__isnull=True)

    def approved(self) -> EditionQuerySet:
        """Editions that nothing changes any more, whether their moment has come or not."""
        return self.filter(published_at__isnull=False).order_by("-number")


class Edition(Recorded):
    """An immutable published result: its canonical JSON, sealed by a SHA-256 fingerprint.

    Prepared by one officer and approved by another, who may name a later moment: until then the
    edition is embargoed, and it becomes public by the clock alone. A correction is a new edition;
    there is never more than one that waits, for approval or for its moment.
    """

    cycle = models.ForeignKey(
        Cycle, verbose_name=_("cycle"), on_delete=models.PROTECT, related_name="editions"
    )
    number = models.PositiveSmallIntegerField(_("number"))
    payload = models.TextField(_("payload"))
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    correction_note = models.TextField(_("correction note"), blank=True)
    prepared_by = models.ForeignKey(
        Officer, verbose_name=_("prepared by"), on_delete=models.PROTECT, related_name="+"
    )
    prepared_at = models.DateTimeField(_("prepared at"))
    approved_by = models.ForeignKey(
        Officer,
        verbose_name=_("approved by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    published_at = models.DateTimeField(
        _("published at"),
        null=True,
        blank=True,
        help_text=_("The moment from which on everybody reads it; it may lie ahead."),
    )

    objects = EditionQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["cycle", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "number"],
                name="edition_number_once_per_cycle",
                violation_error_message=_("This edition number is taken."),
            ),
            models.UniqueConstraint(
                fields=["cycle"],
                condition=models.Q(published_at__isnull=True),
                name="edition_one_waits_per_cycle",
                violation_error_message=_("An edition already waits for approval."),
            ),
            models.CheckConstraint(
                condition=models.Q(published_at__isnull=True, approved_by__isnull=True)
                | models.Q(published_at__isnull=False, approved_by__isnull=False),
                name="edition_is_published_by_approval",
                violation_error_message=_("An edition is published when it is approved."),
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True)
                | ~models.Q(approved_by=models.F("prepared_by")),
                name="edition_is_approved_by_a_second_officer",
                violation_error_message=_("A second officer must approve the edition."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cycle} – {self.number}"

    @property
    def state(self) -> EditionState:
        """How far it has come, by the clock of this moment."""
        return state_of(self.published_at, timezone.now())

    @property
    def sealed(self) -> dict[str, Any]:
        """The payload as the fingerprint covers it."""
        sealed: dict[str, Any] = json.loads(self.payload)
        return sealed

    @property
    def document(self) -> dict[str, Any]:
        """The payload, with the two keys that the seal does not cover."""
        published = self.published_at.isoformat() if self.published_at else None
        return self.sealed | {
            "fingerprint": self.fingerprint,
            "publication": {"published_at": published},
        }


class Standing(Recorded):
    """One board's place and points in an edition, so that years can be compared by query."""

    edition = models.ForeignKey(
        Edition, verbose_name=_("edition"), on_delete=models.CASCADE, related_name="standings"
    )
    board = models.ForeignKey(
        Board, verbose_name=_("board"), on_delete=models.PROTECT, related_name="standings"
    )
    place = models.PositiveSmallIntegerField(_("place"), null=True, blank=True)
    points = models.DecimalField(
        _("points"), max_digits=12, decimal_places=4, null=True, blank=True
    )

    class Meta:
        verbose_name = _("standing")
        verbose_name_plural = _("standings")
        ordering = ["edition", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "board"],
                name="standing_one_per_board_and_edition",
                violation_error_message=_("The board already stands in this edition."),
            ),
            models.CheckConstraint(
                condition=models.Q(place__isnull=True)
                | models.Q(place__isnull=False, place__gte=1, points__isnull=False),
                name="standing_with_a_place_has_points",
                violation_error_message=_("A place goes with points."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.board}"
