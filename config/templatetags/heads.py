"""Tags: what the head of a page says to machines, and the way down to the page."""

from __future__ import annotations

import json
from typing import Any, cast

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from boards.addresses import origin
from config.heads.addresses import canonical
from config.heads.said import Said, said_of
from config.heads.trail import Crumb, trail, trail_data

register = template.Library()

ESCAPES = {ord(mark): f"\\u{ord(mark):04X}" for mark in "<>&\u2028\u2029"}
"""What could end a script or begin a comment: the same letters to whoever reads JSON."""


@register.simple_tag(takes_context=True)
def page_said(context: Context) -> Said | None:
    """What the page says of itself; nothing where it answers no address, as a fault does."""
    request = context.get("request")
    if request is None or request.resolver_match is None:
        return None
    return said_of(request, cast(dict[str, Any], context.flatten()))


@register.simple_tag
def json_ld(data: object) -> SafeString:
    """A block of data for machines. No browser runs it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308


@register.inclusion_tag("parts/_trail.html", takes_context=True)
def crumbs(
    context: Context,
    root: str = "",
    *,
    here: object = "",
    **places: Any,
) -> dict[str, Any]:
    """The way down to a page, see ``trail``; without ``here`` its last step is the page itself."""
    steps = trail(root, **places)
    above, last = (steps, Crumb(str(here))) if here else (steps[:-1], Crumb(steps[-1].name))
    request = context.get("request")
    data = trail_data([*above, last], origin(request), canonical(request)) if request else None
    return {"above": above, "last": last, "data": data}
