"""Schemes in the admin: open until they are issued, then read only; methods explain themselves."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from blocs.models import Criterion, Scheme
from blocs.refusals import Refusal
from boards.enums import Role
from tests.boards.rows import criterion, document, scheme
from tests.boards.typing_in import errors, filled, messages
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db

LIST = "admin:blocs_scheme_changelist"


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def office(as_officer, secretary):
    return as_officer(secretary)


def page(row):
    return reverse(f"admin:blocs_{row._meta.model_name}_change", args=[row.pk])


def issue(client, row, **said):
    data = {"action": "issue", "_selected_action": [row.pk], **said}
    return client.post(reverse(LIST), data, follow=True)


def test_a_method_that_cannot_be_built_shows_what_it_does_not_understand(office):
    criterion(1, parameters={"lạ": 1})

    html = office.get(reverse("admin:blocs_criterion_changelist")).content.decode()

    assert "parameters: không rõ “lạ”" in html


def test_methods_are_chosen_by_their_names(office):
    row = criterion(1)

    response = office.get(page(row))

    choices = response.context["adminform"].form.fields["method"].choices
    assert ("linear", "Cộng, trừ theo từng 1% so với chỉ tiêu") in choices
    assert {"linear", "Cộng, trừ theo từng 1% so với chỉ tiêu"} & {name for _, name in choices} == {
        "Cộng, trừ theo từng 1% so với chỉ tiêu"
    }


def test_a_criterion_is_changed_while_the_scheme_is_open(office):
    row = criterion(1)
    data = filled(office.get(page(row)))

    office.post(page(row), {**data, "maximum": "60,5"})

    row.refresh_from_db()
    assert (str(row.maximum), row.parameters) == ("60.50", {})


def test_a_criterion_comes_to_want_evidence_while_the_scheme_is_open(office):
    row = criterion(1)
    data = filled(office.get(page(row)))

    office.post(page(row), {**data, "needs_evidence": "on"})

    row.refresh_from_db()
    assert row.needs_evidence is True


def test_a_criterion_without_a_method_says_so(office):
    row = criterion(1)
    data = filled(office.get(page(row)))

    response = office.post(page(row), {**data, "method": ""})

    assert list(errors(response)) == ["method"]


def test_an_issued_scheme_is_read_only(office):
    row = criterion(1)
    Scheme.objects.filter(pk=row.scheme_id).update(issued_on=date(2022, 1, 1))

    response = office.get(page(row.scheme))
    refused = office.post(page(row.scheme), {})

    inlines = response.context["inline_admin_formsets"]
    assert not response.context["has_change_permission"]
    assert {(one.has_add_permission, one.has_change_permission) for one in inlines} == {
        (False, False)
    }
    assert refused.status_code == 403


def test_the_criteria_of_an_issued_scheme_are_read_only_in_their_own_list(office):
    row = criterion(1)
    Scheme.objects.filter(pk=row.scheme_id).update(issued_on=date(2022, 1, 1))

    assert office.post(page(row), {}).status_code == 403


@pytest.mark.parametrize("name", ["scheme", "criterion"])
def test_nothing_of_an_issued_scheme_is_deleted(office, name):
    row = criterion(1)
    Scheme.objects.filter(pk=row.scheme_id).update(issued_on=date(2022, 1, 1))
    pk = row.pk if name == "criterion" else row.scheme_id

    response = office.post(reverse(f"admin:blocs_{name}_delete", args=[pk]), {"post": "yes"})

    assert response.status_code == 403
    assert Criterion.objects.filter(pk=row.pk).exists()


def test_an_issued_scheme_takes_no_new_criterion_by_the_other_list(office):
    row = criterion(1)
    Scheme.objects.filter(pk=row.scheme_id).update(issued_on=date(2022, 1, 1))
    data = {
        "scheme": row.scheme_id,
        "order": 2,
        "code": "moi",
        "name": "Mới",
        "name_en": "New",
        "indicator": row.indicator_id,
        "maximum": "5",
        "method": "relative_to_largest",
        "against": "target",
        "not_applicable": "left_out",
    }

    response = office.post(reverse("admin:blocs_criterion_add"), data)

    assert errors(response) == {"__all__": [str(Refusal.SCHEME_ISSUED.label)]}


def test_what_stands_is_shown_as_a_sentence_and_never_as_json(office):
    row = criterion(1, method="proportional", parameters={"capped": True})
    Scheme.objects.filter(pk=row.scheme_id).update(issued_on=date(2022, 1, 1))

    html = office.get(page(row)).content.decode()

    assert "điểm = điểm tối đa × thực hiện / chỉ tiêu đăng ký, không quá điểm tối đa" in html
    assert "capped" not in html


def test_a_new_scheme_goes_on_with_its_table(office):
    year = scheme(1).cycle
    data = filled(office.get(reverse("admin:blocs_scheme_add")))
    data.pop("tie_breakers")
    new = {
        "cycle": year.pk,
        "code": "moi",
        "name": "Mới",
        "name_en": "New",
        "missing_policy": "zero",
        "rate_kind": "period_end",
    }

    answer = office.post(reverse("admin:blocs_scheme_add"), {**data, **new})

    made = Scheme.objects.get(code="moi")
    assert answer.url == reverse("admin:blocs_scheme_tree", args=[made.pk])


def test_issuing_asks_for_the_day(office):
    row = criterion(1)

    response = issue(office, row.scheme)

    assert list(response.context["form"].fields) == ["issued_on", "document"]
    assert Scheme.objects.get().issued_on is None


def test_issuing_lets_the_rules_stand(office):
    row = criterion(1)

    response = issue(office, row.scheme, confirmed="1", issued_on="18/02/2022", document="")

    assert Scheme.objects.get().issued_on == date(2022, 2, 18)
    assert len(messages(response)) == 1


def test_a_scheme_without_criteria_is_not_issued(office):
    row = scheme(1)

    response = issue(office, row, confirmed="1", issued_on="18/02/2022", document="")

    assert messages(response) == [
        f"{row}: {Refusal.SCHEME_FAULTY.label} (Bảng chưa có tiêu chí nào.)"
    ]


def test_an_amendment_asks_why_and_is_issued_by_another_officer(office, as_officer, secretary):
    row = criterion(1).scheme
    paper = document(1)
    issue(office, row, confirmed="1", issued_on="18/02/2022", document=paper.pk)
    act = {"action": "amend", "_selected_action": [row.pk]}

    asks = office.post(reverse(LIST), act)
    drafted = office.post(
        reverse(LIST), {**act, "confirmed": "1", "reason": "Theo công văn"}, follow=True
    )
    draft = Scheme.objects.get(amends=row)
    said = {"confirmed": "1", "issued_on": "18/03/2022", "document": paper.pk}
    own = issue(office, draft, **said)
    other = issue(as_officer(make_officer("khac", Role.SECRETARIAT)), draft, **said)

    assert list(asks.context["form"].fields) == ["reason"]
    assert messages(drafted) == ["Đã lập 1 bản nháp phiên bản mới."]
    assert messages(own) == [f"{draft}: {Refusal.AMENDMENT_BY_PREPARER.label}"]
    assert messages(other) == ["Đã ban hành 1 bảng tiêu chí."]


def test_a_draft_is_not_amended(office):
    row = criterion(1).scheme
    act = {"action": "amend", "_selected_action": [row.pk], "confirmed": "1", "reason": "vì"}

    answer = office.post(reverse(LIST), act, follow=True)

    assert messages(answer) == [f"{row}: {Refusal.SCHEME_NOT_ISSUED.label}"]
