"""The pages of the grid: a plain form without script, and the JSON that the script sends."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from blocs.models import Target
from boards.admin.grid import GridPages
from boards.admin.grid_words import KEYS, WORDS
from boards.enums import Availability, CellState, Doubt, Role
from boards.forms.cells import MOST_BYTES, MOST_CELLS
from boards.models import Board, Change, Check, ExchangeRate, Figure, Indicator
from boards.queries import grid
from boards.queries.beside import beside_of, readable_peers
from boards.queries.cells import stored_cells
from boards.queries.findings import findings
from boards.queries.grid import Progress, matrix_layout, progress, report_layout
from boards.services import lock_report, open_report, raise_doubt
from boards.services.cells import Entry, write_cells
from tests.boards.review import opened, report_of, verified
from tests.boards.test_cells import cell, key, people, rows
from tests.boards.typing_in import messages
from tests.conftest import make_officer
from tests.test_docs import code, number, one
from tests.test_docs import rows as table

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(cycle_2022):
    return report_of("yen-bai")


@pytest.fixture
def page(report):
    return reverse("admin:boards_report_grid", args=[report.pk])


@pytest.fixture
def address(report):
    return reverse("admin:boards_report_grid_cells", args=[report.pk])


@pytest.fixture
def board(as_officer, board_officer):
    """The browser of an officer of Yên Bái, who reads English."""
    client = as_officer(board_officer)
    client.cookies["django_language"] = "en"
    return client


def boxes(response):
    """The cells of a page by their key."""
    return {str(box.cell.key): box for line in response.context["lines"] for box in line.boxes}


def box(response, where):
    return boxes(response)[str(where)]


def typed(response, **texts):
    """What a browser would send after these cells were typed in."""
    data = {"shown": response.context["shown"]}
    for line in response.context["lines"]:
        for each in line.boxes:
            data[each.cell.key.name] = each.text
    return data | texts


def send(client, address, cells, **told):
    return client.post(
        address, json.dumps({"cells": cells, **told}), content_type="application/json"
    )


# The table


def test_a_form_shows_every_cell_as_it_is_stored(board, page, report):
    response = board.get(page)

    where = key(report)
    shown = box(response, where)
    assert (shown.text, shown.cell.stored.echo, shown.state) == (
        "5.037 lao động",
        "= 5,037 people",
        "saved",
    )
    assert shown.cell.label == "Workers in the zones, year 2022"
    assert shown.token == cell(where).token
    assert response.context["title"] == "Enter the figures of Yên Bái 2022"


def test_the_years_of_a_board_stand_side_by_side_the_latest_first(board, page, report, secretary):
    made = [open_report(board=report.board, year=year) for year in (2015, 2017, 2021, 2024)]
    where = key(made[2])
    write_cells([Entry(str(where), "4.000 người")], officer=secretary)

    response = board.get(page)

    heads = [column.head for column in response.context["grid"].columns]
    assert heads == ["2022", "2021", "2017"]
    assert box(response, where).text == "4.000 người"


def test_a_cell_of_a_closed_year_is_locked_and_that_of_an_open_one_is_not(board, page, report):
    closed = open_report(board=report.board, year=2020)
    opened_year = open_report(board=report.board, year=2021)
    lock_report(report=closed, reason="đã khép")

    response = board.get(page)

    locked = box(response, key(closed))
    assert locked.state == "locked"
    assert "đã khép" in locked.message
    assert box(response, key(opened_year)).state == "empty"
    assert response.context["grid"].closed == [("2020", locked.message)]
    assert response.context["grid"].progress.of == len(response.context["lines"])


def test_a_board_fills_estimates_in_a_grid_of_their_own(board, page, report):
    response = board.get(f"{page}?basis=estimate")

    assert set(boxes(response)) == {
        str(key(report, line.row.indicator.code, "estimate")) for line in response.context["lines"]
    }
    assert [current for _href, _words, current in response.context["bases"]] == [False, True]


def test_an_unknown_basis_is_that_of_actual_figures(board, page, report):
    assert str(key(report)) in boxes(board.get(f"{page}?basis=guess"))


@pytest.mark.parametrize(
    ("query", "switch"),
    [
        ("", "all=1"),
        ("?all=1", ""),
        ("?basis=estimate", "basis=estimate&all=1"),
        ("?all=1&basis=estimate", "basis=estimate"),
    ],
)
def test_a_switch_shows_every_indicator_and_those_that_count(board, page, query, switch):
    made = Indicator.objects.create(
        code="moi", name="Mới", name_en="New", dimension="count", time_type="flow", unit="project"
    )

    response = board.get(f"{page}{query}")

    shown = {line.row.indicator for line in response.context["lines"]}
    assert (made in shown) == ("all" in query)
    assert response.context["switch"] == f"{page}?{switch}"


def test_without_script_and_with_it_the_page_carries_the_same_words(board, page):
    text = board.get(page).content.decode()

    assert all(f'<span data-word="{name}">{words}</span>' in text for name, words in WORDS)
    assert all(f"<kbd>{name}</kbd>" in text for names, _words in KEYS for name in names)


def test_what_is_still_to_be_filled_is_counted_and_not_said_in_every_cell(board, page, report):
    Figure.objects.filter(report=report, indicator__code="workers").delete()
    assert [row.severity for row in findings(report) if row.check == "scheme-required"] == ["block"]

    response = board.get(page)

    assert box(response, key(report)).findings == []
    assert response.context["grid"].progress.filled == 5


def test_what_the_checks_find_stands_under_its_cell(board, page, report):
    Check.objects.create(
        code="too-many",
        kind="range",
        severity="inform",
        indicator=Indicator.objects.get(code="workers"),
        maximum=10,
    )

    found = box(board.get(page), key(report)).findings

    assert ("too-many", "Note") in [(row.check, str(words)) for row, words in found]


# Which indicators are rows


def codes(layout):
    return {each.code for each in layout.indicators}


def test_rows_are_what_is_scored_required_or_reported_of_late(report):
    scored = {"projects_attracted", "registered_capital", "trade_value", "workers"}
    Figure.objects.exclude(indicator__code="land_registered").delete()
    Check.objects.exclude(kind="required").delete()
    Check.objects.filter(kind="required").delete()
    Check.objects.create(
        code="r",
        kind="required",
        severity="block",
        indicator=Indicator.objects.get(code="land_planned"),
    )

    layout = report_layout(report, basis="actual")

    assert codes(layout) == scored | {"land_registered", "land_planned"}
    assert layout.narrowed


def test_a_check_that_requires_everything_makes_every_indicator_a_row(report):
    Check.objects.create(code="r", kind="required", severity="block")

    layout = report_layout(report, basis="actual")

    assert (len(layout.indicators), layout.narrowed) == (Indicator.objects.count(), False)


def test_what_only_a_peer_reports_is_a_row_too(report):
    Check.objects.all().delete()
    Figure.objects.exclude(report__board__slug="phu-tho").delete()

    reported = set(Figure.objects.values_list("indicator__code", flat=True))

    assert reported <= codes(report_layout(report, basis="actual"))


def test_where_nothing_is_scored_every_indicator_is_a_row(report, monkeypatch):
    monkeypatch.setattr(grid, "ROW_RULES", [])

    assert len(report_layout(report, basis="actual").indicators) == Indicator.objects.count()


def test_a_grid_without_reports_has_every_row_and_no_column(report):
    layout = matrix_layout([], basis="actual")

    assert (layout.columns, progress(layout)) == ((), Progress(0, 0))


# What stands beside the figures


@pytest.fixture
def secretarys(as_officer, secretary):
    client = as_officer(secretary)
    client.cookies["django_language"] = "en"
    return client


def line_of(response, code):
    return next(line.row for line in response.context["lines"] if line.row.indicator.code == code)


def test_targets_and_how_much_of_them_is_reached(board, page, report, cycle_2022):
    target = Target.objects.create(
        cycle=cycle_2022,
        board=report.board,
        indicator=Indicator.objects.get(code="workers"),
        amount=Decimal(6000),
        unit="person",
    )

    response = board.get(page)

    beside = line_of(response, "workers").beside
    assert (beside.target, beside.target_base, beside.share) == (
        "6,000 people",
        Decimal(6000),
        "83.95%",
    )
    assert response.context["grid"].pledged
    target.amount = 0
    target.save()
    assert line_of(board.get(page), "workers").beside.share == ""


def test_a_target_in_another_currency_is_compared_at_the_rate_of_the_year(
    board, page, report, cycle_2022
):
    indicator = Indicator.objects.get(code="registered_capital")
    Target.objects.create(
        cycle=cycle_2022, board=report.board, indicator=indicator, amount=100, unit="USD_MN"
    )
    rate = ExchangeRate.objects.get(year=2022, kind="period_end").vnd_per_unit
    expected = Decimal(1277 * 10**9) * 100 / (Decimal(100 * 10**6) * rate)

    shown = line_of(board.get(page), "registered_capital").beside.share

    assert shown == f"{expected:.2f}%"
    ExchangeRate.objects.all().delete()
    assert line_of(board.get(page), "registered_capital").beside.share == ""


def test_the_median_of_the_peers_is_for_those_who_may_read_them_all(
    secretarys, board, page, report
):
    peers = [
        figure.amount
        for figure in Figure.objects.filter(indicator__code="workers").exclude(report=report)
    ]
    middle = sorted(peers)[len(peers) // 2 - 1 : len(peers) // 2 + 1]

    shown = line_of(secretarys.get(page), "workers").beside.median

    assert len(peers) == 6
    assert shown == f"{sum(middle) / 2:,.0f} people"
    assert not board.get(page).context["grid"].compared


def test_a_chair_reads_the_peers_and_their_median(as_officer, cycle_2022, report):
    chair = cycle_2022.mandates.get(role="chair")
    chair.ends_on = None
    chair.status = "acting"
    chair.save()
    officer = make_officer("chair", Role.BOARD, chair.board)

    assert len(readable_peers(report, officer)) == 6
    other = make_officer("other", Role.BOARD, Board.objects.get(slug="bac-kan"))
    assert readable_peers(report, other) == []


def test_what_is_blocked_missing_or_cannot_be_compared_is_in_no_median(report, secretary):
    workers = Indicator.objects.get(code="workers")
    others = Figure.objects.filter(indicator=workers).exclude(report=report)
    kept, blocked, *rest = others.order_by("pk")
    Figure.objects.filter(pk__in=[each.pk for each in rest]).delete()
    raise_doubt(figure=blocked, doubt=Doubt.BLOCKING, reason="lạ", officer=secretary)

    assert (
        beside_of(report, [workers], secretary)[workers.pk].median == f"{kept.amount:,.0f} people"
    )
    kept.delete()
    assert beside_of(report, [workers], secretary)[workers.pk].median == ""


def test_a_median_that_lacks_a_rate_is_not_shown(cycle_2022, secretary):
    trade, report = Indicator.objects.get(code="trade_value"), report_of("phu-tho")
    assert beside_of(report, [trade], secretary)[trade.pk].median == "66 million USD"

    ExchangeRate.objects.all().delete()

    assert beside_of(report, [trade], secretary)[trade.pk].median == ""


def test_an_actual_figure_is_compared_before_an_estimate(report, secretary):
    workers = Indicator.objects.get(code="workers")
    for figure in Figure.objects.filter(indicator=workers).exclude(report=report):
        figure.pk, figure.basis, figure.amount = None, "estimate", 1
        figure.save()

    assert beside_of(report, [workers], secretary)[workers.pk].median != "1 person"


# Without script


def test_what_was_typed_is_saved_and_the_page_comes_anew(board, page, report):
    data = typed(board.get(page), **{key(report).name: "5.040 lao động"})

    response = board.post(page, data)

    assert (response.status_code, response["Location"]) == (302, page)
    assert rows(key(report)) == [("5.040 lao động", *people(5040)[1:])]
    assert messages(board.get(page)) == ["1 cell was saved."]
    assert Change.objects.filter(model="boards.figure").latest("pk").route == "grid"


def test_a_page_that_nobody_typed_in_writes_nothing(board, page, report):
    before = Change.objects.count()

    response = board.post(page, typed(board.get(page)))

    assert messages(board.get(response["Location"])) == ["Nothing was changed."]
    assert Change.objects.count() == before


def test_what_needs_an_answer_is_listed_and_kept_as_typed(board, page, report):
    capital, workers = key(report, "registered_capital"), key(report)
    data = typed(
        board.get(page),
        **{
            capital.name: "mười tỷ",
            workers.name: "1,277",
            key(report, "trade_value").name: "9 tỷ đồng",
        },
    )

    response = board.post(page, data)

    waiting = {str(each.cell.key): each.state for each in response.context["waiting"]}
    assert waiting == {str(capital): "invalid", str(workers): "ask"}
    assert box(response, capital).text == "mười tỷ"
    assert f'<a href="#{capital.name}">' in response.content.decode()
    assert messages(response) == ["1 cell was saved."]
    assert box(response, key(report, "trade_value")).state == "saved"


def test_a_reading_is_chosen_on_the_page(board, page, report):
    workers = key(report)
    asked = board.post(page, typed(board.get(page), **{workers.name: "1,277"}))
    name = box(asked, workers).name
    assert f'name="reading-{name}" value="1277|person|"' in asked.content.decode()

    response = board.post(page, typed(asked, **{f"reading-{name}": "1277|person|"}))

    assert response.status_code == 302
    assert rows(workers) == [("1,277", *people(1277)[1:])]


@pytest.mark.parametrize(
    ("text", "choice", "availability"),
    [("-", "missing", Availability.MISSING), ("0", "", Availability.REPORTED)],
)
def test_no_figure_is_told_from_zero_on_the_page(board, page, report, text, choice, availability):
    workers = key(report)
    data = typed(board.get(page), **{workers.name: text})

    board.post(page, data | {workers.name.replace("cell-", "reading-"): choice})

    assert rows(workers)[0][1] == availability


@pytest.fixture
def conflict(board, page, report, secretary):
    """A page on which somebody else's value stands in the way."""
    data = typed(board.get(page), **{key(report).name: "5.050"})
    write_cells([Entry(str(key(report)), "5.040", seen=cell(key(report)).token)], officer=secretary)
    return board.post(page, data)


