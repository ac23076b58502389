"""The public pages of awards: the roll, decisions, awards, a board through the years, files."""

import csv
import io
import json
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.enums import RuleKind
from awards.models import AwardRule
from blocs.models import Cycle
from boards.models import BoardName
from tests.awards.decided import FLAG, MERIT, award, board, closed, decide, end, grant
from tests.boards.rows import succession

pytestmark = pytest.mark.django_db

ROLL = reverse("awards:roll")


@pytest.fixture
def year(cycle_2022):
    return closed(cycle_2022)


@pytest.fixture
def given(year, secretary):
    """Two flags and a certificate; the flag of Bắc Giang was cancelled, then recovered."""
    made = decide(
        year,
        secretary,
        grant("bac-giang"),
        grant("yen-bai"),
        grant("phu-tho", MERIT),
        signed_by="Bộ trưởng",
        file=ContentFile(b"%PDF-1.7 QD", "scan.pdf"),
    )
    row = made.conferrals.get(board__slug="bac-giang")
    for day, (number, status) in enumerate({"90": "cancelled", "95": "recovered"}.items(), start=1):
        paper = {"number": f"{number}/QĐ-BKHĐT", "issued_on": date(2023, 9, day), "title": "Hủy bỏ"}
        end(row, secretary, decide(year, secretary, **paper), status)
    return made


def listed(client, **asked):
    rows = client.get(ROLL, asked).context["rows"]
    return [(row.board, row.award, row.year) for row in rows]


FLAGS = [("bac-giang", FLAG, 2022), ("yen-bai", FLAG, 2022)]
CERTIFICATE = ("phu-tho", MERIT, 2022)


def test_an_empty_register_says_so_honestly(client, cycle_2022):
    page = client.get(ROLL).content.decode()

    assert "cho biết thứ hạng, chưa phải là danh sách được tặng thưởng" in page
    assert "roll-form" not in page


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param({}, [*FLAGS, CERTIFICATE], id="everything, by award and name"),
        pytest.param({"q": "BAC GIANG"}, FLAGS[:1], id="a name without diacritics"),
        pytest.param({"q": "bằng khen"}, [CERTIFICATE], id="an award"),
        pytest.param({"q": "12/qd"}, [*FLAGS, CERTIFICATE], id="the number that gave"),
        pytest.param({"q": "90/QĐ-BKHĐT"}, FLAGS[:1], id="the number that ended"),
        pytest.param({"award": FLAG}, FLAGS, id="one award"),
        pytest.param({"board": "phu-tho"}, [CERTIFICATE], id="one board"),
        pytest.param({"year": 2022, "bloc": "kcn-trung-du-mien-nui-phia-bac"},
                     [*FLAGS, CERTIFICATE], id="year and bloc"),
        pytest.param({"year": 2021}, [], id="a year without awards"),
        pytest.param({"bloc": "khong-co"}, [], id="an unknown bloc"),
        pytest.param({"year": "xx"}, [], id="no year at all"),
        pytest.param({"q": "a\x00b"}, [], id="what no text holds"),
        pytest.param({"q": "!!!"}, [*FLAGS, CERTIFICATE], id="punctuation alone asks nothing"),
    ],
)  # fmt: skip
def test_the_roll_is_searched_and_narrowed(client, given, asked, expected):
    assert listed(client, **asked) == expected


def test_what_is_asked_stays_in_the_form_and_in_the_files(client, given):
    page = client.get(ROLL, {"bloc": "khong-co", "year": "2021", "q": "yen bai"})

    form = page.context["form"]
    assert ("khong-co", "khong-co") in form.fields["bloc"].widget.choices
    assert ("2021", "2021") in form.fields["year"].widget.choices
    assert 'value="yen bai"' in page.content.decode()
    assert "Không có lượt khen thưởng nào phù hợp" in page.content.decode()


