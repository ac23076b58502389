"""The API as one: its name, its parts, and what it says when something goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver
from django.utils.translation import gettext_noop as _
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.operation import Operation
from pydantic import BaseModel

from config.api import awards, ballots, blocs, boards, editions, pledges
from config.api.keeping import Unchanged
from config.api.problems import misunderstood, not_found

VERSION = "1.0.0"
EVERYWHERE = {"lang"}
"""Parameters of every address."""
LANGUAGES = {"expected": ", ".join(code for code, _name in settings.LANGUAGES)}


class Api(NinjaAPI):
    """Without the pages that the library would add: ours stand in ``config/api/docs.py``."""

    def _get_urls(self) -> list[URLResolver | URLPattern]:
        return [each for each in super()._get_urls() if getattr(each, "name", "") != "api-root"]

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """As the address is named; a test sees that no name is given twice."""
        return operation.view_func.__name__


def _fault(name: str, given: list[str], known: set[str]) -> str:
    """What is wrong with a parameter, whatever it means: nothing in most cases."""
    if name not in known:
        return "unknown"
    if len(given) > 1:
        return "repeated"
    return "enum" if name == "lang" and given[0] not in dict(settings.LANGUAGES) else ""


def strict(operation: Callable[..., Any]) -> Callable[..., Any]:
    """Refuse a parameter that nobody knows: a misspelt filter would answer with too much."""

    @wraps(operation)
    def inner(request: HttpRequest, **values: Any) -> Any:
        asked = [value for value in values.values() if isinstance(value, BaseModel)]
        known = EVERYWHERE.union(*(type(each).model_fields for each in asked))
        wrong = [
            {"type": kind, "loc": ("query", name), "ctx": LANGUAGES}
            for name, given in request.GET.lists()
            if (kind := _fault(name, given, known))
        ]
        if wrong:
            raise ValidationError(wrong)
        return operation(request, **values)

    return inner


api = Api(
    title=_("Open data of emulation blocs"),
    version=VERSION,
    description=_(
        "Everything that the pages of this site show to everybody, for programs: blocs, members, "
        "leaders, boards, indicators, published editions, pledges, ballots and awards. Amounts and "
        "points are texts, exact to the last digit. Reading needs no key. What is not published is "
        "not here."
    ),
    urls_namespace="api",
    openapi_url=None,
    docs_url=None,
)
api.add_decorator(strict, mode="operation")
for router in (blocs, boards, editions, pledges, ballots, awards):
    api.add_router("", router.router)


@api.exception_handler(ValidationError)
def _misunderstood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return misunderstood(request, error)


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return not_found(request)


@api.exception_handler(Unchanged)
def _unchanged(request: HttpRequest, error: Unchanged) -> HttpResponse:
    return error.response