def test_a_conflict_says_whose_value_stands(conflict, report):
    shown = box(conflict, key(report))

    assert (shown.state, shown.text) == ("conflict", "5.050")
    assert shown.message.startswith("secretary entered at ")
    assert shown.message.endswith(": 5.040 = 5,040 people")
    assert rows(key(report)) == [("5.040", *people(5040)[1:])]


def test_saving_again_without_a_choice_overwrites_nothing(board, page, report, conflict):
    response = board.post(page, typed(conflict))

    assert box(response, key(report)).state == "conflict"
    assert rows(key(report))[0][0] == "5.040"


@pytest.mark.parametrize(("keep", "stored"), [("theirs", "5.040"), ("mine", "5.050")])
def test_its_author_chooses_which_value_stands(board, page, report, conflict, keep, stored):
    shown = box(conflict, key(report))
    choice = shown.mine if keep == "mine" else keep

    response = board.post(page, typed(conflict, **{f"keep-{shown.name}": choice}))

    assert response.status_code == 302
    assert rows(key(report))[0][0] == stored


def test_a_value_put_over_one_that_changed_again_is_asked_again(
    board, page, report, conflict, secretary
):
    shown = box(conflict, key(report))
    write_cells([Entry(str(key(report)), "5.045", seen=cell(key(report)).token)], officer=secretary)

    response = board.post(page, typed(conflict, **{f"keep-{shown.name}": shown.mine}))

    assert box(response, key(report)).state == "conflict"
    assert rows(key(report))[0][0] == "5.045"


