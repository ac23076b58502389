"""The screen of the ceremony follows events and keys; a file is hashed before it is sent."""

from hashlib import sha256

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from blocs.models import Pledge
from blocs.services.signatures import confirm_signature, record_paper_signature
from tests.blocs.signing import board, heads, officer_of, opened_pledge, upload
from tests.signing import SLUGS, paper

PROJECTOR = {"width": 1280, "height": 720}


@pytest.fixture
def pledge(edition_2022):
    heads()
    return opened_pledge()


def signs(pledge, slug, confirmer):
    """The board signs on paper, and somebody confirms it."""
    signature = record_paper_signature(
        pledge=pledge,
        board=board(slug),
        signed_on=timezone.localdate(),
        signatory=board(slug).signatories.get(),
        file=upload(b"%PDF-1.7"),
        officer=officer_of(slug),
    )
    confirm_signature(signature=signature, officer=confirmer, seen=signature.file_sha256)


def test_the_screen_shows_each_signature_as_it_comes(visit, sign_in, pledge, secretary):
    page = visit(viewport=PROJECTOR)
    sign_in(page, "secretary")
    page.goto(f"/admin/blocs/cycle/{pledge.cycle_id}/pledge/ceremony/")
    expect(page.locator(".progress strong")).to_contain_text("0/")

    signs(pledge, "yen-bai", secretary)
    expect(page.locator(".stands .board")).to_have_text(["Yên Bái"])
    expect(page.locator("#said")).to_have_text("Đã ký: Yên Bái")
    for slug in SLUGS[1:]:
        signs(pledge, slug, secretary)

    expect(page.locator(".progress .done")).to_have_text("Đã ký đủ")
    expect(page.locator(".stands")).to_have_count(7)
    sizes = page.locator(".seats .board, .seats .at").evaluate_all(
        "all => all.map(each => parseFloat(getComputedStyle(each).fontSize))"
    )
    assert min(sizes) >= 32


def test_the_screen_is_driven_by_keys(visit, sign_in, pledge):
    page = visit(viewport=PROJECTOR)
    sign_in(page, "secretary")
    page.goto(f"/admin/blocs/cycle/{pledge.cycle_id}/pledge/ceremony/")
    list_view, clock = page.locator("[data-view=signing]"), page.locator("[data-view=check]")

    page.keyboard.press("ArrowRight")
    expect(clock).to_be_visible()
    expect(list_view).to_be_hidden()
    hours = page.locator("#clock").inner_text().split(":")
    assert len(hours) == 3
    page.keyboard.press("ArrowLeft")
    expect(list_view).to_be_visible()
    page.keyboard.press("q")
    expect(clock).to_be_visible()
    page.keyboard.press("h")
    expect(page.locator("#keys")).to_be_hidden()
    page.keyboard.press("h")
    page.get_by_role("button", name="màn hình kế").click()

    expect(list_view).to_be_visible()


def test_a_lost_connection_is_said(visit, sign_in, pledge):
    page = visit(viewport=PROJECTOR)
    sign_in(page, "secretary")
    page.goto(f"/admin/blocs/cycle/{pledge.cycle_id}/pledge/ceremony/")

    page.route("**/ceremony/?live=1", lambda route: route.abort())

    expect(page.locator("#lost")).to_contain_text("Mất kết nối", timeout=10_000)


def test_a_file_is_hashed_in_the_browser_before_it_is_sent(visit, pledge, tmp_path):
    page = visit()
    file = tmp_path / "giao-uoc.pdf"
    file.write_bytes(paper())
    page.goto(f"/verify/{Pledge.objects.get().code}/")

    page.set_input_files("#id_file", file)
    expect(page.locator("#local code")).to_have_text(sha256(paper()).hexdigest())
    expect(page.locator("#local strong")).to_have_text("✓ Trùng từng byte với: văn bản đã mở ký")
    another = tmp_path / "another.pdf"
    another.write_bytes(b"another")
    page.set_input_files("#id_file", another)

    expect(page.locator("#local strong")).to_have_text(
        "Không trùng với tệp nào nêu trên trang này."
    )
