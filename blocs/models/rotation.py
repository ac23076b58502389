"""What is recorded for rotation besides seats and mandates: boards that do not lead in a year."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from blocs.enums import HindranceKind
from blocs.models.blocs import YEARS, Bloc
from boards.models import Board, Document
from boards.models.recorded import Recorded


class Hindrance(Recorded):
    """A member that does not lead in a year, because it declined or is barred."""

    bloc = models.ForeignKey(
        Bloc, verbose_name=_("bloc"), on_delete=models.PROTECT, related_name="hindrances"
    )
    board = models.ForeignKey(
        Board, verbose_name=_("board"), on_delete=models.PROTECT, related_name="hindrances"
    )
    year = models.PositiveSmallIntegerField(_("year"))
    kind = models.CharField(_("kind"), max_length=8, choices=HindranceKind.choices)
    reason = models.CharField(_("reason"), max_length=300)
    document = models.ForeignKey(
        Document, verbose_name=_("basis document"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("hindrance")
        verbose_name_plural = _("hindrances")
        ordering = ["bloc", "-year", "board__sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["bloc", "board", "year"],
                name="hindrance_one_per_board_and_year",
                violation_error_message=_("Why this board does not lead that year is recorded."),
            ),
            models.CheckConstraint(
                condition=models.Q(year__range=YEARS),
                name="hindrance_year_is_plausible",
                violation_error_message=_("The year is out of range."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.board} {self.year}: {self.get_kind_display()}"
