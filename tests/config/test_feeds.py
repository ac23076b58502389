"""The feeds: what is published and nothing else, in the format of RFC 4287, not sent twice."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import etree

from blocs.models import Edition
from blocs.queries.published import opened
from blocs.queries.reader import Reader
from blocs.services import approve_edition, prepare_edition
from config.feeds.atom import NEVER
from config.feeds.editions import _lines
from tests.awards.decided import closed, decide, end, grant
from tests.blocs.test_admin_cycles import correct
from tests.config.walked import BLOC

SITE = "https://thi-dua.example"
ALL, OF_BLOC, DECISIONS = (
    "/feeds/editions.atom",
    f"/blocs/{BLOC}/editions.atom",
    "/feeds/decisions.atom",
)
NOTE = "Sửa số lao động <của> Yên Bái & Phú Thọ"
ATOM = "{http://www.w3.org/2005/Atom}"
PLAIN = ("title", "id", "updated")


@pytest.fixture(autouse=True)
def _at_home(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def corrected(edition_2022, secretary, approver):
    """The published edition, and a correction that nobody has published."""
    correct(edition_2022.cycle)
    return prepare_edition(cycle=edition_2022.cycle, officer=secretary, correction_note=NOTE)


def read(address, language="vi", **headers):
    return Client().get(address, {"lang": language}, headers=headers)


def feed_of(response):
    """The feed, held against what RFC 4287 asks of every feed and entry."""
    root = etree.fromstring(response.content)
    assert (root.tag, response["Content-Type"]) == (
        f"{ATOM}feed",
        "application/atom+xml; charset=utf-8",
    )
    entries = root.findall(f"{ATOM}entry")
    for part in (root, *entries):
        assert {name: len(part.findall(ATOM + name)) for name in PLAIN} == dict.fromkeys(PLAIN, 1)
        assert all(part.findtext(ATOM + name).strip() for name in PLAIN)
        assert part.findtext(f"{ATOM}id").startswith(f"{SITE}/")
        assert datetime.fromisoformat(part.findtext(f"{ATOM}updated")).tzinfo
        links = [(each.get("rel"), each.get("href")) for each in part.findall(f"{ATOM}link")]
        assert [rel for rel, _href in links].count("alternate") == 1
        assert all(href.startswith(f"{SITE}/") for _rel, href in links)
    assert root.find(f"{ATOM}author/{ATOM}name").text
    assert [each.get("href") for each in root.findall(f"{ATOM}link") if each.get("rel") == "self"]
    ids = [each.findtext(f"{ATOM}id") for each in entries]
    assert len({*ids, root.findtext(f"{ATOM}id")}) == len(ids) + 1
    latest = max((each.findtext(f"{ATOM}updated") for each in entries), default=NEVER.isoformat())
    assert root.findtext(f"{ATOM}updated") == latest
    return root, entries


def told(entry):
    marks = [each.get("term") for each in entry.findall(f"{ATOM}category")]
    return entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}summary"), marks


@pytest.mark.parametrize("address", [ALL, OF_BLOC])
def test_an_edition_is_an_entry_that_says_what_it_is(edition_2022, address):
    root, [entry] = feed_of(read(address, "en"))

    title, summary, marks = told(entry)

    assert title == "Results of 2022, Industrial zones, northern midlands and mountains: edition 1"
    assert "<p>Illustration – not an official result</p>" in summary
    assert edition_2022.fingerprint in summary
    assert marks == [BLOC, "2022", "illustrative"]
    assert entry.findtext(f"{ATOM}published") == edition_2022.published_at.isoformat()
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


def test_each_language_is_a_feed_of_its_own_with_the_same_ids(edition_2022):
    (vi, [one]), (en, [other]) = (feed_of(read(ALL, language)) for language in ("vi", "en"))

    ids = [each.findtext(f"{ATOM}id") for each in (vi, en, one, other)]
    here = [each.find(f"{ATOM}link[@rel='self']").get("href") for each in (vi, en)]
    pages = [each.find(f"{ATOM}link").get("href") for each in (one, other)]

    page = f"{SITE}/blocs/{BLOC}/2022/editions/1/"
    assert ids == [SITE + ALL, SITE + ALL, page, page]
    assert here == [SITE + ALL, f"{SITE}{ALL}?lang=en"]
    assert pages == [page, f"{page}?lang=en"]
    assert told(one)[0].startswith("Kết quả năm 2022, ")


def test_a_correction_gives_its_reason_and_the_edition_before_points_to_it(corrected, approver):
    approve_edition(edition=corrected, officer=approver)
    newest = Edition.objects.get(number=2)

    _root, [correction, first] = feed_of(read(ALL, "en"))

    title, summary, marks = told(correction)
    assert title.endswith(": edition 2 (correction)")
    assert "<p>Correction: Sửa số lao động &lt;của&gt; Yên Bái &amp; Phú Thọ</p>" in summary
    assert marks[2:] == ["illustrative", "correction"]
    assert "<p>Edition 2 has taken its place.</p>" in told(first)[1]
    assert told(first)[2][2:] == ["illustrative", "superseded"]
    moments = [first.findtext(ATOM + name) for name in ("published", "updated")]
    assert moments[0] < moments[1] == newest.published_at.isoformat()


@pytest.mark.parametrize("address", [ALL, OF_BLOC])
def test_nothing_tells_of_an_edition_before_its_moment(corrected, approver, monkeypatch, address):
    before = read(address).content
    moment = timezone.now() + timedelta(days=1)
    approve_edition(edition=corrected, officer=approver, publish_at=moment)

    waiting = read(address).content
    monkeypatch.setattr(timezone, "now", lambda: moment)
    _root, entries = feed_of(read(address))

    assert (waiting == before, len(entries)) == (True, 2)


def test_a_decision_says_whom_it_gave_what_and_how_many_it_ended(cycle_2022, secretary):
    year = closed(cycle_2022)
    given = decide(year, secretary, grant("bac-giang"), grant("yen-bai"))
    later = decide(year, secretary, number="90/QĐ-BKHĐT", title="Hủy bỏ")
    end(given.conferrals.get(board__slug="yen-bai"), secretary, later)

    _root, [ending, giving] = feed_of(read(DECISIONS, "en"))

    assert told(giving)[0] == "12/QĐ-BKHĐT, 03/02/2023: Về việc tặng Cờ thi đua của Bộ năm 2022"
    assert told(giving)[1].count("<p>") == 3
    assert told(giving)[1].endswith(": Bắc Giang</p><p>Emulation flag of the ministry: Yên Bái</p>")
    assert told(ending)[1].endswith("<p>It ends 1 award that was given earlier.</p>")
    assert giving.findtext(f"{ATOM}id") == f"{SITE}/awards/decisions/{given.document.slug}/"


@pytest.mark.parametrize("address", [ALL, DECISIONS])
def test_a_feed_of_nothing_is_a_feed(db, address):
    response = read(address)

    assert feed_of(response)[1] == []
    assert response["Last-Modified"] == "Sat, 01 Jan 2000 00:00:00 GMT"


def test_what_has_not_changed_is_not_sent_again(edition_2022):
    first = read(ALL)

    same = read(ALL, if_none_match=first["ETag"])
    since = read(ALL, if_modified_since=first["Last-Modified"])
    other = read(ALL, "en", if_none_match=first["ETag"])

    assert [each.status_code for each in (same, since, other)] == [304, 304, 200]
    assert (same.content, same["ETag"], same["Vary"]) == (b"", first["ETag"], "Cookie")


def test_an_official_result_is_called_no_illustration(edition_2022):
    head = replace(opened(edition_2022, Reader("en"), latest=1).head, illustrative=False)

    assert [len(list(_lines(each))) for each in (head, replace(head, illustrative=True))] == [1, 2]


def test_a_bloc_that_is_not_there_has_no_feed(db):
    assert read(OF_BLOC).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_decisions_cost_the_same_for_any_number(
    cycle_2022, secretary, count, django_assert_num_queries
):
    year = closed(cycle_2022)
    for number in range(count):
        decide(year, secretary, grant("bac-giang"), number=f"{number}/QĐ")

    with django_assert_num_queries(4):
        feed_of(read(DECISIONS))


def test_pages_lead_to_the_feeds_in_their_language(client, edition_2022):
    page = client.get(f"/blocs/{BLOC}/?lang=en").content.decode()

    for address in (ALL, OF_BLOC, DECISIONS):
        assert f'href="{address}?lang=en"' in page
