"""The one address of a page in each language, whatever was sorted, chosen or typed on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest

from boards.addresses import origin
from boards.language import spoken

CONTENT = {
    "awards:roll": ("page",),
    "blocs:bloc": ("on",),
    "blocs:board_in_year": ("edition",),
    "blocs:compare": ("board", "year", "measure", "view"),
    "blocs:figures": ("edition",),
    "blocs:fulfilment": ("edition",),
    "blocs:point": ("edition",),
    "blocs:trend": ("indicator",),
}
"""By page, the parameters that lead to other content. All others order or filter the same."""

ANY = "x-default"
"""For a reader whose language nobody knows."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One language of a page."""

    language: str
    href: str


def in_language(path: str, language: str, kept: Iterable[tuple[str, str]] = ()) -> str:
    """The address of a page in a language: the site's own language needs no parameter."""
    chosen = [] if language == settings.LANGUAGE_CODE else [("lang", language)]
    query = urlencode([*kept, *chosen])
    return f"{path}?{query}" if query else path


def canonical(request: HttpRequest) -> str:
    """The whole address of what is being read, in the language in which it is being read."""
    return origin(request) + in_language(request.path, spoken(), _kept(request))


def variants(request: HttpRequest) -> Iterator[Variant]:
    """The page in every language, and the one for everybody else."""
    codes = [code for code, _name in settings.LANGUAGES]
    for name, code in (*zip(codes, codes, strict=True), (ANY, settings.LANGUAGE_CODE)):
        yield Variant(name, origin(request) + in_language(request.path, code, _kept(request)))


def _kept(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """The first page of a list is the list itself."""
    match = request.resolver_match
    for name in CONTENT.get(match.view_name, ()) if match else ():
        for said in request.GET.getlist(name):
            if said and (name, said) != ("page", "1"):
                yield name, said
