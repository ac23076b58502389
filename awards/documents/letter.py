"""The submission letter (tờ trình) and its annex, from the document that a submission seals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from awards.documents.frame import COPIES, counted, day_of, of_letter, proposed
from awards.domain.papers import Value
from blocs.domain.editions import short_code
from boards.domain.papers import grounds
from boards.domain.years import long_date

Json = Mapping[str, Any]


def letter_content(
    sealed: Json, *, attachments: Iterable[str] = (), recipients: Sequence[str] = COPIES
) -> dict[str, Value]:
    """What the letter says: it claims only what the nominations rest on."""
    nominations = sealed["nominations"]
    return {
        **of_letter(sealed),
        "recipient": sealed["letter"]["recipient"],
        "grounds": grounds(sealed["letter"]["grounds"]),
        "body": list(_body(sealed)),
        "proposed": proposed(nominations),
        "count": counted(len(nominations)),
        "attachments": list(attachments),
        "closing": f"Kính đề nghị {sealed['letter']['recipient']} xem xét, quyết định./.",
        "recipients": list(recipients),
    }


def list_content(sealed: Json) -> dict[str, Value]:
    """What the annex says: the same boards, with their reasons."""
    letter = sealed["letter"]
    day = day_of(letter["dated"])
    number = f" số {letter['number']}" if letter["number"] else ""
    dated = f" {long_date(day)}" if day else ""
    return {
        **of_letter(sealed, about=f"Đề nghị khen thưởng năm {sealed['year']}"),
        "goes_with": f"(Kèm theo Tờ trình{number}{dated} của {letter['issuer']})",
        "proposed": proposed(sealed["nominations"]),
        "count": counted(len(sealed["nominations"])),
    }


def _body(sealed: Json) -> Iterator[str]:
    nominations = sealed["nominations"]
    cited = {each["edition"]: each for each in nominations if each["edition"]}
    for number, each in sorted(cited.items()):
        yield (
            f"Kết quả thi đua năm {sealed['year']} của {sealed['bloc_name']} được công bố tại bản "
            f"công bố số {number}, mã {short_code(each['edition_fingerprint'])}."
        )
    if any(each["votes_cast"] for each in nominations):
        yield f"Các thành viên đã bỏ phiếu bình xét khen thưởng năm {sealed['year']}."
    yield (
        f"{sealed['letter']['issuer']} kính trình {sealed['letter']['recipient']} xem xét khen "
        f"thưởng {counted(len(nominations))} tập thể, gồm:"
    )
