"""A year scored by each example scheme, from the draft to the edition that anybody can recompute.

Everything is done in windows by those who do it: the council loads and issues the scheme, seven
boards pledge targets, report and claim points, peers cross-check, the council appraises, shows
it, answers an objection and decides; a condition takes a place; one officer prepares the edition
and another publishes it. The points of every layer are typed for one board; those of the others
and of the later examples come by the service behind the same form: typing shows nothing new.
"""

import json
import re
import subprocess
import sys
from decimal import Decimal
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import expect

from blocs.enums import Layer, Outcome, Peers
from blocs.models import Cycle, Edition, Opinion
from blocs.services.editions import holds, payload_now
from blocs.services.opinions import give_opinion
from boards.models import Board, Document, Indicator, Officer, Report
from tests.browser.grid import paste, settled
from tests.browser.year import MEMBERS, act_on, document, open_the_year

YEAR = "/blocs/kcn-trung-du-mien-nui-phia-bac/2023"
SCRIPT = settings.BASE_DIR / "config/static/site/verify_edition.py"
NOTICE = "995/BKHĐT-HĐTĐKT"

REPORTED = {
    "projects_attracted": "38 2 12 7 18 5 11",
    "projects_newly_licensed": "30 2 10 6 15 4 9",
    "registered_capital": "15.200 150 4.900 2.700 39.000 1.150 1.400,5",
    "land_registered": "520 12 41 45 60 33,5 38",
    "land_planned": "7.000 150 1.500 1.200 4.252 800 1.100",
    "trade_value": "21.500 21 800 10.400 29.000 70 230",
    "workers": "198.000 1.620 2.130 51.000 92.500 6.400 5.200",
    "planning_sponsors": "2 5 1 2 3 1 2",
    "planning_schemes_sponsored": "1 3 1 1 2 1 1",
    "planning_sponsorship": "2 12 1 2 3 1 2",
}
UNITS = {
    "registered_capital": " tỷ đồng",
    "trade_value": " triệu USD",
    "planning_sponsorship": " tỷ đồng",
}
"""What the members report of 2023, in the order of their names. Invented: nobody printed it."""
PLEDGED = {
    "projects_attracted": "11",
    "registered_capital": "5.000 tỷ đồng",
    "land_registered": "30 ha",
    "trade_value": "500 triệu USD",
    "workers": "20.000",
    "planning_sponsors": "1",
    "planning_schemes_sponsored": "1",
}
"""What each of them pledged, where the scheme measures it."""
CHAIR, DEPUTY = "thai-nguyen", "tuyen-quang"
BARRED, OBJECTS = "bac-kan", "phu-tho"
PAPER = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def told(page, sentence):
    expect(page.locator(".messagelist")).to_contain_text(sentence)


def choose(page, model, row, action):
    """Choose an action for one row of a list."""
    page.goto(f"/admin/blocs/{model}/")
    page.get_by_role("checkbox", name=re.compile(row)).check()
    page.get_by_label(re.compile("^Thao tác")).select_option(label=action)
    press(page, "Thực hiện")


# Before the year begins


def the_example_is_loaded_and_issued(page, cycle, name):
    """The council sees what the file would make, makes the draft, and issues it by a paper."""
    page.goto("/admin/blocs/scheme/load/")
    page.locator("select[name=cycle]").select_option(value=f"{cycle.pk}")
    page.locator("select[name=example]").select_option(name)
    page.locator("input[type=submit].default").click()
    press(page, "Lập bản nháp")
    told(page, "Đã lập bản nháp")
    choose(page, "scheme", "Bảng ví dụ", "Ban hành các bảng tiêu chí đã chọn")
    page.get_by_label("Ngày ban hành").fill("31/03/2023")
    document(page, NOTICE)
    press(page, "Ban hành")
    told(page, "Đã ban hành")
    return cycle.schemes.in_force().get()


