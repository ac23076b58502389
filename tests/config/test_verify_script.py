import ast
import importlib.util
import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocs.domain.editions import KEYS, FindingKind, findings, fingerprint
from blocs.domain.reading import Unreadable
from boards.domain.units import UNITS
from boards.enums import Dimension
from tests.blocs.domain.generated import UNHURRIED, editions, paths, replaced
from tests.blocs.domain.samples import (
    criterion,
    document,
    figure,
    illustration,
    missing,
    scheme,
    sealed,
    target,
)

SCRIPT = Path(__file__).parents[2] / "config" / "static" / "site" / "verify_edition.py"
EDITION = illustration()


def load():
    spec = importlib.util.spec_from_file_location("verify_edition", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCRIPT_MODULE = load()


def run(*arguments):
    """The script as a reader runs it, without site packages or the project on the path."""
    return subprocess.run(
        [sys.executable, "-I", "-S", SCRIPT, *arguments],
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8"},
        check=False,
    )


def verdict(document):
    """What the script's exit status would be, without starting it."""
    try:
        return 1 if SCRIPT_MODULE.differences(document) else 0
    except SCRIPT_MODULE.UNREADABLE:
        return 2


def project_verdict(document):
    found = {finding.kind for finding in findings(document)}
    return 2 if FindingKind.MALFORMED in found else int(bool(found))


@pytest.fixture
def file_of(tmp_path):
    def write(content):
        path = tmp_path / "edition.json"
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return path

    return write


@pytest.fixture(params=["imported", "started"])
def check(request, file_of, capsys):
    """The script's exit status and output for a file of this content."""

    def checked(content):
        path = file_of(content)
        if request.param == "started":
            done = run(path)
            assert done.stderr == ""
            return done.returncode, done.stdout
        return SCRIPT_MODULE.main([str(path)]), capsys.readouterr().out

    return checked


def test_it_imports_nothing_but_the_standard_library():
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 8))
    imported = {
        name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else [node.names[0].name])
    }

    assert imported <= sys.stdlib_module_names


def test_it_knows_the_units_of_the_project():
    expected = {
        code: (
            "VND_BN" if unit.dimension == Dimension.MONEY else code,
            unit.factor,
            unit.currency or None,
        )
        for code, unit in UNITS.items()
    }

    assert expected == SCRIPT_MODULE.UNITS


def test_it_demands_the_keys_of_the_project():
    assert set(SCRIPT_MODULE.KEYS) == set(KEYS)


def test_the_published_edition_of_2022_agrees(edition_2022):
    assert findings(edition_2022.document) == []
    assert SCRIPT_MODULE.differences(edition_2022.document) == []


def test_the_edition_of_2022_agrees(check):
    status, output = check(EDITION)

    assert status == 0
    assert output == f"OK  {EDITION['fingerprint']}: everything agrees / mọi số khớp\n"


def value_at(value, path):
    for key in path:
        value = value[key]
    return value


def reseal(document):
    """A forger who knows how the fingerprint is made."""
    return document | {"fingerprint": fingerprint(document)}


def amount_of(board, indicator):
    wanted = (board, indicator)
    figures = EDITION["figures"]
    index = next(i for i, f in enumerate(figures) if (f["board"], f["indicator"]) == wanted)
    return ("figures", index, "amount")


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        pytest.param(
            amount_of("phu-tho", "workers"),
            "50001",
            "DIFFERS / SAI KHÁC  phu-tho workers exact: "
            'stated / ghi "625000/97789", computed / tính lại "1250025/195578"',
            id="an amount",
        ),
        pytest.param(
            ("standings", 0, "points"),
            "79.29",
            "DIFFERS / SAI KHÁC  bac-giang points: "
            'stated / ghi "79.29", computed / tính lại "79.28"',
            id="points",
        ),
        pytest.param(
            ("standings", 1, "criteria", 0, "points"),
            "25.00",
            "DIFFERS / SAI KHÁC  thai-nguyen projects points: "
            'stated / ghi "25.00", computed / tính lại "11.43"',
            id="points of a criterion",
        ),
        pytest.param(
            ("standings", 1, "place"),
            1,
            "DIFFERS / SAI KHÁC  thai-nguyen place: stated / ghi 1, computed / tính lại 2",
            id="a place",
        ),
        pytest.param(
            ("standings", 1, "criteria", 1, "value", "amount"),
            "1",
            "DIFFERS / SAI KHÁC  thai-nguyen capital value: stated / ghi "
            '{"amount": "1", "unit": "VND_BN"}, computed / tính lại '
            '{"amount": "37338.524", "unit": "VND_BN"}',
            id="a value",
        ),
    ],
)
def test_a_forged_number_is_found_under_a_new_seal(check, path, value, line):
    status, output = check(reseal(replaced(EDITION, path, value)))

    assert status == 1
    assert line in output.splitlines()
    assert "fingerprint" not in output


