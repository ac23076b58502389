"""The first page, search, health, robots, error pages, and what holds on every public page."""

import re
from datetime import datetime

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from blocs.models import Errand
from blocs.services.reminders import remind
from boards.models import Board, Change, Seal
from tests.boards.rows import letter

YEAR = "/blocs/kcn-trung-du-mien-nui-phia-bac/2022/"
PUBLIC = [
    "/",
    "/blocs/",
    "/blocs/kcn-trung-du-mien-nui-phia-bac/",
    YEAR,
    f"{YEAR}?view=absolute",
    f"{YEAR}?view=per-worker",
    f"{YEAR}?sort=registered_capital&order=asc",
    f"{YEAR}figures/",
    f"{YEAR}boards/bac-giang/",
    f"{YEAR}boards/hoa-binh/",
    f"{YEAR}editions/1/",
    "/blocs/kcn-trung-du-mien-nui-phia-bac/2023/",
    "/boards/",
    "/boards/thai-nguyen/",
    "/search",
    "/search?q=bac+kan",
    "/search?q=",
    "/khong-co/",
]


def words(response):
    html = response.content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_public_page_has_inline_style_or_script(client, edition_2022, language):
    for path in PUBLIC:
        html = client.get(path, headers={"cookie": f"django_language={language}"}).content.decode()
        inline = r"<script(?! type=.application/ld)|<style|\sstyle=|\son[a-z]+="
        assert re.findall(inline, html) == [], path


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_public_page_has_one_title_its_language_and_landmarks(client, edition_2022, language):
    for path in PUBLIC:
        response = client.get(path, headers={"cookie": f"django_language={language}"})
        html = response.content.decode()
        assert html.count("<h1>") == 1, path
        assert f'<html lang="{language}">' in html, path
        assert [html.count(tag) for tag in ("<main", 'class="site-foot"', 'class="skip"')] == [
            1,
            1,
            1,
        ]


def test_every_id_on_a_page_is_its_own(client, edition_2022):
    for path in PUBLIC:
        ids = re.findall(r'\sid="([^"]+)"', client.get(path).content.decode())
        assert sorted(ids) == sorted(set(ids)), path


def test_every_link_of_a_public_page_leads_somewhere(client, edition_2022):
    links = {
        href
        for path in PUBLIC
        for href in re.findall(r'href="(/[^"#]*)"', client.get(path).content.decode())
        if not href.startswith(("/static/", "/admin/"))
    }
    broken = [
        href for href in sorted(links) if client.get(href.replace("&amp;", "&")).status_code != 200
    ]

    assert [href for href in broken if not href.startswith("/khong-co/")] == []


def test_an_illustration_is_called_one_wherever_points_stand(client, edition_2022):
    for path in (
        "/",
        "/blocs/",
        YEAR,
        f"{YEAR}editions/1/",
        "/boards/bac-giang/",
        f"{YEAR}figures/",
    ):
        page = client.get(path, headers={"cookie": "django_language=en"})
        assert "Illustration – not an official result" in words(page), path


def test_the_first_page_shows_the_latest_result_of_each_bloc(client, edition_2022):
    page = words(client.get("/?lang=en"))

    assert "Results of 2022 · Edition 1" in re.sub(r"\s+·", " ·", page)
    assert "1 Bắc Giang 79.28" in page
    assert "3 Phú Thọ 37.47" in page
    assert "Hòa Bình 14.97" not in page


def test_a_board_has_its_english_name_for_english_readers(client, bloc_2022):
    Board.objects.filter(slug="bac-kan").update(name_en="Bac Kan Industrial Zones Authority")

    assert "Bac Kan Industrial Zones Authority" in words(client.get("/search?q=bac+kan&lang=en"))
    assert "Bac Kan Industrial Zones Authority" in words(client.get("/boards/?lang=en"))


def test_search_without_words_is_an_empty_form(client, db):
    page = client.get("/search?lang=en").content.decode()

    assert ("is-invalid" in page, 'name="q"' in page) == (False, True)


def test_health_is_short_for_the_public(client, db):
    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]


