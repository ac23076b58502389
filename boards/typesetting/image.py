"""PNG by typst, from an SVG of ours.

Only the faces that the library brings along are used, never those of the machine: equal images
give equal bytes everywhere. The template reads nothing but the SVG that it is handed.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, cast

import typst
from django.conf import settings

SHARP: Final = 144
"""Pixels for each inch: two for each pixel of the SVG, as sharp screens and printers show."""


def compile_png(svg: bytes, *, width: int) -> bytes:
    """The image, ``width`` pixels of the SVG wide."""
    root = Path(settings.BASE_DIR) / "templates" / "documents" / "charts"
    nowhere = root / "packages"
    setter = typst.Compiler(
        root / "image.typ",
        root=root,
        font_paths=_fonts(),
        sys_inputs={"svg": svg.decode(), "width": f"{width}"},
        package_path=nowhere,
        package_cache_path=nowhere,
    )
    return cast(bytes, setter.compile(format="png", ppi=SHARP))


@cache
def _fonts() -> typst.Fonts:
    """The faces of the library and no others, searched once."""
    return typst.Fonts(include_system_fonts=False)