def test_the_roll_comes_in_pages_that_keep_the_question(client, given, monkeypatch):
    monkeypatch.setattr("awards.views.roll.ON_A_PAGE", 2)

    first, second = (client.get(ROLL, {"q": "12/QĐ", "page": page}) for page in ("1", "2"))

    assert [len(page.context["rows"]) for page in (first, second)] == [2, 1]
    assert 'href="?q=12%2FQ%C4%90&amp;page=2" rel="next"' in first.content.decode()
    assert 'rel="prev"' in second.content.decode()
    assert len(client.get(ROLL, {"page": "xx"}).context["rows"]) == 2


def test_pages_cost_the_same_for_any_number_of_rows(client, year, secretary, settings):
    def queries(address):
        with CaptureQueriesContext(connection) as found:
            client.get(address)
        return len(found)

    pages = [ROLL, reverse("awards:award", args=[FLAG]), "/boards/bac-giang/"]
    made = decide(year, secretary, grant("bac-giang"))
    pages.append(reverse("awards:decision", args=[made.document.slug]))
    for page in pages:
        client.get(page)
    one = list(map(queries, pages))
    more = decide(year, secretary, *map(grant, ("yen-bai", "phu-tho", "bac-giang")), number="13/QĐ")
    end(more.conferrals.first(), secretary, decide(year, secretary, number="14/QĐ"))
    pages[-1] = reverse("awards:decision", args=[more.document.slug])

    assert list(map(queries, pages)) == one
    assert one[0] <= 12


def test_a_decision_has_a_page_for_ever(client, given):
    page = client.get(reverse("awards:decision", args=["quyet-dinh-12-qd-bkhdt-2023"]))
    later = client.get(reverse("awards:decision", args=["quyet-dinh-90-qd-bkhdt-2023"]))

    shown = page.context["page"]
    assert (shown.number, shown.signed_by, shown.has_file) == ("12/QĐ-BKHĐT", "Bộ trưởng", True)
    assert [(row.board, [end.code for end in row.ends]) for row in shown.given] == [
        ("bac-giang", ["cancelled", "recovered"]),
        ("yen-bai", []),
        ("phu-tho", []),
    ]
    assert [row.board for row in later.context["page"].ended] == ["bac-giang"]
    assert "khai sai thành tích" in later.content.decode()
    assert client.get(reverse("awards:decision", args=["khong-co"])).status_code == 404


def test_the_signed_scan_is_downloaded_by_everybody(client, given):
    answer = client.get(reverse("awards:paper", args=["quyet-dinh-12-qd-bkhdt-2023"]))

    assert b"".join(answer.streaming_content) == b"%PDF-1.7 QD"
    assert answer["Content-Disposition"] == (
        'attachment; filename="quyet-dinh-12-qd-bkhdt-2023.pdf"'
    )
    for slug in ("quyet-dinh-90-qd-bkhdt-2023", "quyet-dinh-2243-2025"):
        assert client.get(reverse("awards:paper", args=[slug])).status_code == 404


def test_an_award_tells_its_rules_with_source_and_certainty(client, given):
    for kind, figures in (
        (RuleKind.INTERVAL, {"number": 5}),
        (RuleKind.FORM, {"wording": "Mẫu 07"}),
        (RuleKind.QUOTA_PERCENT, {"share": "12.50", "base": "members"}),
    ):
        AwardRule.objects.create(
            award=award(), kind=kind, starts_on=date(2020, 1, 1), source="Điều 9",
            certainty="press", **figures,
        )  # fmt: skip

    page = client.get(reverse("awards:award", args=[FLAG])).context["page"]

    assert {(rule.kind, rule.says) for rule in page.rules} == {
        ("hạn mức cố định cho khối mỗi năm", "1"),
        ("tỷ lệ phiếu tối thiểu", "hơn 50 % (số thành viên có mặt)"),
        ("số năm giữa hai lần tặng", "5"),
        ("số mẫu văn bản", "Mẫu 07"),
        ("hạn mức theo tỷ lệ", "12,5 % (số đơn vị thành viên của khối)"),
        ("một thành tích, một hình thức", ""),
    }
    assert {(rule.source, rule.certainty) for rule in page.rules if rule.says == "5"} == {
        ("Điều 9", "theo báo chí")
    }
    assert (page.count, [row.board for row in page.holders]) == (2, ["bac-giang", "yen-bai"])
    assert client.get(reverse("awards:award", args=["khong-co"])).status_code == 404


