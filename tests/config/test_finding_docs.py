"""The tables of docs/finding.md are what the code does."""

import pytest
from django.urls import resolve
from django.utils import translation

from boards.domain.finding import nearest, pieces
from boards.domain.names import fold, sort_key
from config.heads.addresses import canonical
from tests.test_docs import NOTHING, rows

PAGE = "docs/finding.md"
BOARDS = ["Bắc Giang", "Bắc Kạn", "Hòa Bình", "Phú Thọ", "Thái Nguyên", "Tuyên Quang", "Yên Bái"]


def bare(cell):
    return cell.strip("`")


@pytest.mark.parametrize(("typed", "folded"), rows(PAGE, "Typed", "Looked for"))
def test_what_is_typed_is_folded(typed, folded):
    assert fold(bare(typed)) == bare(folded)


@pytest.mark.parametrize(("typed", "shown"), rows(PAGE, "Typed", "Shown"))
def test_what_was_meant_is_marked(typed, shown):
    text = bare(shown).replace("[", "").replace("]", "")

    found = pieces(text, fold(bare(typed)).split())

    assert "".join(f"[{each.text}]" if each.found else each.text for each in found) == bare(shown)


@pytest.mark.parametrize(("typed", "meant"), rows(PAGE, "Typed", "Meant"))
def test_names_that_are_slips_away_are_offered(typed, meant):
    assert nearest(bare(typed), BOARDS) == ([] if meant == NOTHING else meant.split(", "))


def test_names_are_in_order():
    [(_order, names)] = rows(PAGE, "Order", "Names")

    listed = names.split(", ")
    assert sorted(sorted(listed), key=sort_key) == listed


@pytest.mark.parametrize(("asked", "language", "address"), rows(PAGE, "Asked", "In", "Canonical"))
def test_a_page_has_one_address(rf, settings, asked, language, address):
    settings.SITE_URL = "https://thi-dua.example"

    request = rf.get(bare(asked))
    request.resolver_match = resolve(request.path)

    with translation.override(language):
        found = canonical(request)

    assert found == f"https://thi-dua.example{bare(address)}"
