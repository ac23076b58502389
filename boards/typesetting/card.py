"""The picture of a link, by typst: a template of ours, data that stay data, the library's faces.

No face of the machine is used: equal data give equal bytes everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, cast

import typst
from django.conf import settings

PIXEL: Final = 72
"""Of so many an inch is made: one point of the template is one pixel."""


def compile_card(data: Mapping[str, object]) -> bytes:
    """The picture as PNG, 1200 pixels wide and 630 high."""
    root = Path(settings.BASE_DIR) / "templates" / "documents" / "share"
    nowhere = root / "packages"
    setter = typst.Compiler(
        root / "card.typ",
        root=root,
        font_paths=_faces(),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        package_path=nowhere,
        package_cache_path=nowhere,
    )
    return cast(bytes, setter.compile(format="png", ppi=PIXEL))


@cache
def _faces() -> typst.Fonts:
    """Searched once."""
    return typst.Fonts(include_system_fonts=False)
