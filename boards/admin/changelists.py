"""What an address may ask of a list."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest


class HouseChangeList(ChangeList):
    """A list that forgets what no database can look for: the year 99999, a text with a NUL.

    Django checks values as it builds the query; some fail only when the query runs.
    """

    def get_queryset(
        self, request: HttpRequest, exclude_parameters: list[str | None] | None = None
    ) -> QuerySet[Any]:
        """The rows asked for. Raises ``IncorrectLookupParameters``."""
        try:
            return super().get_queryset(request, exclude_parameters)
        except (ValueError, OverflowError) as error:
            raise IncorrectLookupParameters(error) from error

    def get_results(self, request: HttpRequest) -> None:
        """Count the rows and take a page of them. Raises ``IncorrectLookupParameters``."""
        try:
            super().get_results(request)
        except (ValueError, OverflowError) as error:
            raise IncorrectLookupParameters(error) from error
