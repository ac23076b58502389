"""Tagged PDF by typst: a template of ours and data that stay data.

The data go to the template as one JSON text, which it reads into strings: nothing in them can
become markup or open a file. A template cannot fetch packages and reads only its own folder. Fonts
are embedded, so that a paper looks the same everywhere; equal data and an equal moment give equal
bytes.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final, cast

import typst

from boards.domain.papers import COUNTRY, MOTTO
from boards.refusals import Refused
from boards.typesetting.faults import MAX_DATA, PaperFault
from boards.typesetting.setting import TEMPLATES, setter

STANDARD: Final = "ua-1"
"""PDF/UA-1: title, language, tags and a reading order, kept by the library or refused."""

POINTS = 842
"""The height of an A4 page: typst measures from its upper edge, PDF from its lower."""

_UNPRINTABLE = re.compile(r'the text `"(?P<text>.+)"` could not be displayed')

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SignatureBox:
    """Where a signature goes: lower left and upper right corner in points, pages from 1."""

    name: str
    page: int
    x1: int
    y1: int
    x2: int
    y2: int


def compile_pdf(template: str, data: Mapping[str, object], *, made_at: datetime) -> bytes:
    """The PDF of ``templates/documents/<template>``. Raises ``Refused`` with a ``PaperFault``.

    ``data`` holds at least ``title`` and ``language``.
    """
    paper = _setter(template, data)
    try:
        pdf = paper.compile(
            format="pdf", pdf_standards=[STANDARD], timestamp=int(made_at.timestamp())
        )
    except RuntimeError as error:
        raise _refused(template, error) from error
    return cast(bytes, pdf)


def signature_boxes(template: str, data: Mapping[str, object]) -> tuple[SignatureBox, ...]:
    """The boxes that the template keeps free for signatures, in its order."""
    try:
        found = _setter(template, data).query("<signature>", field="value", format="json")
    except RuntimeError as error:
        raise _refused(template, error) from error
    return tuple(_box(each) for each in json.loads(found))


def _setter(template: str, data: Mapping[str, object]) -> typst.Compiler:
    text = json.dumps({"country": COUNTRY, "motto": MOTTO, **data}, ensure_ascii=False)
    if len(text) > MAX_DATA:
        raise Refused(PaperFault.TOO_MUCH)
    return setter(template, root=TEMPLATES, fonts=_fonts(), inputs={"data": text})


@cache
def _fonts() -> typst.Fonts:
    """The fonts of this machine and those of the library, searched once."""
    return typst.Fonts()


def _box(value: Mapping[str, Any]) -> SignatureBox:
    left, top = round(value["x"]), POINTS - round(value["y"])
    right, bottom = left + round(value["width"]), top - round(value["height"])
    return SignatureBox(value["name"], value["page"], left, bottom, right, top)


def _refused(template: str, error: RuntimeError) -> Refused:
    """Setting raises ``TypstError``, asking for places its plain parent."""
    if found := _UNPRINTABLE.search(str(error)):
        return Refused(PaperFault.NOT_PRINTABLE, found["text"])
    log.error("%s is not set: %s", template, error)
    return Refused(PaperFault.NOT_SET)
