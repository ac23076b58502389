import pytest

from blocs.queries import cards
from blocs.queries.explanation import explanation
from blocs.queries.leaderboard import leaderboard
from blocs.queries.printed import by_board, of_board, sources


@pytest.fixture
def some(make_figure):
    """Bình leads by capital, An by workers; Cam has nothing."""
    return [
        make_figure("an", "capital", "50", "VND_BN"),
        make_figure("binh", "capital", "100", "VND_BN"),
        make_figure("an", "workers", "1000", "person"),
        make_figure("binh", "workers", "100", "person"),
    ]


def names(page):
    return [row.name for row in page.rows]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param({}, ["An", "Binh", "Cam"], id="by points"),
        pytest.param({"order": "asc"}, ["Binh", "An", "Cam"], id="points, smallest first"),
        pytest.param({"sort": "capital"}, ["Binh", "An", "Cam"], id="by an indicator"),
        pytest.param(
            {"sort": "capital", "order": "asc"}, ["An", "Binh", "Cam"], id="nothing comes last"
        ),
        pytest.param({"sort": "board"}, ["An", "Binh", "Cam"], id="by name"),
        pytest.param({"sort": "board", "order": "desc"}, ["Cam", "Binh", "An"], id="names back"),
        pytest.param(
            {"view": "per-worker", "sort": "capital"}, ["Binh", "An", "Cam"], id="per worker"
        ),
    ],
)
def test_rows_stand_in_the_chosen_order(opened_with, some, query, expected):
    assert names(leaderboard(opened_with(*some), query)) == expected


def test_the_points_view_shows_what_is_scored(opened_with, some):
    page = leaderboard(opened_with(*some, language="en"), {})

    assert [column.label for column in page.columns] == ["Indicator capital", "Indicator workers"]
    assert [(row.place, row.points) for row in page.rows] == [
        (1, "75.00"),
        (2, "55.00"),
        (None, "–"),
    ]
    assert [segment.label for segment in page.legend] == ["Criterion capital", "Criterion workers"]
    assert (page.wide, page.scored) == (False, True)


def test_the_absolute_view_shows_every_indicator(opened_with, some):
    page = leaderboard(opened_with(*some), {"view": "absolute"})

    assert [column.code for column in page.columns] == ["projects", "capital", "trade", "workers"]
    assert (page.wide, page.scored) == (True, False)


def test_the_view_per_worker_does_not_divide_workers(opened_with, some):
    page = leaderboard(opened_with(*some), {"view": "per-worker"})

    assert [column.code for column in page.columns] == ["capital"]
    assert "divided by the workers" in page.note


def test_without_workers_there_is_no_view_of_them(
    opened_with, make_figure, make_indicator, make_criterion
):
    opened = opened_with(
        make_figure("an", "capital", "50", "VND_BN"),
        indicators=[make_indicator("capital", "VND_BN", "money")],
        scheme=_scheme(make_criterion("capital", "100")),
    )
    page = leaderboard(opened, {"view": "per-worker"})

    assert [(tab.label, tab.current) for tab in page.tabs] == [
        ("Points", True),
        ("Absolute figures", False),
    ]


def _scheme(*criteria, **changes):
    return {
        "code": "thu",
        "version": 1,
        "name": "Bảng thử",
        "name_en": "Test scheme",
        "note": "",
        "note_en": "",
        "total": "100",
        "places": 2,
        "missing_policy": "exclude_and_rescale",
        "rate_kind": "period_end",
        "criteria": list(criteria),
    } | changes


def test_one_head_says_how_the_rows_stand(opened_with, some):
    page = leaderboard(opened_with(*some), {"sort": "capital", "order": "asc"})

    assert [(column.sorted, column.sign) for column in page.columns] == [
        ("ascending", "▲"),
        ("", "↕"),
    ]
    assert (page.points_column.sorted, page.board_column.sorted) == ("", "")
    assert page.columns[0].href == "?view=points&sort=capital&order=desc"


