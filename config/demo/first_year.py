"""The demonstration: the first real year, and officers whose passwords everybody knows.

It acts only where ``DEMO`` is on and the database holds no bloc and no officer, so that it can
never meet real work. ``manage.py check --deploy`` refuses a public machine with ``DEMO``.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation

from blocs.domain.pledge.defaults import DEFAULT_TEXT
from blocs.imports.directory import load_directory
from blocs.models import Bloc, Cycle
from blocs.services import approve_edition, prepare_edition
from boards.enums import DocumentKind, Role
from boards.models import Board, Document, Officer, Signatory

BLOC = "kcn-trung-du-mien-nui-phia-bac"
DIRECTORY = Path(__file__).resolve().parent.parent.parent / "blocs" / "data" / BLOC / "2022"
PASSWORD = "thi-dua-2022"  # noqa: S105
OFFICERS = (
    ("thuky", "Thư ký", "Hội đồng", Role.SECRETARIAT, ""),
    ("thuongtruc", "Thường trực", "Hội đồng", Role.SECRETARIAT, ""),
    ("yenbai", "Cán bộ", "Yên Bái", Role.BOARD, "yen-bai"),
    ("hoabinh", "Cán bộ", "Hòa Bình", Role.BOARD, "hoa-binh"),
    ("thainguyen", "Cán bộ", "Thái Nguyên", Role.BOARD, "thai-nguyen"),
    ("phutho", "Cán bộ", "Phú Thọ", Role.BOARD, "phu-tho"),
    ("bacgiang", "Cán bộ", "Bắc Giang", Role.BOARD, "bac-giang"),
    ("backan", "Cán bộ", "Bắc Kạn", Role.BOARD, "bac-kan"),
    ("tuyenquang", "Cán bộ", "Tuyên Quang", Role.BOARD, "tuyen-quang"),
    ("kiemtoan", "Kiểm tra", "viên", Role.AUDITOR, ""),
)


def accounts() -> QuerySet[Officer]:
    """The demo officers that exist."""
    usernames = [username for username, *_rest in OFFICERS] if settings.DEMO else []
    return Officer.objects.filter(username__in=usernames).order_by("pk")


@transaction.atomic
def fill() -> bool:
    """Load 2022, make the officers, publish edition 1; returns whether anything was done."""
    if not settings.DEMO or Bloc.objects.exists() or Officer.objects.exists():
        return False
    with translation.override("vi"):
        load_directory(DIRECTORY)
        secretary, standing_officer, *_others = [_officer(*row) for row in OFFICERS]
        cycle = Cycle.objects.get(year=2022)
        edition = prepare_edition(cycle=cycle, officer=secretary)
        approve_edition(edition=edition, officer=standing_officer)
        _signatories()
        _pledge_text()
    return True


def _pledge_text() -> None:
    """A template, so that a newcomer can draft the pledge of a year and change its words."""
    bloc = Bloc.objects.get(slug=BLOC)
    bloc.pledge_text, bloc.pledge_text_en = DEFAULT_TEXT.vi, DEFAULT_TEXT.en
    bloc.save(update_fields=["pledge_text", "pledge_text_en"])


def _signatories() -> None:
    """Somebody who signs for each board, called a trial: nobody's real name is used for it."""
    paper = Document.objects.create(
        slug="minh-hoa-nguoi-ky",
        kind=DocumentKind.OTHER,
        number="",
        issuer="Khối Thi Đua",
        title="Minh họa: người ký thử của từng đơn vị, để chạy thử việc ký giao ước",
        issued_on=date(2022, 1, 1),
    )
    Signatory.objects.bulk_create(
        Signatory(
            board=officer.board,
            name=f"Người ký thử {officer.board.short_name}",
            post="Trưởng ban (chạy thử)",
            starts_on=date(2022, 1, 1),
            document=paper,
        )
        for officer in accounts().select_related("board")
        if officer.board
    )


def _officer(username: str, last_name: str, first_name: str, role: Role, board: str) -> Officer:
    return Officer.objects.create_user(
        username=username,
        password=PASSWORD,
        email=f"{username}@thi-dua.example",
        last_name=last_name,
        first_name=first_name,
        role=role,
        board=Board.objects.get(slug=board) if board else None,
        is_staff=True,
    )