def test_health_is_full_for_staff(secretary, as_officer, bloc_2022):
    body = as_officer(secretary).get("/healthz").json()

    assert body["status"] == "ok"
    assert body["pending_migrations"] == []
    assert body["counts"] == {
        "boards.Board": Board.objects.count(),
        "boards.Figure": 34,
        "blocs.Bloc": 1,
        "blocs.Cycle": 2,
        "blocs.Edition": 0,
    }
    assert body["versions"]["database"] == connection.vendor


def test_health_says_how_far_the_history_is_sealed(secretary, as_officer, bloc_2022):
    browser = as_officer(secretary)
    waiting = Change.objects.count()

    before = browser.get("/healthz").json()["history"]
    seal = Seal.objects.take()
    after = browser.get("/healthz").json()["history"]

    assert before == {"seal": None, "digest": "", "sealed_at": "", "waiting": waiting}
    assert (after["seal"], after["digest"], after["waiting"]) == (1, seal.digest, 0)
    assert datetime.fromisoformat(after["sealed_at"]) == seal.sealed_at


def test_health_says_when_the_reminders_ran_last(secretary, as_officer, db):
    browser = as_officer(secretary)

    never = browser.get("/healthz").json()["reminders"]
    broken = Errand.objects.create(begun_at=timezone.now())
    half = browser.get("/healthz").json()["reminders"]
    remind(today=timezone.localdate())
    whole = browser.get("/healthz").json()["reminders"]

    assert never == {"begun_at": "", "ended_at": ""}
    assert (datetime.fromisoformat(half["begun_at"]), half["ended_at"]) == (broken.begun_at, "")
    assert datetime.fromisoformat(whole["ended_at"]) >= broken.begun_at
    assert [whole[name] for name in ("written", "sent", "failed", "dropped")] == [0, 0, 0, 0]


def test_health_counts_the_letters_that_want_somebody(secretary, as_officer, db):
    for number, state in enumerate(("waiting", "waiting", "released", "failed", "dropped")):
        row = letter(number)
        row.state = state
        row.save()

    counted = as_officer(secretary).get("/healthz").json()["letters"]

    assert counted == {"to_read": 2, "to_send": 1, "failed": 1}


def test_health_names_migrations_that_wait(secretary, as_officer, monkeypatch):
    from django.db.migrations.executor import MigrationExecutor

    class Step:
        app_label, name = "boards", "0099_later"

    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda self, targets: [(Step, False)])

    assert as_officer(secretary).get("/healthz").json()["pending_migrations"] == [
        "boards.0099_later"
    ]


def test_health_says_when_the_database_does_not_answer(client, monkeypatch):
    def down():
        raise OperationalError("no route")

    monkeypatch.setattr(connection, "cursor", down)
    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (503, {"status": "unavailable"})


def test_robots_may_read_what_is_public(client, settings):
    settings.SITE_URL = "https://thi-dua.example"

    assert client.get("/robots.txt").content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /search",
        "Sitemap: https://thi-dua.example/sitemap.xml",
    ]


@pytest.mark.parametrize(
    "path", ["/", "/search", "/healthz", "/robots.txt", YEAR, f"{YEAR[:-1]}.json"]
)
def test_public_pages_are_for_reading_only(client, path):
    assert client.post(path).status_code == 405


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (400, "Request not understood"),
        (403, "Not allowed"),
        (404, "Page not found"),
        (500, "Something went wrong"),
    ],
)
def test_an_error_has_a_page_that_needs_no_database(code, sentence, rf):
    from django.utils import translation
    from django.views import defaults

    request = rf.get("/")
    pages = {
        400: lambda: defaults.bad_request(request, Exception()),
        403: lambda: defaults.permission_denied(request, Exception()),
        404: lambda: defaults.page_not_found(request, Exception()),
        500: lambda: defaults.server_error(request),
    }
    with translation.override("en"):
        response = pages[code]()

    assert response.status_code == code
    assert sentence in words(response)
    assert f'href="{reverse("home")}"' in response.content.decode()


def test_a_fault_is_answered_without_its_details(db, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("/secret/path")

    monkeypatch.setattr("config.views.results", broken)
    response = Client(raise_request_exception=False).get("/?lang=en")

    assert response.status_code == 500
    assert "Something went wrong" in words(response)
    assert "secret" not in response.content.decode()
