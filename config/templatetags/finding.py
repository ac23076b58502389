"""Tags: a text with the letters that somebody looked for."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from boards.domain.finding import Piece

register = template.Library()


@register.filter
def marked(pieces: Iterable[Piece]) -> SafeString:
    """The text as it is written, what was meant in ``mark``."""
    parts = (
        format_html("<mark>{}</mark>", each.text) if each.found else escape(each.text)
        for each in pieces
    )
    return format_html_join("", "{}", ((part,) for part in parts))