def test_the_chart_of_points_is_stacked(opened_with, some):
    chart = leaderboard(opened_with(*some), {}).chart

    assert (chart.title, chart.unit) == ("Points by criterion", "points")
    assert [(bar.label, bar.text, len(bar.segments)) for bar in chart.bars] == [
        ("An", "75,00", 2),
        ("Binh", "55,00", 2),
        ("Cam", "–", 0),
    ]


def test_the_chart_of_an_indicator_has_words_where_there_is_no_amount(opened_with, some):
    chart = leaderboard(opened_with(*some), {"sort": "capital"}).chart

    assert (chart.title, chart.unit) == ("Chỉ tiêu capital", "tỷ đồng")
    assert [(bar.text, [segment.width for segment in bar.segments]) for bar in chart.bars] == [
        ("100", ["100.00%"]),
        ("50", ["50.00%"]),
        ("none", []),
    ]


def test_a_chart_of_zeros_has_bars_without_length(opened_with, make_figure):
    row = make_figure("an", "capital", "0", "VND_BN")
    chart = leaderboard(opened_with(row), {"sort": "capital"}).chart

    assert [segment.width for segment in chart.bars[0].segments] == ["0.00%"]


def test_leaders_say_whether_they_are_proposed(opened_with, some):
    mandate = {
        "board": "an",
        "board_name": "An",
        "starts_on": None,
        "ends_on": None,
        "document": "",
    }
    opened = opened_with(
        *some,
        mandates=[
            mandate | {"year": 2023, "role": "chair", "status": "proposed"},
            mandate | {"year": 2022, "role": "deputy", "status": "ended"},
            mandate | {"year": 2022, "role": "chair", "status": "announced"},
        ],
    )

    assert [(one.role, one.year, one.status, one.proposed) for one in cards.leaders(opened)] == [
        ("chair", 2022, "announced", False),
        ("deputy", 2022, "ended", False),
        ("chair", 2023, "proposed", True),
    ]


def test_the_quality_of_figures_is_counted(opened_with, make_figure, make_absent):
    doubt = {"doubt_reason": "?"}
    opened = opened_with(
        make_figure("an", "capital", "1", "VND_BN", doubt="blocking", **doubt),
        make_figure("an", "trade", "1", "USD_MN", doubt="notice", **doubt),
        make_figure("binh", "trade", "1", "USD_MN", doubt="notice", doubt_settled=True, **doubt),
        make_absent("cam", "capital"),
    )

    assert cards.quality(opened) == cards.Quality(figures=3, blocking=1, noted=1, missing=1)


def test_the_method_names_its_rules_and_rates(opened_with, some):
    method = cards.method(opened_with(*some, language="en"))

    assert (method.name, method.total, method.places) == ("Test scheme", "100", 2)
    assert [(rule.name, rule.maximum, rule.formula) for rule in method.rules] == [
        ("Criterion capital", "50", "points = …"),
        ("Criterion workers", "50", "points = …"),
    ]
    assert method.rates == (
        cards.UsedRate("USD", "20,000", "end of period", 2022, "30/12/2022", "Source"),
    )


def test_an_explanation_goes_from_the_figure_to_the_place(opened_with, some):
    page = explanation(opened_with(*some), "an")

    assert (page.place, page.points, page.shared, page.rescaled) == (1, "75,00", False, False)
    assert page.sum_words == "25,00 + 50,00"
    assert [(step.code, step.points, step.value) for step in page.steps] == [
        ("tc-capital", "25,00", "50 tỷ đồng"),
        ("tc-workers", "50,00", "1.000 người"),
    ]
    assert [figure.text for figure in page.steps[0].figures] == ["50"]
    assert (page.before, page.after.name) == (None, "Binh")


def test_a_board_without_figures_has_steps_that_say_so(opened_with, some):
    page = explanation(opened_with(*some), "cam")

    assert (page.place, page.points, page.shared, page.sum_words) == (None, "–", False, "")
    assert [(step.counted, step.outcome, step.value) for step in page.steps] == [
        (False, "left out: no figure", ""),
        (False, "left out: no figure", ""),
    ]
    assert (page.before.name, page.after) == ("Binh", None)


