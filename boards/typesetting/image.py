"""PNG by typst, from an SVG of ours.

Only the faces that the library brings along are used, never those of the machine: equal images
give equal bytes everywhere. The template reads nothing but the SVG that it is handed.
"""

from __future__ import annotations

from typing import Final, cast

from boards.typesetting.setting import TEMPLATES, own_fonts, setter

SHARP: Final = 144
"""Pixels for each inch: two for each pixel of the SVG, as sharp screens and printers show."""


def compile_png(svg: bytes, *, width: int) -> bytes:
    """The image, ``width`` pixels of the SVG wide."""
    inputs = {"svg": svg.decode(), "width": f"{width}"}
    image = setter("image.typ", root=TEMPLATES / "charts", fonts=own_fonts(), inputs=inputs)
    return cast(bytes, image.compile(format="png", ppi=SHARP))
