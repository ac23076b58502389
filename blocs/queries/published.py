"""What the public may read of a bloc's year: its published editions, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256
from typing import cast

from django.db.models import F, Subquery

from blocs.domain.editions import short_code
from blocs.enums import EditionState
from blocs.models import Edition
from blocs.queries.reader import Json, Reader
from boards.domain.sentences import Sentence
from boards.models import Succession


@dataclass(frozen=True, slots=True)
class Head:
    """What every page of an edition says about it."""

    bloc: str
    bloc_name: str
    bloc_short_name: str
    council: str
    year: int
    number: int
    latest: int
    published_at: datetime
    fingerprint: str
    code: str
    correction: str
    illustrative: bool
    licence: str
    members: int
    bloc_called: Sentence
    council_called: Sentence

    @property
    def superseded(self) -> bool:
        """Whether a newer edition corrects this one."""
        return self.number < self.latest

    @property
    def file_stem(self) -> str:
        """How the files of this edition are named, without topic and ending."""
        return f"{self.bloc}-{self.year}-ban-{self.number}"

    @property
    def query(self) -> str:
        """What keeps a link within this edition when it is not the latest."""
        return f"?edition={self.number}" if self.superseded else ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A published edition, opened for a reader."""

    document: Json
    reader: Reader
    head: Head


# What pages say of every edition; the rest of a row is read when it is opened.
SHOWN = ("number", "fingerprint", "published_at", "correction_note")


class SealBroken(Exception):
    """Somebody altered a published edition in the database; the message is its key."""


def editions(bloc: str, year: int) -> list[Edition]:
    """Every published edition of the year, the latest first; payloads are read when opened."""
    return editions_of_years(bloc, year)[year]


def editions_of_years(bloc: str, *years: int) -> dict[int, list[Edition]]:
    """The same of several years. One query.

    Each row tells its ``of_year``, and the newest succession that was ever recorded, as
    ``happened``: what is said of two years side by side may be another thing after it.
    """
    found = Edition.objects.raw(_listing(len(years)), [bloc, *years])
    public = [each for each in found if each.state is EditionState.PUBLISHED]
    public.sort(key=lambda edition: -edition.number)
    return {year: [each for each in public if vars(each)["of_year"] == year] for year in years}


@cache
def _listing(years: int) -> str:
    """The one query of every page of results, compiled once: Django would do it for each page.

    It asks for what is approved. The clock is no part of it: compiled in, it would stand still.
    """
    of_years = {"cycle__bloc__slug": "", "cycle__year__in": range(years)}
    rows = Edition.objects.approved().filter(**of_years).order_by().only(*SHOWN)
    newest = Succession.objects.order_by("-pk").values("pk")[:1]
    told = rows.annotate(of_year=F("cycle__year"), happened=Subquery(newest))
    return told.query.sql_with_params()[0]


def pick(published: Sequence[Edition], number: int | None) -> Edition | None:
    """The edition of that number, the latest when none is named."""
    return next((each for each in published if number in (None, each.number)), None)


def opened(edition: Edition, reader: Reader, *, latest: int) -> Opened:
    """The edition, its payload read and its head written for the reader.

    Raises ``SealBroken`` where the stored text is no longer the one that was published: a page
    that says nothing is better than one that says something else.
    """
    if sha256(edition.payload.encode()).hexdigest() != edition.fingerprint:
        raise SealBroken(str(edition.pk))
    document = edition.document
    return Opened(
        document=document,
        reader=reader,
        head=Head(
            bloc=document["bloc"],
            bloc_name=reader.text(document, "bloc_name"),
            bloc_short_name=reader.text(document, "bloc_short_name"),
            council=reader.text(document, "council"),
            year=document["year"],
            number=edition.number,
            latest=latest,
            published_at=cast(datetime, edition.published_at),
            fingerprint=edition.fingerprint,
            code=short_code(edition.fingerprint),
            correction=document["correction"],
            illustrative=document["illustrative"],
            licence=document["licence"],
            members=len(document["members"]),
            bloc_called=_called(document, "bloc_short_name"),
            council_called=_called(document, "council"),
        ),
    )


def _called(document: Json, key: str) -> Sentence:
    """In both languages, whoever reads: a citation is made in both."""
    return Sentence(document[key], document[f"{key}_en"] or document[key])
