"""A whole conference of the seven boards, from the roll to the public page of a cancelled award."""

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import expect

from awards.models import Ballot, Conferral, Nomination, OfficialFile, PieceRule, Submission
from boards.enums import Role
from boards.models import Board
from tests.awards.ballots.rows import PHONES, TELLERS
from tests.awards.catalogue import the_flag
from tests.browser.conference import (
    ballot_is_closed,
    ballot_is_opened,
    ballot_is_prepared,
    board_votes,
    box_is_opened,
    papers_are_counted,
    press,
    roll_is_kept,
    told,
)
from tests.conftest import make_officer
from tests.papers import as_pdfs, pages_of, size_of

PHONE = {"width": 390, "height": 844}
PUBLIC = "/blocs/kcn-trung-du-mien-nui-phia-bac/2022"
SCRIPT = Path(settings.BASE_DIR) / "config/static/site/recount_ballot.py"
FLAG = "Cờ thi đua của Bộ"
NAMES = ("Bắc Giang", "Thái Nguyên")
ROLL = dict.fromkeys(PHONES, "phone") | {"bac-giang": "paper", "bac-kan": "letter"}
PAPERS = {"issued": 2, "returned": 2, "invalid": 0}
EACH_ONE = {
    "name-bac-giang-yes": 1,
    "name-bac-giang-no": 1,
    "name-thai-nguyen-yes": 1,
    "name-thai-nguyen-no": 1,
}
PORTRAIT, LANDSCAPE = (210, 297), (297, 210)


@pytest.fixture
def conference(edition_2022, open_as):
    """The result of 2022 is published, everybody is there: ``(cycle, page of the secretariat)``."""
    papers_are_asked(the_flag())
    for slug in PHONES:
        make_officer(slug, Role.BOARD, Board.objects.get(slug=slug))
    page = open_as("secretary")
    roll_is_kept(page, edition_2022.cycle_id, ROLL)
    return edition_2022.cycle, page


def papers_are_asked(flag):
    """The papers of a dossier; rows that came with the tables go with the flush of other tests."""
    if PieceRule.objects.filter(award=flag).exists():
        return
    papers = {
        "letter": "council",
        "list": "council",
        "council_minutes": "council",
        "report": "board",
        "earlier_decisions": "board",
        "initiative": "board",
    }
    for kind, owed_by in papers.items():
        PieceRule.objects.create(
            award=flag,
            kind=kind,
            owed_by=owed_by,
            starts_on=date(2020, 1, 1),
            source="Quy chế của khối",
            certainty="press",
        )


def held(page, second, phones, ballot, said):
    """Open, vote on phones, count the papers twice, open the box; the receipts."""
    codes = ballot_is_opened(page, ballot)
    receipts = [board_votes(phones[slug], ballot, said(slug)) for slug in PHONES]
    ballot_is_closed(page, ballot)
    for officer in (page, second):
        papers_are_counted(officer, ballot, PAPERS | EACH_ONE)
    box_is_opened(page, ballot, codes[1:])
    return receipts


def is_rehearsed(page, phone, cycle):
    """The same screens, marked THỬ; it decides nothing."""
    trial = ballot_is_prepared(page, cycle, FLAG, NAMES, TELLERS, rehearsal=True)
    codes = ballot_is_opened(page, trial)
    board_votes(phone, trial, {"bac-giang": "y"})
    expect(phone.locator("#content")).to_contain_text("THỬ")
    ballot_is_closed(page, trial)
    papers_are_counted(page, trial, PAPERS | EACH_ONE)
    page.goto(f"{trial}annul/")
    page.get_by_label("Lý do hủy").fill("Bỏ phiếu thử đã xong.")
    page.locator("#content form button").first.click()
    assert len(codes) == len(TELLERS)


def is_nominated(page, cycle):
    """Only the chosen board can be ticked; its votes are not typed."""
    page.goto(f"/admin/awards/nomination/plan/{cycle}/")
    expect(page.locator("input[value='thai-nguyen:co-thi-dua-bo']")).to_have_count(0)
    page.locator("input[value='bac-giang:co-thi-dua-bo']").check()
    press(page, "Đề nghị các mục đã chọn")
    told(page, "Đã lập 1 đề nghị khen thưởng.")
    return Nomination.objects.get()


