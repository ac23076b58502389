"""Growth, awards and substitutes of a stored scheme: kept, shown, offered, left out of the sums."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from awards.models import Award
from blocs.domain.rulebook import problems
from blocs.models import Criterion
from blocs.queries.computed import computes
from blocs.queries.rulebook import rulebook_of
from blocs.queries.scheme_tree import scheme_tree
from blocs.queries.scoring_progress import ScoringYear
from tests.blocs.schemes.sample import draft
from tests.boards.typing_in import errors, filled

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def scheme(db):
    return draft()


@pytest.fixture
def line(scheme):
    """``thị trường`` grows, and ``thay`` takes its place where it does not apply."""
    row = scheme.criteria.get(code="thi-truong")
    row.method, row.parameters = "proportional", {"capped": True}
    row.against, row.not_applicable, row.substitute = "last_year", "substitute", "thay"
    row.save()
    Criterion.objects.create(
        scheme=scheme,
        code="thay",
        order=9,
        name="Thay thế",
        name_en="Instead",
        maximum=row.maximum,
        indicator=row.indicator,
        method="binary",
    )
    return row


def test_the_tree_shows_the_whole_rule_and_counts_no_substitute(scheme, line):
    rows = {row.entry.line.code: row for row in scheme_tree(scheme).rows}

    assert rows["thi-truong"].how == (
        "điểm = điểm tối đa × thực hiện / số liệu năm trước, không quá điểm tối đa; "
        "không áp dụng: thay bằng “Thay thế”"
    )
    assert (rows["thay"].label, rows["thay"].outside) == ("↪", "chỉ tính thay tiêu chí khác")
    assert problems(rulebook_of(scheme)) == ()


def test_nobody_gives_points_on_a_substitute(scheme, line, secretary):
    scheme.illustrative, scheme.issued_on = True, "2022-01-01"
    scheme.save()

    year = ScoringYear(scheme.cycle, secretary)

    assert "thay" not in {each.code for each in year.criteria}


@pytest.mark.parametrize(("policy", "expected"), [("full", True), ("average", False)])
def test_an_average_tells_of_others(line, policy, expected):
    line.not_applicable, line.substitute = policy, ""

    assert computes(line, across=False) is expected


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"substitute": ""}, id="a policy without a substitute"),
        pytest.param({"not_applicable": "full"}, id="a substitute without the policy"),
        pytest.param({"method": "earlier_awards"}, id="awards with an indicator"),
        pytest.param({"indicator": None}, id="nothing to measure"),
    ],
)
def test_the_database_keeps_what_goes_together(line, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        Criterion.objects.filter(pk=line.pk).update(**values)


@pytest.fixture
def office(as_officer, secretary):
    return as_officer(secretary)


def page(row):
    return reverse("admin:blocs_criterion_change", args=[row.pk])


def test_the_form_shows_the_sentence_and_offers_the_other_criteria(office, line):
    answer = office.get(page(line))

    form = answer.context["adminform"].form
    offered = dict(form.fields["substitute"].choices)
    assert form.parameters.sentence.endswith("; không áp dụng: thay bằng “Thay thế”")
    assert offered["thay"] == "Thay thế"
    assert "thi-truong" not in offered


def test_the_form_refuses_a_policy_without_a_substitute(office, line):
    answer = office.post(page(line), {**filled(office.get(page(line))), "substitute": ""})

    assert [str(each) for each in answer.context["errors"]]
    assert Criterion.objects.get(pk=line.pk).substitute == "thay"


def test_a_substitute_that_is_gone_stays_to_be_seen(office, line):
    Criterion.objects.get(code="thay").delete()

    offered = dict(office.get(page(line)).context["adminform"].form.fields["substitute"].choices)

    assert offered["thay"] == "thay"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param(
            {"against": "last_year", "not_applicable": "full"},
            "điểm = điểm tối đa × thực hiện / số liệu năm trước, không quá điểm tối đa; "
            "không áp dụng: hưởng điểm tối đa",
            id="growth, the maximum",
        ),
        pytest.param(
            {"not_applicable": "substitute"},
            "điểm = điểm tối đa × thực hiện / chỉ tiêu đăng ký, không quá điểm tối đa; "
            "không áp dụng: thay bằng “…”",
            id="a substitute that is not chosen yet",
        ),
        pytest.param(
            {"against": "x", "not_applicable": "x"},
            "điểm = điểm tối đa × thực hiện / chỉ tiêu đăng ký, không quá điểm tối đa",
            id="what is no choice says nothing",
        ),
    ],
)
def test_the_sentence_follows_what_is_chosen_beside_the_method(office, asked, expected):
    answer = office.get(
        reverse("admin:blocs_criterion_parameters"),
        {"method": "proportional", "name": "p", "typed": "1", "p-capped": "on", **asked},
    )

    assert answer.context["form"].sentence == expected


def test_awards_are_chosen_by_name(office, line):
    shown = office.get(
        reverse("admin:blocs_criterion_parameters"), {"method": "earlier_awards", "name": "p"}
    )
    form = shown.context["form"]

    names = dict(form.fields["awards-0-award"].choices)
    assert {award.slug for award in Award.objects.all()} <= names.keys()
    assert names["co-thi-dua-bo"] == "Cờ thi đua của Bộ"


def test_a_bonus_for_awards_is_kept_as_it_is_typed(office, line):
    typed = {
        "method": "earlier_awards",
        "indicator": "",
        "against": "target",
        "not_applicable": "left_out",
        "substitute": "",
        "parameters-awards-0-award": "co-thi-dua-bo",
        "parameters-awards-0-name": "Cờ thi đua của Bộ",
        "parameters-awards-0-points": "10",
        "parameters-years": "1",
        "parameters-counted": "highest",
        "parameters-cap": "",
    }

    answer = office.post(page(line), {**filled(office.get(page(line))), **typed})

    assert errors(answer) == {} if answer.status_code == 200 else answer.status_code == 302
    line.refresh_from_db()
    assert (line.method, line.indicator, line.parameters) == (
        "earlier_awards",
        None,
        {
            "awards": [{"award": "co-thi-dua-bo", "name": "Cờ thi đua của Bộ", "points": "10"}],
            "years": "1",
            "counted": "highest",
            "predecessors": False,
        },
    )
    assert "10" in office.get(page(line)).content.decode()
