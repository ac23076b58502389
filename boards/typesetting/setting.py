"""Templates set by typst: each reads its own folder, fetches nothing and is handed texts only."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import typst
from django.conf import settings

TEMPLATES: Final = Path(settings.BASE_DIR) / "templates" / "documents"


def setter(
    template: str, *, root: Path, fonts: typst.Fonts, inputs: Mapping[str, str]
) -> typst.Compiler:
    """The compiler of ``template`` in the folder ``root``."""
    nowhere = root / "packages"
    return typst.Compiler(
        root / template,
        root=root,
        font_paths=fonts,
        sys_inputs=dict(inputs),
        package_path=nowhere,
        package_cache_path=nowhere,
    )


@cache
def own_fonts() -> typst.Fonts:
    """The faces of the library and none of the machine, so that bytes are equal everywhere."""
    return typst.Fonts(include_system_fonts=False)
