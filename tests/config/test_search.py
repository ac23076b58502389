"""The search: everything public by any of its names, and nothing else."""

import json
import re
import unicodedata
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blocs.models import Bloc, Cycle, Edition, Mandate
from blocs.services import approve_edition, prepare_edition
from boards.models import (
    Board,
    BoardAlias,
    BoardName,
    Document,
    Figure,
    Indicator,
    Report,
)
from config.search import finding, views
from tests.awards.decided import closed, decide, grant
from tests.boards.rows import succession
from tests.config.walked import BLOC

pytestmark = pytest.mark.cases

YEAR = f"/blocs/{BLOC}/2022/"


def asked(client, q, language="vi", **more):
    return client.get(
        "/search", {"q": q, **more}, headers={"cookie": f"django_language={language}"}
    )


def found(response):
    """Addresses by kind, in their order."""
    return {
        each.kind: [hit.href for hit in each.found.hits] for each in response.context["sections"]
    }


def marked(response):
    return re.findall(r"<mark>([^<]+)</mark>", response.content.decode())


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("Hòa Bình", id="as it is written"),
        pytest.param("Hoà Bình", id="the tone on the other letter"),
        pytest.param("hoa binh", id="no marks"),
        pytest.param("BÌNH  HÒA", id="capitals, another order"),
        pytest.param(unicodedata.normalize("NFD", "Hòa Bình"), id="decomposed"),
        pytest.param("Ｈｏａ　Ｂｉｎｈ", id="full width"),
    ],
)
def test_a_board_is_found_however_its_name_is_typed(client, edition_2022, typed):
    page = asked(client, typed)

    assert found(page)["boards"] == ["/boards/hoa-binh/"]
    assert marked(page)[:2] == ["Hòa", "Bình"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        pytest.param("đak nong", "dak-nong", id="one đ typed, another written"),
        pytest.param("thuy", "thuy", id="exactly the short name"),
        pytest.param("thúy", "thuy", id="its other spelling"),
        pytest.param("old town", "thuy", id="an English name"),
        pytest.param("ten cu", "thuy", id="a name of the past"),
        pytest.param("biet danh", "thuy", id="an alias"),
    ],
)
def test_the_nearest_name_comes_first(client, bloc_2022, typed, first):
    province = Board.objects.first().province
    for slug, short, name in (
        ("a-thuy", "An Thúy", "Ban Quản lý An Thúy"),
        ("thuy-an", "Thúy An", "Ban Quản lý Thúy An"),
        ("thuy", "Thuý", "Ban Quản lý Thuý"),
        ("dak-nong", "Đắk Nông", "Ban Quản lý các KCN tỉnh Đăk Nông"),
    ):
        Board.objects.create(slug=slug, short_name=short, name=name, province=province)
    board = Board.objects.get(slug="thuy")
    board.name_en = "Old Town Zones"
    board.save()
    BoardName.objects.create(board=board, name="Tên cũ", ends_on="2010-01-01")
    BoardAlias.objects.create(board=board, text="Biệt danh")

    order = found(asked(client, typed))["boards"]

    assert order[0] == f"/boards/{first}/"
    if typed == "thuy":
        assert order == [f"/boards/{slug}/" for slug in ("thuy", "thuy-an", "a-thuy")]


def test_a_board_that_is_no_more_brings_what_took_its_place(client, bloc_2022):
    event = succession(1)
    [old], [new] = event.predecessors.all(), event.successors.all()
    old.short_name, old.dissolved_on = "Cũ Kỹ", event.effective_on
    old.save()

    page = asked(client, old.short_name, "en", kind="boards")

    last = page.context["sections"][0].found.hits[-1]
    assert last.href == f"/boards/{new.slug}/"
    assert "".join(piece.text for piece in last.line) == f"successor of {old.short_name}"


@pytest.mark.parametrize(
    ("typed", "results"),
    [
        pytest.param("kết quả 2022", [YEAR], id="the year"),
        pytest.param("2022", [YEAR], id="the year alone"),
        pytest.param("bảng xếp hạng trung du", [YEAR], id="the bloc"),
        pytest.param("results northern", [YEAR], id="in English"),
        pytest.param("kết quả", [YEAR], id="whatever there is"),
        pytest.param("kết quả 2023", [], id="nothing is published of it"),
        pytest.param("kết quả 2101", [], id="no year"),
    ],
)
def test_results_are_found_by_their_year_and_bloc(client, edition_2022, typed, results):
    assert found(asked(client, typed)).get("results", []) == results


