"""The official files that left, byte for byte, with what each rests on and who got it."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from awards.enums import PaperKind
from awards.models.submissions import Submission
from blocs.models import Cycle, Edition
from boards.models import Officer
from boards.models.recorded import Recorded
from boards.models.standing import StandsSince


class OfficialFile(Recorded):
    """An entry of the export register: a file that was handed out, kept as it was.

    The row and its bytes stand from the first moment on: a trigger refuses every later write, so
    that the register can answer years later whether a file is the one that was sent. A file that
    is made again is another entry, even if its bytes are equal.
    """

    kind = models.CharField(
        pgettext_lazy("of a paper", "kind"), max_length=20, choices=PaperKind.choices
    )
    name = models.CharField(_("name of the file"), max_length=200)
    file = models.FileField(_("file"), upload_to="official-files/%Y/", max_length=120)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("fingerprint"), max_length=64, db_index=True)
    text_sha256 = models.CharField(
        _("fingerprint of the text"),
        max_length=64,
        blank=True,
        help_text=_("Of rows and paragraphs alone, for a file that somebody saved again."),
    )
    about = models.CharField(_("what it holds"), max_length=500, blank=True)
    recipient = models.CharField(
        pgettext_lazy("of a file", "recipient"), max_length=200, blank=True
    )
    cycle = models.ForeignKey(
        Cycle, verbose_name=_("cycle"), on_delete=models.PROTECT, related_name="official_files"
    )
    edition = models.ForeignKey(
        Edition,
        verbose_name=_("edition"),
        on_delete=models.PROTECT,
        related_name="official_files",
        null=True,
        blank=True,
        help_text=_("The published result that its numbers come from."),
    )
    submission = models.ForeignKey(
        Submission,
        verbose_name=_("submission"),
        on_delete=models.PROTECT,
        related_name="official_files",
        null=True,
        blank=True,
    )
    officer = models.ForeignKey(
        Officer, verbose_name=_("made by"), on_delete=models.PROTECT, related_name="+"
    )
    kept_at = models.DateTimeField(pgettext_lazy("of a file", "made at"), default=timezone.now)

    class Meta:
        verbose_name = _("official file")
        verbose_name_plural = _("official files")
        ordering = ["-kept_at", "-pk"]
        constraints = [
            StandsSince(
                fields=(
                    "id",
                    "kind",
                    "name",
                    "file",
                    "size",
                    "sha256",
                    "text_sha256",
                    "about",
                    "recipient",
                    "cycle",
                    "edition",
                    "submission",
                    "officer",
                ),
                since="kept_at",
                name="official_file_stands",
                violation_error_message=_("What was sent stays as it was sent."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