@pytest.mark.parametrize(
    ("path", "value"),
    [
        pytest.param(amount_of("phu-tho", "workers"), "50001", id="an amount"),
        pytest.param(("standings", 0, "points"), "79.29", id="points"),
        pytest.param(("standings", 0, "place"), 2, id="a place"),
        pytest.param(("fingerprint",), "0" * 64, id="the seal itself"),
        pytest.param(("members", 0, "name"), "Ban khác", id="a word"),
    ],
)
def test_the_broken_seal_is_found(check, path, value):
    status, output = check(replaced(EDITION, path, value))

    assert status == 1
    assert "DIFFERS / SAI KHÁC  fingerprint: stated / ghi " in output


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param(b"{", "Expecting property name", id="cut off"),
        pytest.param(b"\xff", "'utf-8' codec can't decode", id="not UTF-8"),
        pytest.param(b"[" * 100_000, "maximum recursion depth", id="a bomb"),
        pytest.param(b"{}", "'format' is missing or unknown", id="empty"),
        pytest.param(b"[]", "list indices must be integers", id="a list"),
        pytest.param(b'{"a": 1.5}', "the float 1.5 is not allowed", id="a float"),
        pytest.param(b'{"a": 1, "a": 2}', "a key stands twice", id="a key twice"),
        pytest.param(replaced(EDITION, ("format",), "x"), "the format is not khoi", id="format"),
        pytest.param(replaced(EDITION, ("rates",), []), "'USD' is missing", id="no rate"),
        pytest.param(replaced(EDITION, ("members",), {}), "members is not a list", id="no list"),
        pytest.param(
            replaced(EDITION, amount_of("bac-kan", "workers"), "1.500,0"), "no number", id="comma"
        ),
        pytest.param(
            replaced(EDITION, ("scheme", "criteria", 0, "maximum"), "-1"), "out of range", id="low"
        ),
    ],
)
def test_what_is_no_edition_is_refused_with_a_sentence(check, content, problem):
    status, output = check(content)

    assert status == 2
    assert output.startswith(f"Not a readable edition / Không đọc được: {problem}")


@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        pytest.param([], "Usage / Cách dùng: python3 verify_edition.py FILE.json", id="no file"),
        pytest.param(["/nowhere"], "Cannot open the file / Không mở được tệp: ", id="not there"),
    ],
)
def test_other_calls(arguments, start, capsys):
    done = run(*arguments)

    assert (done.returncode, done.stderr) == (2, "")
    assert done.stdout.startswith(start)
    assert SCRIPT_MODULE.main(arguments) == 2
    assert capsys.readouterr().out == done.stdout


