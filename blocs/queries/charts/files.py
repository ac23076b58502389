"""Where a picture is found as a file, and what a page elsewhere pastes to show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _

KINDS = ("svg", "png", "csv")


@dataclass(frozen=True, slots=True)
class File:
    """One kind of file of a picture."""

    kind: str
    href: str


@dataclass(frozen=True, slots=True)
class Files:
    """Every kind, and the lines to paste."""

    files: tuple[File, ...]
    snippet: str


def files_of(
    address: str,
    args: Sequence[object],
    *,
    page: str,
    name: str,
    language: str,
    query: str = "",
) -> Files:
    """The files of the chart at ``address``, whose last argument is the kind.

    A page that is asked a question is asked the same by the address of the picture: ``query``.

    The lines are a picture within a link to ``page``: no frame, no script, nothing that follows
    the reader. ``name`` is read out in place of the picture.
    """
    words = [
        query.removeprefix("?"),
        "" if language == settings.LANGUAGE_CODE else f"lang={language}",
    ]
    tail = "&".join(filter(None, words))
    tail = f"?{tail}" if tail else ""
    found = tuple(File(kind, f"{reverse(address, args=[*args, kind])}{tail}") for kind in KINDS)
    host, read_out = settings.SITE_URL, escape(_("Chart: %(name)s") % {"name": name})
    link, image = (escape(f"{host}{each}") for each in (f"{page}{tail}", found[0].href))
    return Files(
        found,
        f'<a href="{link}"><img src="{image}" alt="{read_out}" width="760"></a>',
    )