def year_goes_on(page):
    page.goto("/admin/blocs/cycle/")
    page.get_by_role("checkbox", name=re.compile("phía Bắc 2022$")).check()
    page.get_by_label(re.compile("^Thao tác")).select_option(label="Chuyển giai đoạn")
    press(page, "Thực hiện")
    page.get_by_label("Lý do").fill("Hội nghị đã kết thúc.")
    press(page, "Chuyển")
    told(page, "Đã chuyển giai đoạn")


def dossier_is_filled(page, nomination, minutes):
    """The report is drafted from the figures; what does not apply is said; the minutes go along."""
    page.goto(f"/admin/awards/nomination/{nomination.pk}/report/")
    press(page, "Lưu thành bản tiếp theo")
    told(page, "Đã lưu thành bản 1")
    press(page, "Hoàn thành bản đã lưu")
    told(page, "Báo cáo đã hoàn thành")
    dossier = f"/admin/awards/nomination/{nomination.pk}/dossier/"
    for kind, file in {
        "council_minutes": minutes,
        "earlier_decisions": "",
        "initiative": "",
    }.items():
        page.goto(dossier)
        form = page.locator(
            f"#content form:has(input[name=kind][value={kind}])"
            f":has(button[value={'add' if file else 'waive'}])"
        )
        if file:
            form.locator("input[type=file]").set_input_files(file)
        else:
            form.evaluate("form => { form.closest('details').open = true }")
            form.locator("[name=reason]").fill("Chưa có trong năm.")
        form.locator("button").click()
        expect(page.locator(".messagelist .success")).to_be_visible()


def submission_is_sent(page, cycle):
    """From the plan of the year: a numbered letter with its list, sealed, and its files."""
    page.goto(f"/admin/awards/nomination/plan/{cycle}/")
    page.locator(f"a[href$='/submission/add/?cycle={cycle}']").click()
    page.locator("[name=nominations]").first.check()
    for name, text in {
        "number": "12/TTr-KTĐ",
        "dated": "10/01/2023",
        "place": "Yên Bái",
        "signer_role": "TRƯỞNG KHỐI",
        "signed_by": "Nguyễn Văn A",
    }.items():
        page.locator(f"[name={name}]").fill(text)
    page.locator("[name=_save]").click()
    press(page, "Trình và niêm phong")
    told(page, "Đã trình")
    names = ("Danh sách (Excel)", "Tờ trình (Word)", "Danh sách (Word)")
    for number, name in enumerate(names, start=1):
        press(page, name)
        expect(page.locator("ul.papers li")).to_have_count(number)
    return Submission.objects.get()


def files_open_clean(minutes, sent):
    """LibreOffice prints each on its paper, with what the law wants at its head."""
    kept = {
        each.name: Path(each.file.path).read_bytes()
        for each in OfficialFile.objects.filter(submission=sent)
    }
    printed = as_pdfs(
        {name: data for name, data in kept.items() if not name.endswith("pdf")} | minutes
    )
    for name, pdf in printed.items():
        first = " ".join(pages_of(pdf)[0])
        assert size_of(pdf) == (LANDSCAPE if name.startswith("danh-sach") else PORTRAIT), name
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in first, name
        assert "Độc lập - Tự do - Hạnh phúc" in first, name
        assert "Bắc Giang" in " ".join(line for page in pages_of(pdf) for line in page), name
    assert {Path(name).suffix for name in printed} == {".xlsx", ".docx"}


def decision_is_recorded(page, cycle):
    page.goto(f"/admin/awards/decision/record/{cycle}/")
    decided = {
        "number": "101/QĐ-BKHĐT",
        "issued_on": "15/02/2023",
        "issuer": "Bộ Kế hoạch và Đầu tư",
        "title": "Về việc tặng Cờ thi đua của Bộ năm 2022",
        "annex": "1\tBan Quản lý các khu công nghiệp tỉnh Bắc Giang\tCờ thi đua của Bộ",
    }
    for name, text in decided.items():
        page.locator(f"[name={name}]").fill(text)
    page.locator("[name=granted]").check()
    press(page, "Đối chiếu và kiểm tra")
    press(page, "Ghi sổ quyết định này")
    told(page, "Đã ghi sổ 1 lượt tặng thưởng")
    return Conferral.objects.get()