def test_a_conflict_over_an_unrecorded_value_still_says_what_stands(board, page, report):
    data = typed(board.get(page), **{key(report).name: "5.050"})
    figure = Figure.objects.get(report=report, indicator__code="workers")
    Figure.objects.filter(pk=figure.pk).delete()
    Change.objects.filter(model="boards.figure")._raw_delete("default")

    shown = box(board.post(page, data), key(report))

    assert shown.message == "Somebody else entered at –: nothing"


def test_a_cell_that_was_locked_meanwhile_shows_what_is_stored(
    board, page, report, board_officer, secretary
):
    data = typed(board.get(page), **{key(report).name: "5.050"})
    verified(board_officer, secretary)

    shown = box(board.post(page, data), key(report))

    assert (shown.state, shown.text) == ("locked", "5.037 lao động")
    assert "verified" in shown.message


def test_an_exemption_opens_its_cell_on_the_page(board, page, report, board_officer, secretary):
    opened(verified(board_officer, secretary), secretary, "workers")

    states = {
        code: box(board.get(page), key(report, code)).state for code in ("workers", "trade_value")
    }

    assert states == {"workers": "saved", "trade_value": "locked"}


@pytest.mark.parametrize(
    "shown",
    [
        "",
        "x",
        "[1]",
        "[" * 100_000,
        '{"1:1:actual": 5}',
        '{"1:1:actual": ["a", 5]}',
        '{"x": ["", ""]}',
    ],
)
def test_a_form_that_is_not_ours_writes_nothing(board, page, report, shown):
    before = Change.objects.count()

    response = board.post(page, {"shown": shown, key(report).name: "5.050", "other": "x"})

    assert response.status_code == 302
    assert Change.objects.count() == before


