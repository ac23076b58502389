"""Ballots as everybody reads them: counted, real, and of a year whose conference is over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.dateparse import parse_datetime

from awards.domain.ballots.sealing import rules_of
from awards.domain.ballots.wording import rules_in_words
from awards.models import Ballot
from awards.models.ballots import BallotQuerySet
from awards.queries.ballot_page import Result, result_of
from blocs.domain.editions import short_code
from blocs.enums import Stage
from blocs.models import Cycle
from blocs.queries.reader import Reader
from boards.language import spoken

OVER = (Stage.PROPOSED, Stage.CLOSED)
"""While the conference sits its ballots are read there, not in the street."""
DIGITS = frozenset("0123456789abcdef")
FEWEST_DIGITS = 16
"""Four groups of a receipt are enough to tell it from any other."""


@dataclass(frozen=True, slots=True)
class Head:
    """Whose ballots: what the crumbs of a page need."""

    bloc: str
    bloc_short_name: str
    year: int
    query: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A ballot in the list of its year."""

    number: int
    title: str
    round: int
    secret: bool
    names: tuple[str, ...]
    code: str


@dataclass(frozen=True, slots=True)
class Listed:
    """The ballots of a year."""

    head: Head
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What somebody typed, and whether such an envelope was counted."""

    typed: str
    counted: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One ballot: rules, result, seal, and the answer about a receipt."""

    head: Head
    number: int
    title: str
    secret: bool
    round: int
    counted_at: Any
    rules: tuple[str, ...]
    source: str
    result: Result
    rules_code: str
    fingerprint: str
    receipt: Receipt | None


def ballots_of(bloc: str, year: int) -> Listed | None:
    """The public ballots of a year; nothing where there is no such year."""
    cycle = Cycle.objects.select_related("bloc").filter(bloc__slug=bloc, year=year).first()
    if cycle is None:
        return None
    lines = tuple(map(_line, _public().filter(cycle=cycle))) if cycle.stage in OVER else ()
    return Listed(_head(cycle), lines)


def public_ballot(bloc: str, year: int, number: int) -> Ballot | None:
    """A ballot that everybody may read."""
    rows = _public().filter(cycle__bloc__slug=bloc, cycle__year=year, number=number)
    return rows.filter(cycle__stage__in=OVER).select_related("cycle__bloc").first()


def public_ballots(*, bloc: str | None, year: int | None) -> BallotQuerySet:
    """Every ballot that everybody may read: the latest year first, in it by number."""
    asked = {"cycle__bloc__slug": bloc, "cycle__year": year}
    rows = _public().filter(cycle__stage__in=OVER).select_related("cycle__bloc")
    rows = rows.filter(**{key: value for key, value in asked.items() if value})
    return rows.order_by("-cycle__year", "cycle__bloc__sort_key", "number")


def ballot_row(ballot: Ballot) -> dict[str, Any]:
    """The sealed result in short; the file has every rule and receipt."""
    document = ballot.document or {}
    sealed = document["sealed"]
    about = ("bloc", "year", "number", "round", "title", "title_en", "award", "kind", "secret")
    result = ("counted_at", "rules_fingerprint", "fingerprint", "turnout", "quorum", "counts")
    return {key: sealed[key] for key in about} | {key: document[key] for key in result}


def ballot_told(ballot: Ballot, typed: str) -> Told:
    """A counted ballot in the reader's language."""
    document, result = ballot.document, result_of(ballot)
    if document is None or result is None:
        raise ValueError("Only a counted ballot is told.")
    reader, sealed = Reader.of_request(), document["sealed"]
    return Told(
        head=_head(ballot.cycle),
        number=ballot.number,
        title=reader.text(sealed, "title"),
        secret=sealed["secret"],
        round=sealed["round"],
        counted_at=parse_datetime(document["counted_at"]),
        rules=tuple(each.in_language(spoken()) for each in rules_in_words(rules_of(sealed))),
        source=sealed["threshold_source"],
        result=result,
        rules_code=short_code(document["rules_fingerprint"]),
        fingerprint=document["fingerprint"],
        receipt=_receipt(document["receipts"], typed),
    )


def _public() -> BallotQuerySet:
    return Ballot.objects.real().counted().order_by("number")


def _head(cycle: Cycle) -> Head:
    bloc = {"name": cycle.bloc.short_name, "name_en": cycle.bloc.short_name_en}
    return Head(cycle.bloc.slug, Reader.of_request().text(bloc, "name"), cycle.year)


def _line(ballot: Ballot) -> Line:
    document = ballot.document or {}
    return Line(
        number=ballot.number,
        title=Reader.of_request().text(document["sealed"], "title"),
        round=ballot.round,
        secret=ballot.secret,
        names=tuple(row["name"] for row in document["counts"]),
        code=short_code(document["fingerprint"]),
    )


def _receipt(receipts: list[str], typed: str) -> Receipt | None:
    """However it was typed; the first groups suffice."""
    digits = "".join(sign for sign in typed.lower() if sign in DIGITS)
    counted = len(digits) >= FEWEST_DIGITS and any(each.startswith(digits) for each in receipts)
    return Receipt(typed, counted) if typed.strip() else None
