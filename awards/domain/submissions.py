"""What keeps a submission from being sent: every reason at once, and who removes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from awards.domain.achievements import Change
from awards.domain.eligibility import Finding, unmet
from awards.enums import Owes
from boards.domain.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a submission cannot be sent yet: about what, and who owes the remedy.

    ``about`` is the nomination; empty where it is the letter itself.
    """

    what: Sentence
    owes: Owes
    about: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """What the letter itself says of its day, number and hand."""

    number: str
    dated: bool
    signed_by: str
    nominations: int


def of_letter(letter: Letter) -> Iterator[Reason]:
    """A letter has a number, a day, somebody who signs it, and somebody to propose."""
    for there, vi, en in (
        (letter.number, "Tờ trình chưa có số.", "The letter has no number yet."),
        (letter.dated, "Tờ trình chưa có ngày ký.", "The letter has no day yet."),
        (letter.signed_by, "Chưa có người ký.", "Nobody signs it yet."),
        (letter.nominations, "Chưa có đề nghị nào.", "It holds no nomination."),
    ):
        if not there:
            yield Reason(Sentence(vi, en), Owes.COUNCIL)


@dataclass(frozen=True, slots=True)
class Cited:
    """The edition that a nomination cites, and the latest published one; nothing is 0."""

    cited: int
    latest: int


def of_edition(about: str, edition: Cited) -> Iterator[Reason]:
    """What is sent cites the result that the public reads on that day."""
    if edition.cited != edition.latest:
        said = Sentence(
            f"Bản công bố mới nhất là số {edition.latest}; đề nghị còn dẫn "
            f"{f'số {edition.cited}' if edition.cited else 'khi chưa có kết quả'}.",
            f"The latest edition is number {edition.latest}; the nomination still cites "
            f"{f'number {edition.cited}' if edition.cited else 'none'}.",
        )
        yield Reason(said, Owes.COUNCIL, about)


def of_grounds(about: str, found: Iterable[Finding]) -> Iterator[Reason]:
    """A nomination has to be eligible on the day on which it is sent, not only when it was made."""
    for each in unmet(found):
        source = f" ({each.source})" if each.source else ""
        said = Sentence(f"{each.fact.vi}{source}", f"{each.fact.en}{source}")
        yield Reason(said, Owes.COUNCIL, about)


def of_report(about: str, changes: Iterable[Change]) -> Iterator[Reason]:
    """A finished report says what is still so; what is not is accepted anew, before and after."""
    for each in changes:
        before, now = each.before or "–", each.now or "–"
        said = Sentence(
            f"Báo cáo thành tích: {each.name} đã đổi từ {before} thành {now}.",
            f"Achievement report: {each.name} changed from {before} to {now}.",
        )
        yield Reason(said, Owes.BOARD, about)
