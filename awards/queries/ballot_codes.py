"""Counted ballots by the code that they print: of the result, or of the rules that were sealed."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from awards.models import Ballot
from awards.queries.public_ballots import public_ballots
from blocs.domain.editions import short_code
from blocs.enums import Answer
from blocs.queries.verifying import Verified
from boards.domain.sentences import Sentence

HOW_TO_RECOUNT = Sentence(
    "Để kiểm tra, hãy tải tệp JSON của cuộc bỏ phiếu và chương trình kiểm phiếu lại ở trang của "
    "cuộc bỏ phiếu: phiếu được đếm lại và mã được tính lại từ tệp.",
    "To check it, download the JSON of the ballot and the program that recounts it from the page "
    "of the ballot: envelopes are counted and the codes computed anew from the file.",
)


def ballots_of_code(digits: str) -> Iterator[Verified]:
    """The answer for every public ballot with a fingerprint, of result or rules, that begins so."""
    for ballot in public_ballots(bloc=None, year=None).filter(result__contains=f'"{digits}'):
        document = ballot.document or {}
        if document["fingerprint"].startswith(digits):
            yield _told(ballot, _of_result(document["fingerprint"]))
        elif document["rules_fingerprint"].startswith(digits):
            yield _told(ballot, _of_rules(document["rules_fingerprint"]))


def _told(ballot: Ballot, compared: Sentence) -> Verified:
    bloc, year, number = ballot.cycle.bloc, ballot.cycle.year, ballot.number
    return Verified(
        Answer.VALID,
        Sentence(
            f"Cuộc bỏ phiếu số {number} năm {year}, {bloc.name}: {ballot.title}",
            f"Ballot {number} of {year}, {bloc.name_en}: {ballot.title_en or ballot.title}",
        ),
        (compared, HOW_TO_RECOUNT),
        page=reverse("awards:ballot", args=[bloc.slug, year, number]),
    )


def _of_result(fingerprint: str) -> Sentence:
    code = short_code(fingerprint)
    return Sentence(
        f"Mã {code} là mã của kết quả kiểm phiếu; mã đầy đủ: {fingerprint}.",
        f"The code {code} is that of the counted result; in full: {fingerprint}.",
    )


def _of_rules(fingerprint: str) -> Sentence:
    code = short_code(fingerprint)
    return Sentence(
        f"Mã {code} là mã của quy tắc bỏ phiếu đã niêm phong; mã đầy đủ: {fingerprint}.",
        f"The code {code} is that of the rules that were sealed; in full: {fingerprint}.",
    )
