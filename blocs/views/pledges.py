"""The pledge of a year: its public page, its earlier versions, and its files."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import cast

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from blocs.documents.pledge import TYPES, pledge_word
from blocs.domain.pledge.paper import foot
from blocs.models import Pledge
from blocs.queries.blocs import open_year
from blocs.queries.pledge_public import public_pledge, sealed_content
from blocs.queries.pledges import check_address, public_versions
from blocs.queries.published import SealBroken
from blocs.queries.reader import Reader
from blocs.views.lookup import find


@require_safe
def pledge(request: HttpRequest, bloc: str, year: int, version: int | None = None) -> HttpResponse:
    """One version, the newest when none is named; before there is one, what comes next."""
    versions = public_versions(bloc, year)
    if not versions and version is None:
        return _none_yet(request, bloc, year)
    found = find(bloc, year)
    reader = Reader.of_request()
    opened = found.open(reader) if found else None
    page = public_pledge(_named(versions, version), versions, opened, reader)
    return render(request, "blocs/pledge.html", {"page": page, "pledge": page.pledge})


@require_safe
def pledge_file(
    request: HttpRequest, bloc: str, year: int, version: int, kind: str
) -> HttpResponseBase:
    """The sealed paper as it was made, the same text for Word, or the sealed content itself."""
    named = _named(public_versions(bloc, year), version)
    if not named.content:
        raise Http404
    return FileResponse(
        BytesIO(_file(named, kind)),
        as_attachment=kind != "json",
        filename=f"giao-uoc-{bloc}-{year}-ban-{version}.{kind}",
        content_type=TYPES[kind],
        headers={"Access-Control-Allow-Origin": "*"},
    )


def _named(versions: list[Pledge], number: int | None) -> Pledge:
    named = next((each for each in versions if number in (None, each.version)), None)
    if named is None:
        raise Http404
    return named


def _none_yet(request: HttpRequest, bloc: str, year: int) -> HttpResponse:
    page = open_year(bloc, year, Reader.of_request())
    if page is None:
        raise Http404
    context = {"page": page, "year": year, "over": page.years[0].over}
    return render(request, "blocs/no_pledge.html", context)


def _file(pledge: Pledge, kind: str) -> bytes:
    content = sealed_content(pledge)
    match kind:
        case "json":
            return pledge.content.encode()
        case "docx":
            lines = foot(
                content,
                code=str(pledge.code),
                fingerprint=pledge.fingerprint,
                address=check_address(str(pledge.code)),
            )
            return pledge_word(content, foot=lines, made_at=cast(datetime, pledge.opened_at))
    return _stored(pledge)


def _stored(pledge: Pledge) -> bytes:
    """The paper, byte for byte. Raises ``SealBroken`` where it is another one."""
    try:
        with pledge.file.open() as file:
            paper: bytes = file.read()
    except (OSError, ValueError) as error:
        raise Http404 from error
    if sha256(paper).hexdigest() != pledge.file_sha256:
        raise SealBroken(f"paper of pledge {pledge.pk}")
    return paper
