"""The JSON of an edition: compared key by key, and recomputed where it differs; or its code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Max
from django.urls import reverse

from blocs.domain.editions import (
    FORMAT,
    canonical,
    findings,
    fingerprint,
    parsed,
    short_code,
)
from blocs.domain.reading import Unreadable
from blocs.enums import Answer
from blocs.models import Edition
from blocs.queries.verifying.answers import Verified
from boards.domain.sentences import Sentence

LARGEST = 2 * 1024 * 1024
"""The open data of fifty boards is a tenth of that; more would keep others waiting."""
MOST = 5
"""So many differences are named."""

HOW_TO_CHECK = Sentence(
    "Mã chỉ cho biết đó là bản nào. Để kiểm tra một tệp, hãy chọn tệp JSON dữ liệu mở ở phần "
    "“Theo tệp” dưới đây: mọi giá trị được đối chiếu và mã xác minh được tính lại.",
    "A code only says which edition it is. To check a file, bring its JSON of the open data under "
    "“By file” below: every value is compared and the fingerprint computed anew.",
)


def verified_edition(data: bytes, digest: str) -> Verified | None:
    """The answer for open data; nothing where the file is none."""
    if len(data) > LARGEST:
        return None
    try:
        document = parsed(data)
        if not isinstance(document, dict) or document.get("format") != FORMAT:
            return None
        canonical(document)
    except Unreadable:
        return None
    edition = _edition(document)
    if edition is None:
        return None
    whole = edition.document
    if any(key not in whole or _differ(key, document, whole) for key in document):
        return _said(edition, Answer.ALTERED, tuple(_differences(document)), digest)
    return _standing(edition, _same(edition, document, whole), digest=digest)


def editions_of_code(digits: str) -> Iterator[Verified]:
    """The answer for every published edition whose fingerprint begins so, the newest first."""
    rows = Edition.objects.published().filter(fingerprint__startswith=digits)
    for edition in rows.defer("payload").select_related("cycle__bloc").order_by("-published_at"):
        yield _standing(edition, _coded(edition), then=(HOW_TO_CHECK,))


def _standing(
    edition: Edition, compared: Sentence, *, digest: str = "", then: tuple[Sentence, ...] = ()
) -> Verified:
    """The answer for an edition that is as it was published, unless a newer one replaced it."""
    latest = edition.cycle.editions.published().aggregate(latest=Max("number"))["latest"]
    if latest > edition.number:
        return _said(edition, Answer.SUPERSEDED, (compared, _newer(latest), *then), digest)
    return _said(edition, Answer.VALID, (compared, *then), digest)


def _coded(edition: Edition) -> Sentence:
    """Whose code it is: in short, and whole for whoever compares every digit."""
    code, whole = short_code(edition.fingerprint), edition.fingerprint
    return Sentence(
        f"Mã {code} là mã xác minh của bản công bố này; mã đầy đủ: {whole}.",
        f"The code {code} is the verification code of this edition; in full: {whole}.",
    )


def _edition(document: Mapping[str, Any]) -> Edition | None:
    """The published edition that the file is, or says to be."""
    rows = Edition.objects.published().select_related("cycle__bloc")
    sealed = rows.filter(
        fingerprint__in=[fingerprint(document), _text(document.get("fingerprint"))]
    )
    named = rows.filter(
        cycle__bloc__slug=_text(document.get("bloc")),
        cycle__year__in=_whole(document.get("year")),
        number__in=_whole(document.get("edition")),
    )
    return sealed.first() or named.first()


def _whole(value: object) -> list[int]:
    """A number as the database takes it; nothing else names a year or an edition."""
    return [value] if type(value) is int and 0 < value < 10_000 else []


def _text(value: object) -> str:
    """A text as every database compares one; PostgreSQL takes no zero."""
    return str(value).replace("\x00", "")


def _differ(key: str, document: Mapping[str, Any], whole: Mapping[str, Any]) -> bool:
    """Whether a value is written otherwise: Python takes 1 for true, a file does not."""
    return canonical({key: document[key]}) != canonical({key: whole[key]})


def _same(edition: Edition, document: Mapping[str, Any], whole: Mapping[str, Any]) -> Sentence:
    """What the file has in common with the edition: everything, or the part that it is."""
    if len(document) < len(whole):
        return Sentence(
            "Tệp chỉ là một phần của bản công bố; mọi giá trị trong tệp đều trùng.",
            "The file is only a part of the edition; every value in it is the same.",
        )
    return Sentence(
        f"Mã xác minh tính lại từ tệp trùng với bản đã công bố: {edition.fingerprint}.",
        f"The fingerprint computed from the file is the published one: {edition.fingerprint}.",
    )


def _differences(document: Mapping[str, Any]) -> Iterator[Sentence]:
    yield Sentence(
        "Nội dung tệp khác với bản đã công bố.", "The file differs from what was published."
    )
    for finding in findings(document)[:MOST]:
        yield finding.sentence


def _newer(latest: int) -> Sentence:
    return Sentence(
        f"Bản này đúng như đã công bố, nhưng đã được thay bằng bản công bố số {latest}.",
        f"It is as it was published, but edition {latest} has replaced it.",
    )


def _said(
    edition: Edition, answer: Answer, compared: tuple[Sentence, ...], digest: str
) -> Verified:
    bloc, year, number = edition.cycle.bloc, edition.cycle.year, edition.number
    return Verified(
        answer,
        Sentence(
            f"Bản công bố số {number}, kết quả năm {year}, {bloc.name}",
            f"Edition {number}, results of {year}, {bloc.name_en}",
        ),
        compared,
        page=reverse("blocs:edition", args=[bloc.slug, year, number]),
        sha256=digest,
    )
