"""Where a line through the years has to stop, and what is said there."""

from copy import deepcopy
from datetime import date
from fractions import Fraction

import pytest

from blocs.domain.trend import Event, Spot, breaks_between, inherited, runs

YEAR = {
    "year": 2022,
    "illustrative": False,
    "scheme": {
        "code": "khoi",
        "version": 1,
        "name": "Bảng 2022",
        "name_en": "Scheme of 2022",
        "note": "",
        "note_en": "",
        "total": "100",
        "places": 2,
        "missing_policy": "zero",
        "rate_kind": "period_end",
        "criteria": [
            {
                "code": "von",
                "name": "Vốn",
                "name_en": "Capital",
                "indicator": "capital",
                "maximum": "50",
                "method": "binary",
                "parameters": {},
                "formula": {"vi": "có", "en": "yes"},
            }
        ],
    },
    "indicators": [
        {
            "code": "capital",
            "name": "Vốn đăng ký",
            "name_en": "Registered capital",
            "dimension": "money",
            "time_type": "flow",
            "direction": "more",
            "unit": "VND_BN",
        },
        {"code": "land", "unit": "HA"},
    ],
    "rates": [{"currency": "USD", "vnd_per_unit": "23612"}],
}


@pytest.fixture
def after():
    """The next year by the same rules: other names, another rate, another figure."""
    document = deepcopy(YEAR) | {
        "year": 2023,
        "rates": [{"currency": "USD", "vnd_per_unit": "24000"}],
    }
    document["scheme"] |= {"name": "Bảng 2023", "name_en": "Scheme of 2023"}
    document["scheme"]["criteria"][0] |= {"name": "Vốn thu hút"}
    document["indicators"][0]["name"] = "Vốn đăng ký mới"
    document["indicators"][1]["unit"] = "M2"
    return document


def test_the_same_rules_under_other_names_break_nothing(after):
    assert breaks_between(YEAR, after) == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(
            lambda document: document.update(year=2025),
            "Nothing was published of 2023, 2024.",
            id="years without a result",
        ),
        pytest.param(
            lambda document: document.update(illustrative=True),
            "Before an official result, now an illustration.",
            id="an illustration",
        ),
        pytest.param(
            lambda document: document["scheme"].update(version=2),
            "Another scheme: before “Scheme of 2022” v1, now “Scheme of 2023” v2.",
            id="another version",
        ),
        pytest.param(
            lambda document: document["scheme"].update(code="khac"),
            "Another scheme: before “Scheme of 2022” v1, now “Scheme of 2023” v1.",
            id="another scheme",
        ),
        pytest.param(
            lambda document: document["scheme"].update(total="1000"),
            "The total changed from 100 to 1,000.",
            id="another total",
        ),
        pytest.param(
            lambda document: document["scheme"].update(rate_kind="period_average"),
            "The kind of rate changed from the end of the period to the average of the year.",
            id="another kind of rate",
        ),
        pytest.param(
            lambda document: document["scheme"].update(tie_breakers=["von"]),
            "The general rules of the scheme changed.",
            id="another rule of the whole",
        ),
        pytest.param(
            lambda document: document["scheme"]["criteria"][0].update(maximum="60"),
            "“Capital”: The maximum changed from 50 to 60.",
            id="another maximum",
        ),
        pytest.param(
            lambda document: document["scheme"]["criteria"][0].update(
                method="linear", formula={"vi": "x", "en": "so many"}
            ),
            "“Capital”: The formula changed from “yes” to “so many”.",
            id="another method",
        ),
        pytest.param(
            lambda document: document["scheme"]["criteria"].clear(),
            "“Capital”: The scheme has it no more.",
            id="a criterion less",
        ),
        pytest.param(
            lambda document: document["scheme"]["criteria"].append(
                {"code": "dat", "name": "Đất", "name_en": "Land", "indicator": "land"}
            ),
            "“Land”: A new criterion of the scheme.",
            id="a criterion more",
        ),
        pytest.param(
            lambda document: document["indicators"][0].update(time_type="stock", unit="VND_MN"),
            "The indicator “Registered capital” is defined anew: flow or stock, unit.",
            id="an indicator defined anew",
        ),
    ],
)
def test_what_breaks_a_line_is_said(after, change, said):
    change(after)

    assert [sentence.en for sentence in breaks_between(YEAR, after)] == [said]


MERGER = Event(date(2025, 7, 1), {"a": "An", "b": "Binh"}, {"c": "Chung"})


@pytest.mark.parametrize(
    ("board", "years", "broken"),
    [
        pytest.param("c", [2024, 2025, 2026], [2025], id="the year of the merger is another one"),
        pytest.param("c", [2024, 2026], [2026], id="the first year that is shown"),
        pytest.param("a", [2023, 2024], [], id="nothing is shown after it"),
        pytest.param("d", [2024, 2025], [], id="another board"),
    ],
)
def test_a_successor_is_not_what_it_came_from(board, years, broken):
    assert [*inherited(board, years, [MERGER])] == broken


def test_what_happened_in_one_year_is_told_by_its_days():
    split = Event(date(2025, 9, 1), {"c": "Chung"}, {"c": "Chung", "d": "Dung"})

    (said,) = inherited("c", [2024, 2025], [split, MERGER]).values()

    assert [sentence.en for sentence in said] == [
        "Succession of 01/07/2025: before An, Binh; from then on Chung.",
        "Succession of 01/09/2025: before Chung; from then on Chung, Dung.",
    ]
    assert said[0].vi == "Kế thừa từ 01/07/2025: trước là An, Binh; từ đó là Chung."


def test_an_ending_names_nobody_after_it():
    ended = Event(date(2025, 7, 1), {"a": "An"}, {})

    assert inherited("a", [2025], [ended])[2025][0].en.endswith("from then on –.")


def test_another_name_breaks_nothing():
    renamed = Event(date(2025, 7, 1), {"a": "An"}, {"a": "An"})

    assert inherited("a", [2024, 2025], [renamed]) == {}


SPOTS = [Spot(year, Fraction(1, 2)) for year in (2021, 2022, 2023, 2025)]


@pytest.mark.parametrize(
    ("spots", "shown", "broken", "joined"),
    [
        pytest.param([], [2021], [], [], id="nothing"),
        pytest.param(SPOTS[:1], [2021], [], [[2021]], id="one year"),
        pytest.param(SPOTS[:3], [2021, 2022, 2023], [], [[2021, 2022, 2023]], id="no break"),
        pytest.param(SPOTS[:3], [2021, 2022, 2023], [2023], [[2021, 2022], [2023]], id="a break"),
        pytest.param(SPOTS[:3], [2021, 2022, 2023], [2021], [[2021, 2022, 2023]], id="before all"),
        pytest.param(
            SPOTS,
            [2021, 2022, 2023, 2024, 2025],
            [],
            [[2021, 2022, 2023], [2025]],
            id="a year away",
        ),
    ],
)
def test_a_line_never_crosses_a_break(spots, shown, broken, joined):
    found = runs(spots, shown, broken)

    assert [[spot.year for spot in run] for run in found] == joined
