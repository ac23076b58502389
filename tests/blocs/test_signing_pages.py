"""The pages on which a board signs, a scan is confirmed, and a conference looks on."""

import re

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from blocs.enums import PledgeState, SignatureState
from blocs.models import Pledge, Signature
from blocs.services.signatures import confirm_signature, digital, record_paper_signature
from boards.enums import Role, SigningFault
from boards.pades.reading import read_pdf
from tests.blocs.signing import (
    board,
    heads,
    officer_of,
    opened_pledge,
    signed_by,
    upload,
)
from tests.conftest import make_officer
from tests.signing import SLUGS, credential, paper, sign, trust

ENGLISH = {"cookie": "django_language=en"}


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch, settings, tmp_path):
    monkeypatch.setattr(digital, "read_apart", read_pdf)
    settings.TRUST_DIR = tmp_path / "trust"
    trust(settings.TRUST_DIR, revoked={})


@pytest.fixture
def pledge(bloc_2022):
    heads()
    return opened_pledge()


def words(response):
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(text.replace("&#x27;", "'").split()).replace(" :", ":")


def address(pledge, step, slug):
    return reverse(f"admin:blocs_cycle_pledge_{step}", args=[pledge.cycle_id, slug])


def in_english(client):
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def as_board(as_officer):
    """A browser of an officer of that board."""
    return lambda slug: in_english(as_officer(officer_of(slug)))


def scan_of(pledge, slug, officer=None, name="quet.pdf", data=b"%PDF-1.7 scan"):
    return record_paper_signature(
        pledge=pledge,
        board=board(slug),
        signed_on=timezone.localdate(),
        signatory=board(slug).signatories.get(),
        file=upload(data, name),
        officer=officer or officer_of(slug),
    )


def test_a_board_is_offered_three_ways_and_the_paper(pledge, as_board):
    page = as_board("yen-bai").get(address(pledge, "sign", "yen-bai"))

    html = page.content.decode()
    assert re.findall(r'name="way" value="(\w+)"', html) == ["digital", "paper", "decline"]
    assert f'href="{pledge.file.url}"' in html
    assert html.count("<h1") == 1


def test_a_signed_file_is_checked_and_the_page_says_what(pledge, as_board):
    browser, page = as_board("yen-bai"), address(pledge, "sign", "yen-bai")

    sent = browser.post(page, {"way": "digital", "digital-file": upload(signed_by("yen-bai"))})
    shown = words(browser.get(page))

    assert (sent.status_code, sent.url) == (302, page)
    assert "The signature was checked and counts." in shown
    assert "The names in the certificate are those of the signatory and the board." in shown
    assert "The certificate is not in the revocation list of" in shown


def test_the_seal_and_what_could_not_be_looked_at_are_said(pledge, as_board, settings):
    (settings.TRUST_DIR / "thu-hoi.crl").unlink()
    name = board("yen-bai").name
    data = sign(signed_by("yen-bai"), credential(name, name), field="con-dau")
    browser, page = as_board("yen-bai"), address(pledge, "sign", "yen-bai")

    browser.post(page, {"way": "digital", "digital-file": upload(data)})
    html = browser.get(page).content.decode()

    unsure = re.findall(r'<li class="unsure">([^<]+)', html)
    assert [sentence.strip()[:35] for sentence in unsure] == [
        "Signed at " + unsure[0].strip()[10:35],
        "Revocation could not be looked at: ",
    ]
    assert f"With the seal of the agency: “{name}”." in html


def test_the_next_signer_takes_the_file_that_others_signed(pledge, as_board):
    as_board("yen-bai").post(
        address(pledge, "sign", "yen-bai"),
        {"way": "digital", "digital-file": upload(signed_by("yen-bai"))},
    )

    html = as_board("hoa-binh").get(address(pledge, "sign", "hoa-binh")).content.decode()

    assert f'href="{Signature.objects.get().file.url}"' in html
    assert "1 board has signed already (Yên Bái)" in html


