"""What one elector may say, and the paper that carries it: always as long as any other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from awards.domain.ballots.rules import Rules
from awards.enums import BallotKind, Voice
from awards.refusals import Refusal

SIGNS = {Voice.YES: "y", Voice.NO: "n", Voice.ABSTAIN: "a"}
VOICES = {sign: answer for answer, sign in SIGNS.items()}

Choice = Mapping[str, Voice]
"""What an elector says, by name; who says nothing of a name abstains."""


def faults(
    rules: Rules, options: Sequence[str], recused: Collection[str], choice: Choice
) -> list[Refusal]:
    """Why a paper would not be valid; empty where it would be."""
    return list(_faults(rules, options, recused, choice))


def _faults(
    rules: Rules, options: Sequence[str], recused: Collection[str], choice: Choice
) -> Iterator[Refusal]:
    said = {name: answer for name, answer in choice.items() if answer is not Voice.ABSTAIN}
    if set(choice) - set(options):
        yield Refusal.UNKNOWN_NAME
    if set(said) & set(recused):
        yield Refusal.RECUSED
    if rules.kind is not BallotKind.YES_NO and Voice.NO in choice.values():
        yield Refusal.NO_AGAINST
    if rules.at_most is not None and len(said) > rules.at_most:
        yield Refusal.TOO_MANY_NAMES


def to_paper(options: Sequence[str], choice: Choice) -> bytes:
    """One sign for each name, in the sealed order: every paper of a ballot has one length."""
    return "".join(SIGNS[choice.get(name, Voice.ABSTAIN)] for name in options).encode()


def from_paper(options: Sequence[str], paper: bytes) -> dict[str, Voice]:
    """What a paper says. Raises ``ValueError`` where it is none of this ballot."""
    try:
        return {
            name: VOICES[sign] for name, sign in zip(options, paper.decode("ascii"), strict=True)
        }
    except (KeyError, UnicodeDecodeError) as error:
        raise ValueError(str(error)) from error
