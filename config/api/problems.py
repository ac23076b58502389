"""What went wrong, as RFC 9457 has it: ``application/problem+json`` in the reader's language."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja.errors import ValidationError

MEDIA_TYPE = "application/problem+json"
NOT_FOUND = 404

SENTENCES: Mapping[str, Any] = {
    "int_parsing": gettext_lazy("This must be a whole number."),
    "bool_parsing": gettext_lazy("This must be true or false."),
    "greater_than_equal": gettext_lazy("This must not be below %(ge)s."),
    "less_than_equal": gettext_lazy("This must not be above %(le)s."),
    "string_too_long": gettext_lazy("This must have at most %(max_length)s characters."),
    "string_pattern_mismatch": gettext_lazy("This is not written as a code."),
    "enum": gettext_lazy("This must be one of: %(expected)s."),
    "literal_error": gettext_lazy("This must be one of: %(expected)s."),
    "unknown": gettext_lazy("There is no such parameter."),
    "repeated": gettext_lazy("This parameter may be given once."),
}
"""By what pydantic calls the mistake."""
OTHERWISE = gettext_lazy("This value is not allowed.")


def problem(
    request: HttpRequest, status: int, title: str, detail: str, **more: object
) -> HttpResponse:
    """One problem. ``about:blank`` says that the status is all there is to know of its type."""
    document = {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail,
        "instance": request.path,
        **more,
    }
    content = json.dumps(document, ensure_ascii=False).encode()
    return HttpResponse(content, status=status, content_type=MEDIA_TYPE)


def not_found(request: HttpRequest, *_said: object) -> HttpResponse:
    """No such thing, or none that is public: the two look the same."""
    return problem(request, 404, _("Not found"), _("There is nothing public at this address."))


def not_allowed(request: HttpRequest, allowed: str) -> HttpResponse:
    """The API is only read."""
    said = _("This interface is only read: use %(methods)s.") % {"methods": allowed}
    response = problem(request, 405, _("Method not allowed"), said)
    response.headers["Allow"] = allowed
    return response


def failed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """What Django answered with a page: no such address, or a fault that is ours to mend."""
    if response.status_code == NOT_FOUND:
        return not_found(request)
    said = _("The server could not answer. If it happens again, tell who runs the site.")
    return problem(request, response.status_code, _("Could not be answered"), said)


def misunderstood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Which parameter is wrong, and how. A wrong part of a path leads to nothing."""
    if any(each["loc"][0] == "path" for each in error.errors):
        return not_found(request)
    return problem(
        request,
        422,
        _("Not understood"),
        _("Some parameters are not as they should be."),
        errors=list(_told(error.errors)),
    )


def _told(errors: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, str]]:
    for each in errors:
        sentence = SENTENCES.get(each["type"], OTHERWISE)
        yield {"parameter": str(each["loc"][-1]), "detail": str(sentence % each.get("ctx", {}))}
