"""The public page of a pledge: what was sealed, who signed and how, and what was reached."""

import hashlib
import json
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from blocs.domain.pledge.content import fingerprint_of, read, written
from blocs.enums import PledgeState, Stage
from blocs.models import Cycle, Pledge, Target
from blocs.queries import pledge_public
from blocs.queries.published import SealBroken
from blocs.queries.published import opened as read_edition
from blocs.queries.reader import Reader
from blocs.services import approve_edition, prepare_edition
from blocs.services.pledges import amend_pledge, open_pledge, void_pledge
from tests.blocs.pledges.test_opening import sign

BLOC = "kcn-trung-du-mien-nui-phia-bac"
WHY = "điều chỉnh chỉ tiêu"


def path(year=2023, version=None, kind=""):
    if kind:
        return reverse("blocs:pledge_file", args=[BLOC, year, version, kind])
    if version:
        return reverse("blocs:pledge_version", args=[BLOC, year, version])
    return reverse("blocs:pledge", args=[BLOC, year])


def content(response):
    return b"".join(response.streaming_content)


def page_of(client, **where):
    return client.get(path(**where)).context["page"]


def test_recorded_pledge_says_who_signed_and_that_no_text_is_known(bloc_2022, client):
    response = client.get(path())

    page = response.context["page"]
    assert (page.signed, len(page.signing), page.day) == (7, 7, date(2023, 1, 6))
    assert (page.blocks, page.rows, page.source.citation) == ((), (), "Bài đã đăng, 11/01/2023")
    assert "Chưa ghi nhận nội dung giao ước." in response.content.decode()
    assert response.content.decode().count("không có chữ ký số để kiểm tra") == 7


@pytest.mark.parametrize("kind", ["pdf", "docx", "json"])
def test_recorded_pledge_without_a_text_has_no_file(bloc_2022, client, kind):
    assert client.get(path(version=1, kind=kind)).status_code == 404


@pytest.mark.parametrize("stage", [Stage.PLANNING, Stage.RUNNING, Stage.REPORTING, Stage.APPRAISAL])
def test_year_without_a_pledge_names_the_next_step(bloc_2022, client, stage):
    Cycle.objects.filter(year=2022).update(stage=stage)

    response = client.get(path(2022))

    assert response.status_code == 200
    assert "Chưa có giao ước" in response.content.decode()


@pytest.mark.parametrize("stage", [Stage.CONFERENCE, Stage.PROPOSED, Stage.CLOSED])
def test_year_that_is_over_without_a_pledge_promises_none(bloc_2022, client, stage):
    Cycle.objects.filter(year=2022).update(stage=stage)

    html = client.get(path(2022)).content.decode()

    assert "Năm 2022 đã đến kỳ tổng kết; hệ thống không lưu giao ước của năm này." in html
    assert "khi mở ký" not in html


@pytest.mark.parametrize(
    "address",
    [
        path(2021),
        path(2023, 9),
        path(2022, 1),
        path(2023, 9, "pdf"),
        path().replace(BLOC, "khong-co"),
    ],
)
def test_what_is_not_there_is_not_found(bloc_2022, client, address):
    assert client.get(address).status_code == 404


def test_draft_is_nobodys(draft, client):
    assert client.get(path(version=1)).status_code == 404
    assert "Chưa có giao ước" in client.get(path()).content.decode()


def test_opened_pledge_is_read_from_what_was_sealed(opened, client):
    Target.objects.all().delete()

    page = page_of(client)

    mine = next(row for row in page.rows if row.board == "yen-bai")
    assert [(cell.target, cell.reason) for cell in mine.cells] == [
        ("11 dự án", ""),
        ("1.277 tỷ đồng", ""),
        ("5.143,7 tỷ đồng", ""),
        ("5.037 người", ""),
    ]
    assert page.blocks[1].text == "I. Phát động thi đua"
    assert (page.edition, mine.cells[0].reached) == (None, "")


def test_english_reader_gets_the_english_text(opened, client):
    page = client.get(f"{path()}?lang=en").context["page"]

    assert (page.language, page.blocks[1].text) == ("en", "I. Launch")
    assert page.rows[0].cells[0].target == "11 projects"


def test_english_reader_gets_the_vietnamese_text_where_there_is_no_other(draft, writer, client):
    Pledge.objects.update(text="Lời", text_en="")
    open_pledge(pledge=draft, officer=writer)

    page = client.get(f"{path()}?lang=en").context["page"]

    assert (page.language, page.blocks[0].text) == ("vi", "Lời")


def test_files_are_what_was_sealed(opened, client):
    pdf, word, sealed = (
        content(client.get(path(version=1, kind=kind))) for kind in ("pdf", "docx", "json")
    )

    assert hashlib.sha256(pdf).hexdigest() == opened.file_sha256
    assert hashlib.sha256(sealed).hexdigest() == opened.fingerprint
    assert json.loads(sealed)["year"] == 2023
    assert opened.code in ZipFile(BytesIO(word)).read("word/document.xml").decode()


def test_open_data_may_be_read_by_other_sites(opened, client):
    response = client.get(path(version=1, kind="json"))

    assert (response["Content-Type"], response["Access-Control-Allow-Origin"]) == (
        "application/json",
        "*",
    )


