"""Which columns a nomination list has: every ministry and province wants others."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from awards.enums import ListField
from boards.models.recorded import Recorded

NARROWEST, WIDEST = 4, 80


class ListProfile(Recorded):
    """The columns of a nomination list in their order, with headings as a council asks for them.

    One of the profiles is offered first. What was exported stays in the register as it was.
    """

    name = models.CharField(pgettext_lazy("of a profile", "name"), max_length=120, unique=True)
    made_for = models.CharField(
        _("made for"),
        max_length=200,
        blank=True,
        help_text=_("The council, ministry or province that wants these columns."),
    )
    is_default = models.BooleanField(_("offered first"), default=False)

    class Meta:
        verbose_name = _("list profile")
        verbose_name_plural = _("list profiles")
        ordering = ["-is_default", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"],
                condition=models.Q(is_default=True),
                name="list_profile_one_is_offered_first",
                violation_error_message=_("Another profile is offered first already."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class ListColumn(Recorded):
    """One column of a profile; without a heading or a width it has the usual one."""

    profile = models.ForeignKey(
        ListProfile,
        verbose_name=_("list profile"),
        on_delete=models.CASCADE,
        related_name="columns",
    )
    order = models.PositiveSmallIntegerField(pgettext_lazy("of columns", "order"))
    holds = models.CharField(_("holds"), max_length=20, choices=ListField.choices)
    heading = models.CharField(
        _("heading"), max_length=120, blank=True, help_text=_("Empty: the usual heading.")
    )
    width = models.PositiveSmallIntegerField(
        _("width"), null=True, blank=True, help_text=_("In characters. Empty: the usual width.")
    )

    class Meta:
        verbose_name = _("list column")
        verbose_name_plural = _("list columns")
        ordering = ["profile", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(width__isnull=True)
                | models.Q(width__gte=NARROWEST, width__lte=WIDEST),
                name="list_column_width_can_be_printed",
                violation_error_message=_("A column is from 4 to 80 characters wide."),
            ),
        ]

    def __str__(self) -> str:
        return self.heading or str(self.get_holds_display())
