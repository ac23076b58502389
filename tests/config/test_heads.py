"""What pages say of themselves to machines: one address, languages, a sentence, crumbs, data."""

import json
import re

import pytest
from django.template import Context, Template
from django.urls import resolve
from django.utils import translation

from awards.models import Award, Decision
from blocs.models import Edition
from boards.models import Board, BoardName
from config.heads.addresses import canonical, variants
from tests.boards.rows import MAKERS
from tests.config.walked import BLOC

SITE = "https://thi-dua.example"
OF_BLOC = f"/blocs/{BLOC}/"
YEAR = f"{OF_BLOC}2022/"
BLOC_NAME = "Industrial zones, northern midlands and mountains"
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>')

TRAILS = {
    "/blocs/": ["Home", "Blocs"],
    OF_BLOC: ["Home", "Blocs", BLOC_NAME],
    f"{OF_BLOC}?on=01/01/2023": ["Home", "Blocs", BLOC_NAME, "01/01/2023"],
    f"{OF_BLOC}rotation/": ["Home", "Blocs", BLOC_NAME, "Rotation"],
    f"{OF_BLOC}trend/": ["Home", "Blocs", BLOC_NAME, "Through the years"],
    YEAR: ["Home", "Blocs", BLOC_NAME, "2022"],
    f"{OF_BLOC}2023/": ["Home", "Blocs", BLOC_NAME, "2023"],
    f"{OF_BLOC}2023/pledge/": ["Home", "Blocs", BLOC_NAME, "2023", "Pledge"],
    f"{OF_BLOC}2023/pledge/fulfilment/": ["Home", "Blocs", BLOC_NAME, "2023", "Pledge"],
    f"{YEAR}pledge/fulfilment/": [
        *("Home", "Blocs", BLOC_NAME, "2022", "Fulfilment of the pledge")
    ],
    f"{YEAR}figures/": ["Home", "Blocs", BLOC_NAME, "2022", "Figures"],
    f"{YEAR}editions/1/": ["Home", "Blocs", BLOC_NAME, "2022", "Edition 1"],
    f"{YEAR}ballots/": ["Home", "Blocs", BLOC_NAME, "2022", "Ballots"],
    f"{YEAR}boards/yen-bai/": ["Home", "Blocs", BLOC_NAME, "2022", "Yên Bái"],
    f"{YEAR}boards/yen-bai/von-dang-ky/": [
        *("Home", "Blocs", BLOC_NAME, "2022", "Yên Bái", "Registered capital")
    ],
    "/boards/": ["Home", "Boards"],
    "/boards/bac-kan/": ["Home", "Boards", "Bắc Kạn"],
    "/awards/": ["Home", "Roll of honour"],
    "/awards/danh-hieu-1/": ["Home", "Roll of honour", "Award 1"],
    "/awards/decisions/van-ban-2/": ["Home", "Roll of honour", "2/QĐ, 01/01/2022"],
    "/verify/": ["Home", "Verify"],
    "/compare/": ["Home", "Boards", "Compare"],
    "/about/": ["Home", "About this site"],
    "/data/": ["Home", "Open data"],
    "/data/dictionary/": ["Home", "Open data", "Data dictionary"],
    "/api/": ["Home", "Open data", "API"],
    "/search": ["Home", "Search"],
}


@pytest.fixture
def site(edition_2022, settings):
    """The year 2022 published, an award and a decision, at an address of its own."""
    settings.SITE_URL = SITE
    MAKERS[Award](1)
    MAKERS[Decision](2)


def data_in(response):
    return [json.loads(text) for text in DATA.findall(response.content.decode())]


def read(client, path, language="en"):
    return client.get(path, headers={"cookie": f"django_language={language}"})


def links(response, rel):
    return re.findall(
        rf'<link rel="{rel}"(?: hreflang="([^"]+)")? href="([^"]+)">', words(response)
    )


def words(response):
    return response.content.decode().replace("&amp;", "&")


@pytest.mark.parametrize(
    ("asked", "language", "address"),
    [
        pytest.param("/blocs/", "vi", "/blocs/", id="the site's own language"),
        pytest.param("/blocs/?lang=vi", "vi", "/blocs/", id="said again"),
        pytest.param("/blocs/", "en", "/blocs/?lang=en", id="English by the cookie"),
        pytest.param("/b/?sort=x&order=asc&view=y&lang=en", "en", "/b/?lang=en", id="only sorted"),
        pytest.param(
            f"{YEAR}figures/?edition=1&sort=x",
            "vi",
            f"{YEAR}figures/?edition=1",
            id="an older edition",
        ),
        pytest.param(f"{YEAR}?edition=99", "vi", YEAR, id="what a page does not ask"),
        pytest.param(
            f"{OF_BLOC}?on=01/02/2023", "en", f"{OF_BLOC}?on=01%2F02%2F2023&lang=en", id="a day"
        ),
        pytest.param("/awards/?page=2&q=x", "vi", "/awards/?page=2", id="a later page"),
        pytest.param("/awards/?page=1", "vi", "/awards/", id="the first page is the list"),
        pytest.param(
            "/compare/?board=a&board=b&year=2022&lang=en",
            "vi",
            "/compare/?board=a&board=b&year=2022",
            id="every board that is compared",
        ),
    ],
)
def test_a_page_has_one_address_in_each_language(rf, settings, asked, language, address):
    settings.SITE_URL = SITE
    request = rf.get(asked)
    request.resolver_match = resolve(request.path) if asked[:3] != "/b/" else None

    with translation.override(language):
        found = canonical(request), [each.language for each in variants(request)]

    assert found == (SITE + address, ["vi", "en", "x-default"])


