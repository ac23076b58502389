"""Views of the open data: what there is, and what every column means."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from blocs.queries.reader import Reader
from blocs.views.open_data import TYPES
from boards.addresses import origin
from boards.language import spoken
from boards.licences import current
from config.data.dictionary import as_csv, as_json, as_workbook, dictionary
from config.data.offered import corrections, offered

KINDS = (("xlsx", "Excel"), ("csv", "CSV"), ("json", "JSON"))
WRITERS: dict[str, Callable[[], bytes]] = {"json": as_json, "csv": as_csv, "xlsx": as_workbook}


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """What can be had, in which formats, under which licence, and how it is checked."""
    reader, licence = Reader.of_request(), current()
    context = {
        "blocs": offered(reader),
        "corrections": corrections(reader),
        "licence": licence,
        "licence_title": licence.title.in_language(spoken()),
        "licence_asks": licence.asks.in_language(spoken()),
        "kinds": KINDS,
        "contact": settings.DATA_CONTACT,
        "contact_link": contact_link(settings.DATA_CONTACT),
        "origin": origin(request),
    }
    return render(request, "site/data.html", context)


@require_safe
def data_dictionary(request: HttpRequest) -> HttpResponse:
    """Every column of every file."""
    tables = [
        {
            "name": table.name,
            "path": table.path,
            "says": table.says.in_language(spoken()),
            "columns": [
                {
                    "name": column.name,
                    "kind": column.kind,
                    "says": column.says.in_language(spoken()),
                    "unit": column.unit.in_language(spoken()) if column.unit else "",
                    "values": column.values,
                }
                for column in table.columns
            ],
        }
        for table in dictionary()
    ]
    return render(request, "site/dictionary.html", {"tables": tables})


@require_safe
def data_dictionary_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The same as a file, in both languages at once."""
    named = content_disposition_header(kind != "json", f"tu-dien-du-lieu.{kind}")
    return HttpResponse(
        WRITERS[kind](),
        content_type=TYPES[kind],
        headers={"Content-Disposition": str(named), "Access-Control-Allow-Origin": "*"},
    )


def contact_link(contact: str) -> str:
    """An address of mail as a link; an address of a page is one."""
    return f"mailto:{contact}" if "@" in contact else contact
