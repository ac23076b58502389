"""What a report cites, how its texts quote it, and what is not so any more."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.domain.achievements import (
    Change,
    Citation,
    Printed,
    by_name,
    changed,
    cite,
    filled,
    rate,
    strange,
)
from boards.domain.quantities import Quantity
from boards.domain.units import UNITS

WORKERS = Citation("Lao động", "hơn 1.500 người", "", "BC 12, bản công bố số 1")
BEFORE = Citation("Lao động 2021", "", "thiếu số liệu", "chưa công bố")
PLACE = Citation("Thứ hạng", "1")
CITED = by_name([WORKERS, BEFORE, PLACE])


def printed(amount="1500", unit="person", basis="actual", availability="reported", **more):
    return Printed(amount, unit, basis, availability, **more)


@pytest.mark.parametrize(
    ("parts", "text", "note"),
    [
        pytest.param([printed()], "1.500 người", "", id="exact"),
        pytest.param([printed(qualifier="more_than")], "hơn 1.500 người", "", id="a qualifier"),
        pytest.param([printed(basis="estimate")], "1.500 người", "ước tính", id="an estimate"),
        pytest.param(
            [printed("9", basis="estimate"), printed()], "1.500 người", "", id="the result instead"
        ),
        pytest.param(
            [printed("2", "USD_MN"), printed("3", "VND_BN")],
            "2 triệu USD; 3 tỷ đồng",
            "",
            id="two currencies",
        ),
        pytest.param(
            [printed(doubt="notice", doubt_reason="Quá lớn")],
            "1.500 người",
            "còn nghi vấn: Quá lớn",
            id="a doubt",
        ),
        pytest.param(
            [printed(doubt="blocking")], "1.500 người", "còn nghi vấn", id="a doubt without words"
        ),
        pytest.param([printed(doubt="notice", settled=True)], "1.500 người", "", id="settled"),
        pytest.param([printed(None, availability="missing")], "", "thiếu số liệu", id="missing"),
        pytest.param(
            [printed(None, availability="not_applicable")], "", "không áp dụng", id="no such thing"
        ),
        pytest.param([printed(None, availability="not_yet")], "", "chưa có", id="not yet"),
        pytest.param([], "", "thiếu số liệu", id="nothing was said"),
    ],
)
def test_a_figure_is_cited_as_it_is_known(parts, text, note):
    assert cite("Lao động", parts, "BC 12") == Citation("Lao động", text, note, "BC 12")


@pytest.mark.parametrize(
    ("citation", "words"),
    [
        pytest.param(WORKERS, "hơn 1.500 người", id="known"),
        pytest.param(BEFORE, "…… (thiếu số liệu)", id="never filled"),
        pytest.param(Citation("A", "1", "ước tính"), "1 (ước tính)", id="with its note"),
        pytest.param(Citation("A", ""), "……", id="nothing at all"),
    ],
)
def test_a_citation_in_words(citation, words):
    assert citation.words == words


@pytest.mark.parametrize(
    ("citation", "cell"),
    [
        pytest.param(WORKERS, "hơn 1.500", id="the unit has its column"),
        pytest.param(Citation("A", "2 ha", "ước tính"), "2 ha (ước tính)", id="another unit"),
        pytest.param(Citation("A", "2 người; 3 người"), "2 người; 3 người", id="in parts"),
        pytest.param(BEFORE, "…… (thiếu số liệu)", id="missing"),
    ],
)
def test_a_cell_of_the_table(citation, cell):
    assert citation.cell("person") == cell


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("Có {Lao động}.", "Có hơn 1.500 người.", id="by its name"),
        pytest.param("{lao dong 2021}", "…… (thiếu số liệu)", id="in any spelling"),
        pytest.param("{Vốn} {", "{Vốn} {", id="what is unknown stays"),
    ],
)
def test_texts_quote_in_braces(text, said):
    assert filled(text, CITED) == said


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        pytest.param("Có {Lao động} và {THỨ HẠNG}.", [], id="all known"),
        pytest.param("{Lao đông 2012}", ["{Lao đông 2012} → {Lao động 2021}?"], id="a slip"),
        pytest.param("{Vốn} {Vốn}", ["{Vốn}"], id="each once"),
        pytest.param("a } b {", ["}", "{"], id="a lone brace"),
    ],
)
def test_what_is_quoted_and_unknown_is_named(text, odd):
    assert list(strange(text, CITED)) == odd


@given(st.text())
def test_a_text_without_braces_is_never_touched(text):
    plain = text.replace("{", "").replace("}", "")

    assert (filled(plain, CITED), list(strange(plain, CITED))) == (plain, [])


@pytest.mark.parametrize(
    ("now", "changes"),
    [
        pytest.param([WORKERS, BEFORE, PLACE], (), id="nothing"),
        pytest.param(
            [Citation("Lao động", "1.600 người", "", "BC 13"), BEFORE, PLACE],
            (
                Change(
                    "Lao động",
                    "hơn 1.500 người [BC 12, bản công bố số 1]",
                    "1.600 người [BC 13]",
                ),
            ),
            id="a figure",
        ),
        pytest.param(
            [WORKERS, PLACE, Citation("Vốn", "2")],
            (
                Change("Vốn", "", "2"),
                Change("Lao động 2021", "…… (thiếu số liệu) [chưa công bố]", ""),
            ),
            id="what came and what went",
        ),
    ],
)
def test_what_is_not_so_any_more(now, changes):
    assert changed([WORKERS, BEFORE, PLACE], now) == changes


def quantity(amount, unit="person"):
    return Quantity(Decimal(amount), UNITS[unit])


@pytest.mark.parametrize(
    ("parts", "target", "share"),
    [
        pytest.param([printed("35")], quantity("30"), "116,67%", id="rounded half up"),
        pytest.param([printed("2", "VND_BN")], quantity("500", "VND_MN"), "400,00%", id="scales"),
        pytest.param([printed("35")], None, "", id="no target"),
        pytest.param([printed("35")], quantity("0"), "", id="a target of nothing"),
        pytest.param([printed("35")], quantity("3", "HA"), "", id="another dimension"),
        pytest.param([printed("2", "USD_MN")], quantity("3", "VND_BN"), "", id="another currency"),
        pytest.param([printed(None, availability="missing")], quantity("3"), "", id="missing"),
        pytest.param([printed("1"), printed("2")], quantity("3"), "", id="a total in parts"),
    ],
)
def test_the_share_of_the_target(parts, target, share):
    assert rate(parts, target) == share
