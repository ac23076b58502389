"""Who has signed a pledge: one row for each member, by seat."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter

from blocs.enums import SignatureKind, SignatureState
from blocs.models import Membership, Pledge, Signature
from blocs.queries.pledge_content import name_of
from boards.language import spoken


@dataclass(frozen=True, slots=True)
class SigningRow:
    """What one member did with the pledge so far; ``state`` is none while it did nothing.

    ``name`` is that of the day that decides who is a member, for English readers the English one.
    ``verified``: the signature was checked cryptographically; a scan never is.
    """

    seat: int
    board: int
    slug: str
    name: str
    short_name: str
    state: SignatureState | None = None
    kind: SignatureKind | None = None
    signer: str = ""
    post: str = ""
    day: date | None = None
    verified: bool = False
    reason: str = ""
    signature: Signature | None = None

    @property
    def stands(self) -> bool:
        """Whether the signature counts."""
        return self.state is SignatureState.STANDS

    @property
    def waits(self) -> bool:
        """Whether a second officer must still look at the scan."""
        return self.state is SignatureState.WAITING


def signing_rows(pledge: Pledge) -> tuple[SigningRow, ...]:
    """Every member of the year with what it did, in three queries."""
    members = pledge.cycle.memberships().prefetch_related("board__names")
    signatures = {
        signature.board_id: signature
        for signature in pledge.signatures.select_related("signatory", "recorded_by")
    }
    return tuple(_row(pledge, member, signatures.get(member.board_id)) for member in members)


def all_stand(rows: tuple[SigningRow, ...]) -> bool:
    """Whether every member signed and every signature counts; nobody is not everybody."""
    return bool(rows) and all(map(attrgetter("stands"), rows))


def _row(pledge: Pledge, member: Membership, signature: Signature | None) -> SigningRow:
    board = member.board
    row = SigningRow(
        seat=member.seat,
        board=board.pk,
        slug=board.slug,
        name=name_of(board, pledge.cycle.members_on, english=spoken() == "en"),
        short_name=board.short_name,
    )
    if signature is None:
        return row
    return replace(
        row,
        state=SignatureState(signature.state),
        kind=SignatureKind(signature.kind) if signature.kind else None,
        signer=signature.signed_by,
        post=signature.signatory.post if signature.signatory else "",
        day=signature.signed_on,
        verified=bool(signature.certificate_sha256) and signature.state == SignatureState.STANDS,
        reason=signature.reason,
        signature=signature,
    )
