"""The picture of a link, by typst: a template of ours, data that stay data, the library's faces.

No face of the machine is used: equal data give equal bytes everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final, cast

from boards.typesetting.setting import TEMPLATES, own_fonts, setter

PIXEL: Final = 72
"""Of so many an inch is made: one point of the template is one pixel."""


def compile_card(data: Mapping[str, object]) -> bytes:
    """The picture as PNG, 1200 pixels wide and 630 high."""
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    card = setter("card.typ", root=TEMPLATES / "share", fonts=own_fonts(), inputs=inputs)
    return cast(bytes, card.compile(format="png", ppi=PIXEL))
