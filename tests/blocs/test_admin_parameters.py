"""Parameters of a method are typed in words and numbers: nobody meets JSON or an English key."""

from decimal import Decimal
from html.parser import HTMLParser

import pytest
from django.urls import reverse
from django.utils import translation

from blocs.domain.scoring.method import registry
from blocs.refusals import Refusal
from tests.blocs.domain.random_blocs import PARAMETERS, seeded
from tests.boards.rows import criterion
from tests.boards.typing_in import errors, filled

pytestmark = pytest.mark.django_db

ADDRESS = "admin:blocs_criterion_parameters"
BANDS = {
    "of": "target",
    "bands": [
        {"edge": "open", "from": "95", "points": "1.5"},
        {"edge": "closed", "from": "75", "points": "1"},
    ],
    "otherwise": "0",
}


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def office(as_officer, secretary):
    return as_officer(secretary)


class Shown(HTMLParser):
    """The fields of a page with what is in them, as a browser would send them, and the words."""

    def __init__(self, html):
        super().__init__()
        self.fields, self.words, self.select = {}, [], None
        self.feed(html)

    def handle_starttag(self, tag, pairs):
        attrs = dict(pairs)
        if tag == "input" and attrs.get("type") == "checkbox":
            self.fields |= {attrs["name"]: "on"} if "checked" in attrs else {}
        elif tag == "input" and "name" in attrs:
            self.fields[attrs["name"]] = attrs.get("value", "")
        elif tag == "select":
            self.select = attrs["name"]
        elif tag == "option" and ("selected" in attrs or self.select not in self.fields):
            self.fields[self.select] = attrs["value"]

    def handle_data(self, data):
        self.words.append(data)


def page(row):
    return reverse("admin:blocs_criterion_change", args=[row.pk])


def send(office, row, **typed):
    """Open the form, type into it by short names, send it."""
    given = {
        name if name in {"method", "maximum"} else f"parameters-{name.replace('__', '-')}": value
        for name, value in typed.items()
    }
    return office.post(page(row), {**filled(office.get(page(row))), **given})


def kept(row):
    row.refresh_from_db()
    return row.method, row.parameters


def faults(response):
    """The sentences beside the fields of the method."""
    return {
        name: list(found)
        for name, found in response.context["adminform"].form.parameters.errors.items()
    }


@pytest.mark.parametrize("method", sorted(registry()))
@pytest.mark.parametrize("seed", range(3))
def test_what_is_kept_is_shown_and_sent_back_the_same(office, method, seed):
    parameters = PARAMETERS[method](seeded(seed))
    row = criterion(1, method=method, parameters=parameters)
    form = office.get(page(row)).context["adminform"].form

    office.post(
        page(row), {**filled(office.get(page(row))), **Shown(str(form["parameters"])).fields}
    )

    assert kept(row) == (method, parameters)


@pytest.mark.parametrize("method", sorted(registry()))
def test_no_key_is_shown(office, method):
    row = criterion(1, method=method, parameters=PARAMETERS[method](seeded(1)))

    html = str(office.get(page(row)).context["adminform"].form["parameters"])

    declared = registry()[method].parameters
    words = " ".join(Shown(html).words)
    assert [one.key for one in declared if f" {one.key} " in words or f"{one.key}:" in words] == []
    assert [one.name.vi for one in declared if one.name.vi not in words] == []


def test_numbers_are_typed_as_officials_write_them(office):
    row = criterion(1)

    send(office, row, method="count_times_points", each="1,5", per="100.000.000.000", cap="")

    assert kept(row) == ("count_times_points", {"each": "1.5", "per": "100000000000"})


def test_points_of_places_stand_between_semicolons(office):
    row = criterion(1)

    send(office, row, method="rank_table", better="less", table="10; 8;6,5;", otherwise="1")

    assert kept(row)[1] == {"better": "less", "table": ["10", "8", "6.5"], "otherwise": "1"}


def test_a_tick_is_true_and_none_is_false(office):
    row = criterion(1, method="proportional", parameters={"capped": True})

    send(office, row)

    assert kept(row)[1] == {"capped": False}


