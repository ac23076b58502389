"""The mark of a template: for which year, board or bloc and scheme it was written, as plain text.

``Mã mẫu: nam=2022; don-vi=yen-bai; bang-tieu-chi=minh-hoa v1; dau=3f0c…`` stands in a locked cell
that everybody can read. The last part is a digest of the others, so that a mark that was typed
over is found out; it guards against slips, not against forgers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

BEGINS = "Mã mẫu:"
DIGITS = 16
_PART = re.compile(r"\s*([a-z-]+)=([^;]*)")
_SCHEME = re.compile(r"(?P<code>[a-z0-9_-]+) v(?P<version>[0-9]{1,5})")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a template was written for; it is for one board or for one bloc."""

    year: int
    board: str = ""
    bloc: str = ""
    scheme: str = ""
    version: int = 0

    @property
    def text(self) -> str:
        """The line in the sheet."""
        return f"{BEGINS} {self._said}; dau={self.digest}"

    @property
    def digest(self) -> str:
        """What the other parts must add up to."""
        return sha256(self._said.encode()).hexdigest()[:DIGITS]

    @property
    def _said(self) -> str:
        whose = f"don-vi={self.board}" if self.board else f"khoi={self.bloc}"
        scheme = f"; bang-tieu-chi={self.scheme} v{self.version}" if self.scheme else ""
        return f"nam={self.year}; {whose}{scheme}"


class Defaced(ValueError):
    """A mark that somebody typed over."""


def find_mark(texts: Iterable[object]) -> Mark | None:
    """The mark among the cells above a table, if there is one. Raises ``Defaced``."""
    for text in texts:
        if isinstance(text, str) and text.strip().startswith(BEGINS):
            return _read(text.strip())
    return None


def _read(text: str) -> Mark:
    parts = dict(_PART.findall(text.removeprefix(BEGINS)))
    scheme = _SCHEME.fullmatch(parts.get("bang-tieu-chi", "").strip())
    year = parts.get("nam", "").strip()
    mark = Mark(
        year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else 0,
        board=parts.get("don-vi", "").strip(),
        bloc=parts.get("khoi", "").strip(),
        scheme=scheme["code"] if scheme else "",
        version=int(scheme["version"]) if scheme else 0,
    )
    if mark.text != text:
        raise Defaced(text)
    return mark
