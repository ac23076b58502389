"""The part of a page that says how to cite it."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse

from blocs.exports.citation import citation
from blocs.queries.published import Head
from boards.addresses import origin
from boards.licences import current

register = template.Library()


@register.simple_tag
def data_licence() -> str:
    """The licence of the open data that no edition seals."""
    return current().code


@register.inclusion_tag("parts/_citation.html", takes_context=True)
def cite(context: Context, head: Head, board: str = "", board_name: str = "") -> dict[str, Any]:
    """The citation of an edition, or of what it says of a board, in both languages."""
    at = [head.bloc, head.year, head.number]
    return {
        "cited": citation(
            head, origin=origin(context["request"]), board=board, board_name=board_name
        ),
        "bib": reverse("blocs:citation", args=[*at, "bib"]),
        "csl": reverse("blocs:citation", args=[*at, "csl.json"]),
    }
