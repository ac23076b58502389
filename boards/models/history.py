"""The history: every change with before and after, sealed in a chain, never altered."""

from __future__ import annotations

from datetime import UTC
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from boards.domain.chain import GENESIS, digest_of, seal_digest
from boards.enums import Route, Verb
from boards.models.constraints import NeverAltered

SAID = (
    "officer_id",
    "officer_name",
    "route",
    "request",
    "reason",
    "verb",
    "model",
    "object_id",
    "thread",
    "report_id",
    "before",
    "after",
)
"""The columns that a digest covers, besides the time."""


class SealQuerySet(models.QuerySet["Seal"]):
    """The chain."""

    def last_one(self) -> Seal | None:
        """The newest seal."""
        return self.order_by("number").last()

    def take(self) -> Seal | None:
        """Seal what waits, as one batch; nothing where nothing waits.

        Its own short transaction, after that of the changes: sealing inside theirs would make every
        writer wait for every other. The first row of the chain is the lock.
        """
        with transaction.atomic():
            if not Change.objects.waiting().exists():
                return None
            self.get_or_create(number=0, defaults={"previous": GENESIS, "digest": GENESIS})
            self.select_for_update().get(number=0)
            before = self.order_by("number").values_list("number", "digest").last()
            number, previous = before or (0, GENESIS)
            seal = self.create(number=number + 1, previous=previous)
            seal.count = Change.objects.waiting().update(seal=seal)
            digests = Change.objects.filter(seal=seal).order_by("pk")
            seal.digest = seal_digest(
                previous=previous,
                number=seal.number,
                digests=digests.values_list("digest", flat=True).iterator(),
            )
            seal.save(update_fields=["count", "digest"])
        return seal


class Seal(models.Model):
    """A batch of changes, bound to the batch before it."""

    number = models.PositiveIntegerField(_("number"), unique=True)
    sealed_at = models.DateTimeField(_("sealed at"), default=timezone.now)
    count = models.PositiveIntegerField(_("changes"), default=0)
    previous = models.CharField(_("seal before it"), max_length=64)
    digest = models.CharField(_("fingerprint"), max_length=64, blank=True)

    objects = SealQuerySet.as_manager()

    class Meta:
        verbose_name = _("seal")
        verbose_name_plural = _("seals")
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.number}"


class ChangeQuerySet(models.QuerySet["Change"]):
    """Reads of the history that several pages share."""

    def waiting(self) -> ChangeQuerySet:
        """The changes that no seal covers yet."""
        return self.filter(seal__isnull=True)

    def of_thread(self, thread: str) -> ChangeQuerySet:
        """What happened to one thing, the latest first."""
        return self.filter(thread=thread).select_related("officer").order_by("-pk")


class Change(models.Model):
    """One row created, changed or deleted: before, after, who, when, why, in which request.

    ``thread`` names what it happened to, for good: the figures of one cell come and go, the cell
    stays. ``report_id`` is the report that it belongs to, whether that is still there or not.
    """

    at = models.DateTimeField(_("at"))
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("officer"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    officer_name = models.CharField(_("name of the officer"), max_length=310, blank=True)
    route = models.CharField(_("route"), max_length=8, choices=Route.choices)
    request = models.CharField(_("request"), max_length=40, blank=True)
    reason = models.CharField(_("reason"), max_length=400, blank=True)
    verb = models.CharField(_("what happened"), max_length=8, choices=Verb.choices)
    model = models.CharField(_("table"), max_length=60)
    object_id = models.CharField(_("row"), max_length=40)
    thread = models.CharField(_("thread"), max_length=120, db_index=True)
    report_id = models.PositiveBigIntegerField(_("yearly report"), null=True, db_index=True)
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)
    digest = models.CharField(_("fingerprint"), max_length=64)
    seal = models.ForeignKey(
        Seal,
        verbose_name=_("seal"),
        on_delete=models.PROTECT,
        related_name="changes",
        null=True,
        editable=False,
    )

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["model", "object_id"], name="change_of_a_row"),
            models.Index(fields=["request"], name="change_of_a_request"),
        ]
        constraints = [
            NeverAltered(
                fields=[
                    "at",
                    "officer",
                    "digest",
                    *(name for name in SAID if name != "officer_id"),
                ],
                once=["seal"],
                name="change_is_never_altered",
                violation_error_message=_("The history is never altered."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_verb_display()}: {self.model} {self.object_id}"

    @property
    def content(self) -> dict[str, Any]:
        """Everything that the digest covers."""
        at = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        return {"at": at, **{name: getattr(self, name) for name in SAID}}

    def computed_digest(self) -> str:
        """The digest of what the row says now."""
        return digest_of(self.content)