def test_rows_that_were_left_empty_are_not_there(office):
    row = criterion(1)
    first = {"bands__0__edge": "open", "bands__0__from": "95", "bands__0__points": "1,5"}
    last = {"bands__2__edge": "closed", "bands__2__from": "75", "bands__2__points": "1"}

    send(office, row, method="bands", of="target", otherwise="0", **first, **last)

    assert kept(row) == ("bands", BANDS)


def test_another_method_leaves_nothing_of_the_old_one(office):
    row = criterion(1, method="bands", parameters=BANDS)

    send(office, row, method="binary")

    assert kept(row) == ("binary", {})


def test_without_a_script_the_fields_of_another_method_come_when_it_is_sent(office):
    row = criterion(1)

    response = send(office, row, method="deduction")

    assert errors(response) == {"parameters": ["Xem các ô được đánh dấu."]}
    assert faults(response) == {"each": ["Trường này là bắt buộc."]}
    assert "parameters-each" in Shown(response.content.decode()).fields
    assert kept(row)[0] == "relative_to_largest"


@pytest.mark.parametrize(
    ("typed", "field", "fault"),
    [
        pytest.param(
            {"method": "deduction", "each": "-1"}, "each", "Không được âm", id="out of range"
        ),
        pytest.param(
            {"method": "deduction", "each": "nhiều"},
            "each",
            "“nhiều” không phải là số: hãy ghi bằng chữ số, ví dụ 1.277 hoặc 5.143,7.",
            id="no number",
        ),
        pytest.param(
            {"method": "relative_to_best", "share": "1,5"},
            "share",
            "Không được quá 1",
            id="a share of more than one",
        ),
        pytest.param(
            {"method": "rank_table", "better": "more", "table": "5; 6", "otherwise": "0"},
            "table",
            "Hạng sau không được nhiều điểm hơn hạng trước",
            id="a list that rises",
        ),
        pytest.param(
            {"method": "rank_table", "better": "more", "table": "5; năm", "otherwise": "0"},
            "table",
            "“năm” không phải là số: hãy ghi bằng chữ số, ví dụ 1.277 hoặc 5.143,7.",
            id="no number in a list",
        ),
        pytest.param(
            {"method": "rank_table", "better": "more", "table": "1;" * 51, "otherwise": "0"},
            "table",
            "Không quá 50 số.",
            id="a list without an end",
        ),
        pytest.param(
            {"method": "rank_points", "better": "most", "step": "1"},
            "better",
            "Hãy chọn một lựa chọn hợp lệ. most không phải là một trong các lựa chọn khả thi.",
            id="no choice",
        ),
        pytest.param(
            {"method": "bands", "of": "target", "otherwise": "0", "bands__0__edge": "open",
             "bands__1__edge": "open", "bands__1__from": "5"},
            "bands-1-points",
            "Trường này là bắt buộc.",
            id="half a row",
        ),
        pytest.param(
            {"method": "bands", "of": "target", "otherwise": "0", "bands__0__edge": "open",
             "bands__2__edge": "open", "bands__2__from": "5", "bands__2__points": "-1"},
            "bands-2-points",
            "Không được âm",
            id="the row that is meant, although others are empty",
        ),
        pytest.param(
            {"method": "bands", "of": "target", "otherwise": "0",
             "bands__0__edge": "open", "bands__0__from": "5", "bands__0__points": "1",
             "bands__1__edge": "open", "bands__1__from": "9", "bands__1__points": "2"},
            "__all__",
            "Các mức phải xếp từ cao xuống thấp",
            id="a table as a whole",
        ),
    ],
)  # fmt: skip
def test_a_fault_is_said_beside_its_field(office, typed, field, fault):
    row = criterion(1)

    response = send(office, row, **typed)

    assert list(errors(response)) == ["parameters"]
    assert faults(response) == {field: [fault]}
    assert kept(row) == ("relative_to_largest", {})


def test_what_can_be_read_in_two_ways_is_asked(office):
    row = criterion(1)

    response = send(office, row, method="deduction", each="1.234.56")

    assert list(faults(response)) == ["each"]
    assert kept(row)[0] == "relative_to_largest"


