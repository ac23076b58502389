"""The page of the search: every kind with its first hits, or one kind page by page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from blocs.queries.reader import Reader
from config.search.finding import meant, one_kind, overview
from config.search.forms import SearchForm
from config.search.hits import Asked
from config.search.kinds import KINDS

ON_A_PAGE = 50


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What the words find; without words, the empty form. An unknown kind is as if unsaid."""
    form = SearchForm(request.GET if "q" in request.GET else None)
    context: dict[str, object] = {"form": form, "typed": request.GET.get("q", "").strip()}
    if form.is_valid():
        kind = request.GET.get("kind", "")
        number = request.GET.get("page", "")
        asked = Asked(form.cleaned_data["q"], Reader.of_request(), ON_A_PAGE, number)
        context |= _one(request, asked, kind) if kind in KINDS else _all(asked)
    return render(request, "site/search.html", context)


def _all(asked: Asked) -> dict[str, object]:
    sections = overview(asked)
    total = sum(each.found.total for each in sections)
    return {"sections": sections, "total": total, "meant": [] if total else meant(asked)}


def _one(request: HttpRequest, asked: Asked, kind: str) -> dict[str, object]:
    """Only this kind is asked, and once."""
    section = one_kind(asked, kind)
    total = section.found.total
    kept = request.GET.copy()
    kept.pop("page", None)
    return {
        "sections": [section] if total else [],
        "kind": kind,
        "total": total,
        "page": asked.page(total),
        "query": kept.urlencode(),
        "meant": [] if total else meant(asked),
    }
