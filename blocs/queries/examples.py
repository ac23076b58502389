"""Whole schemes to begin from: examples of three worlds, labelled as such everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from boards.domain.sentences import Sentence

DIRECTORY = Path(__file__).resolve().parent.parent / "data" / "examples"


@dataclass(frozen=True, slots=True)
class Example:
    """A file in the directory of examples, and what it is an example of."""

    key: str
    about: Sentence

    @property
    def path(self) -> Path:
        """Where it stands."""
        return DIRECTORY / f"{self.key}.toml"


EXAMPLES = (
    Example(
        "100-diem",
        Sentence("Ví dụ: 100 điểm, so với chỉ tiêu đăng ký", "Example: 100 points, with targets"),
    ),
    Example(
        "1000-diem",
        Sentence(
            "Ví dụ: 1.000 điểm, chấm theo mức, có điểm trừ",
            "Example: 1,000 points, with bands and penalties",
        ),
    ),
    Example(
        "so-voi-tot-nhat",
        Sentence("Ví dụ: so với đơn vị tốt nhất khối", "Example: relative to the best of the bloc"),
    ),
)