def test_an_award_shows_so_many_and_leads_to_all(client, given, monkeypatch):
    monkeypatch.setattr("awards.queries.decision_page.SHOWN", 1)

    page = client.get(reverse("awards:award", args=[FLAG])).content.decode()

    assert f'href="{ROLL}?award={FLAG}">Xem cả 2 lượt' in page
    empty = client.get(reverse("awards:award", args=["co-thi-dua-chinh-phu"])).content.decode()
    assert "chưa quyết định nào tặng hình thức này" in empty


# A board through the years


def test_a_board_shows_its_own_awards_and_those_of_its_predecessors(client, given, secretary):
    event = succession(1)
    event.predecessors.set([board("bac-giang")])
    event.successors.set([board("yen-bai")])
    BoardName.objects.create(
        board=board("bac-giang"), name="Ban Quản lý cũ", short_name="Hà Bắc", ends_on="2023-01-01"
    )
    later = closed(Cycle.objects.get(year=2023))
    decide(later, secretary, grant("yen-bai", MERIT), number="1/QĐ", issued_on=date(2024, 2, 2))

    page = client.get("/boards/yen-bai/")

    assert [
        (row.year, row.award, row.board_name, row.inherited, [end.code for end in row.ends])
        for row in page.context["page"].honours
    ] == [
        (2023, MERIT, "Yên Bái", False, []),
        (2022, FLAG, "Hà Bắc", True, ["cancelled", "recovered"]),
        (2022, FLAG, "Yên Bái", False, []),
    ]
    shown = " ".join(page.content.decode().split())
    assert 'của đơn vị tiền thân <a href="/boards/bac-giang/">Hà Bắc</a>' in shown
    assert 'theo <a href="/awards/decisions/quyet-dinh-90-qd-bkhdt-2023/">' in shown


def test_a_board_without_awards_says_so(client, cycle_2022):
    page = client.get("/boards/yen-bai/").content.decode()

    assert "Chưa có lượt khen thưởng nào của đơn vị này" in page


# Files, search, English


def test_the_roll_comes_as_csv_and_json(client, given):
    table = client.get(reverse("awards:roll_csv"), {"award": FLAG})
    document = json.loads(client.get(reverse("awards:roll_json"), {"award": FLAG}).content)

    rows = list(csv.DictReader(io.StringIO(table.content.decode("utf-8-sig"))))
    assert [(row["board"], row["status"], row["ended_by"], row["ground"]) for row in rows] == [
        ("bac-giang", "recovered", "95/QĐ-BKHĐT, 02/09/2023", "khai sai thành tích"),
        ("yen-bai", "granted", "", ""),
    ]
    assert [
        (row["board"], row["decision_code"], [end["status"] for end in row["ends"]])
        for row in document["conferrals"]
    ] == [
        ("bac-giang", "quyet-dinh-12-qd-bkhdt-2023", ["cancelled", "recovered"]),
        ("yen-bai", "quyet-dinh-12-qd-bkhdt-2023", []),
    ]
    assert (document["licence"], table["Access-Control-Allow-Origin"]) == ("CC BY 4.0", "*")


def test_awards_and_decisions_are_found_by_the_search_of_the_site(client, given):
    sections = client.get("/search", {"q": "co thi dua"}).context["sections"]

    found = {each.kind: [hit.href for hit in each.found.hits] for each in sections}
    assert (found["awards"], found["decisions"]) == (
        [f"/awards/{FLAG}/", "/awards/co-thi-dua-chinh-phu/"],
        ["/awards/decisions/quyet-dinh-12-qd-bkhdt-2023/"],
    )


def test_pages_speak_english(client, given):
    for address in (ROLL, reverse("awards:award", args=[FLAG]), "/boards/bac-giang/"):
        page = client.get(address, {"lang": "en"})
        assert "Emulation flag of the ministry" in page.content.decode()
    found = client.get("/search", {"q": "flag of ministry", "lang": "en", "kind": "awards"})
    assert "Emulation <mark>flag</mark> <mark>of</mark> the" in found.content.decode()