def targets_are_pledged(page, cycle, slug):
    """Of what the scheme measures against a target the board pledges an amount."""
    page.goto(f"/admin/blocs/cycle/{cycle.pk}/targets/{slug}/")
    for row in page.locator("table.targets tbody tr").all():
        name = row.locator("th").inner_text().split("\n")[0]
        row.locator("input").fill(PLEDGED[Indicator.objects.get(name=name).code])
        row.locator("textarea").fill("Theo kế hoạch phát triển công nghiệp của tỉnh.")
    press(page, "Lưu chỉ tiêu")
    told(page, "Đã lưu chỉ tiêu")


def go_on(page, why=""):
    """One stage forward; why, where something is lacking."""
    act_on(page, 2023, "Chuyển giai đoạn")
    page.get_by_label("Lý do").fill(why)
    press(page, "Chuyển")
    told(page, "Đã chuyển")


# Reports


def figures_are_reported(page, cycle):
    """The council opens seven reports and pastes what came on paper into one table."""
    address = f"/admin/blocs/cycle/{cycle.pk}/grid/?all=1"
    page.goto(address)
    while page.locator("button[name=open]").count():
        page.locator("button[name=open]").first.click()
    page.goto(address)
    expect(page.locator(".grid.live")).to_be_visible()
    cells = [
        [f"{amount}{UNITS.get(code, '')}" for amount in row.split()]
        for code, row in REPORTED.items()
    ]
    page.locator("[data-cell] input").first.focus()
    paste(page, cells)
    expect(page.locator("#grid-paste tbody tr")).to_have_count(70)
    page.locator("#grid-paste [data-accept=all]").click()
    settled(page)
    expect(page.locator("[data-state=ask], [data-state=invalid]")).to_have_count(0)


def report_is_submitted(page, slug):
    """What the page asks for first is brought: of what is scored by evidence, a paper."""
    report = Report.objects.get(board__slug=slug, year=2023)
    address = f"/admin/boards/report/{report.pk}/submit/"
    page.goto(address)
    cells = page.locator(".findings .explain a")
    for cell in [link.get_attribute("href") for link in cells.all()]:
        page.goto(cell)
        page.locator("input[name=file]").set_input_files(
            {"name": "bang-ke.pdf", "mimeType": "application/pdf", "buffer": PAPER}
        )
        page.locator("button[value=evidence]").click()
        told(page, "Đã đính kèm tệp")
    page.goto(address)
    press(page, "Nộp để thẩm tra")
    told(page, "Đã nộp báo cáo")


def report_is_verified(page, slug):
    report = Report.objects.get(board__slug=slug, year=2023)
    page.goto(f"/admin/boards/report/{report.pk}/review/")
    press(page, "Xác nhận đã thẩm tra")
    told(page, "Đã thẩm tra báo cáo")


def rate_is_entered(page):
    """Without a rate of the year nothing in dollars can be compared."""
    page.goto("/admin/boards/exchangerate/add/")
    page.locator("select[name=currency]").select_option("USD")
    page.locator("input[name=year]").fill("2023")
    page.locator("select[name=kind]").select_option("period_end")
    page.locator("input[name=vnd_per_unit]").fill("24.000")
    page.locator("input[name=rate_date]").fill("31/12/2023")
    page.locator("input[name=source]").fill("Tỷ giá đặt ra để thử")
    page.locator("input[name=_save]").click()
    told(page, "thành công")


# Layers


REASON = "Theo hồ sơ minh chứng."


def judged(scheme):
    """What people judge."""
    return scheme.criteria.filter(indicator=None).order_by("order", "code")


def layer_is_recorded(username, scheme, board, layer, points):
    """What one gives to a board in a layer, by the service behind the form."""
    for each in judged(scheme):
        give_opinion(
            board=Board.objects.get(slug=board),
            criterion=each,
            layer=layer,
            officer=Officer.objects.get(username=username),
            points=points(each),
            reason=REASON,
        )