# The script's address


def test_the_script_saves_cells_and_is_told_what_became_of_each(board, address, report):
    where, other = key(report), key(report, "registered_capital")

    answer = send(
        board,
        address,
        [
            {"cell": str(where), "text": "5.040", "seen": cell(where).token},
            {"cell": str(other), "text": "5 tỷ", "seen": cell(other).token},
        ],
    ).json()

    stored = cell(where)
    assert answer["cells"][0] == {
        "cell": str(where),
        "state": "saved",
        "text": "5.040",
        "token": stored.token,
        "echo": "= 5,040 people",
        "choice": "",
        "availability": "",
        "message": "",
        "readings": [],
        "findings": [],
    }
    assert answer["cells"][1]["state"] == "ask"
    assert answer["cells"][1]["readings"][1] == {
        "key": "5|USD_BN|",
        "words": "5 billion USD",
        "exactly": "= 5,000,000,000 USD",
    }
    assert answer["progress"]["filled"] == 6


def test_a_conflict_hands_out_the_others_token_beside_the_others_value(
    board, address, report, secretary
):
    where = key(report)
    write_cells(
        [Entry(str(where), "-", choice="missing", seen=cell(where).token)], officer=secretary
    )

    (answer,) = send(board, address, [{"cell": str(where), "text": "1", "seen": "old"}]).json()[
        "cells"
    ]

    assert (answer["state"], answer["token"]) == ("conflict", "old")
    assert answer["now"] == {
        "text": "-",
        "echo": "missing",
        "choice": "missing",
        "availability": "missing",
        "by": "secretary",
        "at": answer["now"]["at"],
        "token": cell(where).token,
    }


