"""What is measured, and at which rates money is compared."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from boards.admin.base import HouseAdmin
from boards.models import ExchangeRate, Indicator


@admin.register(Indicator)
class IndicatorAdmin(HouseAdmin[Indicator]):
    """Indicators in the order of the reports."""

    list_display = ["name", "code", "dimension", "unit", "time_type", "direction", "additive"]
    list_filter = ["dimension", "time_type", "direction", "additive"]
    search_fields = ["search_text", "code", "name"]


@admin.register(ExchangeRate)
class ExchangeRateAdmin(HouseAdmin[ExchangeRate]):
    """Rates, the latest year first, each with its source."""

    list_display = ["year", "currency", "kind", "vnd_per_unit", "rate_date", "source"]
    list_filter = ["currency", "kind", "year"]
    list_select_related = ["document"]
    search_fields = ["source", "source_en"]
    search_help_text = _("Looks at the source.")
    autocomplete_fields = ["document"]