def layer_is_typed(page, scheme, board, layer, points):
    """Save and next, or the next of the list beside."""
    criteria = judged(scheme)
    for each in criteria:
        opened = page.locator("form.give input[name=criterion]")
        if not opened.count() or opened.input_value() != each.code:
            page.goto(
                f"/admin/blocs/cycle/{scheme.cycle_id}/scoring/{board}/"
                f"?layer={layer}&criterion={each.code}"
            )
        page.locator("#id_points").fill(f"{points(each).normalize():f}".replace(".", ","))
        page.locator("#id_reason").fill(REASON)
        page.locator("button[value=save]").click()
        told(page, "Đã lưu điểm")
    given = Opinion.objects.filter(criterion__in=criteria, layer=layer, board__slug=board)
    assert given.count() % len(criteria) == 0


def step(criterion):
    return Decimal(criterion.parameters["step"])


def peers_of(scheme, board):
    """Who scores a board here: a leader, or the next by seat where the members score one another.

    The board that will object is scored by two.
    """
    after = MEMBERS[(MEMBERS.index(board) + 1) % len(MEMBERS)]
    peer = after if scheme.peers == Peers.MEMBERS else DEPUTY if board == CHAIR else CHAIR
    return {peer, CHAIR, DEPUTY} - {BARRED} if board == OBJECTS else {peer}


# Shown, objected to, decided


def appraisal_is_shown(page, cycle):
    page.goto(f"/admin/blocs/cycle/{cycle.pk}/change/")
    page.get_by_label("Ngày thông báo điểm thẩm định").fill(f"{timezone.localdate():%d/%m/%Y}")
    page.locator("input[name=_save]").click()
    told(page, "thành công")


def board_objects(page, scheme):
    """To the first judged criterion; gives it back."""
    criterion = judged(scheme)[0]
    page.goto(f"/admin/blocs/cycle/{scheme.cycle_id}/scoring/objections/")
    page.get_by_label("Tiêu chí").select_option(value=criterion.code)
    page.get_by_label("Kiến nghị").fill("Hồ sơ đã có quyết định công nhận.")
    press(page, "Gửi kiến nghị")
    expect(page.locator(".objection")).to_have_count(1)
    return criterion


def council_answers_and_decides(page, scheme, criterion):
    """The peers are far apart: the council settles them by a note before it decides."""
    scoring = f"/admin/blocs/cycle/{scheme.cycle_id}/scoring/"
    page.goto(f"{scoring}objections/")
    page.get_by_label("chấp nhận: điều chỉnh").check()
    page.get_by_label("Trả lời").fill("Đã đối chiếu quyết định: chấp nhận.")
    press(page, "Trả lời")
    page.goto(f"{scoring}compare/?board={OBJECTS}&criterion={criterion.code}")
    page.locator("form.settle textarea").fill("Hai đơn vị thống nhất chấm theo hồ sơ.")
    press(page, "Lập biên bản")
    page.goto(f"{scoring}{OBJECTS}/?criterion={criterion.code}&layer=final")
    page.locator("#id_points").fill(f"{criterion.maximum.normalize():f}".replace(".", ","))
    page.locator("#id_reason").fill("Kiến nghị của đơn vị được chấp nhận.")
    page.locator("button[value=save]").click()
    told(page, "Đã lưu điểm")


def board_is_barred(page, scheme):
    """Who did not sign the pledge has no place: recorded with the paper that says so."""
    rows = {
        "cycle": scheme.cycle_id,
        "board": Board.objects.get(slug=BARRED).pk,
        "gate": scheme.gates.get(code="khong-ky").pk,
        "document": Document.objects.get(number=NOTICE).pk,
    }
    page.goto(f"/admin/blocs/breach/add/?{urlencode(rows)}")
    page.locator("input[name=_save]").click()
    told(page, "thành công")


# Published


