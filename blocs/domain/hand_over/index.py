"""The index of an archive: what is in it, and what should be and is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the archive by its path. One that is not in it says why in ``missing``.

    ``note`` is what must be known of one that is there.
    """

    path: str
    title: str
    size: int = 0
    sha256: str = ""
    missing: str = ""
    note: str = ""

    @property
    def folder(self) -> str:
        """The folder that it lies in; empty at the top."""
        return self.path.rpartition("/")[0]


def check_sums(entries: Iterable[Entry]) -> str:
    """The lines that ``sha256sum --check`` reads, for whatever is in the archive."""
    return "".join(f"{entry.sha256}  {entry.path}\n" for entry in entries if not entry.missing)
