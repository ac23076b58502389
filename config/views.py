"""Pages that belong to no app: the first page, health, robots."""

from __future__ import annotations

from django.conf import settings
from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from blocs.queries.latest import recent, results
from blocs.queries.reader import Reader
from boards.addresses import origin
from config import design as site_design
from config import health as site_health
from config.data.pages import contact_link
from config.search.forms import SearchForm


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """A search box, the latest result of each bloc, what came out last, and what the site is."""
    reader = Reader.of_request()
    context = {"results": results(reader), "recent": recent(reader), "form": SearchForm()}
    return render(request, "site/home.html", context)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """How a result comes about, for whom the site is made, and what it keeps about readers."""
    contact = settings.DATA_CONTACT
    context = {"contact": contact, "contact_link": contact_link(contact)}
    return render(request, "site/about.html", context)


@staff_member_required
@require_safe
def design(request: HttpRequest) -> HttpResponse:
    """For officers who write pages or papers: colours, type, signs and parts, as they are."""
    context = {
        "colours": site_design.colours(),
        "legend": site_design.legend(),
        "segments": site_design.bars(),
        "signs": site_design.cells(),
        "form": SearchForm({"q": "…"}),
    }
    return render(request, "site/design.html", context)


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 when the database answers, 503 when it does not; more for staff."""
    if not site_health.database_answers():
        return JsonResponse({"status": "unavailable"}, status=503)
    # How many editions there are, and how many changes, would tell a board that a result is made.
    knows = request.user.has_perm("blocs.view_edition")
    return JsonResponse({"status": "ok"} | (site_health.details() if knows else {}))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be read by machines; the admin and endless searches need not be."""
    sitemap = origin(request) + reverse("sitemap")
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('admin:index')}",
        f"Disallow: {reverse('search')}",
        f"Sitemap: {sitemap}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
