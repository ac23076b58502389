"""A code from a paper or a page: what became of the pledge, or of the result, that bears it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from blocs.domain.fingerprints import read_fingerprint
from blocs.domain.pledge.codes import read_code
from blocs.enums import Answer
from blocs.models import Pledge
from blocs.queries.verifying.answers import Verified, known_pledges, of_pledge
from blocs.queries.verifying.editions import editions_of_code
from boards.domain.sentences import Sentence

# Who prints the first digits of a fingerprint as a code: editions, and the counted ballots of the
# awards, which stand above this app and add their rule here when they are ready. A rule answers for
# everything public whose fingerprint begins with the digits.
CodeRule = Callable[[str], Iterable[Verified]]
CODE_RULES: list[CodeRule] = [editions_of_code]

MISWRITTEN = Sentence(
    "Mã này viết sai hoặc thiếu ký tự. Mã trên giao ước có dạng GU-2024-XXXX-XXXX; mã xác minh "
    "của kết quả có tám chữ số 0–9, a–f, như 4f1c-9a02, hoặc đủ 64 chữ số. Chữ hoa, chữ thường, "
    "dấu cách và dấu gạch không quan trọng.",
    "The code is miswritten, or a sign is missing. Codes of pledges look like GU-2024-XXXX-XXXX; "
    "the verification code of a result has eight digits, 0–9 and a–f, such as 4f1c-9a02, or all "
    "64. Case, spaces and dashes do not matter.",
)
NOBODYS = Sentence(
    "Không có văn bản hay kết quả đã công bố nào mang mã này.",
    "No paper and no published result bears this code.",
)


def pledge_of_code(typed: str) -> Pledge | None:
    """The version that bears the code; none for a draft, which bears none that counts."""
    code = read_code(typed) or typed.strip().upper()
    rows = Pledge.objects.filter(code=code, state__in=known_pledges())
    return rows.select_related("cycle__bloc").first() if code and "\x00" not in code else None


def verified_code(typed: str) -> Verified:
    """The answer for a code; one that is no code is told apart from one that nobody bears."""
    pledge = pledge_of_code(typed)
    if pledge is not None:
        return of_pledge(
            pledge,
            Sentence(
                f"Mã {pledge.code} là mã của văn bản này.",
                f"The code {pledge.code} is that of this paper.",
            ),
        )
    digits = read_fingerprint(typed)
    found = [each for rule in CODE_RULES for each in rule(digits)] if digits else []
    if found:
        return replace(found[0], others=tuple(found[1:]))
    known = digits or read_code(typed)
    return Verified(Answer.UNKNOWN, compared=(NOBODYS if known else MISWRITTEN,))
