"""The year before a scheme, by the scheme and by the rules that are in force, as finished rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from blocs.domain.replay import LeftOut, replayed
from blocs.models import Cycle, Edition, Scheme
from blocs.queries.changes import ChangeList, change_list
from blocs.queries.payload import issued_scheme, unranked_payload
from blocs.queries.reader import Json, Reader
from blocs.refusals import Refusal
from boards.refusals import Refused

Rank = Callable[[Cycle, Scheme], Json]


@dataclass(frozen=True, slots=True)
class Unreplayed:
    """A criterion that the year cannot answer."""

    name: str
    maximum: str
    why: str


@dataclass(frozen=True, slots=True)
class ReplayPage:
    """All that the page shows: both documents, what moves between them, and what is left out."""

    year: int
    present: Scheme
    before: Json
    after: Mapping[str, Any]
    changes: ChangeList
    left_out: tuple[Unreplayed, ...]


def replay_of(scheme: Scheme, *, rank: Rank, reader: Reader) -> ReplayPage:
    """The facts of the year before by both rules; ``rank`` makes the document of the present ones.

    The present rules are those in force in the scheme's own year, or else those of the year before.
    Raises ``Refused`` and ``Unreadable``.
    """
    last = (
        Cycle.objects.select_related("bloc")
        .filter(bloc=scheme.cycle.bloc_id, year=scheme.cycle.year - 1)
        .first()
    )
    if last is None:
        raise Refused(Refusal.NO_YEAR_BEFORE)
    present = _present(scheme, last)
    before = rank(last, present)
    replay = replayed(unranked_payload(last, scheme, number=0), before)
    return ReplayPage(
        year=last.year,
        present=present,
        before=before,
        after=replay.document,
        changes=change_list(before, replay.document, reader),
        left_out=tuple(_unreplayed(item, reader) for item in replay.left_out),
    )


def needs_replay(scheme: Scheme) -> bool:
    """Whether the year before is published: then nobody issues a scheme without having seen it."""
    cycle = scheme.cycle
    before = Edition.objects.published().filter(cycle__bloc=cycle.bloc_id)
    return before.filter(cycle__year=cycle.year - 1).exists()


def _present(scheme: Scheme, last: Cycle) -> Scheme:
    """The scheme in force: of its own year if another one is issued there, else of the last."""
    own = scheme.cycle.schemes.exclude(pk=scheme.pk)
    return own.in_force().first() or issued_scheme(last)


def _unreplayed(item: LeftOut, reader: Reader) -> Unreplayed:
    return Unreplayed(
        name=item.name.in_language(reader.language),
        maximum=reader.number(item.maximum),
        why=item.why.in_language(reader.language),
    )
