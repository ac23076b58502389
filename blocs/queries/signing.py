"""What a signed file of a board is held against, and which file the next signer takes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone

from blocs.enums import SignatureKind, SignatureState
from blocs.models import Pledge, Signature
from boards.domain.signing.expecting import Expected, Signer
from boards.models import Board, Signatory


def expected_of(pledge: Pledge, board: Board, *, now: datetime) -> Expected:
    """The opened paper, the names of the board, its signatories, and what is recorded already."""
    return Expected(
        sha256=pledge.file_sha256,
        opened_at=pledge.opened_at or now,
        now=now,
        zone=timezone.get_default_timezone(),
        board=board.short_name,
        names=tuple(_names(board)),
        signers=signers_of(board),
        known=known_containers(pledge),
    )


def signers_of(board: Board) -> tuple[Signer, ...]:
    """Everybody who ever signed for the board, with the certificates registered for them."""
    people = Signatory.objects.filter(board=board).prefetch_related("certificates")
    return tuple(map(as_signer, people))


def as_signer(person: Signatory) -> Signer:
    """A signatory as the rules see one."""
    return Signer(
        person.pk,
        person.name,
        person.post,
        person.starts_on,
        person.ends_on,
        frozenset(each.sha256 for each in person.certificates.all()),
    )


def standing_signatures(pledge: Pledge) -> list[Signature]:
    """The digital signatures that count, in the order in which they came."""
    standing = pledge.signatures.filter(
        kind=SignatureKind.DIGITAL, state=SignatureState.STANDS
    ).exclude(file="")
    return [*standing.select_related("board").order_by("recorded_at", "pk")]


def known_containers(pledge: Pledge) -> frozenset[str]:
    """By what the recorded signatures are known when they stand in another file."""
    return frozenset(
        each for signature in standing_signatures(pledge) for each in containers_of(signature)
    )


def containers_of(signature: Signature) -> Iterator[str]:
    """The signature of the person, and the seals that came with it."""
    found: dict[str, Any] = signature.found
    for each in (found.get("signature"), *found.get("seals", ())):
        if each:
            yield each["container"]


def fullest(pledge: Pledge) -> Signature | None:
    """The signed file that carries the most signatures; the newest of those.

    Whoever signs next takes this one, so that at best one file carries them all.
    """
    standing = standing_signatures(pledge)
    return max(
        reversed(standing),
        key=lambda each: each.found.get("file", {}).get("signed", 0),
        default=None,
    )


def _names(board: Board) -> Iterator[str]:
    """Every name that a certificate may call the board by, of any time."""
    yield board.name
    if board.name_en:
        yield board.name_en
    yield from board.names.values_list("name", flat=True)
    yield from board.aliases.values_list("text", flat=True)
