"""Anybody checks a paper, a signed file, an edition or a hand-over: by its code or as a file.

Nothing is kept and nothing is changed by it, so a form on another page may as well send a file
here: that is why no token is asked for. A file that is too large is refused before it is read.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from blocs.forms.verifying import CodeForm, VerifiedFileForm
from blocs.models import Pledge
from blocs.queries.signing_page import said
from blocs.queries.verifying import Verified, verified_code, verified_file
from blocs.queries.verifying.by_code import pledge_of_code
from blocs.views.limits import is_too_often, turn
from boards.language import spoken
from boards.models.files import LARGEST
from boards.refusals import Refusal

AROUND = 64 * 1024
"""What a browser sends around a file."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows: an answer, or why there is none."""

    verified: Verified | None = None
    form: VerifiedFileForm | None = None
    refused: str = ""
    status: int = 200


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """The page to bring a code or a file to."""
    if request.method == "POST":
        return _page(request, _asked(request, None))
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        code = form.cleaned_data["code"].replace("/", "-")
        return HttpResponseRedirect(reverse("blocs:verify_code", args=[code]))
    return _page(request, Shown(), code_form=form)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify_code(request: HttpRequest, code: str) -> HttpResponse:
    """What became of the paper that bears a code; a file brought here is held against it."""
    if request.method == "POST":
        return _page(request, _asked(request, pledge_of_code(code)), code=code)
    return _page(request, Shown(verified_code(code)), code=code)


def _asked(request: HttpRequest, claimed: Pledge | None) -> Shown:
    """The answer for the file that was sent."""
    if _length(request) > LARGEST + AROUND:
        return Shown(refused=str(Refusal.FILE_TOO_LARGE.label), status=413)
    form = VerifiedFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return Shown(form=form)
    if is_too_often(request):
        return Shown(refused=_("So many files came from you just now: wait a minute."), status=429)
    with turn() as has_it:
        if not has_it:
            return Shown(refused=_("Others are being checked: try again in a moment."), status=503)
        return Shown(verified_file(form.cleaned_data["file"].read(), claimed=claimed))


def _length(request: HttpRequest) -> int:
    """How much is about to be sent; a browser always says so."""
    said_length = request.META.get("CONTENT_LENGTH") or ""
    return int(said_length) if said_length.isascii() and said_length.isdigit() else 0


def _page(
    request: HttpRequest, shown: Shown, *, code: str = "", code_form: CodeForm | None = None
) -> HttpResponse:
    verified = shown.verified
    context = {
        "answers": [_told(each) for each in (verified, *verified.others)] if verified else [],
        "refused": shown.refused,
        "code": code,
        "code_form": code_form or CodeForm(),
        "file_form": shown.form or VerifiedFileForm(),
    }
    return render(request, "blocs/verify.html", context, status=shown.status)


def _told(verified: Verified) -> dict[str, object]:
    """An answer in the reader's language."""
    language = spoken()
    return {
        "verified": verified,
        "about": verified.about.in_language(language) if verified.about else "",
        "compared": said(verified.compared, language),
        "witnesses": [
            (each.name.in_language(language), each.sha256) for each in verified.witnesses
        ],
        "signing": verified.signing,
    }