def test_a_conflict_without_a_record_names_nobody(board, address, report):
    where = key(report)

    (answer,) = send(board, address, [{"cell": str(where), "text": "1"}]).json()["cells"]

    assert (answer["now"]["by"], answer["now"]["at"]) == ("Somebody else", "–")


def test_findings_are_told_with_their_severity(board, address, report):
    Check.objects.create(
        code="too-many",
        kind="range",
        severity="explain",
        indicator=Indicator.objects.get(code="workers"),
        maximum=100_000,
        instruction="Đối chiếu với sổ.",
        instruction_en="Compare with the books.",
    )
    where = key(report)

    (answer,) = send(
        board,
        address,
        [{"cell": str(where), "text": "503.700", "seen": cell(where).token}],
        dry=True,
    ).json()["cells"]

    found = next(each for each in answer["findings"] if each["check"] == "too-many")
    assert found["sentence"].endswith("Compare with the books.")
    assert (found["severity"], found["explained"]) == ("explain", False)
    assert rows(where)[0][0] == "5.037 lao động"


def test_what_is_found_beside_the_written_cell_is_told_too(board, address, report):
    attracted, licensed = (
        key(report, code) for code in ("projects_attracted", "projects_newly_licensed")
    )

    answer = send(
        board,
        address,
        [{"cell": str(attracted), "text": "6 dự án", "seen": cell(attracted).token}],
    ).json()

    assert answer["beside"]["reports"] == [report.pk]
    assert [each["check"] for each in answer["beside"]["findings"][str(licensed)]] == [
        "newly_licensed_within_attracted"
    ]


