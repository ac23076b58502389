"""A code from a paper: what became of the pledge that bears it."""

from __future__ import annotations

from blocs.domain.pledge.codes import read_code
from blocs.enums import Answer
from blocs.models import Pledge
from blocs.queries.verifying.answers import Verified, known_pledges, of_pledge
from boards.domain.sentences import Sentence


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
    if read_code(typed) is None:
        return Verified(
            Answer.UNKNOWN,
            compared=(
                Sentence(
                    "Mã này viết sai hoặc thiếu ký tự. Mã có dạng GU-2024-XXXX-XXXX; chữ hoa, "
                    "chữ thường và dấu gạch không quan trọng.",
                    "The code is miswritten, or a sign is missing. Codes look like "
                    "GU-2024-XXXX-XXXX; case and dashes do not matter.",
                ),
            ),
        )
    return Verified(
        Answer.UNKNOWN,
        compared=(
            Sentence(
                "Không có văn bản nào mang mã này.",
                "No paper bears this code.",
            ),
        ),
    )
