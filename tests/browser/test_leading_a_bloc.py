"""A year of a bloc from its opening to the hand-over of the chair, played by those who take part.

The council opens 2023 from 2022 and announces who leads; seven boards set targets and sign, five
with certificates of a real authority, two on paper; files that are not what they should be are
refused in words; anybody verifies; two boards merge, and a seat moves; the chair leaves, and its
officer is out the same moment.
"""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from blocs.enums import (
    MandateRole,
    MandateStatus,
    PledgeState,
    SignatureKind,
    SignatureState,
    Stage,
)
from blocs.models import Cycle, Membership, Pledge
from tests.blocs.signing import certificate_of, heads
from tests.browser.year import MEMBERS, act_on, document, open_the_year
from tests.signing import sign, trust

pytestmark = pytest.mark.postgresql

CHAIR, DEPUTY = "thai-nguyen", "tuyen-quang"
DIGITAL, ON_PAPER = MEMBERS[:5], MEMBERS[5:]
INDICATORS = ("Số dự án thu hút", "Vốn đăng ký", "Lao động làm việc trong khu công nghiệp")
YEAR = "/blocs/kcn-trung-du-mien-nui-phia-bac/2023"
ANOTHER_FILE = "Đây không phải là tệp đã mở ký: nội dung khác."
SCAN = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def signers(before_2023, settings, tmp_path):
    """One head for each board, with a certificate of an authority that the site trusts."""
    settings.TRUST_DIR = tmp_path / "trust"
    trust(settings.TRUST_DIR)
    return heads()


def verify_by_code(page, code):
    page.goto("/verify/")
    page.get_by_label("Mã").fill(code)
    page.locator("form[action='/verify/'] button").click()


def verify_by_file(page, data):
    page.goto("/verify/")
    page.locator("#by-file input[type=file]").set_input_files(
        {"name": "giao-uoc.pdf", "mimeType": "application/pdf", "buffer": data}
    )
    page.locator("#by-file button").click()


def answer(page):
    """What the page of verification answers, in one word for the machine."""
    return page.locator(".answer").get_attribute("class").split()[1]


def merge(page, old, name, day, seat):
    """Two boards become a new one, which takes over a seat by decision."""
    page.goto("/admin/boards/succession/record/")
    page.get_by_label(re.compile("sáp nhập: ")).check()
    page.get_by_label("Ngày có hiệu lực").fill(day)
    document(page, "995/BKHĐT-HĐTĐKT")
    for board in old:
        page.get_by_label(board, exact=True).check()
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_label("thành lập đơn vị mới").check()
    page.get_by_label("Tên đầy đủ").fill(f"Ban Quản lý các khu công nghiệp {name}")
    page.get_by_label("Tên ngắn").fill(name)
    page.get_by_label("Tỉnh").select_option(label="Phú Thọ")
    page.get_by_label(f"số thứ tự {seat}").check()
    for stays in page.locator("input[value=stay]").all():
        stays.check()
    page.get_by_label("đơn vị kế thừa", exact=True).check()
    page.get_by_label("với số liệu hợp nhất của các đơn vị trước đó").check()
    page.get_by_role("button", name="Xem hệ quả").click()
    expect(page.locator("#content")).to_contain_text(f"chuyển cho {name} từ {day}")
    page.get_by_role("button", name="Ghi nhận").click()


def seats(day):
    """Who sits where on a day."""
    rows = Membership.objects.filter(starts_on__lte=day).exclude(ends_on__lte=day)
    return dict(rows.order_by("seat").values_list("seat", "board__short_name"))


