"""Officers: the users of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from boards.enums import Role
from boards.models.boards import Board
from boards.models.recorded import Recorded, RecordedQuerySet, record_links

if TYPE_CHECKING:
    _Manager = UserManager["Officer"]
else:
    _Manager = UserManager.from_queryset(RecordedQuerySet)


class OfficerManager(_Manager):
    """Makes officers as Django makes users, and leaves a record of each."""


class Officer(Recorded, AbstractUser):
    """A user: an officer of one board, of the council's secretariat, or an auditor."""

    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.BOARD)
    board = models.ForeignKey(
        Board,
        verbose_name=_("board"),
        on_delete=models.PROTECT,
        related_name="officers",
        null=True,
        blank=True,
    )

    feed_digest = models.CharField(
        _("calendar address"),
        max_length=64,
        unique=True,
        null=True,
        blank=True,
        editable=False,
        help_text=_("A digest of the secret in the address of the officer's calendar."),
    )

    objects: ClassVar[OfficerManager] = OfficerManager()  # type: ignore[assignment]

    REQUIRED_FIELDS: ClassVar[list[str]] = ["role"]

    class Meta:
        verbose_name = _("officer")
        verbose_name_plural = _("officers")
        ordering = ["username"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role=Role.BOARD) | models.Q(board__isnull=True),
                name="officer_of_a_board_only_in_that_role",
                violation_error_message=_("Only a board officer belongs to a board."),
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def get_full_name(self) -> str:
        """Family name first, as Vietnamese names are read."""
        return f"{self.last_name} {self.first_name}".strip()

    def get_short_name(self) -> str:
        """The whole name: no part of it alone is polite."""
        return str(self)


record_links(Officer.groups.through)
record_links(Officer.user_permissions.through)
