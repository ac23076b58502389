"""Growth, earlier awards and what does not apply, as an edition prints them: read strictly."""

import copy

import pytest

from blocs.domain.editions import FORMAT_OF_YEARS, FindingKind, findings, recompute
from blocs.domain.reading import Unreadable
from tests.blocs.domain.samples import (
    award,
    baseline,
    criterion,
    document,
    figure,
    missing,
    scheme,
    sealed,
)
from tests.config.test_verify_script import SCRIPT_MODULE

FLAGS = {
    "awards": [{"award": "flag", "name": "Cờ thi đua của Bộ", "points": "10"}],
    "years": "1",
    "counted": "highest",
    "predecessors": False,
}
BONUS = {
    "code": "thuong",
    "parent": "",
    "name": "Điểm thưởng",
    "name_en": "Bonus",
    "maximum": "15",
    "rule": "sum",
    "best": None,
    "counting": "bonus",
    "clause": "",
}


def edition(**changes):
    grows = criterion("growth", "capital", "proportional", "40", capped=True)
    rules = scheme(
        grows | {"against": "last_year", "not_applicable": "average"},
        criterion("land", "land", "relative_to_largest", "60")
        | {"not_applicable": "substitute", "substitute": "people"},
        criterion("flags", None, "earlier_awards", "15", **FLAGS) | {"group": "thuong"},
        groups=[BONUS],
        substitutes=[criterion("people", "people", "binary", "60") | {"not_applicable": "full"}],
    )
    return document(
        boards={"a": "A", "b": "B"},
        figures=[
            figure("a", "capital", "118", "VND_BN", as_printed="118 tỷ đồng"),
            figure("a", "land", "9", "HA"),
            missing("b", "capital", "VND_BN", "not_applicable"),
            missing("b", "land", "HA", "not_applicable"),
            figure("b", "people", "7", "person"),
        ],
        scheme=rules,
        baselines=[
            baseline(
                "a",
                "capital",
                figure("x", "capital", "80", "VND_BN", as_printed="80 tỷ đồng"),
                figure("y", "capital", "45", "VND_BN", as_printed="45 tỷ đồng"),
                restated=True,
            ),
            baseline("b", "capital", why="chia tách"),
        ],
        awards=[award("a"), award("b", holder="x")],
        **changes,
    )


def changed(path, value):
    found = copy.deepcopy(edition())
    *way, last = path
    item = found
    for key in way:
        item = item[key]
    item[last] = value
    return found


def lines(doc):
    return {
        row["board"]: {line["code"]: line for line in row["criteria"]} for row in recompute(doc)
    }


def test_growth_awards_and_substitutes_make_the_standings():
    first, second = recompute(edition())

    assert (first["board"], first["points"], second["points"]) == ("a", "107.76", "97.76")
    assert [line["outcome"] for line in second["criteria"]] == [
        "average_not_applicable",
        "substituted",
        "counted",
    ]
    assert SCRIPT_MODULE.differences(sealed(edition())) == []
    assert findings(sealed(edition())) == []


def test_every_step_is_explained():
    said = lines(edition())

    assert said["a"]["growth"]["explanation"] == {
        "vi": "Nguyên văn: “118 tỷ đồng”. Năm 2021, số liệu hợp nhất: X “80 tỷ đồng” và "
        "Y “45 tỷ đồng”. Số liệu năm trước: 125 tỷ đồng. 40 × 118 / 125 = 37,76.",
        "en": "Printed: “118 tỷ đồng”. In 2021, restated: X “80 tỷ đồng” and "
        "Y “45 tỷ đồng”. Last year's figure: 125 billion VND. 40 × 118 / 125 = 37.76.",
    }
    assert said["b"]["growth"]["explanation"]["vi"] == (
        "Chỉ tiêu không áp dụng cho đơn vị này. Theo bảng tiêu chí hưởng bình quân của 1 đơn vị "
        "được tính: 37,76 điểm."
    )
    assert said["b"]["land"]["explanation"]["vi"].startswith(
        "Chỉ tiêu không áp dụng cho đơn vị này. Thay bằng tiêu chí “people”. "
    )
    assert said["a"]["flags"]["explanation"] == {
        "vi": "flag năm 2021 (quyết định số 12/QĐ ngày 05/01/2022): 10. 10,00 điểm.",
        "en": "flag of 2021 (decision 12/QĐ of 2022-01-05): 10. 10.00 points.",
    }
    assert said["b"]["flags"]["explanation"]["en"] == "No award counts. 0.00 points."