def test_a_cell_that_was_not_written_changes_nothing_beside_it(board, address, report):
    answer = send(board, address, [{"cell": str(key(report)), "text": "1"}]).json()

    assert answer["cells"][0]["state"] == "conflict"
    assert answer["beside"] == {"reports": [], "findings": {}}


def test_an_explanation_comes_with_its_cell(board, address, report):
    test_findings_are_told_with_their_severity(board, address, report)
    where = key(report)
    cells = [{"cell": str(where), "text": "503.700", "seen": cell(where).token}]
    send(board, address, cells)

    cells[0]["explanation"] = {"check": "too-many", "text": "Có hai nhà máy mới.\ud83d"}
    (answer,) = send(board, address, cells).json()["cells"]

    assert answer["state"] == "same"
    assert [each["explained"] for each in answer["findings"] if each["check"] == "too-many"] == [
        True
    ]
    assert report.explanations.get().text == "Có hai nhà máy mới."


def test_a_thousand_cells_come_in_one_request(board, address, report):
    where = {"cell": str(key(report)), "text": "5.037 lao động"}

    answer = send(board, address, [where] * 1_001).json()

    assert {each["state"] for each in answer["cells"]} == {"same"}
    assert len(answer["cells"]) == 1_001


@pytest.mark.parametrize(
    ("body", "status", "state"),
    [
        pytest.param("{", 400, "unusable", id="no JSON"),
        pytest.param("[" * 100_000, 400, "unusable", id="too deep"),
        pytest.param("[]", 400, "unusable", id="no object"),
        pytest.param('{"cells": {}}', 400, "unusable", id="no list of cells"),
        pytest.param('{"cells": [1]}', 400, "unusable", id="no cell"),
        pytest.param('{"cells": [{"cell": 1}]}', 400, "unusable", id="a number for a text"),
        pytest.param('{"cells": [{"text": null}]}', 400, "unusable", id="nothing for a text"),
        pytest.param('{"cells": [{"availability": "x"}]}', 400, "unusable", id="no such reason"),
        pytest.param('{"cells": [{"explanation": "x"}]}', 400, "unusable", id="no explanation"),
        pytest.param('{"cells": [], "officer": 1}', 400, "unusable", id="no officer"),
        pytest.param('{"cells": [], "officer": "0"}', 403, "other_officer", id="another officer"),
        pytest.param(
            json.dumps({"cells": [{}] * (MOST_CELLS + 1)}), 413, "too_many", id="too many cells"
        ),
        pytest.param(" " * (MOST_BYTES + 1), 413, "too_large", id="too many bytes"),
    ],
)
def test_a_body_that_no_page_of_ours_sends(board, address, body, status, state):
    response = board.post(address, body, content_type="application/json")

    assert (response.status_code, response.json()) == (status, {"state": state})


