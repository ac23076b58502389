"""Indicators and exchange rates: what is measured, and how money is compared."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from boards.domain.names import fold
from boards.domain.sentences import Sentence
from boards.domain.units import UNITS
from boards.enums import Dimension, Direction, RateKind, TimeType
from boards.language import spoken
from boards.models.documents import Document
from boards.models.fields import DerivedTextField
from boards.models.recorded import Recorded


def unit_choices() -> list[tuple[str, str]]:
    """Every unit in the reader's language; asked anew, so that a new one needs no migration."""
    english = spoken().startswith("en")
    return [(unit.code, unit.en if english else unit.vi) for unit in UNITS.values()]


class Indicator(Recorded):
    """One thing that boards report each year. Its unit is the one that pages show."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160)
    dimension = models.CharField(_("dimension"), max_length=8, choices=Dimension.choices)
    time_type = models.CharField(_("time"), max_length=8, choices=TimeType.choices)
    direction = models.CharField(
        _("direction"), max_length=8, choices=Direction.choices, default=Direction.MORE
    )
    unit = models.CharField(_("unit"), max_length=12, choices=unit_choices)
    additive = models.BooleanField(_("may be summed over boards"), default=True)
    note = models.TextField(_("note"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    search_text = DerivedTextField(source="search_source", derive=fold)

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["order", "code"]

    def __str__(self) -> str:
        """Its name in the language of the reader."""
        return Sentence(self.name, self.name_en or self.name).in_language(spoken())

    @property
    def search_source(self) -> str:
        """The words that a search looks at."""
        return f"{self.code} {self.name} {self.name_en}"


class ExchangeRate(Recorded):
    """How many đồng one unit of a currency was worth in a year, and who says so."""

    currency = models.CharField(_("currency"), max_length=3, choices=[("USD", "USD")])
    year = models.PositiveSmallIntegerField(_("year"))
    kind = models.CharField(_("kind"), max_length=16, choices=RateKind.choices)
    vnd_per_unit = models.DecimalField(_("VND per unit"), max_digits=14, decimal_places=4)
    rate_date = models.DateField(_("date of the rate"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200)
    source_en = models.CharField(_("source in English"), max_length=200, blank=True)
    document = models.ForeignKey(
        Document,
        verbose_name=_("basis document"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )

    class Meta:
        verbose_name = _("exchange rate")
        verbose_name_plural = _("exchange rates")
        ordering = ["-year", "currency", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["currency", "year", "kind"],
                name="rate_one_per_currency_year_and_kind",
                violation_error_message=_("This year already has such a rate."),
            ),
            models.CheckConstraint(
                condition=models.Q(vnd_per_unit__gt=0),
                name="rate_is_positive",
                violation_error_message=_("A rate is above zero."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.currency} {self.year}: {self.vnd_per_unit.normalize():f}"