def draft_the_pledge(page, cycle):
    """The chair chooses what everybody pledges, and drafts from the template."""
    page.goto(f"/admin/blocs/cycle/{cycle}/pledge/")
    page.get_by_role("link", name="Chọn chỉ tiêu").click()
    for box in page.get_by_role("checkbox").all():
        box.uncheck()
    for name in INDICATORS:
        page.get_by_label(name, exact=True).check()
    page.get_by_role("button", name="Lưu lựa chọn").click()
    page.get_by_role("link", name="Soạn thảo giao ước").click()
    page.get_by_role("button", name="Bắt đầu soạn thảo").click()
    expect(page.locator("#content")).to_contain_text(
        "do Ban Quản lý các khu công nghiệp tỉnh Thái Nguyên làm Trưởng khối"
    )


def set_targets(page, cycle, slug):
    """From the desk: keep what last year suggests, say why where there is nothing."""
    page.goto("/admin/")
    page.get_by_role("link", name=re.compile("đăng ký chỉ tiêu của năm")).click()
    expect(page).to_have_url(re.compile(f"/admin/blocs/cycle/{cycle}/targets/{slug}/$"))
    for field in page.locator("input[name^=target-]").all():
        if not field.input_value():
            number = field.get_attribute("name").partition("-")[2]
            page.locator(f"textarea[name=reason-{number}]").fill("Năm trước chưa có số liệu.")
    page.get_by_role("button", name="Lưu chỉ tiêu").click()
    expect(page.locator("#content")).to_contain_text("3/3 chỉ tiêu")


def upload(page, cycle, slug, data):
    """Bring a signed file."""
    page.goto(f"/admin/blocs/cycle/{cycle}/pledge/sign/{slug}/")
    page.locator("input[name=digital-file]").set_input_files(
        {"name": "giao-uoc-da-ky.pdf", "mimeType": "application/pdf", "buffer": data}
    )
    page.locator("button[name=way][value=digital]").click()


def file_to_sign(page, cycle, slug):
    """What the site gives a board to sign."""
    page.goto(f"/admin/blocs/cycle/{cycle}/pledge/sign/{slug}/")
    address = page.locator("[aria-labelledby=way-digital] ol a").get_attribute("href")
    return page.request.get(address).body()


def refused(page):
    """The sentences that a refused file gets."""
    return page.locator(".findings-note li strong").all_inner_texts()


def signed_elsewhere(paper, slug, **options):
    """What the agency's own software makes of a file, far from the browser and its event loop."""
    who = certificate_of(slug, **options)
    with ThreadPoolExecutor(1) as elsewhere:
        return elsewhere.submit(sign, paper, who, field=slug).result()


def with_one_byte_changed(file):
    """The file with one bit of the first page's text turned round."""
    place = file.index(b"stream") + 100
    return file[:place] + bytes([file[place] ^ 1]) + file[place + 1 :]


def sign_digitally(page, cycle, slug, paper):
    signed = signed_elsewhere(paper, slug)
    upload(page, cycle, slug, signed)
    expect(page.locator(".findings-note")).to_have_count(0)
    return signed


def sign_on_paper(page, cycle, slug):
    page.goto(f"/admin/blocs/cycle/{cycle}/pledge/sign/{slug}/")
    page.locator("select[name=paper-signatory]").select_option(index=1)
    page.locator("input[name=paper-file]").set_input_files(
        {"name": "ban-quet.pdf", "mimeType": "application/pdf", "buffer": SCAN}
    )
    page.locator("button[name=way][value=paper]").click()


