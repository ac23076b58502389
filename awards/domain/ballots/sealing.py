"""What the opening seals and what the count seals: plain documents with a fingerprint.

A document is plain JSON; shares are written as they are read out, ``2/3``. Nobody who voted is
named in it as a person, and of a secret ballot there are only sums.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from awards.domain.ballots.choices import Choice
from awards.domain.ballots.counting import Box, Elector
from awards.domain.ballots.outcome import Quorum, Told
from awards.domain.ballots.rules import Rules, Share
from awards.enums import BY_HAND, PRESENT, BallotKind, Base, Channel, Recusal
from blocs.domain.editions import canonical, fingerprint
from blocs.domain.rounding import half_up

FORMAT = "khoi-thi-dua/ballot/1"
PERCENT_PLACES = 2

Json = dict[str, Any]

__all__ = [
    "FORMAT",
    "canonical",
    "electors_of",
    "fingerprint",
    "names_of",
    "presence",
    "result",
    "rules_of",
    "seal",
]


def seal(
    about: Mapping[str, object],
    rules: Rules,
    electors: Iterable[Mapping[str, object]],
    names: Iterable[Mapping[str, object]],
    tellers: Sequence[str],
    key: str,
) -> Json:
    """What stands from the opening on. ``about`` says whose ballot it is and what it asks.

    An elector is ``{"board", "name", "presence", "recused"}``, a name ``{"board", "name"}``.
    """
    return {
        "format": FORMAT,
        **about,
        "kind": rules.kind.value,
        "secret": rules.secret,
        "places": rules.places,
        "at_most": rules.at_most,
        "threshold": {
            "part": str(rules.threshold.part),
            "base": rules.threshold.base.value,
            "strict": rules.threshold.strict,
        },
        "quorum": {"part": str(rules.quorum.part), "letters_count": rules.letters_count},
        "recusal": rules.recusal.value,
        "electors": list(electors),
        "names": list(names),
        "tellers": list(tellers),
        "key": key,
    }


def rules_of(sealed: Mapping[str, Any]) -> Rules:
    """The rules as they were sealed."""
    threshold, quorum = sealed["threshold"], sealed["quorum"]
    return Rules(
        kind=BallotKind(sealed["kind"]),
        threshold=Share(Fraction(threshold["part"]), Base(threshold["base"]), threshold["strict"]),
        quorum=Share(Fraction(quorum["part"]), Base.ELECTORS),
        places=sealed["places"],
        at_most=sealed["at_most"],
        recusal=Recusal(sealed["recusal"]),
        secret=sealed["secret"],
        letters_count=quorum["letters_count"],
    )


def presence(channel: Channel) -> str:
    """What the opening seals of how a board takes part: a phone may still give way to paper."""
    return "present" if channel in PRESENT else channel.value


def electors_of(
    sealed: Mapping[str, Any], channels: Mapping[str, str], voted: Collection[str]
) -> list[Elector]:
    """The electors as they were sealed, each by its channel; ``voted``: whose envelopes came."""
    return [
        Elector(
            board=each["board"],
            channel=Channel(channels[each["board"]]),
            voted=each["board"] in voted,
            recused=frozenset(each["recused"]),
        )
        for each in sealed["electors"]
    ]


def names_of(sealed: Mapping[str, Any]) -> list[str]:
    """The names in the order of the paper."""
    return [each["board"] for each in sealed["names"]]


def result(
    sealed: Mapping[str, Any],
    *,
    moments: Mapping[str, str],
    electors: Sequence[Elector],
    box: Box,
    quorum: Quorum,
    counted: Sequence[Told],
    receipts: Iterable[str],
    votes: Mapping[str, Choice] | None,
) -> Json:
    """The sealed result: what the opening sealed, the numbers, and what they decide.

    ``votes``, by board, stand in it only where the ballot was open to all. Receipts are in the
    order of their own digits, which tells nothing.
    """
    called = {each["board"]: each["name"] for each in sealed["names"]}
    document = {
        "sealed": dict(sealed),
        "rules_fingerprint": fingerprint(sealed),
        **moments,
        "voted": [each.board for each in electors if each.voted],
        "by_hand": [each.board for each in electors if each.channel in BY_HAND],
        "turnout": turnout(electors, box),
        "counts": [_count(each, called) for each in counted],
        "quorum": {"needed": quorum.needed, "present": quorum.present, "met": quorum.met},
        "receipts": sorted(receipts),
        "votes": votes,
    }
    return {**document, "fingerprint": fingerprint(document)}


def turnout(electors: Sequence[Elector], box: Box) -> dict[str, int]:
    """How many there were of what, as the minutes list it."""
    phones = sum(each.voted for each in electors)
    return {
        "members": len(electors),
        "present": sum(each.channel in PRESENT for each in electors),
        "written": sum(each.channel is Channel.LETTER for each in electors),
        "phones": phones,
        "issued": box.issued,
        "returned": box.returned,
        "invalid": box.invalid,
        "cast": phones + box.returned,
        "valid": phones + box.valid,
    }


def _count(each: Told, called: Mapping[str, str]) -> dict[str, object]:
    share = each.share
    percent = None if share is None else half_up(share * 100, PERCENT_PLACES)
    return {
        "board": each.tally.name,
        "name": called[each.tally.name],
        "yes": each.tally.yes,
        "no": each.tally.no,
        "abstain": each.tally.abstain,
        "bases": {base.value: number for base, number in each.tally.bases.items()},
        "base": each.base,
        "needed": each.needed,
        "percent": None if percent is None else str(percent),
        "outcome": each.outcome.value,
    }
