"""What a reader narrows a long table down to: one board, one indicator, one state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One line of a list to choose from."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A choice from three lists; an empty one shows everything."""

    board: str
    indicator: str
    state: str
    boards: tuple[Option, ...]
    indicators: tuple[Option, ...]
    states: tuple[Option, ...]

    @property
    def narrow(self) -> bool:
        """Whether anything is left out."""
        return bool(self.board or self.indicator or self.state)

    def shows(self, board: str, indicator: str, states: frozenset[str]) -> bool:
        """Whether a line of this board, indicator and these states stands in the table."""
        return (
            self.board in ("", board)
            and self.indicator in ("", indicator)
            and (not self.state or self.state in states)
        )


def narrowed(
    query: Mapping[str, str],
    *,
    boards: Mapping[str, str],
    indicators: Mapping[str, str],
    states: Mapping[str, str],
) -> Narrowed:
    """What an address asks for; what is not to be had is as if it were not said."""
    board, indicator, state = (
        asked if (asked := query.get(name, "")) in known else ""
        for name, known in (("board", boards), ("indicator", indicators), ("state", states))
    )
    return Narrowed(
        board=board,
        indicator=indicator,
        state=state,
        boards=_options(boards, board),
        indicators=_options(indicators, indicator),
        states=_options(states, state),
    )


def _options(known: Mapping[str, str], chosen: str) -> tuple[Option, ...]:
    return tuple(Option(value, label, value == chosen) for value, label in known.items())