def test_a_refused_file_lists_every_finding_with_what_to_do(pledge, as_board):
    data = signed_by("yen-bai", foreign=True) + b"% more\n"

    page = as_board("yen-bai").post(
        address(pledge, "sign", "yen-bai"), {"way": "digital", "digital-file": upload(data)}
    )

    shown = words(page)
    found = re.search(r"not accepted (.*) Nothing was kept", shown).group(1)
    assert found == (
        f"{SigningFault.PARTLY_COVERED.label} What to do: {SigningFault.PARTLY_COVERED.advice}"
        " The certificate of “Nguyễn Văn An” was issued by “Cơ quan lạ – cấp phát”: this site does"
        f" not trust that authority. What to do: {SigningFault.UNTRUSTED.advice}"
    )
    assert Signature.objects.count() == 0


def test_a_button_without_a_file_is_told(pledge, as_board):
    page = as_board("yen-bai").post(address(pledge, "sign", "yen-bai"), {"way": "digital"})

    assert "This field is required." in words(page)


def test_a_scan_is_uploaded_with_day_and_signatory(pledge, as_board):
    browser, page = as_board("yen-bai"), address(pledge, "sign", "yen-bai")

    browser.post(
        page,
        {
            "way": "paper",
            "paper-signatory": board("yen-bai").signatories.get().pk,
            "paper-signed_on": f"{timezone.localdate():%d/%m/%Y}",
            "paper-file": upload(b"%PDF-1.7", "quet.pdf"),
        },
    )
    shown = words(browser.get(page))

    assert Signature.objects.get().state == SignatureState.WAITING
    assert "The scan waits for a second officer." in shown


def test_a_refusal_stands_beside_the_form(pledge, as_board):
    page = as_board("yen-bai").post(
        address(pledge, "sign", "yen-bai"),
        {
            "way": "paper",
            "paper-signatory": board("yen-bai").signatories.get().pk,
            "paper-signed_on": "01/01/2020",
            "paper-file": upload(b"%PDF-1.7", "quet.pdf"),
        },
    )

    assert "The day of the signature lies between the opening of the pledge and today." in words(
        page
    )


def test_a_board_declines_with_a_reason(pledge, as_board):
    browser, page = as_board("yen-bai"), address(pledge, "sign", "yen-bai")

    browser.post(page, {"way": "decline", "decline-reason": "Chờ ý kiến"})
    shown = words(browser.get(page))

    assert Signature.objects.get().state == SignatureState.DECLINED
    assert "Reason: Chờ ý kiến" in shown
    assert "Sign digitally" in shown


def test_others_look_on(pledge, as_board):
    page = as_board("hoa-binh").get(address(pledge, "sign", "yen-bai"))

    assert "Officers of the board sign here. You may look on." in words(page)
    assert 'name="way"' not in page.content.decode()


def test_nothing_is_done_for_somebody_else(pledge, as_board):
    as_board("hoa-binh").post(
        address(pledge, "sign", "yen-bai"), {"way": "decline", "decline-reason": "x"}
    )

    assert Signature.objects.count() == 0


def test_a_closed_version_is_shown_as_such(pledge, as_board):
    Pledge.objects.update(state=PledgeState.VOID, ended_at=timezone.now(), end_reason="x")

    page = as_board("yen-bai").get(address(pledge, "sign", "yen-bai"))

    assert "This version of the pledge is not open for signature." in words(page)


def test_an_old_signature_has_no_file(pledge, as_board):
    Signature.objects.create(
        pledge=pledge, board=board("yen-bai"), kind="paper", signed_on=timezone.localdate()
    )
    Pledge.objects.update(file="")

    page = as_board("yen-bai").get(address(pledge, "sign", "yen-bai"))

    assert "Recorded from a document, without a file." in words(page)


@pytest.mark.parametrize(
    ("slug", "status"), [("yen-bai", 404), ("kkt-ha-giang", 404)], ids=["no pledge", "no member"]
)
def test_what_is_not_there_is_not_found(bloc_2022, as_officer, secretary, slug, status):
    if slug == "kkt-ha-giang":
        pledge = opened_pledge()
    else:
        Signature.objects.all().delete()
        Pledge.objects.all().delete()
        pledge = Pledge(cycle_id=bloc_2022.cycles.get(year=2023).pk)

    assert as_officer(secretary).get(address(pledge, "sign", slug)).status_code == status


