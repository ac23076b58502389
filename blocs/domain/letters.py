"""What a letter says: one plain text, Vietnamese above and English below, and one line as subject.

Officers of two languages get the same letter, so that a letter that is passed on, printed or
filed reads the same everywhere. Nothing that somebody typed can become a line of the head.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass

from boards.domain.sentences import Sentence

LONGEST_SUBJECT = 200
LONGEST_KEY = 200
MOST_TRIES = 5
"""So often a letter is offered to a server that refuses it: some take a stranger's second try."""
BETWEEN = "– – –\n"
"""What stands above the English text. Not two hyphens: mail programs hide what follows those."""


@dataclass(frozen=True, slots=True)
class Content:
    """Subject and text of one letter, as they are read in the outbox and sent."""

    subject: str
    body: str


def content(
    *, about: str, recipient: str, subject: Sentence, body: Sentence, page: str, sender: Sentence
) -> Content:
    """The letter to ``recipient``; ``about`` names the year, ``page`` is what it asks to open."""
    vietnamese = [f"Kính gửi: {one_line(recipient)}", body.vi, f"Mở trang: {page}", sender.vi]
    english = [f"To: {one_line(recipient)}", body.en, f"Open this page: {page}", sender.en]
    return Content(
        subject=subject_line(f"[{about}] {subject.vi}"),
        body=f"{_paragraphs(vietnamese)}\n{BETWEEN}\n{_paragraphs(english)}",
    )


def subject_line(text: str) -> str:
    """One line that fits; a longer one is cut where a word ends."""
    line = one_line(text)
    if len(line) <= LONGEST_SUBJECT:
        return line
    cut = line[: LONGEST_SUBJECT - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"


def one_line(text: str) -> str:
    """The text without line breaks and other marks that steer: the head of a mail is lines."""
    plain = (" " if unicodedata.category(mark)[0] in "CZ" else mark for mark in text)
    return " ".join("".join(plain).split())


def key_of(*, cycle: int, about: str, officer: int) -> str:
    """What a letter is about and to whom: the same twice is the same letter.

    A long ``about`` is told by its digest, because the key has to fit its column.
    """
    key = f"{cycle}/{about}/{officer}"
    if len(key) <= LONGEST_KEY:
        return key
    return f"{cycle}/{hashlib.sha256(about.encode()).hexdigest()}/{officer}"


def matter_of(key: str) -> str:
    """What the letter of a key is about."""
    return key.split("/", 1)[1].rsplit("/", 1)[0]


def message_id(key: str, domain: str) -> str:
    """The identity of the mail: sent again it is the same mail, which no mailbox shows twice."""
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{domain}>"


def _paragraphs(texts: list[str]) -> str:
    return "".join(f"{text.strip()}\n\n" for text in texts).rstrip() + "\n"
