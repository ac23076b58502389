"""The history: every change with before and after, sealed in a chain, never altered."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, NoReturn

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
        return self.order_by("-number").first()

    def take(self) -> Seal | None:
        """Seal what waits, as one batch; nothing where nothing waits.

        Its own short transaction, after that of the changes: sealing inside theirs would make every
        writer wait for every other. The first row of the chain is the lock.
        """
        with transaction.atomic():
            if not Change.objects.waiting().exists():
                return None
            self.get_or_create(number=0, defaults=_genesis())
            self.select_for_update().get(number=0)
            seal = self._next()
            # Whoever waited for the lock may find that all was sealed by the other.
            seal.count = Change.objects.waiting().update(seal=seal)
            if not seal.count:
                seal.delete()
                return None
            changes = Change.objects.filter(seal=seal).order_by("pk").values_list("pk", "digest")
            seal.digest = seal_digest(**seal.said, changes=changes.iterator())
            seal.save(update_fields=["count", "digest"])
        return seal

    def _next(self) -> Seal:
        last = self.latest("number")
        return self.create(number=last.number + 1, previous=last.digest)


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

    @property
    def said(self) -> dict[str, Any]:
        """What the digest covers besides the changes."""
        at = written_time(self.sealed_at)
        return {"previous": self.previous, "number": self.number, "sealed_at": at}


def _genesis() -> dict[str, Any]:
    """The first seal, which covers nothing."""
    now = timezone.now()
    digest = seal_digest(previous=GENESIS, number=0, sealed_at=written_time(now), changes=())
    return {"previous": GENESIS, "sealed_at": now, "digest": digest}


def written_time(at: datetime) -> str:
    """A moment as digests cover it: UTC, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


class ChangeQuerySet(models.QuerySet["Change"]):
    """Reads of the history that several pages share."""

    def waiting(self) -> ChangeQuerySet:
        """The changes that no seal covers yet."""
        return self.filter(seal__isnull=True)

    def of_thread(self, thread: str) -> ChangeQuerySet:
        """What happened to one thing, the latest first."""
        return self.filter(thread=thread).order_by("-pk")

    def delete(self) -> NoReturn:
        """No change is ever deleted."""
        raise TypeError("The history is never shortened.")


class Change(models.Model):
    """One row created, changed or deleted: before, after, who, when, why, in which request.

    ``thread`` names what it happened to, for good: the figures of one cell come and go, the cell
    stays. ``report_id`` is the report that it belongs to, whether that is still there or not.
    """

    at = models.DateTimeField(_("at"), db_index=True)
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
    reason = models.CharField(_("reason"), max_length=1000, blank=True)
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

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        """No change is ever deleted."""
        raise TypeError("The history is never shortened.")

    @property
    def content(self) -> dict[str, Any]:
        """Everything that the digest covers."""
        return {"at": written_time(self.at), **{name: getattr(self, name) for name in SAID}}

    def computed_digest(self) -> str:
        """The digest of what the row says now."""
        return digest_of(self.content)
