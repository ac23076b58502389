"""A conference: roll, rehearsal, a secret ballot on phones and paper, a tie, a second round."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from awards.models import Ballot
from boards.enums import Role
from boards.models import Board
from tests.awards.ballots.rows import TELLERS
from tests.awards.catalogue import the_flag
from tests.conftest import make_officer

PHONE = {"width": 390, "height": 844}
DELEGATES = ("hoa-binh", "phu-tho")
ROLL = dict.fromkeys(DELEGATES, "phone") | dict.fromkeys(("bac-giang", "bac-kan"), "paper")
NAMES = ("thai-nguyen", "yen-bai")


@pytest.fixture
def year(cycle_2022, secretary, approver):
    the_flag()
    for slug in DELEGATES:
        make_officer(slug, Role.BOARD, Board.objects.get(slug=slug))
    return cycle_2022


def click(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def prepare(page, year, button):
    """From the page of the conference to the page of the ballot."""
    page.goto(reverse("admin:awards_ballot_conference", args=[year.pk]))
    page.get_by_role("link", name=button, exact=True).click()
    page.get_by_role("link", name="Cờ thi đua của Bộ").click()
    page.get_by_label("Thái Nguyên", exact=True).check()
    page.get_by_label("Yên Bái", exact=True).check()
    page.get_by_label("Bỏ phiếu như các đơn vị khác").check()
    page.get_by_label("Tỷ lệ dự họp tối thiểu").fill("1/2")
    page.get_by_label("Tổ kiểm phiếu").fill("\n".join(TELLERS))


def open_it(page):
    """The codes of the tellers, as their slips show them."""
    page.get_by_role("link", name="Mở cuộc bỏ phiếu…").click()
    # The codes are shown once: whoever clicks twice in a hurry must not lose them.
    page.get_by_role("button", name="Niêm phong và mở").dblclick(delay=25)
    expect(page.locator(".slips .code")).to_have_count(3)
    codes = page.locator(".slips .code").all_inner_texts()
    page.get_by_role("link", name="Đã giao mã: tiếp tục").click()
    return codes


def vote(phone, said, look=lambda page: None):
    """From the desk of a delegate to the receipt."""
    phone.goto(reverse("admin:index"))
    phone.locator("#desk").get_by_role("link", name="Cờ thi đua của Bộ").click()
    look(phone)
    for name, answer in said.items():
        phone.get_by_role("group", name=name).get_by_label(answer, exact=True).check()
    click(phone, "Đọc lại phiếu")
    look(phone)
    click(phone, "Bỏ vào hòm phiếu")
    expect(phone.locator(".receipt code")).to_have_count(16)
    look(phone)
    return "".join(phone.locator(".receipt code").all_inner_texts())


def count_papers(page, ballot):
    page.goto(reverse("admin:awards_ballot_box", args=[ballot.pk]))
    for name, number in {"issued": 2, "returned": 2, "invalid": 0}.items():
        page.locator(f"[name={name}]").fill(str(number))
    for name in NAMES:
        page.locator(f"[name=name-{name}-yes]").fill("2")
        page.locator(f"[name=name-{name}-no]").fill("0")
    click(page, "Lưu số liệu tôi kiểm")


def test_a_conference_from_the_roll_to_the_second_round(open_as, visit, sign_in, year, axe_now):
    page = open_as("secretary")
    first, second = (open_as(slug, viewport=PHONE) for slug in DELEGATES)
    page.goto(reverse("admin:awards_ballot_conference", args=[year.pk]))
    for member in year.memberships():
        slug = member.board.slug
        page.locator(f"[name={slug}-channel]").select_option(ROLL.get(slug, "absent"))
    click(page, "Lưu danh sách dự họp")
    expect(page.locator(".success")).to_have_text("Đã lưu danh sách dự họp: 7 đơn vị.")
    axe_now(page)

    prepare(page, year, "Chuẩn bị bỏ phiếu thử")
    axe_now(page)
    click(page, "Chuẩn bị cuộc bỏ phiếu thử")
    open_it(page)
    vote(first, {"Yên Bái": "Tán thành"})
    expect(first.locator(".trial")).to_contain_text("THỬ")
    page.get_by_role("link", name="Hủy cuộc bỏ phiếu này…").click()
    page.get_by_label("Lý do hủy").fill("Xong phần thử")
    click(page, "Hủy cuộc bỏ phiếu")

    prepare(page, year, "Chuẩn bị cuộc bỏ phiếu")
    click(page, "Chuẩn bị cuộc bỏ phiếu")
    codes = open_it(page)
    axe_now(page)
    ballot = Ballot.objects.get(rehearsal=False)
    said = {"Thái Nguyên": "Không tán thành", "Yên Bái": "Tán thành"}
    receipt = vote(first, said, axe_now)
    other = {"Thái Nguyên": "Tán thành", "Yên Bái": "Không tán thành"}
    vote(second, other)
    screen = open_as("approver")
    screen.goto(reverse("admin:awards_ballot_screen", args=[ballot.pk]))
    expect(screen.locator(".count strong")).to_contain_text("2")
    axe_now(screen)
    screen.goto(reverse("admin:awards_ballot_paper", args=[ballot.pk]))
    axe_now(screen)

    page.reload()
    page.get_by_role("link", name="Đóng cuộc bỏ phiếu…").click()
    expect(page.locator("#content")).to_contain_text(
        "Mọi đơn vị bỏ phiếu trên điện thoại đều đã bỏ."
    )
    click(page, "Đóng hẳn")
    for officer in (page, screen):
        count_papers(officer, ballot)
    page.goto(reverse("admin:awards_ballot_count", args=[ballot.pk]))
    axe_now(page)
    page.locator("[name=first]").fill(codes[2].lower())
    page.locator("[name=second]").fill(codes[0])
    click(page, "Mở hòm phiếu và đếm")

    outcomes = page.locator(".counts tbody td:last-child")
    expect(outcomes).to_have_text(["= Bằng phiếu ở suất cuối"] * 2)
    axe_now(page)
    page.locator(".receipts").evaluate("each => { each.closest('details').open = true }")
    expect(page.locator(".receipts")).to_contain_text(receipt)
    click(page, "Chuẩn bị vòng hai")
    expect(page.locator("#content")).to_contain_text("Vòng trước")
    again = Ballot.objects.get(round=2)
    assert sorted(name.board.slug for name in again.names.all()) == list(NAMES)
    open_it(page)
    expect(first.locator("h1")).to_be_visible()
    vote(first, {"Yên Bái": "Tán thành"})
