"""Writing letters to officers, and what becomes of each: released, dropped, sent again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from blocs.domain.letters import Content, content, key_of
from blocs.enums import LetterKind, LetterState
from blocs.models import Bloc, Cycle, Letter
from blocs.queries.reminders import readers
from blocs.refusals import Refusal
from blocs.services.sending import send_letters
from boards.domain.sentences import Sentence
from boards.enums import Role
from boards.models import Board, Officer
from boards.refusals import Refused


@transaction.atomic
def post_notice(
    *,
    cycle: Cycle,
    about: str,
    subject: Sentence,
    body: Sentence,
    boards: Iterable[Board] | None = None,
    page: str = "",
) -> list[Letter]:
    """Tell the officers of ``boards`` (else of all members) and of the secretariat something.

    Nobody is told twice of the same ``about`` in a cycle. A notice tells what is done and has been
    read by whoever did it, so it is sent as soon as the transaction is committed; what cannot be
    delivered then, ``remind`` tries again. ``page`` is the path to open, else the desk.
    """
    cycle = Cycle.objects.select_for_update(of=("self",)).select_related("bloc").get(pk=cycle.pk)
    members = cycle.memberships().values("board") if boards is None else list(boards)
    letters = write_letters(
        cycle=cycle,
        kind=LetterKind.NOTICE,
        about=about,
        officers=readers(Q(board__in=members) | Q(role=Role.SECRETARIAT)),
        subject=subject,
        body=body,
        page=page or reverse("admin:index"),
        state=LetterState.RELEASED,
    )
    if letters:
        transaction.on_commit(partial(_send, [letter.pk for letter in letters]), robust=True)
    return letters


def write_letters(
    *,
    cycle: Cycle,
    kind: LetterKind,
    about: str,
    officers: Iterable[Officer],
    subject: Sentence,
    body: Sentence,
    page: str,
    state: LetterState,
) -> list[Letter]:
    """Write to each officer what was not written yet; the caller has locked the cycle."""
    keys = {key_of(cycle=cycle.pk, about=about, officer=each.pk): each for each in officers}
    written = set(Letter.objects.filter(key__in=keys).values_list("key", flat=True))
    now = timezone.now()
    return Letter.objects.bulk_create(
        Letter(
            key=key,
            cycle=cycle,
            kind=kind,
            officer=officer,
            address=officer.email,
            state=state,
            written_at=now,
            **_columns(_content(cycle, officer, subject, body, page)),
        )
        for key, officer in keys.items()
        if key not in written
    )


@transaction.atomic
def release_letter(*, letter: Letter, officer: Officer) -> Letter:
    """Let a letter that waits be sent: somebody has read it."""
    letter = _locked(letter)
    if letter.state != LetterState.WAITING:
        raise Refused(Refusal.LETTER_NOT_WAITING)
    letter.state, letter.released_by = LetterState.RELEASED, officer
    letter.save(update_fields=["state", "released_by"])
    return letter


@transaction.atomic
def drop_letter(*, letter: Letter) -> Letter:
    """Keep a letter from being sent; it stays, so that it is not written again."""
    letter = _locked(letter)
    if letter.state in (LetterState.SENT, LetterState.DROPPED):
        raise Refused(Refusal.LETTER_IS_DONE)
    letter.state = LetterState.DROPPED
    letter.save(update_fields=["state"])
    return letter


@transaction.atomic
def send_again(*, letter: Letter, officer: Officer) -> Letter:
    """Let a letter that did not arrive be sent once more, to the address of today.

    It bears the identity of the first one: a mailbox that got that after all shows one.
    """
    letter = _locked(letter)
    if letter.state != LetterState.FAILED:
        raise Refused(Refusal.LETTER_NOT_FAILED)
    letter.state, letter.released_by, letter.tries = LetterState.RELEASED, officer, 0
    letter.address = letter.officer.email or letter.address
    letter.save(update_fields=["state", "released_by", "tries", "address"])
    return letter


def _locked(letter: Letter) -> Letter:
    rows = Letter.objects.select_for_update(of=("self",)).select_related("officer")
    return rows.get(pk=letter.pk)


def _send(pks: Sequence[int]) -> None:
    send_letters(limit=len(pks), only=pks)


def _content(
    cycle: Cycle, officer: Officer, subject: Sentence, body: Sentence, page: str
) -> Content:
    return content(
        about=f"{cycle.bloc.short_name} {cycle.year}",
        recipient=str(officer),
        subject=subject,
        body=body,
        page=f"{settings.SITE_URL}{page}",
        sender=_sender(cycle.bloc),
    )


def _sender(bloc: Bloc) -> Sentence:
    """Who writes, and that nobody reads an answer."""
    return Sentence(
        f"{bloc.name}\nThư do trang Khối Thi Đua gửi tự động; xin không trả lời thư này.",
        f"{bloc.name_en}\nThis letter was sent by the site; please do not answer it.",
    )


def _columns(text: Content) -> dict[str, str]:
    return {"subject": text.subject, "body": text.body}
