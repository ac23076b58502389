"""The demonstration: the first real year, and officers whose passwords everybody knows.

It acts only where ``DEMO`` is on and the database holds no bloc and no officer, so that it can
never meet real work. ``manage.py check --deploy`` refuses a public machine with ``DEMO``.
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation

from blocs.imports.directory import load_directory
from blocs.models import Bloc, Cycle
from blocs.services import approve_edition, prepare_edition, score_cycle
from boards.enums import Role
from boards.models import Board, Officer

DIRECTORY = (
    Path(__file__).resolve().parent.parent
    / "blocs"
    / "data"
    / "kcn-trung-du-mien-nui-phia-bac"
    / "2022"
)
PASSWORD = "thi-dua-2022"  # noqa: S105
OFFICERS = (
    ("thuky", "Thư ký", "Hội đồng", Role.SECRETARIAT, ""),
    ("thuongtruc", "Thường trực", "Hội đồng", Role.SECRETARIAT, ""),
    ("yenbai", "Cán bộ", "Yên Bái", Role.BOARD, "yen-bai"),
    ("hoabinh", "Cán bộ", "Hòa Bình", Role.BOARD, "hoa-binh"),
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
        score_cycle(cycle=cycle)
        edition = prepare_edition(cycle=cycle, officer=secretary)
        approve_edition(edition=edition, officer=standing_officer)
    return True


def _officer(username: str, last_name: str, first_name: str, role: Role, board: str) -> Officer:
    return Officer.objects.create_user(
        username=username,
        password=PASSWORD,
        last_name=last_name,
        first_name=first_name,
        role=role,
        board=Board.objects.get(slug=board) if board else None,
        is_staff=True,
    )