def test_nothing_is_found_of_an_edition_that_waits(client, cycle_2022, secretary):
    prepare_edition(cycle=cycle_2022, officer=secretary)

    assert "results" not in found(asked(client, "2022"))
    assert "documents" not in found(asked(client, "bài viết tổng kết phong trào thi đua năm 2022"))


def test_a_paper_is_found_where_a_page_cites_it(client, cycle_2022, secretary, approver):
    source = Document.objects.create(
        slug="nien-giam", kind="report", number="3/NG", issuer="Cục", title="Niên giám"
    )
    Figure.objects.filter(indicator__code="workers").update(source=source)
    edition = prepare_edition(cycle=cycle_2022, officer=secretary)
    approve_edition(edition=edition, officer=approver)
    notice = Mandate.objects.earliest("pk").document
    secret = Document.objects.create(
        slug="mat", kind="notice", number="1/MẬT", issuer="Ban", title="Chưa ai dẫn"
    )
    report = Report.objects.first()
    later = Document.objects.create(slug="sau", kind="report", issuer="Ban", title="Nguồn sau này")
    Report.objects.filter(pk=report.pk).update(source=later)

    assert found(asked(client, "nien giam 3/ng"))["documents"] == [f"{YEAR}figures/"]
    assert found(asked(client, notice.number))["documents"] == [f"/blocs/{BLOC}/rotation/"]
    assert found(asked(client, secret.number)) == {}
    assert found(asked(client, "nguon sau nay")) == {}


def test_papers_of_boards_and_pledges_are_found_there(client, bloc_2022):
    event = succession(3)
    board = Board.objects.get(slug="bac-kan")
    paper = Document.objects.create(
        slug="doi-ten", kind="decision", number="77/QĐ-X", issuer="Ủy ban", title="Đổi tên"
    )
    BoardName.objects.create(board=board, name="Cũ", ends_on="2010-01-01", document=paper)

    [old] = event.predecessors.all()
    assert found(asked(client, "77/QĐ-X", "en"))["documents"] == ["/boards/bac-kan/"]
    assert f"/boards/{old.slug}/" in found(asked(client, event.document.number))["documents"]


def test_awards_decisions_and_pages_are_found(client, cycle_2022, secretary):
    made = decide(closed(cycle_2022), secretary, grant("bac-giang"))

    assert found(asked(client, "co thi dua"))["awards"][0] == "/awards/co-thi-dua-bo/"
    assert found(asked(client, "12/QĐ-BKHĐT"))["decisions"] == [
        f"/awards/decisions/{made.document.slug}/"
    ]
    assert found(asked(client, "kiểm tra tệp", "en")).get("pages") == found(
        asked(client, "verify file")
    ).get("pages")
    assert found(asked(client, "open data"))["pages"] == ["/data/"]


def test_blocs_and_indicators_are_found_in_both_languages(client, edition_2022):
    for typed in ("trung du", "northern zones"):
        assert found(asked(client, typed))["blocs"] == [f"/blocs/{BLOC}/"]
    for typed in ("lao dong", "workers", "workers in the zones"):
        address = f"{YEAR}?view=absolute&sort=workers&order=desc"
        assert address in found(asked(client, typed))["indicators"]


def copied(edition, slug, *, year, unknown=(), number=1, short_name="Z"):
    """The edition as another bloc published it, whose document knows nothing of some codes."""
    bloc, _made = Bloc.objects.get_or_create(
        slug=slug,
        defaults={"name": slug, "short_name": short_name, "council": "Hội đồng"},
    )
    cycle, _made = Cycle.objects.get_or_create(
        bloc=bloc, year=year, defaults={"members_on": date(year, 12, 31)}
    )
    document = edition.sealed
    known = [row for row in document["indicators"] if row["code"] not in unknown]
    Edition.objects.create(
        cycle=cycle,
        number=number,
        payload=json.dumps(document | {"indicators": known}),
        fingerprint="0" * 64,
        prepared_by=edition.prepared_by,
        prepared_at=edition.prepared_at,
        approved_by=edition.approved_by,
        published_at=edition.published_at,
    )


def workers(client):
    """Where the search for the workers leads to."""
    [address] = [
        address
        for address in found(asked(client, "workers in the zones"))["indicators"]
        if not address or "sort=workers&" in address
    ]
    return address.partition("?")[0]


def test_an_indicator_leads_to_the_newest_result_that_knows_it(client, edition_2022):
    copied(edition_2022, "khac", year=2024, unknown={"workers"})

    assert workers(client) == YEAR