def test_a_shared_place_is_said(opened_with, make_figure):
    rows = [make_figure(board, "capital", "7", "VND_BN") for board in ("an", "binh")]
    page = explanation(opened_with(*rows), "an")

    assert (page.shared, page.rescaled, page.counted_maximum) == (True, True, "50")


def test_a_board_outside_the_edition_has_no_explanation(opened_with, some):
    assert explanation(opened_with(*some), "lao-cai") is None


def test_figures_stand_by_seat_and_indicator(opened_with, make_figure, make_absent):
    opened = opened_with(
        make_figure("binh", "workers", "9", "person"),
        make_figure("an", "workers", "5", "person", note="ghi chú", note_en="note"),
        make_absent("an", "capital"),
    )

    assert [(board.name, [one.label for one in board.figures]) for board in by_board(opened)] == [
        ("An", ["Chỉ tiêu capital", "Chỉ tiêu workers"]),
        ("Binh", ["Chỉ tiêu workers"]),
        ("Cam", []),
    ]


@pytest.mark.parametrize(
    ("changes", "doubt", "label"),
    [
        pytest.param({}, "", "no doubt", id="none"),
        pytest.param({"doubt": "blocking"}, "blocking", "blocking", id="open"),
        pytest.param(
            {"doubt": "blocking", "doubt_settled": True}, "settled", "settled", id="settled"
        ),
    ],
)
def test_a_figure_says_how_far_it_is_doubted(opened_with, make_figure, changes, doubt, label):
    row = make_figure(
        "an", "workers", "5", "person", doubt_reason="vì", doubt_reason_en="why", **changes
    )
    figure = of_board(opened_with(row, language="en"), "an")[0]

    assert (figure.doubt, figure.doubt_label, figure.doubt_reason) == (doubt, label, "why")


def test_a_figure_without_an_amount_says_which_kind_of_nothing_it_is(opened_with, make_absent):
    figure = of_board(opened_with(make_absent("an", "trade", "not_applicable")), "an")[0]

    assert (figure.state, figure.text, figure.amount, figure.unit, figure.source) == (
        "not_applicable",
        "not applicable",
        None,
        "",
        0,
    )


def test_papers_are_cited_by_number(opened_with, some):
    opened = opened_with(*some)

    assert [(paper.number_here, paper.number, paper.day) for paper in sources(opened)] == [
        (1, "12/TB", "11/01/2023")
    ]
    assert of_board(opened, "an")[0].source == 1


def test_a_board_of_which_criteria_were_left_out_says_how_its_points_were_rescaled(
    opened_with, make_figure, make_criterion
):
    """What is listed by criterion adds up to another number than the total beside it."""
    scheme = _scheme(
        make_criterion("capital", "25"),
        make_criterion("workers", "50"),
        make_criterion("trade", "25"),
    )
    figures = [
        make_figure("an", "capital", "50", "VND_BN"),
        make_figure("binh", "capital", "100", "VND_BN"),
        make_figure("an", "workers", "70", "person"),
        make_figure("binh", "workers", "100", "person"),
        make_figure("binh", "trade", "1", "USD_MN"),
    ]

    page = leaderboard(opened_with(*figures, scheme=scheme, language="en"), {})

    assert {row.name: row.rescaled for row in page.rows} == {
        "Binh": "",
        "An": (
            "Only criteria worth 75 points count; the points are rescaled to 100 (× 100/75): "
            "47.50 → 63.33."
        ),
        "Cam": "",
    }


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        pytest.param({}, "is left out and the rest rescaled to the total", id="no share"),
        pytest.param(
            {"missing_policy": "fixed", "missing_share": "0.25"},
            "scores 25% of the maximum",
            id="a fixed share",
        ),
        pytest.param(
            {"missing_policy": "fixed", "missing_share": "0.125"},
            "scores 12.5% of the maximum",
            id="half a percent",
        ),
    ],
)
def test_the_method_says_what_a_missing_figure_scores(
    opened_with, some, make_criterion, changes, missing
):
    scheme = _scheme(make_criterion("capital", "100"), **changes)

    method = cards.method(opened_with(*some, scheme=scheme, language="en"))

    assert method.missing == f"a missing figure {missing}"
