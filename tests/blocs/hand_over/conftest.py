"""A year that is about to pass from Yên Bái to Thái Nguyên."""

import pytest
from django.core.files.base import ContentFile

from blocs.enums import MandateRole, MandateStatus
from blocs.exports.hand_over import pack
from blocs.models import Mandate, Pledge
from blocs.services.hand_overs import make_hand_over
from boards.enums import Role
from boards.models import Board, Document, Evidence, Indicator, Report
from tests.conftest import make_officer

PAPER = b"%PDF-1.7 "


@pytest.fixture
def led(cycle_2022):
    """The year 2022, whose chair is still in office."""
    chair = Mandate.objects.filter(cycle=cycle_2022, role=MandateRole.CHAIR)
    chair.update(status=MandateStatus.ANNOUNCED, ends_on=None)
    return cycle_2022


@pytest.fixture
def giver(led):
    """An officer of Yên Bái, which leads 2022."""
    return make_officer("yenbai", Role.BOARD, Board.objects.get(slug="yen-bai"))


@pytest.fixture
def taker(led):
    """An officer of Thái Nguyên, which the conference proposed for 2023."""
    return make_officer("thainguyen", Role.BOARD, Board.objects.get(slug="thai-nguyen"))


@pytest.fixture
def make(led, giver, taker):
    """Make the hand-over: ``make()``, with other arguments where a test wants them."""

    def call(**given):
        said = {"cycle": led, "taker": taker.board, "officer": giver, "pack": pack}
        return make_hand_over(**{**said, **given})

    return call


@pytest.fixture
def made(make):
    """The hand-over, not confirmed by anybody."""
    return make()


@pytest.fixture
def paper(led):
    """The notice of 2022 with a file: ``paper("Quy chế.pdf", b"...")`` gives the document."""

    def attach(name="Thông báo.pdf", content=PAPER + b"notice"):
        document = Document.objects.get(number="995/BKHĐT-HĐTĐKT")
        document.file.save(name, ContentFile(content))
        return document

    return attach


@pytest.fixture
def evidence(led, giver):
    """Evidence beside the workers of a board: ``evidence("Bảng lương", b"...")``."""

    def attach(title, content=PAPER + b"wages", slug="yen-bai", sha256=""):
        number = Evidence.objects.count()
        return Evidence.objects.create(
            report=Report.objects.get(board__slug=slug, year=led.year),
            indicator=Indicator.objects.get(code="workers"),
            title=title,
            file=ContentFile(content, f"{number}.pdf"),
            file_name="x.pdf",
            size=len(content),
            sha256=sha256 or f"{number:064d}",
            officer=giver,
        )

    return attach


@pytest.fixture
def signed_pledge(led):
    """A version of the pledge with its paper: ``signed_pledge()`` gives it."""

    def make():
        return Pledge.objects.create(
            cycle=led, state="signed", file=ContentFile(PAPER, "pledge.pdf")
        )

    return make
