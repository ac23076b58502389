"""Checks are declared in the admin and read there as sentences."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from boards.models import Check, Indicator, Officer
from tests.boards import rows
from tests.boards.typing_in import errors, filled

pytestmark = pytest.mark.django_db

LIST = "admin:boards_check_changelist"
ADD = "admin:boards_check_add"
CHANGE = "admin:boards_check_change"


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def office(as_officer):
    return as_officer(
        Officer.objects.create_superuser("goc", password="mat-khau-rat-dai", role="secretariat")
    )


@pytest.fixture
def ids(bloc_2022):
    return {each.code: each.pk for each in Indicator.objects.all()}


def test_the_list_reads_as_sentences(office, bloc_2022):
    Check.objects.filter(code="year_on_year").update(active=False)

    shown = office.get(reverse(LIST)).context["cl"]

    rule = shown.model_admin.rule
    assert [(rule(check), check.severity, check.active) for check in shown.result_list] == [
        (
            "“Tổng giá trị xuất nhập khẩu” không nhỏ hơn 0 triệu USD.",
            "block",
            True,
        ),
        ("“Tiền tài trợ quy hoạch” không nhỏ hơn 0 tỷ đồng.", "block", True),
        ("“Vốn đăng ký” không nhỏ hơn 0 tỷ đồng.", "explain", True),
        ("“Số dự án cấp mới” không lớn hơn “Số dự án thu hút”.", "explain", True),
        (
            "Mọi chỉ tiêu: hỏi lại đơn vị tính khi lệch từ 100 lần so với các năm trước của "
            "chính đơn vị, hoặc từ 1.000 lần so với các đơn vị khác.",
            "explain",
            True,
        ),
        (
            "Mọi chỉ tiêu: hỏi lại khi gấp từ 5 lần năm trước trở lên, "
            "hoặc chỉ bằng 1/5 trở xuống.",
            "explain",
            False,
        ),
    ]


def add(client, **typed):
    data = filled(client.get(reverse(ADD)))
    return client.post(reverse(ADD), {**data, "code": "moi", **typed}, follow=True)


NEEDED = "Loại kiểm tra này cần thông tin này."
UNUSED = "Loại kiểm tra này không dùng thông tin này."


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param(
            {"kind": "part_of_whole", "indicator": "workers"}, {"other": [NEEDED]}, id="no whole"
        ),
        pytest.param(
            {"kind": "range", "indicator": "workers"},
            {"minimum": [NEEDED], "maximum": [NEEDED]},
            id="no limit",
        ),
        pytest.param(
            {"kind": "required", "factor": "5"}, {"factor": [UNUSED]}, id="an idle parameter"
        ),
        pytest.param(
            {"kind": "required", "other": "workers"}, {"other": [UNUSED]}, id="an idle pair"
        ),
        pytest.param(
            {"kind": "part_of_whole", "indicator": "workers", "other": "workers"},
            {"other": ["Một chỉ tiêu được so sánh với một chỉ tiêu khác."]},
            id="itself",
        ),
        pytest.param(
            {"kind": "part_of_whole", "indicator": "workers", "other": "trade_value"},
            {"other": ["Chỉ so sánh được các chỉ tiêu cùng đại lượng."]},
            id="people and money",
        ),
        pytest.param(
            {"kind": "range", "minimum": "10", "maximum": "9"},
            {"__all__": ["Giá trị tối thiểu không được lớn hơn giá trị tối đa."]},
            id="limits the wrong way round",
        ),
        pytest.param(
            {"kind": "year_on_year", "factor": "1"},
            {"__all__": ["Số lần phải lớn hơn 1."]},
            id="no change is a change",
        ),
        pytest.param({"kind": "guess"}, {"kind": None}, id="an unknown kind"),
    ],
)
def test_a_check_has_what_its_kind_reads(office, ids, typed, expected):
    chosen = {name: ids.get(value, value) for name, value in typed.items()}

    said = errors(add(office, severity="explain", **chosen))

    assert said.keys() == expected.keys()
    assert {name: said[name] for name, told in expected.items() if told} == {
        name: told for name, told in expected.items() if told
    }
    assert not Check.objects.filter(code="moi").exists()


def test_a_form_that_is_refused_shows_no_rule(office, ids):
    check = Check.objects.get(code="newly_licensed_within_attracted")
    page = reverse(CHANGE, args=[check.pk])
    data = {**filled(office.get(page)), "other": ""}

    response = office.post(page, data)

    assert errors(response) == {"other": [NEEDED]}
    assert response.context["adminform"].form.instance.other is None
    assert b'<div class="readonly">\xe2\x80\x93</div>' in response.content


def test_a_check_is_declared(office, ids):
    add(office, kind="range", severity="block", indicator=ids["trade_value"], maximum="20.000,5")

    check = Check.objects.get(code="moi")
    shown = office.get(reverse(LIST)).context["cl"]
    (rule,) = [shown.model_admin.rule(row) for row in shown.result_list if row.code == "moi"]
    assert rule == "“Tổng giá trị xuất nhập khẩu” không lớn hơn 20.000,5 triệu USD."
    assert str(check) == "moi"


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        pytest.param({"kind": "range", "minimum": None}, "check_range_has_a_limit", id="range"),
        pytest.param({"kind": "part_of_whole"}, "check_pair_is_complete", id="pair"),
        pytest.param({"kind": "stock_against_flow"}, "check_pair_is_complete", id="stock"),
        pytest.param(
            {"kind": "year_on_year", "factor": 1}, "check_factor_is_above_one", id="factor"
        ),
        pytest.param({"maximum": -1}, "check_range_is_in_order", id="order"),
    ],
)
def test_the_database_keeps_the_promise(fields, constraint):
    check = rows.check(1)

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Check.objects.filter(pk=check.pk).update(**fields)


def test_the_form_of_a_check_says_what_the_database_would(db):
    with pytest.raises(ValidationError) as caught:
        Check(code="c", kind="stock_against_flow", severity="explain").full_clean()

    assert sorted(caught.value.message_dict) == ["indicator", "other"]
