"""The description of the API: the OpenAPI document, and a page made from it."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from boards.addresses import origin
from boards.language import spoken
from boards.licences import current
from config.api.document import document
from config.api.pages import sections


@require_safe
def openapi(request: HttpRequest) -> JsonResponse:
    """The document for programs; ``?lang=en`` for an English one."""
    told = document(request, spoken())
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})


@require_safe
def api_page(request: HttpRequest) -> HttpResponse:
    """The same for people, without a script of anybody."""
    told = document(request, spoken())
    context = {
        "info": told["info"],
        "sections": sections(told),
        "licence": current(),
        "origin": origin(request),
    }
    return render(request, "site/api.html", context)
