"""The pages of the site itself, by what people call them."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from boards.domain.names import fold
from config.search.hits import Asked, Found


def _listed() -> list[tuple[str, str, str]]:
    """The address, the name and a line of each, in the language that is spoken."""
    return [
        ("blocs:blocs", _("Emulation blocs"), _("Latest results of each bloc, members, rotation.")),
        ("blocs:boards", _("All boards"), _("Names of all times, mergers, places and awards.")),
        ("blocs:compare", _("Compare boards"), _("Boards and years side by side.")),
        ("about", _("About this site"), _("How a result comes about, and what is promised.")),
        ("awards:roll", _("Roll of honour"), _("Awards by year, with their decisions.")),
        ("blocs:verify", _("Verify a paper or a file"), _("By code, fingerprint or file.")),
        ("data", _("Open data"), _("Files, data packages, licence and how to cite.")),
        ("api", _("Programming interface"), _("Read everything public by program.")),
    ]


def pages(asked: Asked) -> Found:
    """Pages whose name or line holds every word in either language."""
    folded: dict[str, str] = {}
    for language in ("vi", "en"):
        with override(language):
            for name, title, line in _listed():
                folded[name] = f"{folded.get(name, '')} {fold(f'{title} {line}')}"
    hits = [
        asked.hit(title, line, reverse(name))
        for name, title, line in _listed()
        if all(word in folded[name] for word in asked.words)
    ]
    return Found(len(hits), tuple(hits[asked.part(len(hits))]))
