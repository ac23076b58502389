"""A year passes from one chair to the next, in two browsers, by keyboard and without a mouse."""

import subprocess
import zipfile

import pytest

from blocs.exports.hand_over import pack
from blocs.models import HandOver, Mandate
from blocs.services.hand_overs import give_hand_over, make_hand_over
from boards.enums import Role
from boards.models import Board
from tests.browser.test_accessibility import SCHEMES, SIZES
from tests.conftest import make_officer

pytestmark = pytest.mark.usefixtures("edition_2022")


@pytest.fixture
def sides(cycle_2022):
    """The officers of the chair of 2022 and of the chair proposed for 2023."""
    chair = Mandate.objects.filter(cycle=cycle_2022, role="chair")
    chair.update(status="announced", ends_on=None)
    return [
        make_officer(slug.replace("-", ""), Role.BOARD, Board.objects.get(slug=slug))
        for slug in ("yen-bai", "thai-nguyen")
    ]


def test_a_year_is_handed_over(visit, sign_in, cycle_2022, sides, tmp_path):
    giver, taker = sides
    chair, successor = visit(), visit()
    sign_in(chair, giver.username)
    sign_in(successor, taker.username)

    chair.goto(f"/admin/blocs/cycle/{cycle_2022.pk}/hand-over/")
    chair.get_by_role("button", name="Lập hồ sơ bàn giao").press("Enter")
    with chair.expect_download() as download:
        chair.get_by_role("link", name="Tải bộ hồ sơ (ZIP)").press("Enter")
    with zipfile.ZipFile(download.value.path()) as archive:
        archive.extractall(tmp_path)
    chair.get_by_label("Ý kiến của bên giao").fill("Đủ bản giấy.")
    chair.get_by_role("button", name="Xác nhận thay mặt bên giao").press("Enter")
    successor.goto("/admin/")
    successor.get_by_role("link", name="Yên Bái → Thái Nguyên").press("Enter")
    successor.get_by_label("Ý kiến bảo lưu của bên nhận").fill("Thiếu bản gốc giao ước.")
    successor.get_by_role("button", name="Xác nhận thay mặt bên nhận").press("Enter")
    successor.get_by_label("Bản quét biên bản đã ký").set_input_files(
        {"name": "Biên bản.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 scan"}
    )
    successor.get_by_role("button", name="Lưu biên bản đã ký").press("Enter")

    proof = subprocess.run(
        ["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=tmp_path, capture_output=True
    )
    row = HandOver.objects.get()
    assert proof.returncode == 0, proof.stderr
    assert (row.giver_note, row.taker_note) == ("Đủ bản giấy.", "Thiếu bản gốc giao ước.")
    assert row.closed_at is not None
    assert successor.get_by_role("button", name="Xác nhận").count() == 0
    assert successor.get_by_text("hồ sơ được giữ nguyên vĩnh viễn").is_visible()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("size", SIZES)
def test_its_pages_are_for_everybody(visit, axe, sign_in, cycle_2022, sides, size, scheme):
    giver, taker = sides
    made = make_hand_over(cycle=cycle_2022, taker=taker.board, officer=giver, pack=pack)
    give_hand_over(hand_over=made, officer=giver, note="Đủ bản giấy.")
    page = visit(viewport=size, color_scheme=scheme)
    sign_in(page, taker.username)
    chair = visit(viewport=size, color_scheme=scheme)
    sign_in(chair, giver.username)
    signing = f"/admin/blocs/handover/{made.pk}/signing/"

    axe(page, [signing, "/admin/blocs/handover/"])
    axe(chair, [f"/admin/blocs/cycle/{cycle_2022.pk}/hand-over/", signing])

    widths = [each.evaluate("document.documentElement.scrollWidth") for each in (page, chair)]
    assert max(widths) <= size["width"]


def test_the_index_of_an_archive_is_read_offline(visit, axe_now, cycle_2022, sides, tmp_path):
    giver, taker = sides
    made = make_hand_over(cycle=cycle_2022, taker=taker.board, officer=giver, pack=pack)
    with made.archive.open() as stored, zipfile.ZipFile(stored) as archive:
        archive.extractall(tmp_path)
    page = visit()

    page.goto((tmp_path / "index.html").as_uri())

    assert page.get_by_role("heading", level=1).inner_text() == "Hồ sơ bàn giao 2022"
    assert page.get_by_role("heading", level=2).count() == 22
    axe_now(page)
