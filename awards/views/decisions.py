"""The permanent pages of decisions and awards."""

from __future__ import annotations

from pathlib import PurePath

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from awards.models import Decision
from awards.queries.decision_page import award_page, decision_page
from blocs.queries.reader import Reader


@require_safe
def decision(request: HttpRequest, decision: str) -> HttpResponse:
    """One decision, for ever: what it gave, what it ended, its paper."""
    page = decision_page(decision, Reader.of_request())
    if page is None:
        raise Http404
    return render(request, "awards/decision.html", {"page": page})


@require_safe
def paper(request: HttpRequest, decision: str) -> FileResponse:
    """The signed scan, as a download: a decision on awards is made to be read."""
    document = get_object_or_404(Decision, document__slug=decision).document
    try:
        opened = document.file.open("rb")
    except (OSError, ValueError) as error:
        raise Http404(_("There is no such file.")) from error
    name = f"{document.slug}{PurePath(document.file.name or '').suffix}"
    return FileResponse(opened, as_attachment=True, filename=name)


@require_safe
def award(request: HttpRequest, award: str) -> HttpResponse:
    """What an award is, by which rules, and who held it."""
    page = award_page(award, Reader.of_request())
    if page is None:
        raise Http404
    return render(request, "awards/award.html", {"page": page})