def test_a_form_in_the_place_of_the_script_is_no_error_of_the_server(board_officer, address):
    client = Client(enforce_csrf_checks=True)
    client.force_login(board_officer)
    client.get(address)
    token = client.get(address).json()["csrf"]

    response = client.post(address, {"cells": "1"}, headers={"X-CSRFToken": token})

    assert (response.status_code, response.json()) == (400, {"state": "unusable"})


def test_nothing_is_no_cell(board, address):
    (answer,) = send(board, address, [{}]).json()["cells"]

    assert (answer["state"], answer["message"]) == (
        "invalid",
        "There is no such cell: load the page again.",
    )


def test_a_fresh_token_is_given_to_whoever_is_signed_in(board, address, board_officer):
    response = board.get(address)

    assert response.json()["officer"] == str(board_officer.pk)
    assert len(response.json()["csrf"]) == 64
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("method", ["get", "post"])
def test_whoever_is_signed_out_is_told_in_json(address, page, method):
    response = getattr(Client(), method)(address)

    assert (response.status_code, response.json()) == (
        403,
        {"state": "signed_out", "sign_in": f"/admin/login/?next={page.replace('/', '%2F')}"},
    )


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(board, address, method):
    response = getattr(board, method)(address)

    assert (response.status_code, response["Allow"]) == (405, "GET, POST")
    assert response.json() == {"state": "wrong_method"}


def test_a_post_without_its_token_is_refused(board_officer, address, report):
    client = Client(enforce_csrf_checks=True)
    client.force_login(board_officer)
    where = key(report)
    cells = [{"cell": str(where), "text": "5.040", "seen": cell(where).token}]

    refused = send(client, address, cells)
    fresh = client.get(address).json()["csrf"]
    taken = client.post(
        address,
        json.dumps({"cells": cells}),
        content_type="application/json",
        headers={"X-CSRFToken": fresh},
    )

    assert refused.status_code == 403
    assert taken.json()["cells"][0]["state"] == "saved"


# Rights


@pytest.mark.parametrize("name", ["boards_report_grid", "boards_report_grid_cells"])
def test_the_grid_of_another_board_is_closed_to_a_board(board, cycle_2022, name):
    foreign = reverse(f"admin:{name}", args=[report_of("hoa-binh").pk])

    assert board.get(foreign).status_code == 403
    assert board.post(foreign).status_code == 403


@pytest.mark.parametrize("name", ["boards_report_grid", "boards_report_grid_cells"])
def test_a_report_that_is_not_there_has_no_grid(board, cycle_2022, name):
    assert board.get(reverse(f"admin:{name}", args=[987654])).status_code == 404


def test_a_foreign_cell_is_not_there_at_the_own_address(board, address, cycle_2022):
    foreign = key(report_of("hoa-binh"))

    (answer,) = send(board, address, [{"cell": str(foreign), "text": "1"}]).json()["cells"]

    assert answer["message"] == "There is no such cell: load the page again."


def test_an_auditor_reads_a_grid_and_writes_nothing(as_officer, auditor, page, report):
    response = as_officer(auditor).get(page)

    assert {each.state for each in boxes(response).values()} == {"locked"}
    assert response.context["shown"] == "{}"


def test_whoever_is_signed_out_is_asked_to_sign_in(page):
    assert Client().get(page)["Location"].startswith("/admin/login/")


def test_a_grid_says_what_it_is_of():
    pages = GridPages()

    for ask in (
        lambda: pages.grid_subject(None, 1),
        lambda: pages.grid_layout(None, None, "actual", False),
        lambda: pages.grid_title(None),
    ):
        with pytest.raises(NotImplementedError):
            ask()


