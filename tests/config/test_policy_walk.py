"""Every address × every role × own and other board, bloc and cycle, as the policy table says."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from boards.models import Change
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


def answer(response):
    """What an answer amounts to."""
    if response.status_code in (403, 404):
        return NO if response.status_code == 403 else GONE
    if response.status_code in (301, 302):
        if response.url.startswith(reverse("admin:login")):
            return LOGIN
        return GONE if response.url == reverse("admin:index") else YES
    return YES if response.status_code == 200 else response.status_code


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


@pytest.mark.parametrize("role", ROLES)
def test_every_address_answers_as_the_table_says(role, edition_2022):
    world = build(edition_2022)
    who = people(world)[role]()
    client = Client(raise_request_exception=False)
    if who.officer:
        client.force_login(who.officer)

    cases = [case for expects in PAGES.values() for case in expects(world, who)]
    cases += [
        case for name in set(of_admin()) - set(PAGES) for case in table_cases(name, world, who)
    ]
    wrong = [
        f"{case.method} {case.address}: {found}, not {case.expected}"
        for case in cases
        if (found := asked(client, case)) != case.expected
    ]

    assert wrong == []