def test_a_year_of_a_bloc_is_led_from_opening_to_hand_over(signers, open_as, visit):
    council = open_as("secretary")
    open_the_year(council)
    cycle = Cycle.objects.get(year=2023)
    assert cycle.stage == Stage.PLANNING
    assert {
        (each.board.slug, each.role)
        for each in cycle.mandates.filter(status=MandateStatus.ANNOUNCED)
    } == {(CHAIR, MandateRole.CHAIR), (DEPUTY, MandateRole.DEPUTY)}

    chair = open_as(CHAIR)
    draft_the_pledge(chair, cycle.pk)
    for slug in MEMBERS:
        set_targets(open_as(slug), cycle.pk, slug)
    assert cycle.targets.count() == len(MEMBERS) * len(INDICATORS)

    chair.goto(f"/admin/blocs/cycle/{cycle.pk}/pledge/")
    chair.get_by_role("link", name="Mở ký giao ước").click()
    chair.get_by_role("button", name="Mở ký giao ước").click()
    pledge = cycle.pledges.get()
    assert pledge.state == PledgeState.OPEN

    # Two boards sign the same paper side by side, the next ones what the others have signed.
    first, second, *later = DIGITAL
    paper = file_to_sign(open_as(first), cycle.pk, first)
    sign_digitally(open_as(first), cycle.pk, first, paper)
    sign_digitally(open_as(second), cycle.pk, second, paper)
    for slug in later:
        sign_digitally(open_as(slug), cycle.pk, slug, file_to_sign(open_as(slug), cycle.pk, slug))
    text = Pledge.objects.get(pk=pledge.pk)
    assert text.frozen_at is not None

    # An eighth file has one byte changed, another comes from an authority that nobody trusts.
    third = ON_PAPER[0]
    latest = file_to_sign(open_as(third), cycle.pk, third)
    good = signed_elsewhere(latest, third)
    upload(open_as(third), cycle.pk, third, with_one_byte_changed(good))
    altered = refused(open_as(third))
    upload(
        open_as(third),
        cycle.pk,
        third,
        signed_elsewhere(latest, third, foreign=True),
    )
    foreign = refused(open_as(third))
    assert altered[-1:] == [ANOTHER_FILE]
    assert [sentence.count("không tin cậy tổ chức chứng thực") for sentence in foreign] == [1]

    for slug in ON_PAPER:
        sign_on_paper(open_as(slug), cycle.pk, slug)
        open_as("approver").goto(f"/admin/blocs/cycle/{cycle.pk}/pledge/confirm/{slug}/")
        open_as("approver").locator("button[name=way][value=confirm]").click()
    pledge.refresh_from_db()
    assert pledge.state == PledgeState.SIGNED
    assert {(each.board.slug, each.kind, each.state) for each in pledge.signatures.all()} == {
        *((slug, SignatureKind.DIGITAL, SignatureState.STANDS) for slug in DIGITAL),
        *((slug, SignatureKind.PAPER, SignatureState.STANDS) for slug in ON_PAPER),
    }

    # A stranger checks the code and a signed file, without an account.
    stranger = visit()
    verify_by_code(stranger, pledge.code)
    assert answer(stranger) == "valid"
    verify_by_file(stranger, latest)
    assert answer(stranger) == "valid"
    verify_by_file(stranger, with_one_byte_changed(latest))
    assert answer(stranger) == "altered"
    stranger.goto(f"{YEAR}/pledge/")
    expect(stranger.locator("main")).to_contain_text("7/7 đơn vị đã ký")

    # Two members merge on 01/07, and the seat of one of them moves to what came of both.
    merge(council, ("Hòa Bình", "Phú Thọ"), "Phú Thọ mới", "01/07/2025", 6)
    assert (seats("2025-06-30")[6], seats("2025-07-01")[6]) == ("Phú Thọ", "Phú Thọ mới")
    assert (seats("2025-06-30")[1], seats("2025-07-01").get(1)) == ("Hòa Bình", None)

    # The mandate of the chair ends today: so do the rights of its officer, in the same session.
    outbox = "/admin/blocs/letter/"
    assert chair.goto(outbox).status == 200
    act_on(council, 2023, "Giao Phó khối làm Quyền Trưởng khối")
    council.get_by_label("Đảm nhiệm từ ngày").fill(f"{timezone.localdate():%d/%m/%Y}")
    document(council, "995/BKHĐT-HĐTĐKT")
    council.get_by_label("Lý do").fill("Trưởng khối nhận nhiệm vụ khác.")
    council.get_by_role("button", name="Giao Quyền Trưởng khối").click()
    assert chair.goto(outbox).status == 403
    assert open_as(DEPUTY).goto(outbox).status == 200