@pytest.mark.parametrize("kind", ["json", "docx"])
def test_altered_content_is_not_shown(opened, client, kind):
    Pledge.objects.update(content=opened.content.replace("2023", "2024"))

    with pytest.raises(SealBroken):
        client.get(path())
    with pytest.raises(SealBroken):
        client.get(path(version=1, kind=kind))


def test_altered_paper_is_not_handed_out(opened, client):
    with default_storage.open(opened.file.name, "wb") as file:
        file.write(b"%PDF-1.7 another")

    with pytest.raises(SealBroken):
        client.get(path(version=1, kind="pdf"))


def test_lost_paper_is_not_found(opened, client):
    default_storage.delete(opened.file.name)

    assert client.get(path(version=1, kind="pdf")).status_code == 404


def test_superseded_version_leads_to_the_newest(opened, writer, client):
    opened.state = PledgeState.SIGNED
    opened.save()
    draft = amend_pledge(pledge=opened, officer=writer, reason=WHY)
    assert page_of(client).pledge.version == 1

    open_pledge(pledge=draft, officer=writer)

    first, newest = client.get(path(version=1)), page_of(client)
    assert (newest.pledge.version, newest.reason) == (2, WHY)
    assert (first.context["page"].over, first.context["page"].replaced) == (True, True)
    assert f"{WHY}" in first.content.decode()
    assert f'href="{path()}"' in first.content.decode()


def test_void_pledge_says_so(opened, writer, client):
    void_pledge(pledge=opened, officer=writer, reason=WHY)

    response = client.get(path())

    assert response.context["page"].void is True
    assert "Giao ước này đã bị hủy bỏ." in response.content.decode()


def test_signed_by_some_is_counted(opened, yen_bai, client):
    sign(opened, yen_bai)

    assert page_of(client).signed == 1


def test_results_stand_beside_the_targets_once_they_are_published(
    cycle_2022, secretary, approver, client
):
    pledge = Pledge.objects.create(cycle=cycle_2022)
    _seal(pledge)
    edition = prepare_edition(cycle=cycle_2022, officer=secretary)
    approve_edition(edition=edition, officer=approver)

    page = page_of(client, year=2022)

    yen_bai = next(row for row in page.rows if row.board == "yen-bai")
    hoa_binh = next(row for row in page.rows if row.board == "hoa-binh")
    assert page.edition == 1
    assert [(cell.target, cell.reached, cell.percent) for cell in yen_bai.cells] == [
        ("10 dự án", "11 dự án", "110%"),
        ("100 triệu USD", "1.277 tỷ đồng", "54,1%"),
        ("", "217,8 triệu USD", ""),
    ]
    assert [(cell.reached, cell.percent) for cell in hoa_binh.cells] == [
        ("11 dự án", "110%"),
        ("4.637,3 tỷ đồng", "196,4%"),
        ("cần xác nhận", ""),
    ]


def test_target_in_a_currency_without_a_rate_is_not_compared(cycle_2022, edition_2022):
    pledge = Pledge.objects.create(cycle=cycle_2022)
    _seal(pledge)
    content = read(pledge.content)
    content["targets"] = [each for each in content["targets"] if each["amount"]]
    found = read_edition(edition_2022, Reader("vi"), latest=1)
    found.document["rates"] = []
    found.document["figures"] = [
        each for each in found.document["figures"] if each["currency"] != "USD"
    ]

    reached = pledge_public._reached(content, found)

    assert reached["yen-bai", "registered_capital"] == pledge_public._Reached("1.277 tỷ đồng", None)


def test_target_of_a_board_that_is_not_in_the_edition_stands_alone(cycle_2022, edition_2022):
    pledge = Pledge.objects.create(cycle=cycle_2022)
    _seal(pledge)
    content = read(pledge.content)
    for target in content["targets"]:
        target["board"] = target["board"].replace("hoa-binh", "khong-co")

    reached = pledge_public._reached(content, read_edition(edition_2022, Reader("vi"), latest=1))

    assert {board for board, _indicator in reached} == {"yen-bai"}


def _seal(pledge):
    """A content as it is sealed, with three indicators of which one was not pledged."""
    boards = ["yen-bai", "hoa-binh"]
    said = {
        "projects_attracted": ("10", "project"),
        "registered_capital": ("100", "USD_MN"),
        "trade_value": (None, "USD_MN"),
    }
    document = {
        "year": 2022,
        "version": 1,
        "members": [{"board": board, "name": board, "name_en": ""} for board in boards],
        "indicators": [{"code": code, "name": code, "name_en": code} for code in said],
        "targets": [
            {"board": board, "indicator": code, "amount": amount, "unit": unit, "reason": ""}
            for board in boards
            for code, (amount, unit) in said.items()
        ],
    }
    pledge.content = written(document)
    pledge.fingerprint = fingerprint_of(pledge.content)
    pledge.state = PledgeState.OPEN
    pledge.save()
    Cycle.objects.filter(pk=pledge.cycle_id).update(stage=Stage.CONFERENCE)