def test_it_runs_as_a_program(file_of, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", [str(SCRIPT), str(file_of(EDITION))])

    with pytest.raises(SystemExit) as left:
        runpy.run_path(str(SCRIPT), run_name="__main__")

    assert left.value.code == 0
    assert capsys.readouterr().out.startswith("OK  ")


BANDS = [
    {"edge": "open", "from": "95", "points": "1.5"},
    {"edge": "closed", "from": "75", "points": "1"},
]
RATE_BANDS = {"of": "target", "bands": BANDS, "otherwise": "0"}
AMOUNT_BANDS = {"of": "amount", "bands": BANDS, "otherwise": "0.5"}
LOWER = {"most": "1.2", "at_zero": "most"}
LINEAR = {
    "over": "0.5", "over_most": "2", "under": "1", "zero_below": "50", "steps": "whole",
}  # fmt: skip
CORNERS = {
    "of": "target",
    "between": "continuous",
    "corners": [
        {"at": "50", "points": "5"},
        {"at": "90", "points": "9"},
        {"at": "100", "points": "8"},
    ],
    "low": "open",
    "below": "0",
    "high": "closed",
    "above": "10",
}
STEPS = CORNERS | {"between": "step"}
TABLE = {"better": "more", "table": ["10", "8"], "otherwise": "1"}


@pytest.mark.parametrize(
    ("method", "parameters", "amount", "pledged", "expected"),
    [
        pytest.param("relative_to_largest", {}, "5", None, "2.50", id="F7"),
        pytest.param("relative_to_largest", {}, "-5", None, "0.00", id="F7 below zero"),
        pytest.param("proportional", {"capped": False}, "120", "100", "12.00", id="F1"),
        pytest.param("proportional", {"capped": True}, "120", "100", "10.00", id="F2"),
        pytest.param("proportional", {"capped": True}, "85", "100", "8.50", id="F2 below"),
        pytest.param("binary", {}, "1", None, "10.00", id="F3 yes"),
        pytest.param("binary", {}, "0", None, "0.00", id="F3 no"),
        pytest.param("bands", RATE_BANDS, "96", "100", "1.50", id="F4 above 95"),
        pytest.param("bands", RATE_BANDS, "95", "100", "1.00", id="F4 exactly 95"),
        pytest.param("bands", RATE_BANDS, "74.99", "100", "0.00", id="F4 below"),
        pytest.param("bands", AMOUNT_BANDS, "75", None, "1.00", id="bands of an amount"),
        pytest.param("relative_to_best", {"share": "0.5"}, "80", "100", "4.00", id="F6"),
        pytest.param("relative_to_best", {"share": "0.5"}, "300", "100", "10.00", id="F6 best"),
        pytest.param("count_times_points", {"each": "2"}, "30", None, "60.00", id="F9"),
        pytest.param("deduction", {"each": "3"}, "2", None, "4.00", id="F12 minus"),
        pytest.param("lower_is_better", LOWER, "8", "5", "6.25", id="F12"),
        pytest.param("lower_is_better", LOWER, "1", "0", "0.00", id="F12 none pledged"),
        pytest.param("linear", LINEAR, "103.99", "100", "11.50", id="F11 over"),
        pytest.param("linear", LINEAR, "96.01", "100", "7.00", id="F11 short"),
        pytest.param("linear", LINEAR, "49", "100", "0.00", id="F11 below"),
        pytest.param("piecewise_linear", CORNERS, "80", "100", "8.00", id="between corners"),
        pytest.param("piecewise_linear", CORNERS, "50", "100", "0.00", id="an open end"),
        pytest.param("piecewise_linear", CORNERS, "100", "100", "8.00", id="a closed end"),
        pytest.param("piecewise_linear", CORNERS, "101", "100", "10.00", id="above the corners"),
        pytest.param("piecewise_linear", CORNERS, "95", "100", "8.50", id="the next part"),
        pytest.param("piecewise_linear", STEPS, "95", "100", "9.00", id="a step is flat"),
        pytest.param("rank_points", {"better": "less", "step": "4"}, "20", None, "10.00", id="F14"),
        pytest.param("rank_points", {"better": "more", "step": "4"}, "19", None, "6.00", id="2nd"),
        pytest.param("rank_table", TABLE, "19", None, "8.00", id="F14 table"),
        pytest.param("rank_table", TABLE | {"table": ["9"]}, "19", None, "1.00", id="the rest"),
    ],
)
def test_each_method_gives_the_golden_points(method, parameters, amount, pledged, expected):
    edition = sealed(
        document(
            boards={"a": "A", "b": "B"},
            scheme=scheme(criterion("c", "people", method, "10", **parameters)),
            figures=[
                figure("a", "people", amount, "person"),
                figure("b", "people", "20", "person"),
            ],
            targets=[target("a", "people", pledged, "person")] if pledged else [],
        )
    )

    assert SCRIPT_MODULE.standings(edition)["a"]["criteria"]["c"]["points"] == expected
    assert SCRIPT_MODULE.differences(edition) == []


@pytest.mark.parametrize("amounts", [["0", "0"], ["-1", "-2"]])
def test_where_nobody_has_any_nobody_scores(amounts):
    figures = [
        figure(board, "x", amount, "person") for board, amount in zip("ab", amounts, strict=True)
    ]
    edition = sealed(
        document(boards={"a": "A", "b": "B"}, scheme=scheme(criterion("c", "x")), figures=figures)
    )

    assert [item["points"] for item in SCRIPT_MODULE.standings(edition).values()] == ["0.00"] * 2
    assert SCRIPT_MODULE.differences(edition) == []


@pytest.mark.parametrize(
    ("policy", "outcomes"),
    [
        pytest.param("zero", ["zero_missing", "zero_no_target"], id="zero"),
        pytest.param("fixed", ["fixed_missing", "fixed_no_target"], id="fixed"),
        pytest.param("exclude_and_rescale", ["excluded_missing", "excluded_no_target"], id="out"),
    ],
)
def test_each_policy(policy, outcomes):
    edition = sealed(
        document(
            boards={"a": "A"},
            scheme=scheme(
                criterion("p", "people"),
                criterion("q", "land", "proportional", capped=True),
                criterion("r", "projects"),
                criterion("s", "flags"),
                missing_policy=policy,
                missing_share="0.5",
            ),
            figures=[
                missing("a", "people", "person"),
                figure("a", "land", "1", "HA"),
                missing("a", "projects", "project", "not_applicable"),
                figure("a", "flags", "1", "project", doubt="blocking"),
            ],
        )
    )

    lines = SCRIPT_MODULE.standings(edition)["a"]["criteria"].values()

    assert [line["outcome"] for line in lines] == [
        *outcomes,
        "excluded_not_applicable",
        "excluded_doubt",
    ]
    assert SCRIPT_MODULE.differences(edition) == []


@UNHURRIED
@given(editions())
def test_it_agrees_with_the_project_on_every_edition(edition):
    assert SCRIPT_MODULE.differences(edition) == []
    assert SCRIPT_MODULE.fingerprint(edition) == edition["fingerprint"]


def other(value, draw):
    """Another value of the same kind, the nearest lie."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + draw(st.sampled_from([-1, 1]))
    if value is None:
        return draw(st.sampled_from(["1", "0"]))
    return draw(st.sampled_from(["0", "1", "25", "99.5", "", "a", "b", "VND", "zero", "fixed"]))


@UNHURRIED
@given(st.data())
def test_it_finds_what_the_project_finds(data):
    """One number, word or switch is changed, and the document sealed again or not."""
    edition = data.draw(editions())
    parts = ("scheme", "standings", "figures", "targets", "rates", "fingerprint", "year")
    leaves = [path for path in paths(edition) if path[0] in parts]
    leaves = [path for path in leaves if not isinstance(value_at(edition, path), dict | list)]
    path = data.draw(st.sampled_from(sorted(leaves, key=str)))
    forged = replaced(edition, path, other(value_at(edition, path), data.draw))
    forged = reseal(forged) if data.draw(st.booleans()) else forged

    assert verdict(forged) == project_verdict(forged)


RATE_OF_2021 = {
    "currency": "USD",
    "year": 2021,
    "kind": "period_end",
    "vnd_per_unit": "23160",
    "date": None,
}
OPEN_BAND = {"edge": "open", "from": "95", "points": "1"}
CLOSED_BAND = {"edge": "closed", "from": "95", "points": "1"}
LACKING = object()


def forged(path, value):
    """The edition of 2022 with a value replaced, added or, if ``LACKING``, left out; sealed."""
    *way, key = path
    parent = value_at(EDITION, way)
    if isinstance(parent, list):
        changed = [*parent[:key], value, *parent[key + 1 :]]
    else:
        changed = {name: item for name, item in parent.items() if name != key}
        changed |= {} if value is LACKING else {key: value}
    lie = replaced(EDITION, way, changed)
    try:
        return lie if key == "fingerprint" else reseal(lie)
    except Unreadable:  # cannot be sealed
        return lie


def with_method(method, parameters):
    return value_at(EDITION, CRITERION) | {"method": method, "parameters": parameters}


def bands(*rows, **changes):
    return {"of": "amount", "bands": list(rows), "otherwise": "0", **changes}


def nested(depth):
    value = None
    for _ in range(depth):
        value = [value]
    return value


CRITERION = ("scheme", "criteria", 0)
FIGURE = ("figures", 0)
MALFORMED = [
    *(((*CRITERION, "parameters"), value) for value in [None, [], {"x": 1}, "", LACKING]),
    *(
        (CRITERION, with_method(*lie))
        for lie in [
            ("binary", {"x": 1}),
            ("binary", None),
            ("proportional", {}),
            ("proportional", {"capped": 1}),
            ("proportional", {"capped": True, "x": 1}),
            ("x", {}),
            ("bands", {}),
            ("bands", bands(of="x")),
            ("bands", bands(bands={})),
            ("bands", bands(otherwise="-1")),
            ("bands", bands(x=1)),
            ("bands", bands({**OPEN_BAND, "edge": "x"})),
            ("bands", bands({**OPEN_BAND, "x": 1})),
            ("bands", bands({**OPEN_BAND, "points": "-1"})),
            ("bands", bands({**OPEN_BAND, "from": 95})),
            ("bands", bands(OPEN_BAND, OPEN_BAND)),
            ("bands", bands(CLOSED_BAND, OPEN_BAND)),
            ("relative_to_best", {}),
            ("relative_to_best", {"share": "1.1"}),
            ("relative_to_best", {"share": "-0.1"}),
            ("relative_to_best", {"share": "0.5", "cap": "1"}),
            ("count_times_points", {"cap": "1"}),
            ("count_times_points", {"each": "-1"}),
            ("count_times_points", {"each": "1", "cap": None}),
            ("count_times_points", {"each": "1", "per": "0"}),
            ("deduction", {"each": 1}),
            ("lower_is_better", LOWER | {"most": "0.9"}),
            ("lower_is_better", LOWER | {"at_zero": "x"}),
            ("lower_is_better", LOWER | {"at_zero": None}),
            ("lower_is_better", LOWER | {"at_zero": []}),
            ("linear", LINEAR | {"steps": "half"}),
            ("linear", LINEAR | {"under": "-1"}),
            ("linear", LINEAR | {"x": "1"}),
            ("piecewise_linear", CORNERS | {"of": "x"}),
            ("piecewise_linear", CORNERS | {"low": True}),
            ("piecewise_linear", CORNERS | {"below": "-1"}),
            ("piecewise_linear", CORNERS | {"between": "step", "high": "open"}),
            ("piecewise_linear", CORNERS | {"corners": []}),
            ("piecewise_linear", CORNERS | {"corners": CORNERS["corners"][:1]}),
            ("piecewise_linear", CORNERS | {"corners": CORNERS["corners"][::-1]}),
            ("piecewise_linear", CORNERS | {"corners": [CORNERS["corners"][0]] * 2}),
            ("piecewise_linear", CORNERS | {"corners": [["at", "points"]] * 2}),
            ("piecewise_linear", CORNERS | {"corners": ["at"] * 2}),
            ("rank_points", {"better": "most", "step": "1"}),
            ("rank_points", {"better": "more", "step": "-1"}),
            ("rank_table", TABLE | {"table": []}),
            ("rank_table", TABLE | {"table": ["1", "2"]}),
            ("rank_table", TABLE | {"table": [10]}),
            ("rank_table", TABLE | {"table": "10"}),
            ("rank_table", TABLE | {"otherwise": "9"}),
            ("rank_table", TABLE | {"otherwise": "-1"}),
        ]
    ),
    *(((*CRITERION, key), 7) for key in ["code", "indicator", "name", "name_en", "maximum"]),
    *(((*FIGURE, "qualifier"), value) for value in ["x", None, LACKING]),
    *(((*FIGURE, "as_printed"), value) for value in [None, LACKING]),
    *(((*FIGURE, "doubt_reason"), value) for value in [None, LACKING]),
    *(((*FIGURE, key), 7) for key in ["doubt_reason_en", "doubt_settled", "indicator", "amount"]),
    *(
        (("rates", 0), RATE_OF_2021 | lie)
        for lie in [
            {"vnd_per_unit": "x"},
            {"vnd_per_unit": "0"},
            {"year": True},
            {"year": "2021"},
            {"kind": "x"},
            {"date": 7},
            {"currency": None},
        ]
    ),
    *(((*path, "x"), 2**53) for path in [(), FIGURE, ("publication",), ("conference",)]),
    (("conference", "on"), -(2**53)),
    (("conference",), {"\u1ea5": 1, "a\u0302\u0301": 2}),
    (("publication",), {"\u1ea5": 1, "a\u0302\u0301": 2}),
    (("publication", "published_at"), nested(50)),
    (("publication", "published_at"), "\ud800"),
    (("conference", "place"), "\ud800"),
    *(((key,), LACKING) for key in EDITION),
    *(((key,), None) for key in EDITION),
    (("winner",), "a"),
    *((("edition",), value) for value in [0, -1, "1", True, 2**53]),
    *((("year",), value) for value in [True, "2022", 1899, 3000]),
    (("illustrative",), 1),
    (("members", 0, "short_name"), None),
    (("scheme", "version"), True),
    (("scheme", "version"), 10_000),
    (("scheme", "version"), None),
    (("scheme", "code"), None),
    (("scheme", "rate_kind"), "x"),
    (("scheme", "missing_policy"), "fixed"),
    (("scheme", "places"), 7),
    (("scheme", "total"), "0"),
]


@pytest.mark.parametrize(
    ("path", "value"), [pytest.param(*lie, id=str(index)) for index, lie in enumerate(MALFORMED)]
)
def test_what_is_not_in_the_format_is_refused_under_a_new_seal(path, value):
    lie = forged(path, value)

    assert project_verdict(lie) == 2
    assert verdict(lie) == 2


@pytest.mark.parametrize(
    ("path", "value"),
    [
        pytest.param(("scheme", "version"), "bản thử", id="a version in words"),
        pytest.param((*FIGURE, "doubt_reason_en"), "because", id="a reason in English"),
        pytest.param((*FIGURE, "page"), nested(46), id="46 deep in a figure"),
        pytest.param(("publication", "published_at"), nested(47), id="47 deep outside the seal"),
        pytest.param(("publication", "x"), 2**53 - 1, id="the largest number"),
        pytest.param(("scheme", "missing_share"), "x", id="a share that no policy asks for"),
    ],
)
def test_what_the_format_leaves_open_is_accepted(path, value):
    document = forged(path, value)

    assert project_verdict(document) == 0
    assert verdict(document) == 0


def test_a_rate_of_another_year_is_accepted():
    document = reseal(EDITION | {"rates": [*EDITION["rates"], RATE_OF_2021]})

    assert project_verdict(document) == 0
    assert verdict(document) == 0


def test_standings_out_of_order_are_found():
    document = reseal(EDITION | {"standings": EDITION["standings"][::-1]})

    assert project_verdict(document) == 1
    assert verdict(document) == 1
    assert SCRIPT_MODULE.differences(document)[0].startswith("standings: stated / ghi [")


def key_lost(document, draw):
    """A key of any object left out, or one too many."""
    places = [(), *(path for path in paths(document) if path[-1] != "parameters")]
    places = [path for path in places if isinstance(value_at(document, path), dict)]
    path = draw(st.sampled_from(sorted(places, key=str)))
    members = dict(value_at(document, path))
    if members and draw(st.booleans()):
        members.pop(draw(st.sampled_from(sorted(members))))
    else:
        members["x"] = draw(JSON)
    return replaced(document, path, members)


def value_lost(document, draw):
    path = draw(st.sampled_from(sorted(paths(document), key=str)))
    return replaced(document, path, draw(JSON))


@UNHURRIED
@given(st.data())
def test_it_refuses_what_the_project_refuses(data):
    """Any value replaced by any other, any key lost or added: one verdict from both."""
    edition = data.draw(editions())
    lie = data.draw(st.sampled_from([key_lost, value_lost]))(edition, data.draw)
    if data.draw(st.booleans()) and project_verdict(lie) != 2:
        lie = reseal(lie)

    assert verdict(lie) == project_verdict(lie)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@UNHURRIED
@given(st.sampled_from(sorted(paths(EDITION), key=str)), JSON)
def test_any_value_anywhere_gets_a_verdict(path, value):
    assert verdict(replaced(EDITION, path, value)) in {0, 1, 2}


@UNHURRIED
@given(JSON)
def test_any_json_value_gets_a_verdict(value):
    assert verdict(value) == 2