def test_what_was_typed_wrongly_is_shown_again(office):
    row = criterion(1)

    response = send(office, row, method="rank_table", better="less", table="5; x", otherwise="1,5")

    fields = Shown(response.content.decode()).fields
    assert fields["parameters-table"] == "5; x"
    assert fields["parameters-otherwise"] == "1,5"
    assert fields["parameters-better"] == "less"


@pytest.mark.parametrize(
    ("maximum", "said"),
    [
        pytest.param("9,5", [str(Refusal.MORE_THAN_MAXIMUM.label)], id="less than the table gives"),
        pytest.param("10", None, id="exactly as much"),
    ],
)
def test_a_table_gives_no_more_than_the_maximum(office, maximum, said):
    row = criterion(1)
    typed = {"method": "rank_table", "better": "more", "table": "10", "otherwise": "0"}

    response = send(office, row, maximum=maximum, **typed)

    if said:
        assert errors(response) == {"maximum": said}
    else:
        assert (kept(row)[0], row.maximum) == ("rank_table", Decimal(10))


def test_a_maximum_that_cannot_be_read_is_the_only_fault(office):
    row = criterion(1)

    response = send(office, row, maximum="x", method="deduction", each="1")

    assert list(errors(response)) == ["maximum"]


@pytest.mark.parametrize(
    "parameters",
    [
        pytest.param([1], id="a list"),
        pytest.param({"of": 7, "bands": [1, {"from": 3}], "otherwise": "x"}, id="of other kinds"),
        pytest.param({"bands": {}}, id="no table"),
        pytest.param({"bands": [{}] * 99}, id="a table without an end"),
    ],
)
def test_parameters_that_were_loaded_broken_can_be_opened_and_mended(office, parameters):
    row = criterion(1, method="bands", parameters=parameters)
    shown = Shown(office.get(page(row)).content.decode()).fields
    blank = {name: "" for name in shown if name.startswith("parameters-") and "edge" not in name}
    mended = {"parameters-of": "amount", "parameters-otherwise": "3"}

    office.post(page(row), {**filled(office.get(page(row))), **blank, **mended})

    assert kept(row)[1] == {"of": "amount", "bands": [], "otherwise": "3"}


def test_a_table_offers_blank_rows_up_to_a_limit(office):
    rows = [{"edge": "open", "from": str(99 - n), "points": "1"} for n in range(49)]
    few, many = ({**BANDS, "bands": rows[:count]} for count in (2, 49))
    counts = [
        len([name for name in Shown(office.get(page(row)).content.decode()).fields
             if name.endswith("-from")])
        for row in (
            criterion(1, method="bands", parameters=few),
            criterion(2, method="bands", parameters=many),
        )
    ]  # fmt: skip

    assert counts == [4, 50]


class TestFieldsOfAMethod:
    """What the script asks for as soon as a method is chosen."""

    def ask(self, office, **asked):
        return office.get(reverse(ADDRESS), asked)

    def test_they_are_named_for_the_form_that_asks(self, office):
        response = self.ask(office, method="deduction", name="criteria-4-parameters")

        assert Shown(response.content.decode()).fields == {"criteria-4-parameters-each": ""}

    def test_the_sentence_comes_once_they_are_filled(self, office):
        asked = {"method": "deduction", "name": "p", "typed": "1", "p-each": "2,5"}

        html = self.ask(office, **asked).content.decode()

        assert 'role="status">điểm = điểm tối đa − số liệu × 2,5, không dưới 0</p>' in html

    @pytest.mark.parametrize(
        ("asked", "words"),
        [
            pytest.param({}, "Chọn cách tính điểm để xem cần khai những gì.", id="none chosen"),
            pytest.param({"method": "đoán"}, "Chọn cách tính điểm để xem", id="an unknown one"),
            pytest.param({"method": "binary"}, "Cách tính này không cần khai gì", id="no fields"),
        ],
    )
    def test_where_there_are_none_it_says_so(self, office, asked, words):
        assert words in self.ask(office, **asked).content.decode()

    def test_only_who_edits_schemes_asks(self, as_officer, board_officer):
        response = self.ask(as_officer(board_officer), method="deduction")

        assert response.status_code == 403
