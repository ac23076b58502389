"""Checks: what is asked of the figures of a report before it may be submitted."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from boards.domain.checks.declared import absent, idle
from boards.enums import CheckKind, Severity
from boards.models.indicators import Indicator
from boards.models.recorded import Recorded

PARAMETERS = ("indicator", "other", "minimum", "maximum", "factor")
PAIRED = (CheckKind.PART_OF_WHOLE, CheckKind.STOCK_AGAINST_FLOW)


class Check(Recorded):
    """One rule, as data: its kind says which of the numbers it uses."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=CheckKind.choices)
    severity = models.CharField(_("severity"), max_length=8, choices=Severity.choices)
    indicator = models.ForeignKey(
        Indicator,
        verbose_name=_("indicator"),
        on_delete=models.PROTECT,
        related_name="checks",
        null=True,
        blank=True,
        help_text=_("Empty: every indicator."),
    )
    other = models.ForeignKey(
        Indicator,
        verbose_name=_("compared with"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text=_("The whole, or the stock, that the indicator is compared with."),
    )
    minimum = models.DecimalField(
        _("at least"), max_digits=24, decimal_places=6, null=True, blank=True
    )
    maximum = models.DecimalField(
        _("at most"), max_digits=24, decimal_places=6, null=True, blank=True
    )
    factor = models.DecimalField(
        _("factor"),
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("From how many times on a change is asked about; empty: 5, our own default."),
    )
    instruction = models.CharField(_("instruction"), max_length=300, blank=True)
    instruction_en = models.CharField(_("instruction in English"), max_length=300, blank=True)
    active = models.BooleanField(_("active"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("check")
        verbose_name_plural = _("checks")
        ordering = ["order", "code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minimum__isnull=True)
                | models.Q(maximum__isnull=True)
                | models.Q(minimum__lte=models.F("maximum")),
                name="check_range_is_in_order",
                violation_error_message=_("The least is not above the most."),
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=CheckKind.RANGE)
                | models.Q(minimum__isnull=False)
                | models.Q(maximum__isnull=False),
                name="check_range_has_a_limit",
                violation_error_message=_("A range has a least, a most, or both."),
            ),
            models.CheckConstraint(
                condition=~models.Q(kind__in=PAIRED)
                | models.Q(indicator__isnull=False, other__isnull=False),
                name="check_pair_is_complete",
                violation_error_message=_("This kind compares two indicators: name both."),
            ),
            models.CheckConstraint(
                condition=models.Q(factor__isnull=True) | models.Q(factor__gt=1),
                name="check_factor_is_above_one",
                violation_error_message=_("A factor is above one."),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def clean(self) -> None:
        """A kind has the parameters that it reads, no others, and compares like with like."""
        if self.kind not in CheckKind.values:
            return  # the field itself says so
        kind = CheckKind(self.kind)
        given = {name for name in PARAMETERS if getattr(self, name) is not None}
        faults: dict[str, Any] = {
            **dict.fromkeys(absent(kind, given), _("This kind of check needs it.")),
            **dict.fromkeys(idle(kind, given), _("This kind of check does not use it.")),
        }
        if "other" not in faults and self.indicator is not None and self.other is not None:
            if self.indicator == self.other:
                faults["other"] = _("An indicator is compared with another one.")
            elif self.indicator.dimension != self.other.dimension:
                faults["other"] = _("Only indicators of one dimension can be compared.")
        if faults:
            raise ValidationError(faults)
