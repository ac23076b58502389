"""The main places of the site, and in which of them a page stands."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Place:
    """A link of the navigation: ``current`` is ``page``, or ``true`` for a page below it."""

    label: str | Promise
    href: str
    current: str


PLACES = (
    (_("Blocs"), "blocs:blocs"),
    (_("Boards"), "blocs:boards"),
    (_("Compare"), "blocs:compare"),
    (_("Awards"), "awards:roll"),
    (_("Open data"), "data"),
)


def places(request: HttpRequest) -> dict[str, list[Place]]:
    """Context: the links of the navigation on the page that is being read."""
    return {"places": [_place(request.path, label, reverse(name)) for label, name in PLACES]}


def _place(path: str, label: str | Promise, href: str) -> Place:
    if path == href:
        return Place(label, href, "page")
    return Place(label, href, "true" if path.startswith(href) else "")