def test_without_an_address_of_its_own_the_site_is_where_it_was_asked(rf, settings):
    settings.SITE_URL = ""

    assert (
        canonical(rf.get("/b/", headers={"host": "localhost:81"}))
        == "http://localhost:81/b/?lang=en"
    )


def test_every_page_says_where_it_stands_and_what_it_is(client, site):
    """The same steps on the page and as data; the sentence is nobody else's."""
    told = {}
    for path, steps in TRAILS.items():
        response = read(client, path)
        html = words(response)
        [trail] = [each for each in data_in(response) if each["@type"] == "BreadcrumbList"]
        [(_none, address)] = links(response, "canonical")
        nav = re.search(r'<nav class="crumbs" aria-label="You are here">(.*?)</nav>', html, re.S)[1]
        assert [step["name"] for step in trail["itemListElement"]] == steps, path
        assert re.findall(r">([^<>]+)</(?:a|li)>", nav) == steps, path
        assert nav.count('aria-current="page"') == 1
        assert trail["itemListElement"][-1]["item"] == address
        assert trail["itemListElement"][0]["item"] == f"{SITE}/?lang=en"
        assert links(response, "alternate") == [
            ("vi", address.replace("?lang=en", "").replace("&lang=en", "")),
            ("en", address),
            ("x-default", address.replace("?lang=en", "").replace("&lang=en", "")),
        ]
        told[re.search(r'<meta name="description" content="([^"]+)">', html)[1]] = path
    # A bloc is one thing on any day, and the latest edition is that of the year.
    assert len(told) == len(TRAILS) - 2


def test_points_of_an_illustration_are_called_so_on_other_sites_too(client, site):
    pages = [
        YEAR,
        f"{YEAR}editions/1/",
        f"{YEAR}boards/yen-bai/",
        f"{YEAR}boards/yen-bai/lao-dong/",
        f"{YEAR}pledge/fulfilment/",
    ]

    told = [
        re.findall(
            r'(?:description|og:description)" content="([^"]{15})', words(read(client, path, "vi"))
        )
        for path in pages
    ]

    assert told == [["Minh họa – không"[:15]] * 2] * 5


def test_what_somebody_asked_for_is_not_listed(client, site):
    asked = {path: words(client.get(path)).count('"robots" content="noindex"') for path in TRAILS}

    assert [path for path, count in asked.items() if count] == ["/search"]


def test_a_page_kept_for_one_host_is_not_shown_to_another(client, edition_2022, settings):
    settings.SITE_URL, settings.ALLOWED_HOSTS = "", ["*"]

    [(_none, one)] = links(client.get(YEAR, headers={"host": "a.example"}), "canonical")
    [(_none, other)] = links(client.get(YEAR, headers={"host": "b.example"}), "canonical")

    assert (one, other) == (f"http://a.example{YEAR}", f"http://b.example{YEAR}")


def test_a_fault_has_no_address(client, db):
    page = words(client.get("/khong-co/"))

    assert ('rel="canonical"' in page, "ld+json" in page) == (False, False)


def test_a_template_without_a_request_says_nothing(rf):
    source = Template('{% load heads %}{% page_said as said %}{{ said }}{% crumbs "boards" %}')

    assert DATA.findall(source.render(Context({}))) == []


def test_the_first_page_tells_how_to_search(client, site):
    [data] = data_in(read(client, "/", "vi"))

    assert (data["@type"], data["url"], data["inLanguage"]) == ("WebSite", f"{SITE}/", "vi")
    assert (
        data["potentialAction"]["target"]["urlTemplate"]
        == f"{SITE}/search?q={{search_term_string}}"
    )


def test_an_edition_is_a_data_set_with_its_files(client, site):
    edition = Edition.objects.get()
    address = f"{SITE}{YEAR}editions/1/"

    latest, permanent = (
        next(each for each in data_in(read(client, path)) if each["@type"] == "Dataset")
        for path in (YEAR, f"{YEAR}editions/1/")
    )

    assert latest == permanent
    assert {
        name: latest[name] for name in ("@id", "identifier", "version", "license", "creator")
    } == {
        "@id": address,
        "identifier": [address, f"sha256:{edition.fingerprint}"],
        "version": "1",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "creator": latest["publisher"],
    }
    assert latest["temporalCoverage"] == "2022"
    assert latest["datePublished"] == edition.published_at.isoformat()
    assert latest["description"].startswith("Illustration – not an official result. Members,")
    assert [
        client.get(each["contentUrl"].removeprefix(SITE)).status_code
        for each in latest["distribution"]
    ] == [200] * 4


def test_a_board_is_a_public_body_with_all_its_names(client, site):

    board = Board.objects.get(slug="bac-kan")
    BoardName.objects.create(board=board, name="Tên cũ", ends_on="2010-01-01")
    Board.objects.filter(pk=board.pk).update(founded_on="2009-05-06")

    [data] = [
        each for each in data_in(read(client, "/boards/bac-kan/", "vi")) if "areaServed" in each
    ]

    assert (data["@type"], data["name"], data["url"]) == (
        "GovernmentOrganization",
        board.name,
        f"{SITE}/boards/bac-kan/",
    )
    assert {"Tên cũ", "Bắc Kạn"} <= set(data["alternateName"])
    assert (data["foundingDate"], "dissolutionDate" in data) == ("2009-05-06", False)


def test_no_name_ends_the_script_that_holds_it(client, site):

    name = "Ban </script><!-- & <b>"
    Board.objects.filter(slug="bac-kan").update(name=name)

    response = read(client, "/boards/bac-kan/", "vi")

    assert {each.get("name") for each in data_in(response)} >= {name}
    assert "</script><!--" not in response.content.decode()