@pytest.mark.parametrize(
    ("path", "value"),
    [
        pytest.param(("baselines", 0, "year"), 2020, id="another year"),
        pytest.param(("baselines", 0, "board"), "z", id="no member is compared"),
        pytest.param(("baselines", 0, "restated"), False, id="two boards and not restated"),
        pytest.param(("baselines", 0, "figures", 0, "indicator"), "x", id="another indicator"),
        pytest.param(("baselines", 0, "figures", 0, "unit"), "HA", id="units do not compare"),
        pytest.param(("baselines", 1, "board"), "a", id="compared twice"),
        pytest.param(("awards", 0, "year"), 2022, id="an award of the year itself"),
        pytest.param(("awards", 0, "board"), "z", id="an award of nobody here"),
        pytest.param(("awards", 0, "date"), "5/1/2022", id="no day"),
        pytest.param(("awards", 1), award("a"), id="an award twice"),
        pytest.param(("scheme", "criteria", 0, "against"), "plan", id="compared with what"),
        pytest.param(("scheme", "criteria", 1, "against"), "last_year", id="no rate to compare"),
        pytest.param(("scheme", "criteria", 0, "not_applicable"), "half", id="no such policy"),
        pytest.param(("scheme", "criteria", 1, "substitute"), "x", id="no such substitute"),
        pytest.param(("scheme", "substitutes", 0, "maximum"), "50", id="another maximum"),
        pytest.param(("scheme", "substitutes", 0, "not_applicable"), "average", id="an average"),
        pytest.param(
            ("scheme", "substitutes", 0),
            criterion("people", "people", "binary", "60")
            | {"not_applicable": "substitute", "substitute": "people"},
            id="its own substitute",
        ),
        pytest.param(
            ("scheme", "substitutes", 0),
            criterion("people", None, "judgement", "60", step="1"),
            id="a substitute that people judge",
        ),
        pytest.param(("scheme", "criteria", 2, "indicator"), "x", id="awards have no indicator"),
        pytest.param(
            ("scheme", "criteria", 2, "parameters"), FLAGS | {"years": "0.5"}, id="half a year"
        ),
        pytest.param(("scheme", "criteria", 2, "parameters"), FLAGS | {"awards": []}, id="none"),
        pytest.param(
            ("scheme", "criteria", 2, "parameters"),
            FLAGS | {"awards": [{"award": " ", "name": "x", "points": "1"}]},
            id="an award without a code",
        ),
    ],
)
def test_what_does_not_fit_is_refused_by_both_programs(path, value):
    broken = changed(path, value)

    with pytest.raises(Unreadable):
        recompute(broken)
    with pytest.raises(SCRIPT_MODULE.UNREADABLE):
        SCRIPT_MODULE.standings({"fingerprint": "", "publication": {}, "standings": [], **broken})


@pytest.mark.parametrize(
    "key", [("awards",), ("baselines",), ("scheme", "substitutes"), ("scheme", "criteria", 0)]
)
def test_an_older_format_knows_nothing_of_it(key):
    """Who strips the number of the format would make an old reader overlook the rest."""
    plain = document(
        boards={"a": "A"},
        figures=[figure("a", "capital", "1", "VND_BN")],
        scheme=scheme(criterion("c", "capital", "proportional", "10", capped=True)),
    )
    said = copy.deepcopy(plain)
    *way, last = key
    item = said
    for step in way:
        item = item[step]
    item[last] = [] if isinstance(last, str) else item[last] | {"not_applicable": "full"}

    (finding,) = findings(sealed(said))

    assert plain["format"] != FORMAT_OF_YEARS
    assert finding.kind is FindingKind.MALFORMED
    with pytest.raises(ValueError, match="edition/3"):
        SCRIPT_MODULE.differences(sealed(said))


def test_a_rate_of_growth_is_no_artefact_of_the_exchange_rate():
    """Both years at the rate of the scored year: nothing grew, so nothing grows."""
    doc = document(
        boards={"a": "A"},
        figures=[figure("a", "capital", "100", "USD_MN")],
        scheme=scheme(
            criterion("c", "capital", "proportional", "10", capped=False) | {"against": "last_year"}
        ),
        baselines=[baseline("a", "capital", figure("a", "capital", "100", "USD_MN"))],
    )

    assert lines(doc)["a"]["c"]["exact"] == "10/1"


def test_nobody_to_average_leaves_it_out():
    doc = edition()
    doc["figures"] = [row for row in doc["figures"] if row["board"] == "b"]

    line = lines(doc)["b"]["growth"]

    assert (line["outcome"], line["points"]) == ("excluded_not_applicable", None)
    assert line["explanation"]["en"].startswith(
        "The indicator does not apply to this board. It counts for no board to average."
    )


def test_a_government_flag_makes_107_of_97():
    """The golden test: +10 for the flag of the ministry, outside the total of 100."""
    doc = document(
        boards={"a": "A"},
        figures=[figure("a", "capital", "97", "VND_BN")],
        targets=[{"board": "a", "indicator": "capital", "amount": "100", "unit": "VND_BN"}],
        scheme=scheme(
            criterion("c", "capital", "proportional", "100", capped=True),
            criterion("flags", None, "earlier_awards", "15", **FLAGS) | {"group": "thuong"},
            groups=[BONUS],
        ),
        awards=[award("a")],
    )

    (standing,) = recompute(doc)

    assert standing["exact"] == "107/1"


def test_a_decision_may_be_without_number_and_day():
    doc = edition()
    doc["awards"][0] |= {"number": "", "date": None}

    assert lines(doc)["a"]["flags"]["explanation"]["vi"] == (
        "flag năm 2021 (quyết định): 10. 10,00 điểm."
    )
    assert SCRIPT_MODULE.differences(sealed(doc)) == []


def test_a_part_that_is_printed_twice_is_refused():
    doc = edition()
    parts = doc["baselines"][0]["figures"]

    with pytest.raises(Unreadable) as refused:
        recompute(doc | {"baselines": [doc["baselines"][0] | {"figures": [*parts, parts[0]]}]})

    assert refused.value.where == "baselines[0].figures[2]"
