"""Word templates that staff put in the place of those of the site."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from awards.enums import PaperKind
from boards.models import Officer
from boards.models.files import PAPER
from boards.models.recorded import Recorded

TEMPLATED = [kind for kind in PaperKind if kind is not PaperKind.PACKAGE]
"""The kinds that are papers: a package is made of them."""


class PaperTemplate(Recorded):
    """A Word file with placeholders, checked and filled in once before anybody can use it.

    Of each kind at most one is in use; without one the template of the site is. A template is never
    changed: whoever has a better one uploads it beside this.
    """

    kind = models.CharField(
        pgettext_lazy("of a paper", "kind"),
        max_length=20,
        choices=[(kind.value, kind.label) for kind in TEMPLATED],
    )
    name = models.CharField(
        pgettext_lazy("of a template", "name"),
        max_length=120,
        help_text=_("What it is called in the list, for example for which council."),
    )
    file = models.FileField(
        _("Word file"), upload_to="paper-templates/", max_length=120, validators=PAPER
    )
    file_name = models.CharField(_("name of the file"), max_length=200, editable=False)
    size = models.PositiveIntegerField(_("size in bytes"), editable=False)
    sha256 = models.CharField(_("fingerprint"), max_length=64, editable=False)
    officer = models.ForeignKey(
        Officer,
        verbose_name=_("uploaded by"),
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    checked_at = models.DateTimeField(
        _("checked at"),
        default=timezone.now,
        editable=False,
        help_text=_("Its placeholders were read, and it was filled in for a test."),
    )
    in_use = models.BooleanField(pgettext_lazy("of a template", "in use"), default=False)

    class Meta:
        verbose_name = _("paper template")
        verbose_name_plural = _("paper templates")
        ordering = ["kind", "-in_use", "-checked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind"],
                condition=models.Q(in_use=True),
                name="paper_template_one_in_use_per_kind",
                violation_error_message=_("Another template of this kind is in use."),
            )
        ]

    def __str__(self) -> str:
        return self.name
