"""Where the decade may be made: on a demonstration that holds nothing but demonstrations."""

from __future__ import annotations

from django.conf import settings

from blocs.models import Bloc
from boards.models import Document, Officer
from boards.refusals import Refused
from config.demo.decade.cast import TROUPES
from config.demo.decade.founding import PAPER
from config.demo.decade.size import Size
from config.demo.first_year import BLOC, OFFICERS
from config.demo.refusals import Refusal

SECRETARY, COLLEAGUE = (username for username, *_rest in OFFICERS[:2])


def admitted(asked: Size | None) -> tuple[Size, Officer, Officer]:
    """The size and the two officers who act. Raises ``Refused`` wherever real work could be."""
    if not settings.DEMO:
        raise Refused(Refusal.NOT_A_DEMONSTRATION)
    if asked is None:
        raise Refused(Refusal.OUT_OF_BOUNDS)
    known = {BLOC, *(troupe.slug for troupe in TROUPES)}
    if others := list(Bloc.objects.exclude(slug__in=known).values_list("name", flat=True)):
        raise Refused(Refusal.OTHER_BLOCS, "; ".join(others))
    officers = Officer.objects.in_bulk([SECRETARY, COLLEAGUE], field_name="username")
    if len(officers) < len((SECRETARY, COLLEAGUE)):
        raise Refused(Refusal.NO_DEMO_OFFICERS, f"{SECRETARY}, {COLLEAGUE}")
    begun = size_begun()
    if begun not in (None, asked):
        raise Refused(Refusal.ANOTHER_SIZE, str(begun))
    return asked, officers[SECRETARY], officers[COLLEAGUE]


def size_begun() -> Size | None:
    """The size of a decade that was begun here: its first paper keeps it."""
    paper = Document.objects.filter(slug=PAPER).first()
    return Size.read(paper.note) if paper else None
