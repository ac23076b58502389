"""Every address × every role × own and other board, bloc and cycle, as the policy table says."""

import re

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from boards.models import Change
from tests.browser.leaks import is_foreign
from tests.config.walked import (
    GONE,
    LOGIN,
    NO,
    PAGES,
    ROLES,
    YES,
    build,
    names,
    of_admin,
    people,
    table_cases,
)
from tests.words import words


def answer(response):
    """What an answer amounts to."""
    if response.status_code in (403, 404):
        return NO if response.status_code == 403 else GONE
    if response.status_code in (301, 302):
        if response.url.startswith(reverse("admin:login")):
            return LOGIN
        return GONE if response.url == reverse("admin:index") else YES
    return YES if response.status_code == 200 else response.status_code


RECORDED = {"evidence", "remark", "note", "secretary", "succession", "board", "VND"}
"""What the rows of this world say themselves: names and texts that no catalogue translates."""

OF_THEN = re.compile(r"/history/$|/boards/change/(all/)?$|/intake/\d+/(change|columns|table)/$")
"""Pages that repeat what was recorded or uploaded, in the language of whoever did."""


class Reader(Client):
    """Somebody who reads Vietnamese, and remembers every text of another language."""

    def __init__(self, **options):
        super().__init__(**options)
        self.foreign = set()

    def request(self, **request):
        response = super().request(**request)
        address = request["PATH_INFO"]
        if self._is_page(response) and not OF_THEN.search(address):
            told = {text for text in words(response.content.decode()) if is_foreign(text, "vi")}
            self.foreign |= {f"{address}: {text}" for text in told - RECORDED}
        return response

    @staticmethod
    def _is_page(response):
        page = response.headers.get("Content-Type", "").startswith("text/html")
        return page and response.status_code == 200 and not response.streaming


def asked(client, case):
    """The answer to one request, which is taken back; what it wrote must be allowed."""
    with transaction.atomic():
        before = Change.objects.count()
        response = getattr(client, case.method)(case.address)
        found = answer(response)
        if response.streaming:
            list(response.streaming_content)  # A file is closed by whoever reads it to its end.
        wrote = Change.objects.count() - before
        transaction.set_rollback(True)
    return f"{found}, and wrote" if wrote and not case.writes else found


def test_every_address_has_an_expectation():
    assert names() == set(PAGES) | set(of_admin())


ALIKE = (
    pytest.param(("board", "ended", "anonymous"), id="board", marks=pytest.mark.repeats),
    pytest.param(("chair", "deputy"), id="chair", marks=pytest.mark.repeats),
    pytest.param(("homeless",), id="homeless"),
    pytest.param(("secretariat", "auditor"), id="secretariat"),
)
"""Who walks, by what their pages ask the database: after the first, nothing that the first did not.

So PostgreSQL is asked by the first of each; that it need not be by the others is seen on SQLite.
"""

VARYING = [(r"%s(, %s)+", "%s"), (r"\(%s\)(, \(%s\))+", "(%s)"), (r"\bs\d+_x\d+\b", "savepoint")]
"""What of two equal questions differs: how many values they name, and names of savepoints."""


class Questions:
    """What the database is asked, each question once whatever the values in it."""

    def __init__(self):
        self.found = set()

    def __call__(self, execute, sql, params, many, context):
        found = sql
        for pattern, same in VARYING:
            found = re.sub(pattern, same, found)
        self.found.add(found)
        return execute(sql, params, many, context)


def walk(world, role, questions):
    """What one is answered otherwise than expected, or not in Vietnamese; the world stays."""
    intakes = dict(world.intakes)
    client = Reader(raise_request_exception=False)
    with transaction.atomic():
        who = people(world)[role]()
        if who.officer:
            client.force_login(who.officer)
        cases = [case for expects in PAGES.values() for case in expects(world, who)]
        cases += [
            case for name in set(of_admin()) - set(PAGES) for case in table_cases(name, world, who)
        ]
        with connection.execute_wrapper(questions):
            wrong = [
                f"{role}: {case.method} {case.address}: {found}, not {case.expected}"
                for case in cases
                if (found := asked(client, case)) != case.expected
            ]
        transaction.set_rollback(True)
    world.intakes = intakes
    return wrong + sorted(client.foreign)


def test_everybody_walks():
    assert sorted(role for alike in ALIKE for role in alike.values[0]) == sorted(ROLES)


@pytest.mark.walks
@pytest.mark.parametrize("roles", ALIKE)
def test_every_address_answers_as_the_table_says(roles, edition_2022):
    world = build(edition_2022)
    first, *others = roles
    of_first = Questions()
    with connection.execute_wrapper(of_first):
        wrong = walk(world, first, of_first)

    for role in others if connection.vendor == "sqlite" else ():
        questions = Questions()
        wrong += walk(world, role, questions)
        only = sorted(questions.found - of_first.found)
        wrong += [f"{role}: PostgreSQL is not asked {question}" for question in only]

    assert wrong == []
