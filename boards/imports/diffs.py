"""What a row would change, cell by cell; templates mark it up, so that no style is inlined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from boards.models import Figure


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell before and after."""

    before: str
    after: str

    @property
    def changed(self) -> bool:
        """Whether they differ."""
        return self.before != self.after


class Shows(Protocol):
    """Whatever can say a figure in words."""

    def shown(self, figure: Figure) -> list[str]: ...


class Diff:
    """The shape that django-import-export asks for."""

    def __init__(self, resource: Shows, instance: Figure, new: bool) -> None:
        self.before = [] if new else resource.shown(instance)
        self.after: list[str] = []

    def compare_with(self, resource: Shows, instance: Figure) -> None:
        """Keep what the row says."""
        self.after = resource.shown(instance)

    def as_html(self) -> list[Cell]:
        """The cells; a new figure has nothing before."""
        before = self.before or [""] * len(self.after)
        return [Cell(old, new) for old, new in zip(before, self.after, strict=True)]
