"""Decimals in the admin are read by the product's parser, and asked where they are ambiguous."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

from boards.forms.numbers import NumberField
from boards.models import ExchangeRate, Officer
from tests.boards.typing_in import errors


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


def typed(text):
    return NumberField(max_digits=14, decimal_places=4, required=False).clean(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("23.612", Decimal(23612), id="thousands"),
        pytest.param("23.612,5", Decimal("23612.5"), id="thousands and decimals"),
        pytest.param("1,527", Decimal("1.527"), id="decimal comma"),
        pytest.param("", None, id="nothing"),
        pytest.param(Decimal(5), Decimal(5), id="a number already"),
    ],
)
def test_a_number_is_read_as_officials_write_it(text, expected):
    assert typed(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("012.345", "12,3450; 12.345", id="two readings, neither of them ambiguous"),
        pytest.param("abc", "“abc”", id="no number"),
        pytest.param("1,23456", "4", id="more decimals than are kept"),
    ],
)
def test_a_number_that_is_not_certain_is_refused_in_words(text, words):
    with pytest.raises(ValidationError) as refused:
        typed(text)

    assert words in refused.value.messages[0]


def test_a_kept_number_is_shown_so_that_it_reads_back():
    field = NumberField()

    assert [field.prepare_value(value) for value in (Decimal("23612.5000"), "abc", None)] == [
        "23.612,5",
        "abc",
        None,
    ]


@pytest.mark.django_db
def test_a_rate_is_typed_with_grouped_thousands(as_officer, secretary):
    data = {"currency": "USD", "year": "2022", "kind": "period_end", "source": "NHNN"}

    as_officer(secretary).post(
        reverse("admin:boards_exchangerate_add"), {**data, "vnd_per_unit": "23.612"}
    )

    assert ExchangeRate.objects.get().vnd_per_unit == Decimal(23612)


@pytest.mark.django_db
def test_a_rate_that_is_not_certain_is_asked(as_officer, secretary):
    data = {"currency": "USD", "year": "2022", "kind": "period_end", "source": "NHNN"}

    response = as_officer(secretary).post(
        reverse("admin:boards_exchangerate_add"), {**data, "vnd_per_unit": "1,277.500"}
    )

    assert list(errors(response)) == ["vnd_per_unit"]


@pytest.mark.django_db
def test_an_officer_is_added_with_a_role(as_officer):
    root = Officer.objects.create_superuser("goc", password="x", role="secretariat")
    password = "mat-khau-rat-dai-2026"

    as_officer(root).post(
        reverse("admin:boards_officer_add"),
        {
            "username": "moi",
            "usable_password": "true",
            "password1": password,
            "password2": password,
            "role": "auditor",
            "board": "",
            "is_staff": "on",
        },
    )

    officer = Officer.objects.get(username="moi")
    assert (officer.role, officer.is_staff, officer.check_password(password)) == (
        "auditor",
        True,
        True,
    )
