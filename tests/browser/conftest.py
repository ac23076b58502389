"""A real browser before a real server: Debian's Chromium, driven by playwright.

A test fails when the page asks for anything from another machine, when a script or style is
refused by the Content-Security-Policy, and when a script raises. Without a browser the tests are
skipped; the CI has one, so there its lack ends the run.
"""

import os
import shutil
from importlib.util import find_spec
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client

from blocs.enums import Stage
from blocs.models import Cycle, Mandate, Pledge, Signature
from boards.enums import Dimension, Role, TimeType
from boards.models import Board, Indicator, Officer, Report
from tests.boards.review import at_stage, report_of
from tests.browser.year import MEMBERS
from tests.conftest import make_officer

NAMES = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = [
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
PATIENCE = 30_000
"""Milliseconds: what takes longer on a busy machine is not slow, it is not there."""
WIDE = {"width": 1280, "height": 900}


def lack():
    """What is not installed, as a sentence, or nothing."""
    if find_spec("playwright") is None or find_spec("axe_playwright_python") is None:
        return "The browser tests need requirements/browser.txt: run make test."
    if not any(shutil.which(name) for name in NAMES):
        return "The browser tests need Chromium: apt install chromium."
    return ""


def pytest_collection_modifyitems(items):
    reason = lack()
    if reason and os.environ.get("CI"):
        pytest.exit(reason, returncode=1)
    if reason:
        for item in items:
            if "tests/browser/" in item.nodeid:
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    path = next(filter(None, map(shutil.which, NAMES)))
    # Playwright keeps an event loop in this thread, in which Django would refuse its own database.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as driver:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        chromium = driver.chromium.launch(executable_path=path, headless=True, args=SWITCHES)
        yield chromium
        chromium.close()


def fail_with(problems):
    """Fail with every problem on a line of its own, none cut short."""
    if problems:
        pytest.fail("\n".join(dict.fromkeys(problems)), pytrace=False)


OWN_SCHEMES = {"data", "blob", "file", "chrome", "chrome-extension"}
"""What asks no machine: the last two show a PDF."""


class Watch:
    """What went wrong on the pages of one visit."""

    def __init__(self, context):
        self.problems = []
        self.deaf = False
        context.on("request", self.request)
        context.on("response", self.response)
        context.on("console", self.console)
        context.on("weberror", self.error)

    def request(self, request):
        parts = urlsplit(request.url)
        if parts.scheme not in OWN_SCHEMES and parts.hostname not in {"127.0.0.1", "localhost"}:
            self.problems.append(f"{request.url} asked of another machine")

    def response(self, response):
        if response.status >= 400 and not response.request.is_navigation_request():
            self.problems.append(f"{response.url} answered {response.status}")

    def console(self, message):
        # A page that is an error page is reported as well; `response` looks at its parts.
        unheard = self.deaf or message.text.startswith("Failed to load resource")
        if message.type == "error" and not unheard:
            self.problems.append(f"{message.page.url} console: {message.text}")

    def error(self, error):
        self.problems.append(f"script: {error.error}")


@pytest.fixture
def watches():
    """What is watched in each window; whatever went wrong fails the test at its end."""
    found = {}
    yield found
    fail_with([problem for watch in found.values() for problem in watch.problems])


@pytest.fixture
def visit(browser, live_server, watches):
    """Open a browser window: ``visit(viewport=..., color_scheme="dark")`` gives its page."""

    def open_window(**options):
        options = {"locale": "vi-VN", "viewport": WIDE} | options
        context = browser.new_context(base_url=live_server.url, **options)
        context.set_default_timeout(PATIENCE)
        watches[context] = Watch(context)
        return context.new_page()

    yield open_window

    for context in watches:
        context.close()


@pytest.fixture
def page(visit):
    return visit()


@pytest.fixture
def sign_in(live_server):
    """Give a page the session of an officer: ``sign_in(page, "thu-ky")``."""

    def sign(page, username):
        client = Client()
        client.force_login(Officer.objects.get(username=username))
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
        )

    return sign


@pytest.fixture
def before_2023(cycle_2022, secretary, approver):
    """The conference of 2022 is over, 2023 not begun; each board has an officer of its name."""
    Signature.objects.all().delete()
    Pledge.objects.all().delete()
    Mandate.objects.filter(cycle__year=2023).delete()
    Cycle.objects.filter(year=2023).delete()
    for slug in MEMBERS:
        make_officer(slug, Role.BOARD, Board.objects.get(slug=slug))


@pytest.fixture
def open_as(visit, sign_in):
    """A window of its own for each officer."""
    windows = {}

    def window(username, **options):
        if username not in windows:
            windows[username] = visit(**options)
            windows[username].context.set_default_timeout(60_000)
            sign_in(windows[username], username)
        return windows[username]

    return window


def violations(watch, page, rules=None):
    """What axe finds on a page as it stands, with ``rules`` switched as its options say."""
    from axe_playwright_python.sync_playwright import Axe

    # Axe measures with inline styles of its own, which our policy refuses and reports.
    watch.deaf = True
    # What passes is not described: that would take as long again.
    options = {"rules": rules or {}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    watch.deaf = False
    return [
        f"{urlsplit(page.url).path} {rule['id']} ({rule['help']}): {node['target']}"
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.fixture
def axe(watches):
    """Visit pages and fail with what axe finds on them; a page that does not come is a finding."""

    def found(page, path, status):
        answer = page.goto(path).status
        if answer != status:
            return [f"{path} answered {answer}"]
        return violations(watches[page.context], page)

    def check(page, paths, status=200):
        fail_with([problem for path in paths for problem in found(page, path, status)])

    return check


@pytest.fixture
def axe_now(watches):
    """Fail with what axe finds on a page as it stands."""
    return lambda page: fail_with(violations(watches[page.context], page))


@pytest.fixture
def five_years(cycle_2022):
    """Open 2022 for entry and give a board four earlier reports: ``five_years("phu-tho")``."""

    def begin(slug):
        at_stage(Stage.REPORTING)
        report = report_of(slug)
        years = range(report.year - 1, report.year - 5, -1)
        Report.objects.bulk_create([Report(board=report.board, year=year) for year in years])
        return report

    return begin


@pytest.fixture
def reporting(five_years, secretary, board_officer):
    """The year is open for entry, and Yên Bái has five reports."""
    return five_years("yen-bai")


@pytest.fixture
def thirty(bloc_2022):
    """As many indicators as the paper forms have."""
    lacking = 30 - Indicator.objects.count()
    Indicator.objects.bulk_create(
        Indicator(
            code=f"projects-{number}",
            name=f"Số dự án loại {number}",
            name_en=f"Projects of kind {number}",
            dimension=Dimension.COUNT,
            time_type=TimeType.FLOW,
            unit="project",
            order=500 + number,
        )
        for number in range(lacking)
    )
    return list(Indicator.objects.all())
