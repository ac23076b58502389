"""A paper as a phone sends it: one sign for each name, under a key that says nothing of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from awards.domain.ballots.choices import VOICES, Choice
from awards.enums import Voice

PREFIX = "name-"


def key_of(name: str) -> str:
    """Under which key a page asks about a name."""
    return f"{PREFIX}{name}"


def choice_of(options: Sequence[str], recused: Collection[str], sent: Mapping[str, str]) -> Choice:
    """What was sent, name by name; nothing, or a sign that is none, is no opinion.

    Names that the page never asked about stay in: the rules say what is wrong with them.
    """
    asked = {name[len(PREFIX) :]: sign for name, sign in sent.items() if name.startswith(PREFIX)}
    said = {name: VOICES.get(sign, Voice.ABSTAIN) for name, sign in asked.items()}
    return {name: Voice.ABSTAIN for name in options if name not in recused} | said
