"""The dossier as plain values, and the lines that prove its files."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from blocs.domain.hand_over import (
    Column,
    Dossier,
    Entry,
    Row,
    Section,
    check_sums,
    shown,
)


def section(code, *late, pending=True):
    rows = tuple(Row((code,), late=each) for each in late)
    return Section(code, code, (Column(code),), rows, pending=pending)


def test_what_is_left_and_late_is_counted():
    sections = (
        section("members", False, False, pending=False),
        section("tasks", True, False),
        section("doubts"),
        section("letters", True),
    )
    made_at = datetime(2023, 1, 1, tzinfo=UTC)

    dossier = Dossier("Khối", "Hội đồng", 2022, "", None, None, made_at, sections)

    assert [each.code for each in dossier.pending] == ["tasks", "doubts", "letters"]
    assert (dossier.left, dossier.late) == (3, 2)


@pytest.mark.parametrize(
    ("value", "language", "text"),
    [
        pytest.param(None, "vi", "–", id="nothing"),
        pytest.param("", "vi", "–", id="no text"),
        pytest.param("=1+1", "vi", "=1+1", id="text"),
        pytest.param(1500, "vi", "1500", id="a count"),
        pytest.param(Decimal("37338.524000"), "vi", "37.338,524", id="an amount"),
        pytest.param(Decimal("37338.524000"), "en", "37,338.524", id="an amount in English"),
        pytest.param(date(2023, 1, 6), "en", "06/01/2023", id="a day"),
    ],
)
def test_a_value_is_shown(value, language, text):
    assert shown(value, language) == text


def test_the_sums_name_what_is_there():
    entries = [
        Entry("Văn bản/001 Quy chế.pdf", "Quy chế", 5, "a" * 64),
        Entry("Văn bản/002 Thông báo.pdf", "Thông báo", missing="không còn trên máy chủ"),
        Entry("index.html", "Mục lục", 7, "b" * 64),
    ]

    assert check_sums(entries) == f"{'a' * 64}  Văn bản/001 Quy chế.pdf\n{'b' * 64}  index.html\n"
    assert [entry.folder for entry in entries] == ["Văn bản", "Văn bản", ""]
