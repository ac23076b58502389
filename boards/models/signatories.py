"""Who may sign for a board, in which time, and with which certificate."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from boards.domain.names import fold
from boards.models.boards import Board
from boards.models.documents import Document
from boards.models.fields import DerivedTextField
from boards.models.recorded import Recorded


class Signatory(Recorded):
    """A person who signs for a board in a post, from a day to a day (excluded), by a document.

    Whoever leaves the post loses the authority with that day: nothing has to be switched off.
    """

    board = models.ForeignKey(
        Board, verbose_name=_("board"), on_delete=models.PROTECT, related_name="signatories"
    )
    name = models.CharField(_("name"), max_length=120)
    post = models.CharField(
        _("post"), max_length=120, help_text=_("As it stands above the signature.")
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until (excluded)"), null=True, blank=True)
    document = models.ForeignKey(
        Document, verbose_name=_("basis document"), on_delete=models.PROTECT, related_name="+"
    )
    search_text = DerivedTextField(source="name", derive=fold)

    class Meta:
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")
        ordering = ["board__sort_key", "-starts_on", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "name", "starts_on"],
                name="signatory_once_per_board_and_start",
                violation_error_message=_("This person already signs for the board from that day."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gt=models.F("starts_on")),
                name="signatory_ends_after_it_starts",
                violation_error_message=_("An authority cannot end before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} – {self.post}"

    def may_sign_on(self, day: date) -> bool:
        """Whether the person had the authority on ``day``."""
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


class Certificate(Recorded):
    """A certificate that a signatory signs with, known by its fingerprint.

    Where a signatory has registered any, only those count; without one the names in the
    certificate must be those of the person and the board.
    """

    signatory = models.ForeignKey(
        Signatory,
        verbose_name=_("signatory"),
        on_delete=models.CASCADE,
        related_name="certificates",
    )
    sha256 = models.CharField(_("fingerprint"), max_length=64, unique=True)
    subject = models.CharField(_("subject"), max_length=300)
    issuer = models.CharField(_("issuer"), max_length=300)
    serial = models.CharField(_("serial number"), max_length=80)
    valid_from = models.DateTimeField(_("valid from"))
    valid_until = models.DateTimeField(_("valid until"))

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["signatory", "-valid_from"]

    def __str__(self) -> str:
        return self.subject
