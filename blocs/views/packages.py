"""An edition as a data package, and how to cite it: files that never change."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from blocs.exports.citation import Citation, bibtex, citation, csl_json
from blocs.exports.package.descriptor import descriptor
from blocs.exports.package.files import NAMES, archive, data_files
from blocs.queries.published import Opened
from blocs.views.lookup import find
from blocs.views.open_data import file_of
from boards.addresses import origin

CITED: dict[str, Callable[[Citation], bytes]] = {"bib": bibtex, "csl.json": csl_json}


@require_safe
def package(request: HttpRequest, bloc: str, year: int, number: int) -> HttpResponseBase:
    """The descriptor; its paths lead to the files beside it."""

    def write(opened: Opened) -> bytes:
        return descriptor(opened, data_files(opened), origin=origin(request))

    found = find(bloc, year, number)
    return file_of(request, found, "datapackage", "json", write, origin(request))


@require_safe
def package_zip(request: HttpRequest, bloc: str, year: int, number: int) -> HttpResponseBase:
    """All of it as one file."""

    def write(opened: Opened) -> bytes:
        return archive(opened, origin=origin(request))

    found = find(bloc, year, number)
    return file_of(request, found, "datapackage", "zip", write, origin(request))


@require_safe
def package_file(
    request: HttpRequest, bloc: str, year: int, number: int, file: str
) -> HttpResponseBase:
    """One of its files."""

    def write(opened: Opened) -> bytes:
        return data_files(opened)[file]

    if file not in NAMES:
        raise Http404
    stem, _, kind = file.rpartition(".")
    return file_of(request, find(bloc, year, number), f"datapackage-{stem}", kind, write)


@require_safe
def cited(request: HttpRequest, bloc: str, year: int, number: int, kind: str) -> HttpResponseBase:
    """For a reference manager."""

    def write(opened: Opened) -> bytes:
        return CITED[kind](citation(opened.head, origin=origin(request)))

    found = find(bloc, year, number)
    return file_of(request, found, "trich-dan", kind, write, origin(request))