def test_a_stranger_is_refused(pledge, as_officer):
    officer = make_officer("la", Role.BOARD, board("kkt-ha-giang"))

    assert as_officer(officer).get(address(pledge, "sign", "yen-bai")).status_code == 403


def test_a_cycle_that_is_not_there_is_not_found(secretary, as_officer):
    address = reverse("admin:blocs_cycle_pledge_sign", args=[999, "yen-bai"])

    assert as_officer(secretary).get(address).status_code == 404


# Confirming


def test_a_second_officer_sees_the_scan_beside_the_facts(pledge, as_officer, secretary):
    scan_of(pledge, "yen-bai")
    browser = in_english(as_officer(secretary))

    html = browser.get(address(pledge, "confirm", "yen-bai")).content.decode()
    scan = browser.get(address(pledge, "scan", "yen-bai"))

    assert f'<iframe src="{address(pledge, "scan", "yen-bai")}"' in html
    assert b"".join(scan.streaming_content) == b"%PDF-1.7 scan"
    assert (scan["X-Frame-Options"], scan["Content-Type"]) == ("SAMEORIGIN", "application/pdf")
    assert scan["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'self'"


def test_a_picture_is_shown_as_one(pledge, as_officer, secretary):
    scan_of(pledge, "yen-bai", name="quet.png", data=b"\x89PNG\r\n\x1a\n..")

    html = as_officer(secretary).get(address(pledge, "confirm", "yen-bai")).content.decode()

    assert f'<img src="{address(pledge, "scan", "yen-bai")}"' in html


def seen(client, page):
    """The scan that the page showed."""
    html = client.get(page).content.decode()
    return re.search(r'name="confirm-seen" value="(\w+)"', html).group(1)


def test_the_second_officer_confirms(pledge, as_officer, secretary):
    scan_of(pledge, "yen-bai")
    browser, page = in_english(as_officer(secretary)), address(pledge, "confirm", "yen-bai")

    sent = browser.post(page, {"way": "confirm", "confirm-seen": seen(browser, page)})
    shown = words(browser.get(sent.url))

    assert sent.url == address(pledge, "sign", "yen-bai")
    assert "secretary compared and confirmed it at" in shown


def test_the_second_officer_says_why_not(pledge, as_officer, secretary):
    scan_of(pledge, "yen-bai")
    browser, page = in_english(as_officer(secretary)), address(pledge, "confirm", "yen-bai")

    token = seen(browser, page)
    empty = browser.post(page, {"way": "reject", "reject-seen": token, "reject-reason": ""})
    browser.post(page, {"way": "reject", "reject-seen": token, "reject-reason": "Thiếu trang"})

    assert "This field is required." in words(empty)
    assert Signature.objects.get().reason == "Thiếu trang"


def test_a_scan_that_was_replaced_meanwhile_is_not_confirmed(pledge, as_officer, secretary):
    scan_of(pledge, "yen-bai")
    browser, page = in_english(as_officer(secretary)), address(pledge, "confirm", "yen-bai")
    token = seen(browser, page)
    scan_of(pledge, "yen-bai", data=b"%PDF-1.7 another")

    answer = browser.post(page, {"way": "confirm", "confirm-seen": token})

    assert "The scan was replaced meanwhile" in words(answer)
    assert Signature.objects.get().state == SignatureState.WAITING


def test_whoever_recorded_it_reads_why_another_decides(pledge, as_officer, secretary):
    scan_of(pledge, "yen-bai", officer=secretary)

    page = in_english(as_officer(secretary)).get(address(pledge, "confirm", "yen-bai"))

    assert "cannot confirm it: another officer must" in words(page)
    assert 'name="way"' not in page.content.decode()


def test_where_no_scan_waits_the_page_leads_to_the_signature(pledge, as_officer, secretary):
    answer = as_officer(secretary).get(address(pledge, "confirm", "yen-bai"))

    assert (answer.status_code, answer.url) == (302, address(pledge, "sign", "yen-bai"))


def test_a_scan_that_is_not_there_is_not_found(pledge, as_officer, secretary):
    browser = as_officer(secretary)

    before = browser.get(address(pledge, "scan", "yen-bai")).status_code
    default_storage.delete(scan_of(pledge, "yen-bai").file.name)
    after = browser.get(address(pledge, "scan", "yen-bai")).status_code

    assert (before, after) == (404, 404)


# The screen of the conference


def ceremony(client, pledge, query=""):
    page = reverse("admin:blocs_cycle_pledge_ceremony", args=[pledge.cycle_id])
    return in_english(client).get(page + query)


def test_the_screen_shows_boards_and_times_and_nobodys_name(
    pledge, as_board, as_officer, secretary
):
    as_board("yen-bai").post(
        address(pledge, "sign", "yen-bai"),
        {"way": "digital", "digital-file": upload(signed_by("yen-bai"))},
    )
    scan_of(pledge, "hoa-binh")
    Signature.objects.create(
        pledge=pledge, board=board("phu-tho"), kind="paper", signed_on=timezone.localdate()
    )
    at = timezone.localtime(Signature.objects.get(board__slug="yen-bai").signed_at)

    shown = words(ceremony(as_officer(secretary), pledge, "?live"))

    assert shown == (
        "2 / of 7 boards have signed 1 Hòa Bình being checked 2 Bắc Giang not yet signed"
        " 3 Thái Nguyên not yet signed 4 Tuyên Quang not yet signed"
        f" ✓ Yên Bái signed at {at:%H:%M:%S} ✓ Phú Thọ signed 7 Bắc Kạn not yet signed"
    )


def test_the_screen_ends_with_all_signed(pledge, as_officer, secretary):
    for slug in SLUGS:
        signature = scan_of(pledge, slug)
        confirm_signature(signature=signature, officer=secretary, seen=signature.file_sha256)

    shown = words(ceremony(as_officer(secretary), pledge, "?live"))

    assert shown.startswith(f"Signed by all {timezone.localdate():%d/%m/%Y} ✓ Hòa Bình signed at")


def test_the_screen_has_a_code_its_keys_and_a_way_without_script(pledge, as_officer, secretary):
    response = ceremony(as_officer(secretary), pledge)

    html = response.content.decode()
    assert f"http://testserver/verify/{pledge.code}/" in html
    assert html.count('class="segno"') == 1
    assert re.findall(r"<kbd>(.)</kbd>", html) == ["→", "F", "Q", "H"]
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in html
    assert re.findall(r"\sstyle=|\son[a-z]+=", html) == []
    assert "no-store" in response["Cache-Control"]


def test_without_a_code_the_screen_leads_to_the_page_of_verification(pledge, as_officer, secretary):
    Pledge.objects.update(code=None)

    assert "http://testserver/verify/" in ceremony(as_officer(secretary), pledge).content.decode()


def test_the_screen_is_for_those_who_take_part(pledge, as_officer):
    officer = make_officer("la", Role.BOARD, board("kkt-ha-giang"))

    assert ceremony(as_officer(officer), pledge).status_code == 403


@pytest.mark.parametrize("scans", [1, 3])
def test_the_screen_costs_the_same_for_any_number(
    pledge, as_officer, secretary, django_assert_num_queries, scans
):
    for slug in SLUGS[:scans]:
        scan_of(pledge, slug)
    browser = as_officer(secretary)

    with django_assert_num_queries(8):
        ceremony(browser, pledge, "?live")


def test_the_paper_is_not_a_way_around(pledge, as_board):
    browser, page = as_board("yen-bai"), address(pledge, "sign", "yen-bai")

    answer = browser.post(page, {"way": "digital", "digital-file": upload(paper())})

    assert str(SigningFault.NO_SIGNATURE.label) in words(answer)
