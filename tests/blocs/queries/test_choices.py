import pytest

from blocs.queries.choices import Choice, Order, View

VIEWS = set(View)


def read(query, views=VIEWS):
    return Choice.read(query, views=views, codes={"workers"})


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param({}, Choice(View.POINTS, "points", Order.DESC), id="nothing asked"),
        pytest.param(
            {"view": "absolute", "sort": "workers", "order": "asc"},
            Choice(View.ABSOLUTE, "workers", Order.ASC),
            id="everything asked",
        ),
        pytest.param(
            {"sort": "board"}, Choice(View.POINTS, "board", Order.ASC), id="names begin with A"
        ),
        pytest.param(
            {"view": "pie", "sort": "'; drop", "order": "up"},
            Choice(View.POINTS, "points", Order.DESC),
            id="what is not to be had is not said",
        ),
    ],
)
def test_an_address_makes_a_choice(query, expected):
    assert read(query) == expected


def test_a_view_that_an_edition_lacks_is_not_to_be_had():
    assert read({"view": "per-worker"}, views={View.POINTS}).view is View.POINTS


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param("workers", "?view=points&sort=workers&order=desc", id="another column"),
        pytest.param("board", "?view=points&sort=board&order=asc", id="the names"),
        pytest.param("points", "?view=points&sort=points&order=asc", id="the same turns round"),
    ],
)
def test_a_head_leads_to_its_order(code, expected):
    assert Choice().by(code).query == expected


def test_a_second_turn_leads_back():
    assert Choice().by("points").by("points") == Choice()


def test_a_tab_keeps_the_order():
    assert Choice(sort="workers").seen_as(View.ABSOLUTE).query == (
        "?view=absolute&sort=workers&order=desc"
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param({}, True, id="asks nothing"),
        pytest.param({"sort": "points"}, True, id="asks what it gets"),
        pytest.param({"sort": "nonsense"}, False, id="asks what it does not get"),
    ],
)
def test_whether_an_address_says_its_choice(query, expected):
    assert read(query).said_by(query) is expected
