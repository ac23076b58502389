"""The table of criteria as a page: read, moved within, and led back to after every change."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import translation

from blocs.admin.scheme_pages import address_if_any
from blocs.models import Breach, Criterion, Group, Membership, Scheme
from blocs.queries.scheme_tree import scheme_tree
from blocs.refusals import Refusal
from blocs.services import make_scheme
from boards.enums import Role
from tests.blocs.schemes.sample import BOOK, draft
from tests.boards.rows import board, cycle, document
from tests.boards.typing_in import errors, filled, messages
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def office(as_officer, secretary):
    return as_officer(secretary)


@pytest.fixture
def scheme():
    return draft()


def tree(scheme):
    return reverse("admin:blocs_scheme_tree", args=[scheme.pk])


def change(row):
    return reverse(f"admin:blocs_{row._meta.model_name}_change", args=[row.pk])


def freeze(scheme):
    Scheme.objects.filter(pk=scheme.pk).update(issued_on=date(2022, 1, 1))


def paths(scheme):
    return {row.entry.line.code: row.entry.path for row in scheme_tree(scheme).rows}


def test_every_line_stands_with_its_rule_in_words(scheme):
    rows = {row.entry.line.code: row for row in scheme_tree(scheme).rows}

    said = {
        code: (rows[code].entry.path, rows[code].maximum, rows[code].how, rows[code].outside)
        for code in ("kinh-te", "xuat", "cao-nhat", "trong-nuoc", "thuong")
    }
    assert said == {
        "kinh-te": ("I", "60", "cộng các phần", ""),
        "xuat": ("I.2", "25", "cộng các phần, tối đa không quá 25", ""),
        "cao-nhat": ("I.3", "15", "chỉ tính mức cao nhất", ""),
        "trong-nuoc": (
            "I.1.a",
            "15",
            "điểm = điểm tối đa × số liệu / số liệu lớn nhất khối",
            "",
        ),
        "thuong": (
            "III",
            "5",
            "điểm thưởng ngoài tổng điểm: cộng các phần, nhiều nhất 5 điểm",
            "điểm thưởng: cộng ngoài tổng điểm",
        ),
    }


@pytest.mark.parametrize("lines", [1, 3])
def test_the_tree_costs_the_same_for_any_number_of_lines(scheme, lines, django_assert_num_queries):
    keep = [line.pk for line in scheme.criteria.all()[:lines]]
    scheme.criteria.exclude(pk__in=keep).delete()

    with django_assert_num_queries(8):
        scheme_tree(scheme)


def test_the_page_tells_what_stands_in_the_way(office, scheme):
    scheme.criteria.filter(code="chap-hanh").update(maximum=35)

    html = office.get(tree(scheme)).content.decode()

    assert "95 trên 100 điểm đã được phân bổ." in html
    assert "còn 5" in html
    assert "Điểm chuẩn ở cấp thứ nhất cộng lại là 95, không bằng tổng điểm 100." in html


def test_more_points_than_there_are_is_told_as_such(office, scheme):
    scheme.criteria.filter(code="chap-hanh").update(maximum=45)

    assert "thừa 5" in office.get(tree(scheme)).content.decode()


def test_the_page_of_a_sound_scheme_says_so_in_english(office, scheme):
    html = office.get(tree(scheme), {"lang": "en"}).content.decode()

    assert "Nothing stands in the way of issuing" in html
    assert "never more than 25" in html
    assert "SANG-KIEN" in html


def test_an_empty_scheme_says_what_to_do_next(office, scheme):
    scheme.criteria.all().delete()
    scheme.groups.all().delete()

    assert "Bảng chưa có gì." in office.get(tree(scheme)).content.decode()


def test_an_amendment_says_what_it_amends(office, scheme, secretary):
    Scheme.objects.filter(pk=scheme.pk).update(
        amends=scheme, prepared_by=secretary, reason="theo công văn"
    )

    page = office.get(tree(scheme)).content.decode()
    form = office.get(change(scheme)).content.decode()

    assert "theo công văn" in page
    assert "theo công văn" in form


def test_a_button_moves_a_line(office, scheme):
    answer = office.post(tree(scheme), {"act": "down", "code": "kinh-te"})

    assert answer.url == f"{tree(scheme)}#kinh-te"
    assert paths(scheme)["kinh-te"] == "II"


def test_a_line_goes_up_again(office, scheme):
    office.post(tree(scheme), {"act": "up", "code": "chap-hanh"})

    assert paths(scheme)["chap-hanh"] == "I"


def test_a_line_goes_into_another_group(office, scheme):
    office.post(tree(scheme), {"act": "place", "code": "trong-nuoc", "group": "xuat"})

    assert paths(scheme)["trong-nuoc"] == "I.2.c"


def test_an_unknown_act_changes_nothing(office, scheme):
    before = paths(scheme)

    office.post(tree(scheme), {"act": "la"})

    assert paths(scheme) == before


def test_a_refusal_is_told_on_the_page(office, scheme):
    data = {"act": "place", "code": "kinh-te", "group": "von"}

    answer = office.post(tree(scheme), data, follow=True)

    assert messages(answer) == [str(Refusal.LINE_WITHIN_ITSELF.label)]


def test_an_issued_scheme_has_no_buttons_and_refuses_them(office, scheme):
    freeze(scheme)
    before = paths(scheme)

    html = office.get(tree(scheme)).content.decode()
    answer = office.post(tree(scheme), {"act": "down", "code": "kinh-te"}, follow=True)

    assert 'name="act"' not in html
    assert messages(answer) == [str(Refusal.SCHEME_ISSUED.label)]
    assert paths(scheme) == before


def test_a_stage_that_forbids_it_is_named(office, scheme):
    scheme.cycle.stage = "closed"
    scheme.cycle.save()

    html = office.get(tree(scheme)).content.decode()

    assert str(Refusal.WRONG_STAGE.label) in html
    assert 'name="act"' not in html


def test_a_scheme_that_is_not_there(office):
    assert office.get(reverse("admin:blocs_scheme_tree", args=[404])).status_code == 404


# Lines


def test_a_line_is_changed_and_leads_back_to_the_table(office, scheme):
    row = scheme.criteria.get(code="chap-hanh")
    data = filled(office.get(change(row)))

    answer = office.post(change(row), {**data, "maximum": "39,5", "clause": "Điều 5"})

    row.refresh_from_db()
    assert (row.maximum, row.clause) == (Decimal("39.5"), "Điều 5")
    assert answer.url == f"{tree(scheme)}#chap-hanh"


def test_a_criterion_is_added_in_a_group(office, scheme):
    group = scheme.groups.get(code="von")
    address = reverse("admin:blocs_criterion_add")
    page = office.get(address, {"scheme": scheme.pk, "group": group.pk, "order": 99})
    new = {
        "code": "moi",
        "name": "Mới",
        "name_en": "New",
        "indicator": scheme.criteria.first().indicator_id,
        "maximum": "5",
        "method": "relative_to_largest",
    }

    office.post(address, {**filled(page), **new})

    assert Criterion.objects.get(code="moi").group == group


def test_only_groups_of_the_scheme_are_offered(office, scheme):
    other = make_scheme(cycle=scheme.cycle, rulebook=BOOK)
    row = scheme.criteria.get(code="chap-hanh")
    data = filled(office.get(change(row)))

    answer = office.post(change(row), {**data, "group": other.groups.first().pk})

    assert list(errors(answer)) == ["group"]


def test_a_group_is_added_and_names_its_place(office, scheme):
    address = reverse("admin:blocs_group_add")
    page = office.get(address, {"scheme": scheme.pk, "order": 99})
    new = {"code": "moi", "name": "Mới", "name_en": "New", "maximum": "5"}

    answer = office.post(address, {**filled(page), **new})

    made = Group.objects.get(code="moi")
    assert (made.parent, answer.url) == (None, f"{tree(scheme)}#moi")
    labels = [label for _pk, label in page.context["adminform"].form.fields["parent"].choices]
    assert labels[1:3] == ["I kinh-te", "I.1 von"]


def test_a_new_group_of_no_scheme_yet_has_no_group_to_stand_in(office):
    page = office.get(reverse("admin:blocs_group_add"))

    assert len(page.context["adminform"].form.fields["parent"].choices) == 1


@pytest.mark.parametrize(
    ("typed", "field", "refusal"),
    [
        pytest.param(
            {"parent": "von"}, "parent", Refusal.LINE_WITHIN_ITSELF, id="within its own part"
        ),
        pytest.param(
            {"parent": "thuong", "counting": "bonus"},
            "counting",
            Refusal.OUTSIDE_AT_FIRST_LEVEL,
            id="a bonus within a group",
        ),
    ],
)
def test_what_a_group_cannot_be(office, scheme, typed, field, refusal):
    row = scheme.groups.get(code="kinh-te")
    data = filled(office.get(change(row)))
    parent = scheme.groups.get(code=typed["parent"]).pk

    answer = office.post(change(row), {**data, **typed, "parent": parent})

    assert str(refusal.label) in errors(answer)[field]


def test_a_group_is_put_within_another_by_its_form(office, scheme):
    row = scheme.groups.get(code="von")
    data = filled(office.get(change(row)))

    office.post(change(row), {**data, "parent": scheme.groups.get(code="xuat").pk})

    assert paths(scheme)["von"] == "I.1.b"


def test_a_group_joins_no_issued_scheme(office, scheme):
    freeze(scheme)
    data = {
        "scheme": scheme.pk,
        "order": 9,
        "code": "moi",
        "name": "Mới",
        "name_en": "New",
        "rule": "sum",
        "counting": "within",
        "maximum": "5",
    }

    answer = office.post(reverse("admin:blocs_group_add"), data)

    assert str(Refusal.SCHEME_ISSUED.label) in errors(answer)["__all__"]


def test_removing_asks_first_and_leads_back_to_the_table(office, scheme):
    row = scheme.groups.get(code="kinh-te")
    address = reverse("admin:blocs_group_delete", args=[row.pk])

    asks = office.get(address)
    answer = office.post(address, {"post": "yes"})

    assert "nuoc-ngoai" in asks.content.decode()
    assert answer.url == f"{tree(scheme)}#kinh-te"
    assert list(paths(scheme)) == ["chap-hanh", "thuong", "sang-kien"]


@pytest.mark.parametrize("part", ["groups", "criteria", "gates", "grades"])
def test_no_part_of_an_issued_scheme_is_changed_or_deleted(office, scheme, part):
    freeze(scheme)
    row = getattr(scheme, part).first()
    delete = reverse(f"admin:blocs_{row._meta.model_name}_delete", args=[row.pk])

    answers = [office.post(change(row), {}), office.post(delete, {"post": "yes"})]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert type(row).objects.filter(pk=row.pk).exists()


# Head, conditions, classes


def test_the_tie_breakers_are_chosen_from_the_lines_in_order(office, scheme):
    data = filled(office.get(change(scheme)))
    data.pop("tie_breakers")
    chosen = {"tie_breakers_0": "chap-hanh", "tie_breakers_2": "von"}

    answer = office.post(change(scheme), {**data, **chosen})

    scheme.refresh_from_db()
    assert scheme.tie_breakers == ["chap-hanh", "von"]
    assert answer.url == tree(scheme)


def test_a_tie_breaker_that_is_no_line_any_more_is_still_seen(office, scheme):
    scheme.tie_breakers = ["la"]
    scheme.save()

    form = office.get(change(scheme)).context["adminform"].form

    assert form["tie_breakers"].value() == ["la"]
    assert ("la", "la") in form.fields["tie_breakers"].fields[0].choices


def test_conditions_and_classes_are_typed_beside_the_head(office, scheme):
    data = filled(office.get(change(scheme)))
    data.pop("tie_breakers")

    office.post(change(scheme), {**data, "gates-0-clause": "Điều 9", "grades-1-name": "Giỏi"})

    assert scheme.gates.get().clause == "Điều 9"
    assert [grade.name for grade in scheme.grades.all()] == ["Xuất sắc", "Giỏi"]


def test_the_list_leads_to_the_table(office, scheme):
    html = office.get(reverse("admin:blocs_scheme_changelist")).content.decode()

    assert tree(scheme) in html


# Breaches


def record(office, scheme, **said):
    """Record that a member does not meet the condition of the scheme."""
    member = board(7)
    Membership.objects.create(
        bloc=scheme.cycle.bloc,
        board=member,
        seat=9,
        starts_on=date(2000, 1, 1),
        document=document(7),
    )
    data = {
        "cycle": scheme.cycle_id,
        "board": member.pk,
        "gate": scheme.gates.get().pk,
        "document": document(8).pk,
        **said,
    }
    return office.post(reverse("admin:blocs_breach_add"), data)


def test_the_council_records_an_unmet_condition_with_its_paper(office, scheme):
    record(office, scheme)

    [breach] = Breach.objects.select_related("board")
    assert str(breach) == f"{breach.board}: Nộp chậm"


def test_a_board_that_is_no_member_is_refused(office, scheme):
    answer = record(office, scheme, board=board(11).pk)

    assert errors(answer) == {"board": [str(Refusal.NOT_A_MEMBER.label)]}


def test_a_condition_of_another_year_is_refused(office, scheme):
    other = make_scheme(cycle=cycle(9, "running"), rulebook=BOOK)

    answer = record(office, scheme, gate=other.gates.get().pk)

    assert errors(answer) == {"gate": [str(Refusal.GATE_OF_OTHER_YEAR.label)]}


def test_a_condition_of_points_is_not_recorded(office, scheme):
    scheme.gates.update(effect="unranked", target="", below=Decimal("0.5"))

    answer = record(office, scheme)

    assert errors(answer) == {"gate": [str(Refusal.GATE_OF_POINTS.label)]}


def test_what_becomes_zero_is_chosen_from_the_lines(office, scheme):
    data = filled(office.get(change(scheme)))
    data.pop("tie_breakers")

    office.post(change(scheme), {**data, "gates-0-target": "von"})

    assert scheme.gates.get().target == "von"


def test_a_line_that_is_gone_is_still_seen_where_it_becomes_zero(office, scheme):
    scheme.gates.update(target="la")

    formset = office.get(change(scheme)).context["inline_admin_formsets"][0].formset

    assert ("la", "la") in formset.forms[0].fields["target"].choices


def test_what_stands_of_an_issued_scheme_is_read(office, scheme):
    group, gate = scheme.groups.get(code="von"), scheme.gates.get()
    freeze(scheme)

    pages = [office.get(change(one)).content.decode() for one in (scheme, group, gate)]

    assert ["Nộp chậm" in pages[0], "von" in pages[1], "Nộp chậm" in pages[2]] == [True] * 3


def test_who_keeps_no_registers_reads_no_scheme(as_officer, scheme):
    officer = as_officer(make_officer("canbo", Role.BOARD, board(20)))

    assert officer.get(tree(scheme)).status_code == 403


def test_a_page_that_nobody_added_has_no_address():
    assert address_if_any("admin:blocs_scheme_nothing", 1) == ""
