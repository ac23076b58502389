"""The page on which a board signs: how far it is, what it may do, and what was checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from blocs.enums import PledgeState, SignatureKind, SignatureState
from blocs.models import Cycle, Pledge, Signature
from blocs.queries.signatures import SigningRow, signing_rows
from blocs.queries.signing import fullest
from boards.domain.sentences import Sentence
from boards.domain.signing.checked import Checked, checked
from boards.models import Officer
from boards.pades.telling import signature_from_plain


@dataclass(frozen=True, slots=True)
class Taken:
    """The file that the next signer takes: the paper, or one that others signed already."""

    address: str
    signed: int = 0
    last: str = ""


@dataclass(frozen=True, slots=True)
class SigningPage:
    """Everything that the page of one board shows."""

    pledge: Pledge
    row: SigningRow
    taken: Taken
    checked: tuple[Checked, ...]
    may_sign: bool
    may_confirm: bool

    @property
    def is_open(self) -> bool:
        """Whether the version is open for signature at all."""
        return self.pledge.state == PledgeState.OPEN

    @property
    def asks(self) -> bool:
        """Whether the reader can sign now."""
        return self.is_open and self.may_sign and not self.row.stands


def current_pledge(cycle: Cycle) -> Pledge | None:
    """The version to sign: the one that is open, else the newest that ever was."""
    versions = cycle.pledges.exclude(state=PledgeState.DRAFT).select_related("cycle__bloc")
    newest = [*versions.order_by("-version")]
    opened = (each for each in newest if each.state == PledgeState.OPEN)
    return next(opened, None) or next(iter(newest), None)


def signing_page(pledge: Pledge, slug: str, officer: Officer) -> SigningPage | None:
    """The page of a member; nothing for a board that takes no part."""
    row = next((each for each in signing_rows(pledge) if each.slug == slug), None)
    if row is None:
        return None
    signature = row.signature or Signature(pledge=pledge, board_id=row.board)
    return SigningPage(
        pledge=pledge,
        row=row,
        taken=_taken(pledge),
        checked=checked_of(row.signature),
        may_sign=officer.has_perm("blocs.sign_pledge", signature),
        may_confirm=officer.has_perm("blocs.confirm_signature", signature),
    )


def checked_of(signature: Signature | None) -> tuple[Checked, ...]:
    """What was checked of a signature, as it was found when it came."""
    if signature is None or signature.state != SignatureState.STANDS:
        return ()
    found = signature.found.get("signature")
    if signature.kind != SignatureKind.DIGITAL or not found:
        return ()
    return tuple(
        checked(
            signature_from_plain(found),
            registered=signature.found["registered"],
            seals=[signature_from_plain(each) for each in signature.found["seals"]],
            zone=timezone.get_default_timezone(),
        )
    )


def said(sentences: Sequence[Sentence], language: str) -> list[str]:
    """The sentences as a reader of that language gets them."""
    return [each.in_language(language) for each in sentences]


def _taken(pledge: Pledge) -> Taken:
    last = fullest(pledge)
    if last is None:
        return Taken(pledge.file.url if pledge.file else "")
    return Taken(last.file.url, last.found["file"]["signed"], last.board.short_name)
