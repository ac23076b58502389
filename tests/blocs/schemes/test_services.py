"""Whole schemes: written, issued, taken over and amended; lines moved within drafts only."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from blocs.domain.rulebook import outline
from blocs.enums import Counting
from blocs.models import Scheme
from blocs.queries.rulebook import rulebook_of
from blocs.refusals import Refusal
from blocs.services import (
    amend_scheme,
    clone_scheme,
    issue_scheme,
    make_scheme,
    place_line,
    shift_line,
)
from boards.refusals import Refused
from tests.blocs.schemes.sample import BOOK, draft
from tests.boards.rows import cycle, document, officer

pytestmark = pytest.mark.django_db

DAY = date(2023, 4, 1)


@pytest.fixture
def scheme():
    return draft()


def refusal(caught):
    return caught.value.refusal


def issued(scheme):
    return issue_scheme(scheme=scheme, issued_on=DAY, document=document(1))


def labels(scheme):
    return [(entry.path, entry.line.code) for entry in outline(rulebook_of(scheme))]


def test_what_is_written_reads_back_the_same(scheme):
    read = rulebook_of(scheme)

    by_code = {"groups": 0, "criteria": 0}
    assert {name: getattr(read, name) for name in ("groups", "criteria")} == {
        name: tuple(sorted(getattr(BOOK, name), key=lambda line: (line.order, line.code)))
        for name in by_code
    }
    assert replace(read, groups=(), criteria=()) == replace(BOOK, groups=(), criteria=())


@pytest.mark.parametrize("lines", [1, 3])
def test_a_scheme_is_read_in_five_queries(scheme, lines, django_assert_num_queries):
    keep = [line.pk for line in scheme.criteria.all()[:lines]]
    scheme.criteria.exclude(pk__in=keep).delete()

    with django_assert_num_queries(5):
        rulebook_of(scheme)


def test_an_indicator_that_nobody_knows_is_named(scheme):
    strange = replace(BOOK, criteria=(replace(BOOK.criteria[0], indicator="la"),))

    with pytest.raises(Refused) as caught:
        make_scheme(cycle=scheme.cycle, rulebook=strange)

    assert (refusal(caught), caught.value.detail) == (Refusal.UNKNOWN_INDICATORS, "la")
    assert Scheme.objects.count() == 1


def test_a_sound_scheme_is_issued(scheme):
    issued(scheme)

    scheme.refresh_from_db()
    assert (scheme.issued_on, scheme.issued) == (DAY, True)


def test_every_problem_is_told_at_once(scheme):
    scheme.total = Decimal(101)
    scheme.tie_breakers = ["la"]
    scheme.save()
    scheme.criteria.filter(code="trong-nuoc").update(maximum=14)

    with pytest.raises(Refused) as caught, translation.override("vi"):
        issued(scheme)

    assert refusal(caught) == Refusal.SCHEME_FAULTY
    assert caught.value.detail == (
        "Điểm chuẩn ở cấp thứ nhất cộng lại là 100, không bằng tổng điểm 101. "
        "I.1 von: Các phần cộng lại là 19, không bằng điểm chuẩn của nhóm 20. "
        "Tiêu chí phụ “la” không phải là nhóm hay tiêu chí của bảng."
    )


def test_next_year_begins_with_all_of_it(scheme):
    issued(scheme)
    scheme.name = f"Bảng {scheme.cycle.year}"
    following = cycle(2, "planning")

    clone = clone_scheme(scheme=scheme, cycle=following)

    assert rulebook_of(clone) == replace(rulebook_of(scheme), name=f"Bảng {following.year}")
    assert (clone.issued, clone.amends) == (False, None)


def test_an_amendment_is_a_draft_of_the_next_version(scheme):
    issued(scheme)

    draft_ = amend_scheme(scheme=scheme, officer=officer(1), reason=" Theo công văn 12 ")

    assert (draft_.version, draft_.amends, draft_.reason, draft_.issued) == (
        2,
        scheme,
        "Theo công văn 12",
        False,
    )
    assert rulebook_of(draft_) == rulebook_of(scheme)


@pytest.mark.parametrize(
    ("prepare", "reason", "expected"),
    [
        pytest.param(issued, " ", Refusal.AMENDMENT_NEEDS_REASON, id="no reason"),
        pytest.param(lambda _: None, "vì", Refusal.SCHEME_NOT_ISSUED, id="still a draft"),
    ],
)
def test_what_is_not_amended(scheme, prepare, reason, expected):
    prepare(scheme)

    with pytest.raises(Refused) as caught:
        amend_scheme(scheme=scheme, officer=officer(1), reason=reason)

    assert refusal(caught) == expected


def test_a_scheme_has_one_amendment_at_a_time(scheme):
    issued(scheme)
    first = amend_scheme(scheme=scheme, officer=officer(1), reason="vì")

    with pytest.raises(Refused) as twice:
        amend_scheme(scheme=scheme, officer=officer(2), reason="vì")
    issue_scheme(scheme=first, issued_on=DAY, document=document(2), officer=officer(3))
    with pytest.raises(Refused) as outdated:
        amend_scheme(scheme=scheme, officer=officer(4), reason="vì")

    assert refusal(twice) == Refusal.SCHEME_BEING_AMENDED
    assert refusal(outdated) == Refusal.SCHEME_OUTDATED


@pytest.mark.parametrize(
    ("paper", "by", "expected"),
    [
        pytest.param(False, "other", Refusal.AMENDMENT_NEEDS_DOCUMENT, id="no document"),
        pytest.param(True, "preparer", Refusal.AMENDMENT_BY_PREPARER, id="the same officer"),
        pytest.param(True, "nobody", Refusal.AMENDMENT_BY_PREPARER, id="nobody"),
    ],
)
def test_an_amendment_needs_a_document_and_two_persons(scheme, paper, by, expected):
    issued(scheme)
    preparer = officer(1)
    amendment = amend_scheme(scheme=scheme, officer=preparer, reason="vì")
    who = {"other": officer(2), "preparer": preparer, "nobody": None}[by]

    with pytest.raises(Refused) as caught:
        issue_scheme(
            scheme=amendment, issued_on=DAY, document=document(2) if paper else None, officer=who
        )

    assert refusal(caught) == expected


def test_the_database_asks_for_the_second_person_too(scheme):
    issued(scheme)
    preparer = officer(1)
    amendment = amend_scheme(scheme=scheme, officer=preparer, reason="vì")

    with pytest.raises(IntegrityError), transaction.atomic():
        Scheme.objects.filter(pk=amendment.pk).update(
            issued_on=DAY, document=document(2), issued_by=preparer
        )


def test_a_line_is_moved_up_and_down_within_its_group(scheme):
    shift_line(scheme=scheme, code="nuoc-ngoai", up=True)
    shift_line(scheme=scheme, code="kinh-te", up=True)
    shift_line(scheme=scheme, code="kinh-te", up=False)

    moved = [pair for pair in labels(scheme) if pair[1] in {"kinh-te", "nuoc-ngoai", "chap-hanh"}]
    assert moved == [("I", "chap-hanh"), ("II", "kinh-te"), ("II.1.a", "nuoc-ngoai")]


def test_a_line_is_put_at_the_end_of_another_group(scheme):
    place_line(scheme=scheme, code="trong-nuoc", group="xuat")
    place_line(scheme=scheme, code="von", group="")

    found = {code: path for path, code in labels(scheme)}
    assert [found[code] for code in ("trong-nuoc", "von", "nuoc-ngoai")] == ["I.1.c", "IV", "IV.1"]


def test_a_line_may_be_put_where_it_is(scheme):
    place_line(scheme=scheme, code="trong-nuoc", group="von")

    assert {code: path for path, code in labels(scheme)}["trong-nuoc"] == "I.1.b"


@pytest.mark.parametrize(
    ("code", "group", "expected"),
    [
        pytest.param("kinh-te", "von", Refusal.LINE_WITHIN_ITSELF, id="into its own part"),
        pytest.param("thuong", "kinh-te", Refusal.OUTSIDE_AT_FIRST_LEVEL, id="a bonus inside"),
        pytest.param("la", "kinh-te", Refusal.NO_SUCH_LINE, id="no such line"),
        pytest.param("von", "la", Refusal.NO_SUCH_LINE, id="no such group"),
    ],
)
def test_what_is_not_moved(scheme, code, group, expected):
    before = labels(scheme)

    with pytest.raises(Refused) as caught:
        place_line(scheme=scheme, code=code, group=group)

    assert refusal(caught) == expected
    assert labels(scheme) == before


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(lambda s: shift_line(scheme=s, code="von", up=True), id="shift"),
        pytest.param(lambda s: place_line(scheme=s, code="von", group=""), id="place"),
    ],
)
def test_the_lines_of_an_issued_scheme_stand(scheme, act):
    issued(scheme)

    with pytest.raises(Refused) as caught:
        act(scheme)

    assert refusal(caught) == Refusal.SCHEME_ISSUED


def test_no_line_is_moved_where_the_stage_forbids_it(scheme):
    scheme.cycle.stage = "closed"
    scheme.cycle.save()

    with pytest.raises(Refused) as caught:
        shift_line(scheme=scheme, code="von", up=True)

    assert refusal(caught) == Refusal.WRONG_STAGE


def test_a_line_of_another_scheme_is_told_from_those_of_this_one(scheme):
    other = make_scheme(cycle=scheme.cycle, rulebook=BOOK)
    foreign = other.groups.get(code="thuong")
    scheme.criteria.filter(code="sang-kien").update(group=foreign)

    [line] = [one for one in rulebook_of(scheme).criteria if one.code == "sang-kien"]

    assert line.group == f"#{foreign.pk}"
    assert foreign.counting == Counting.BONUS
