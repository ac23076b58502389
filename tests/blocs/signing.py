"""A pledge that is open for signature, and everybody who may sign it."""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from blocs.models import Cycle, Pledge, Signature
from boards.enums import Role
from boards.models import Board, Document, Officer, Signatory
from tests.conftest import make_officer
from tests.signing import SLUGS, credential, paper, sign

OPENED = timedelta(days=10)
HEADS = {
    "yen-bai": "Nguyễn Văn An",
    "thai-nguyen": "Trần Thị Bình",
    "hoa-binh": "Lê Văn Cường",
    "phu-tho": "Phạm Thị Dung",
    "bac-kan": "Hoàng Văn Em",
    "tuyen-quang": "Vũ Thị Phượng",
    "bac-giang": "Đặng Văn Giang",
}


def opened_pledge(year=2023, *, version=1, text="Giao ước thi đua") -> Pledge:
    """A version that was opened ten days ago; its paper has a field for every board.

    What the sources of 2022 tell of that year's pledge makes room for it.
    """
    pdf = paper(text)
    told = Pledge.objects.filter(cycle__year=year, opened_at__isnull=True)
    Signature.objects.filter(pledge__in=told).delete()
    told.delete()
    return Pledge.objects.create(
        cycle=Cycle.objects.select_related("bloc").get(year=year),
        version=version,
        state="open",
        text=text,
        code=f"GU-{year}-TEST-000{version}",
        file=ContentFile(pdf, "giao-uoc.pdf"),
        file_sha256=sha256(pdf).hexdigest(),
        opened_at=timezone.now() - OPENED,
    )


def head_of(slug, **terms) -> Signatory:
    """Who signs for a board."""
    terms = {"starts_on": date(2022, 1, 1), "post": "Trưởng ban", **terms}
    return Signatory.objects.create(
        board=Board.objects.get(slug=slug),
        name=terms.pop("name", HEADS[slug]),
        document=Document.objects.first(),
        **terms,
    )


def heads() -> dict[str, Signatory]:
    """One head for each board."""
    return {slug: head_of(slug) for slug in SLUGS}


def officer_of(slug) -> Officer:
    """An officer of a board, made once."""
    name = f"canbo-{slug}"
    there = Officer.objects.filter(username=name).first()
    return there or make_officer(name, Role.BOARD, Board.objects.get(slug=slug))


def board(slug) -> Board:
    return Board.objects.get(slug=slug)


def certificate_of(slug, **options):
    """The certificate of the head of a board."""
    return credential(HEADS[slug], board(slug).name, **options)


def signed_by(slug, pdf=None, *, at=None, **options) -> bytes:
    """The file, signed in the board's own field by its head."""
    who = certificate_of(slug, **options)
    return sign(paper() if pdf is None else pdf, who, field=slug, at=at)


def upload(data, name="da-ky.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)