def test_a_correction_that_drops_an_indicator_leads_nowhere(client, edition_2022):
    copied(edition_2022, BLOC, year=2022, number=2, unknown={"workers"})

    assert workers(client) == ""


def test_of_two_blocs_that_know_an_indicator_the_first_is_led_to(client, edition_2022):
    for slug, short_name in (("z-dau", "A"), ("a-sau", "B")):
        copied(edition_2022, slug, year=2024, short_name=short_name)
        copied(edition_2022, slug, year=2024, short_name=short_name, number=2)

    first = Bloc.objects.filter(slug__in=["z-dau", "a-sau"]).order_by("sort_key", "slug")[0]

    assert workers(client) == f"/blocs/{first.slug}/2024/"


def test_where_indicators_lead_to_is_one_query(client, edition_2022):
    def queries():
        with CaptureQueriesContext(connection) as asked_of:
            asked(client, "workers in the zones", kind="indicators")
        return len(asked_of)

    before = queries()
    for year in (2023, 2024, 2025):
        copied(edition_2022, "khac", year=year, unknown={"workers"})

    assert queries() == before == 2


def test_an_indicator_without_a_result_is_named_without_a_link(client, bloc_2022):
    page = asked(client, "workers", "en").content.decode()

    assert "<strong><mark>Workers</mark> in the zones</strong>" in page


def test_a_kind_is_shown_alone_and_page_by_page(client, bloc_2022, monkeypatch):
    monkeypatch.setattr(finding, "FEW", 2)
    monkeypatch.setattr(views, "ON_A_PAGE", 3)

    all_kinds = asked(client, "ban quan ly")
    pages = [asked(client, "ban quan ly", kind="boards", page=page) for page in ("1", "2", "x")]

    [section] = [each for each in all_kinds.context["sections"] if each.kind == "boards"]
    assert (section.found.total, len(section.found.hits), section.more) == (9, 2, True)
    assert "?q=ban%20quan%20ly&amp;kind=boards" in all_kinds.content.decode()
    hits = [found(page)["boards"] for page in pages]
    assert [len(each) for each in hits] == [3, 3, 3]
    assert (hits[0] == hits[2], set(hits[0]) & set(hits[1])) == (True, set())
    assert "q=ban+quan+ly&amp;kind=boards&amp;page=3" in pages[1].content.decode()


@pytest.mark.parametrize("page", ["1", "2", "3", "99", "x"])
def test_a_kind_is_looked_for_once_whichever_page_is_asked_for(
    client, bloc_2022, monkeypatch, page
):
    monkeypatch.setattr(views, "ON_A_PAGE", 3)

    with CaptureQueriesContext(connection) as asked_of:
        shown = asked(client, "ban quan ly", kind="boards", page=page)

    # Five for what became of boards that are no more; how many are called so; those of the page.
    assert (len(found(shown)["boards"]), len(asked_of)) == (3, 7)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        pytest.param("bac kna", ["Bắc Kạn"], id="a slip"),
        pytest.param("không có đơn vị này", [], id="nobody"),
    ],
)
def test_where_nothing_is_found_the_nearest_names_are_offered(client, bloc_2022, typed, names):
    for kind in ({}, {"kind": "boards"}):
        page = asked(client, typed, **kind)
        assert page.context["meant"] == names
        assert ("Có phải ý bạn là" in page.content.decode()) == bool(names)
        assert 'href="/boards/"' in page.content.decode()


@pytest.mark.parametrize("typed", ["%", "_", "'; DROP TABLE boards_board; --", "\x00", "<script>"])
def test_odd_words_do_no_harm(client, bloc_2022, typed):
    page = asked(client, typed)

    assert page.status_code == 200
    assert "<script>" not in page.content.decode()


def test_a_sign_that_stands_for_any_in_a_database_stands_for_itself(client, bloc_2022):
    Indicator.objects.filter(code="workers").update(search_text="x%q_z")

    assert found(asked(client, "xq")) == {}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        pytest.param("...", "Type at least one letter or digit.", id="punctuation"),
        pytest.param("x" * 101, "at most 100 characters", id="too long"),
    ],
)
def test_words_that_cannot_be_looked_for_say_why(client, db, typed, sentence):
    assert sentence in asked(client, typed, "en").content.decode()


def test_a_search_costs_the_same_for_few_and_for_many(client, edition_2022):
    province = Board.objects.first().province

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as asked_of:
            asked(client, "ban")
        return len(asked_of)

    before = queries()
    for number in range(60):
        Board.objects.create(
            slug=f"x{number}", name=f"Ban {number}", short_name=f"Ban {number}", province=province
        )

    assert queries() == before <= 23