def conferral_is_cancelled(page, conferral):
    page.goto(f"/admin/awards/decision/{conferral.decision_id}/end/")
    page.locator("[name=conferrals]").first.check()
    page.locator("[name=status][value=cancelled]").check()
    ended = {
        "ground": "Kê khai không đúng số liệu.",
        "number": "202/QĐ-BKHĐT",
        "issued_on": "20/06/2023",
        "title": "Về việc hủy bỏ Cờ thi đua của Bộ năm 2022",
    }
    for name, text in ended.items():
        page.locator(f"[name={name}]").fill(text)
    press(page, "Xem những gì dựa vào đó")
    press(page, "Ghi sổ hủy bỏ, thu hồi")
    told(page, "Đã ghi sổ việc hủy bỏ")


def everybody_reads(page, receipt, folder, axe_now):
    """Without an account: a ballot and a receipt, the file to recount, the award that ended."""
    page.goto(f"{PUBLIC}/ballots/")
    expect(page.locator(".ballot-line")).to_have_count(2)
    axe_now(page)
    page.goto(f"{PUBLIC}/ballots/3/?receipt={receipt}")
    expect(page.locator(".receipt .yes")).to_be_visible()
    expect(page.locator(".verdict")).to_contain_text("Được chọn")
    axe_now(page)
    file = folder / "ballot.json"
    file.write_bytes(page.request.get(f"{PUBLIC}/ballots/3.json").body())
    alone = subprocess.run(
        [sys.executable, "-I", SCRIPT, file, receipt], capture_output=True, text=True, check=False
    )
    assert (alone.returncode, alone.stderr) == (0, "")
    assert json.loads(file.read_bytes())["votes"] is None
    for path in ("/awards/", "/boards/bac-giang/", "/awards/co-thi-dua-bo/"):
        page.goto(path)
        expect(page.locator("main")).to_contain_text("101/QĐ-BKHĐT")
        expect(page.locator("main")).to_contain_text("202/QĐ-BKHĐT")
        expect(page.locator("main")).to_contain_text("Kê khai không đúng số liệu.")


def test_a_conference_is_held_submitted_decided_and_read(
    conference, open_as, visit, tmp_path, axe_now
):
    cycle, page = conference
    second = open_as("approver")
    phones = {slug: open_as(slug, viewport=PHONE) for slug in PHONES}
    is_rehearsed(page, phones["hoa-binh"], cycle.pk)

    first = ballot_is_prepared(page, cycle.pk, FLAG, NAMES, TELLERS)
    held(page, second, phones, first, lambda _slug: {"bac-giang": "y", "thai-nguyen": "y"})
    expect(page.locator("section.verdict")).to_contain_text("Bằng phiếu ở suất cuối")
    press(page, "Chuẩn bị vòng hai")
    expect(page.locator("#content")).to_contain_text("Vòng trước")
    again = re.search(r"/admin/awards/ballot/\d+/", page.url)[0]
    for_first = {"bac-giang": "y", "thai-nguyen": "n"}
    receipts = held(page, second, phones, again, lambda _slug: for_first)
    expect(page.locator("section.verdict")).to_contain_text("Được chọn")
    with page.expect_download() as minutes:
        press(page, "Biên bản kiểm phiếu (Word)")
    counted = Path(minutes.value.path()).read_bytes()

    nomination = is_nominated(page, cycle.pk)
    year_goes_on(page)
    paper = tmp_path / "bien-ban-hop.docx"
    paper.write_bytes(counted)
    dossier_is_filled(page, nomination, paper)
    sent = submission_is_sent(page, cycle.pk)
    files_open_clean({"bien-ban.docx": counted}, sent)
    conferral = decision_is_recorded(page, cycle.pk)
    conferral_is_cancelled(page, conferral)

    ballot = Ballot.objects.get(round=2)
    assert (nomination.ballot, nomination.votes_for, nomination.votes_cast) == (ballot, 6, 7)
    assert sent.sealed["nominations"][0]["ballot"] == ballot.document["fingerprint"]
    everybody_reads(visit(viewport=PHONE), receipts[0], tmp_path, axe_now)