def year_is_published(council, approver):
    """One officer prepares, another approves."""
    act_on(council, 2023, "Lập bản công bố")
    press(council, "Lập và chờ phê duyệt")
    told(council, "chờ")
    choose(approver, "edition", "2023", "Phê duyệt và công bố")
    press(approver, "Phê duyệt và công bố")
    told(approver, "Đã công bố")
    return Edition.objects.published().get(cycle__year=2023)


def everybody_reads_and_recomputes(page, edition, folder):
    """Without an account: the leaderboard, a board, the file, and the script that needs nothing."""
    page.goto(f"{YEAR}/")
    expect(page.locator("main")).to_contain_text("minh họa")
    for standing in edition.document["standings"]:
        row = page.locator(
            ".leaderboard tbody tr", has=page.locator(f"a[href*='{standing['board']}']")
        )
        expect(row.first).to_be_visible()
    page.goto(f"{YEAR}/boards/{OBJECTS}/")
    expect(page.locator("main")).to_contain_text("Kiến nghị của đơn vị được chấp nhận.")
    file = folder / "2023.json"
    file.write_bytes(page.request.get(f"{YEAR}.json").body())
    assert json.loads(file.read_bytes())["fingerprint"] == edition.fingerprint
    alone = subprocess.run(
        [sys.executable, "-I", SCRIPT, file], capture_output=True, text=True, check=False
    )
    assert (alone.returncode, alone.stderr) == (0, "")


EXAMPLES = ["100-diem", "1000-diem", "so-voi-tot-nhat"]


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_year_is_scored_by_the_example(before_2023, open_as, visit, tmp_path, example):
    def layer_is_given(username, board, layer, points):
        if board == OBJECTS and example == EXAMPLES[0]:
            layer_is_typed(open_as(username), scheme, board, layer, points)
        else:
            layer_is_recorded(username, scheme, board, layer, points)

    council = open_as("secretary")
    open_the_year(council)
    cycle = Cycle.objects.get(year=2023)
    scheme = the_example_is_loaded_and_issued(council, cycle, example)
    go_on(council)
    for slug in MEMBERS:
        targets_are_pledged(open_as(slug), cycle, slug)
    go_on(council, "Giao ước được ký tại hội nghị.")
    figures_are_reported(council, cycle)
    rate_is_entered(council)
    for slug in MEMBERS:
        report_is_submitted(open_as(slug), slug)
        report_is_verified(open_as("approver"), slug)
    for slug in MEMBERS:
        layer_is_given(slug, slug, Layer.SELF, lambda each: each.maximum)
    go_on(council)
    for slug in MEMBERS:
        for peer in peers_of(scheme, slug):
            far = slug == OBJECTS and peer == CHAIR
            layer_is_given(
                peer,
                slug,
                Layer.PEER,
                lambda each, far=far: Decimal(0) if far else each.maximum - step(each),
            )
    for seat, slug in enumerate(MEMBERS):
        layer_is_given(
            "secretary",
            slug,
            Layer.APPRAISED,
            lambda each, seat=seat: max(each.maximum - step(each) * (seat % 3), Decimal(0)),
        )
    appraisal_is_shown(council, cycle)
    contested = board_objects(open_as(OBJECTS), scheme)
    council_answers_and_decides(council, scheme, contested)
    board_is_barred(council, scheme)
    go_on(council)
    edition = year_is_published(council, open_as("approver"))

    by_board = {each["board"]: each for each in edition.document["standings"]}
    assert edition.document["scheme"]["code"] == scheme.code
    assert by_board[BARRED]["place"] is None
    places = [each["place"] for each in by_board.values()]
    assert (places.count(None), min(filter(None, places))) == (1, 1)
    [line] = [each for each in by_board[OBJECTS]["criteria"] if each["code"] == contested.code]
    assert (line["outcome"], Decimal(line["points"])) == (Outcome.DECIDED, contested.maximum)
    assert {each.layer for each in Opinion.objects.filter(criterion__scheme=scheme)} == set(Layer)

    assert holds(edition, payload_now(edition))
    everybody_reads_and_recomputes(visit(), edition, tmp_path)