# Ways to it, and what it costs


def test_lists_and_forms_lead_to_the_grid(secretarys, page, report):
    for address in (
        reverse("admin:boards_report_changelist"),
        reverse("admin:boards_report_change", args=[report.pk]),
    ):
        assert f'href="{page}"' in secretarys.get(address).content.decode()


def test_the_page_speaks_vietnamese(as_officer, board_officer, page):
    response = as_officer(board_officer).get(page)

    with translation.override("vi"):
        title = gettext("Enter the figures of %(report)s") % {"report": "Yên Bái 2022"}
    assert response.context["title"] == title == "Nhập số liệu: Yên Bái 2022"


def test_the_page_costs_the_same_for_any_number_of_indicators(
    board, page, report, django_assert_num_queries
):
    board.get(page)
    with django_assert_num_queries(COST):
        board.get(f"{page}?all=1")
    for order in range(30):
        made = Indicator.objects.create(
            code=f"chi-tieu-{order}",
            name=f"Chỉ tiêu {order}",
            name_en=f"Indicator {order}",
            dimension="people",
            time_type="stock",
            unit="person",
        )
        Figure.objects.create(
            report=report, indicator=made, amount=order, unit="person", as_printed=f"{order}"
        )

    with django_assert_num_queries(COST):
        board.get(f"{page}?all=1")


COST = 29
"""Queries of one board's grid with every indicator."""


def test_stored_cells_may_be_asked_for_all_indicators(report):
    assert len(stored_cells([report.pk])) == Figure.objects.filter(report=report).count()


def test_saved_and_empty_are_told_apart():
    assert CellState.SAVED.label != CellState.EMPTY.label


# docs/entering.md


@pytest.mark.parametrize(
    ("text", "row", "state", "stored"),
    table("docs/entering.md", "Typed", "In the row", "Outcome", "Stored"),
)
def test_a_text_becomes_what_the_page_says(report, board_officer, text, row, state, stored):
    where = key(report, one(row))
    before = cell(where)

    (outcome,) = write_cells(
        [Entry(str(where), one(text), seen=before.token)], officer=board_officer
    )

    assert outcome.state.value == one(state)
    if stored == "as before":
        assert cell(where) == before
    else:
        now = [f"{number(each.amount)} {each.unit.code}" for each in cell(where).quantities]
        assert now == code(stored)


def test_every_state_of_a_cell_is_explained():
    documented = [one(state) for state, _meaning in table("docs/entering.md", "Outcome", "Meaning")]

    assert sorted(documented) == sorted(CellState.values)


def test_the_keys_of_the_page_are_those_of_the_documentation():
    documented = [
        (code(names), words) for names, words in table("docs/entering.md", "Keys", "What they do")
    ]

    assert documented == [(list(names), str(words)) for names, words in KEYS]


def test_the_script_knows_every_key():
    folder = Path(finders.find("site/grid/keys.js")).parent
    source = "\n".join(path.read_text() for path in folder.glob("*.js"))
    spelt = {"←": "ArrowLeft", "↑": "ArrowUp", "→": "ArrowRight", "↓": "ArrowDown", "Esc": "Escape"}
    events = {"Ctrl+C": '"copy"', "Ctrl+V": '"paste"'}

    for names, _words in KEYS:
        for name in names:
            last = name.rsplit("+", 1)[-1]
            wanted = events.get(name, spelt.get(last, last))
            assert wanted in source or f'"{wanted.lower()}"' in source, name


def test_the_limits_are_those_of_the_documentation():
    answers = [
        (asked, code(answer))
        for asked, answer, _status in table("docs/entering.md", "Asked", "Answered", "Status")
    ]

    assert (f"more than {MOST_CELLS} cells", ["too_many"]) in answers
    assert (f"more than {MOST_BYTES} bytes", ["too_large"]) in answers
