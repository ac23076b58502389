"""The history on pages: who reads it, what it says, as it was, and by which way it came."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone, translation

from blocs.enums import Stage
from blocs.models import Cycle
from blocs.services import approve_edition, prepare_edition
from boards.acting import acting
from boards.enums import Doubt, Role, Route
from boards.models import Board, BoardName, Change, Figure, Indicator, Officer, Report
from boards.queries import history
from boards.queries.history import history_of
from boards.services import raise_doubt, settle_doubt
from config.demo import DIRECTORY
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def figure(cycle_2022):
    return Figure.objects.filter(
        report__board__slug="yen-bai", report__year=2022, amount__isnull=False
    ).first()


@pytest.fixture
def root(db):
    return Officer.objects.create_superuser("root", password="mat-khau-thu-nghiem")


def since():
    return Change.objects.order_by("pk").values_list("pk", flat=True).last() or 0


def changes_after(number):
    return list(Change.objects.filter(pk__gt=number).order_by("pk"))


def cell_page(figure):
    return reverse(
        "admin:boards_cell_history", args=[figure.report_id, figure.indicator_id, figure.basis]
    )


def read(client, address, **asked):
    response = client.get(address, asked)
    assert response.status_code == 200
    return response.context_data


# What a row says

NO_YES = ("không", "có")
UNSHOWN = ("không hiển thị", "không hiển thị")


def test_a_change_is_told_in_the_words_of_the_reader(figure, secretary):
    source = figure.source
    Figure.objects.filter(pk=figure.pk).update(amount="12.5", unit="HA", source=None, currency="")
    with acting(officer=lambda: secretary, route=Route.GRID, request="r1", reason="theo biên bản"):
        Figure.objects.filter(pk=figure.pk).update(
            amount="1277.5", source=source, qualifier="about"
        )

    with translation.override("vi"):
        latest = history_of(figure.history_thread)[0]

    assert (latest.officer, latest.verb, latest.route, latest.reason, latest.request) == (
        "secretary",
        "sửa",
        "bảng nhập",
        "theo biên bản",
        "r1",
    )
    assert [(column.before, column.after) for column in latest.columns] == [
        ("12,5 ha", "khoảng 1.277,5 ha"),
        ("đúng nguyên văn", "khoảng"),
        ("", str(source)),
    ]


def test_the_unit_that_stayed_is_kept_beside_the_amount_and_not_shown(figure):
    Figure.objects.filter(pk=figure.pk).update(amount="12.5", unit="HA", currency="")
    Figure.objects.filter(pk=figure.pk).update(amount="13")

    stored = Change.objects.latest("pk")
    (shown,) = history_of(figure.history_thread)[0].columns

    assert stored.before == {"amount": "12.5", "unit": "HA", "qualifier": figure.qualifier}
    assert (shown.label, shown.before, shown.after) == ("amount", "12.5 ha", "13 ha")


@pytest.mark.parametrize(
    ("model", "before", "after", "expected"),
    [
        pytest.param("boards.officer", {"is_staff": False}, {"is_staff": True}, NO_YES, id="yes"),
        pytest.param("boards.officer", {"password": "1"}, {"password": "2"}, UNSHOWN, id="hidden"),
        pytest.param("boards.officer", {"board": 0}, {"board": None}, ("#0", ""), id="gone"),
        pytest.param(
            "blocs.cycle",
            {"members_on": "2022-01-31"},
            {"members_on": None},
            ("31/01/2022", ""),
            id="day",
        ),
        pytest.param(
            "boards.report",
            {"locked_at": "2022-01-31T00:00:00.000000+00:00"},
            {"locked_at": None},
            ("07:00 31/01/2022", ""),
            id="moment",
        ),
        pytest.param(
            "boards.exchangerate",
            {"vnd_per_unit": "23615.5"},
            {"vnd_per_unit": "24000"},
            ("23.615,5", "24.000"),
            id="number",
        ),
        pytest.param(
            "boards.intake", {"counts": {}}, {"counts": {"new": 1}}, ("{}", '{"new": 1}'), id="JSON"
        ),
        pytest.param("boards.officer", {"gone": 1}, {"gone": "x"}, ("1", "x"), id="no such column"),
        pytest.param("boards.gone", {"name": "a"}, {"name": "b"}, ("a", "b"), id="no such table"),
        pytest.param(
            "boards.board", {"name": "a"}, {"name": "b" * 400}, ("a", "b" * 299 + "…"), id="long"
        ),
    ],
)
def test_values_in_words(model, before, after, expected):
    change = Change(
        at=timezone.now(),
        route="form",
        verb="changed",
        model=model,
        object_id="1",
        before=before,
        after=after,
    )

    with translation.override("vi"):
        (row,) = history.told([change])

    assert [(column.before, column.after) for column in row.columns] == [expected]


# A spell of editing


SECOND = timedelta(seconds=1)
START = timezone.now()


def saved(pk, after_seconds, before, after, **said):
    """A change of a figure as the history keeps it."""
    of = {"verb": "changed", "route": "grid", "reason": "", "officer_id": 7, "object_id": "3"}
    return Change(
        pk=pk, at=START + after_seconds * SECOND, before=before, after=after, model="boards.figure",
        thread="cell/1/2/actual", officer_name="An", request=f"r{pk}", **{**of, **said},
    )  # fmt: skip


def notes(row):
    return [(column.before, column.after) for column in row.columns]


def test_several_saves_of_one_cell_within_a_minute_read_as_one():
    changes = [
        saved(3, 95, {"note": "b"}, {"note": "c"}),
        saved(2, 50, {"note": "a", "as_printed": ""}, {"note": "b", "as_printed": "5"}),
        saved(1, 0, {"note": ""}, {"note": "a"}),
    ]

    (row,) = history.told(changes)

    assert (row.number, row.at, row.kind, row.request) == (3, changes[0].at, "changed", "r3")
    assert notes(row) == [("", "5"), ("", "c")]
    assert [(part.number, part.request, notes(part)) for part in row.parts] == [
        (3, "r3", [("b", "c")]),
        (2, "r2", [("", "5"), ("a", "b")]),
        (1, "r1", [("", "a")]),
    ]
    assert [change.after for change in changes] == [
        {"note": "c"}, {"note": "b", "as_printed": "5"}, {"note": "a"},
    ]  # fmt: skip


def test_a_figure_that_is_made_and_mended_at_once_was_made():
    changes = [
        saved(2, 20, {"note": "a"}, {"note": "b"}),
        saved(1, 0, {}, {"note": "a"}, verb="created"),
    ]

    (row,) = history.told(changes)

    assert (row.kind, notes(row), len(row.parts)) == ("created", [("", "b")], 2)


def test_what_was_typed_and_taken_back_changes_nothing():
    changes = [saved(2, 9, {"note": "b"}, {"note": "a"}), saved(1, 0, {"note": "a"}, {"note": "b"})]

    (row,) = history.told(changes)

    assert (notes(row), len(row.parts)) == ([], 2)


@pytest.mark.parametrize(
    ("after_seconds", "newer", "older"),
    [
        pytest.param(61, {}, {}, id="later"),
        pytest.param(5, {"officer_id": 8}, {}, id="another officer"),
        pytest.param(5, {"officer_id": None}, {"officer_id": None}, id="the program"),
        pytest.param(5, {"route": "undo"}, {}, id="another way"),
        pytest.param(5, {"reason": "sai"}, {}, id="another reason"),
        pytest.param(5, {"object_id": "4"}, {}, id="another row"),
        pytest.param(5, {"thread": "cell/1/2/estimate"}, {}, id="another cell"),
        pytest.param(5, {"model": "boards.remark"}, {}, id="another table"),
        pytest.param(5, {"verb": "deleted"}, {}, id="deleted"),
        pytest.param(5, {}, {"verb": "deleted"}, id="after a deletion"),
        pytest.param(5, {"verb": "created"}, {}, id="made anew"),
    ],
)
def test_what_is_no_spell_stands_alone(after_seconds, newer, older):
    changes = [
        saved(2, after_seconds, {"note": "a"}, {"note": "b"}),
        saved(1, 0, {"note": ""}, {"note": "a"}),
    ]
    for change, said in zip(changes, (newer, older), strict=True):
        for name, value in said.items():
            setattr(change, name, value)

    rows = history.told(changes)

    assert [(row.number, row.parts) for row in rows] == [(2, ()), (1, ())]


def test_a_spell_can_be_unfolded_on_the_page_of_its_cell(figure, secretary, as_officer):
    since_now = since()
    with acting(officer=lambda: secretary, route=Route.GRID):
        for note in ("a", "b", "c"):
            Figure.objects.filter(pk=figure.pk).update(note=note)
    address = reverse(
        "admin:boards_cell", args=[figure.report_id, figure.indicator_id, figure.basis]
    )

    page = as_officer(secretary).get(address)

    changes = changes_after(since_now)
    body = page.content.decode()
    assert [len(row.parts) for row in page.context["changes"]] == [3]
    assert all(body.count(f'id="change-{change.pk}"') == 1 for change in changes)
    assert body.count('class="change-parts"') == 1
    assert cell_page(figure) in body


@pytest.mark.parametrize("times", [1, 10])
def test_a_cell_asks_as_often_for_one_change_as_for_many(figure, django_assert_num_queries, times):
    with acting(officer=lambda: None, route=Route.GRID):
        for number in range(times):
            Figure.objects.filter(pk=figure.pk).update(note=f"lần {number}")

    with django_assert_num_queries(1):
        history_of(figure.history_thread)


# As it was


def test_a_cell_as_it_was_at_a_moment(figure):
    Figure.objects.filter(pk=figure.pk).update(note="đầu", settlement="")
    moment = timezone.now()
    Figure.objects.filter(pk=figure.pk).update(note="cuối")
    gone = timezone.now()
    figure.delete()

    key = ("boards.figure", Change.objects.filter(model="boards.figure").latest("pk").object_id)
    assert history.state_at(figure.history_thread, moment)[key]["note"] == "đầu"
    assert history.state_at(figure.history_thread, gone)[key]["note"] == "cuối"
    assert history.state_at(figure.history_thread, timezone.now()) == {}


def test_two_moments_stand_side_by_side(figure, auditor, as_officer):
    Figure.objects.filter(pk=figure.pk).update(note="đầu")
    moment = timezone.localtime() + timedelta(seconds=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.utils.timezone.now", lambda: moment + timedelta(minutes=5))
        Figure.objects.filter(pk=figure.pk).update(note="cuối")
        later = moment + timedelta(minutes=6)

    page = read(
        as_officer(auditor),
        cell_page(figure),
        then=f"{moment:%d/%m/%Y %H:%M:%S}",
        until=f"{later:%d/%m/%Y %H:%M:%S}",
    )

    (state,) = page["states"]
    assert [(column.before, column.after) for column in state.columns] == [("đầu", "cuối")]


# Who reads it


@pytest.mark.parametrize(
    ("who", "allowed"),
    [("own", True), ("other", False), ("homeless", False), ("auditor", True), ("secretary", True)],
)
def test_the_history_of_a_cell_is_read_by_those_who_may(
    who, allowed, figure, board_officer, auditor, secretary, as_officer
):
    officers = {
        "own": board_officer,
        "other": make_officer("khac", Role.BOARD, Board.objects.get(slug="phu-tho")),
        "homeless": make_officer("khong-ban", Role.BOARD),
        "auditor": auditor,
        "secretary": secretary,
    }
    Figure.objects.filter(pk=figure.pk).update(note="bí mật")

    response = as_officer(officers[who]).get(cell_page(figure))

    assert (response.status_code == 200, "bí mật" in response.text) == (allowed, allowed)


def test_a_board_officer_sees_only_the_changes_of_reports_within_reach(
    figure, board_officer, as_officer
):
    other = Figure.objects.filter(report__board__slug="phu-tho").first()
    Figure.objects.filter(pk__in=[figure.pk, other.pk]).update(note="như nhau")
    Board.objects.filter(slug="yen-bai").update(short_name="YB")

    rows = read(as_officer(board_officer), reverse("admin:boards_history"))["page"].rows

    assert {row.object_id for row in rows} == {str(figure.pk)}


@pytest.mark.parametrize("name", ["boards_report_history", "boards_figure_history"])
def test_the_history_of_a_row_of_another_board_is_refused(name, figure, as_officer):
    officer = make_officer("khac", Role.BOARD, Board.objects.get(slug="phu-tho"))
    pk = figure.report_id if "report" in name else figure.pk

    response = as_officer(officer).get(reverse(f"admin:{name}", args=[pk]))

    assert response.status_code in (403, 404)


def test_the_list_is_refused_to_whom_no_role_was_given(as_officer, db, monkeypatch):
    officer = make_officer("khong", Role.BOARD)
    monkeypatch.setattr(Officer, "has_perm", lambda *asked: False)

    assert as_officer(officer).get(reverse("admin:boards_history")).status_code == 403


def test_no_such_row_and_no_such_cell(auditor, as_officer, figure):
    browser = as_officer(auditor)

    assert browser.get(reverse("admin:boards_report_history", args=[0])).status_code == 404
    addresses = [[0, figure.indicator_id, "actual"], [figure.report_id, 0, "actual"]]
    found = [browser.get(reverse("admin:boards_cell_history", args=args)) for args in addresses]
    assert [response.status_code for response in found] == [404, 404]


# The whole history


def test_the_history_of_a_report_is_that_of_all_that_belongs_to_it(figure, auditor, as_officer):
    Figure.objects.filter(report=figure.report).update(note="mới")
    Report.objects.filter(pk=figure.report_id).update(source=None)
    address = reverse("admin:boards_report_history", args=[figure.report_id])

    rows = read(as_officer(auditor), address)["page"].rows

    figures = Figure.objects.filter(report=figure.report).count()
    whats = sorted(row.what for row in rows)
    with translation.override("vi"):
        assert whats.count(str(Figure._meta.verbose_name)) == figures


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param({"table": "boards.board"}, ["board"], id="table"),
        pytest.param({"route": "grid"}, ["grid"], id="route"),
        pytest.param({"request": "r1"}, ["grid"], id="request"),
        pytest.param({"officer": "1"}, ["grid"], id="officer"),
        pytest.param({"day": "DAY"}, ["board", "grid", "first"], id="day"),
        pytest.param({"day": "01/01/2001"}, [], id="another day"),
        pytest.param({"day": "no day", "table": "none"}, ["board", "grid", "first"], id="nonsense"),
    ],
)
def test_the_history_is_narrowed(asked, expected, cycle_2022, auditor, secretary, as_officer):
    first, second = Figure.objects.all()[:2]
    numbers = {}
    Figure.objects.filter(pk=first.pk).update(note="một")
    numbers["first"] = since()
    with acting(officer=lambda: secretary, route=Route.GRID, request="r1"):
        Figure.objects.filter(pk=second.pk).update(note="hai")
    numbers["grid"] = since()
    Board.objects.filter(slug="yen-bai").update(short_name="YB")
    numbers["board"] = since()
    Change.objects.exclude(pk__in=numbers.values())._raw_delete("default")
    words = {"DAY": f"{timezone.localtime():%d/%m/%Y}", "1": str(secretary.pk)}

    page = read(
        as_officer(auditor),
        reverse("admin:boards_history"),
        **{name: words.get(value, value) for name, value in asked.items()},
    )["page"]

    assert [row.number for row in page.rows] == [numbers[name] for name in expected]


def test_pages_follow_each_other_without_being_counted(
    cycle_2022, auditor, as_officer, monkeypatch
):
    monkeypatch.setattr(history, "PAGE", 3)
    for number in range(7):
        Figure.objects.filter(pk=Figure.objects.first().pk).update(note=f"{number}")
    browser, address = as_officer(auditor), reverse("admin:boards_history")

    pages, before = [], {}
    while before is not None:
        page = read(browser, address, table="boards.figure", **before)["page"]
        pages.append([row.number for row in page.rows])
        before = {"before": page.older} if page.older else None

    assert [len(numbers) for numbers in pages] == [3, 3, 1]
    every = [number for numbers in pages for number in numbers]
    assert every == sorted(every, reverse=True)


# By which way


def test_a_form_says_who_and_how(root, as_officer, cycle_2022):
    indicator = Indicator.objects.first()
    browser = as_officer(root)
    address = reverse("admin:boards_indicator_change", args=[indicator.pk])
    form = browser.get(address).context["adminform"].form
    data = {name: form[name].value() or "" for name in form.fields}
    number = since()

    browser.post(address, {**data, "name": "Tên mới"})

    (change,) = changes_after(number)
    assert (change.officer, change.route, change.after) == (
        root,
        Route.FORM,
        {"name": "Tên mới"},
    )
    assert len(change.request) == 32


def test_an_inline_belongs_to_the_request_of_its_form(root, as_officer, cycle_2022):
    board = Board.objects.get(slug="yen-bai")
    browser = as_officer(root)
    address = reverse("admin:boards_board_change", args=[board.pk])
    page = browser.get(address).context
    data = {
        name: page["adminform"].form[name].value() or "" for name in page["adminform"].form.fields
    }
    for formset in page["inline_admin_formsets"]:
        prefix = formset.formset.prefix
        data |= {
            f"{prefix}-{name}": formset.formset.management_form[name].value()
            for name in formset.formset.management_form.fields
        }
        for form in formset.formset.forms:
            data |= {form.add_prefix(name): form[name].value() or "" for name in form.fields}
    names = next(
        formset.formset
        for formset in page["inline_admin_formsets"]
        if formset.formset.model is BoardName
    )
    added = names.total_form_count()
    data |= {
        f"{names.prefix}-TOTAL_FORMS": added + 1,
        f"{names.prefix}-{added}-name": "Tên cũ",
        f"{names.prefix}-{added}-ends_on": "01/01/1999",
        "name": "Tên mới",
    }
    number = since()

    response = browser.post(address, data)

    assert response.status_code == 302, response.context["errors"]
    changes = changes_after(number)
    assert [(change.model, change.verb) for change in changes] == [
        ("boards.board", "changed"),
        ("boards.boardname", "created"),
    ]
    assert {change.request for change in changes} == {changes[0].request}
    assert {change.officer for change in changes} == {root}


def test_an_action_of_a_list_says_that_it_was_one(root, as_officer, cycle_2022):
    number = since()

    as_officer(root).post(
        reverse("admin:boards_figure_changelist"),
        {
            "action": "delete_selected",
            "_selected_action": [Figure.objects.first().pk],
            "post": "yes",
        },
    )

    (change,) = changes_after(number)
    assert (change.verb, change.route, change.officer) == ("deleted", Route.ACTION, root)


def test_a_stage_moves_by_an_action_with_its_reason(secretary, as_officer, cycle_2022):
    Cycle.objects.filter(pk=cycle_2022.pk).update(stage=Stage.APPRAISAL)
    number = since()

    as_officer(secretary).post(
        reverse("admin:blocs_cycle_changelist"),
        {
            "action": "move",
            "_selected_action": [cycle_2022.pk],
            "confirmed": "1",
            "stage": Stage.REPORTING,
            "reason": "nhập lại",
        },
    )

    (change,) = [one for one in changes_after(number) if one.model == "blocs.cycle"]
    assert (change.route, change.officer, change.reason, change.after) == (
        Route.ACTION,
        secretary,
        "nhập lại",
        {"stage": "reporting"},
    )


def test_a_right_that_is_given_is_recorded(root, auditor, as_officer):
    browser = as_officer(root)
    address = reverse("admin:boards_officer_change", args=[auditor.pk])
    form = browser.get(address).context["adminform"].form
    data = {name: form[name].value() or "" for name in form.fields if name != "password"}
    joined = timezone.localtime(auditor.date_joined)
    data |= {
        "role": "secretariat",
        "date_joined_0": f"{joined:%d/%m/%Y}",
        "date_joined_1": f"{joined:%H:%M:%S}",
    }
    number = since()

    browser.post(address, data)

    change = changes_after(number)[0]
    assert (change.officer, change.thread, change.before["role"], change.after["role"]) == (
        root,
        f"boards.officer/{auditor.pk}",
        "auditor",
        "secretariat",
    )
    rows = read(browser, reverse("admin:boards_officer_history", args=[auditor.pk]))["page"].rows
    assert rows[0].number == change.pk


@pytest.mark.parametrize(
    ("work", "reason"),
    [
        pytest.param(
            lambda figure, officer: raise_doubt(
                figure=figure, doubt=Doubt.NOTICE, reason="lệch", officer=officer
            ),
            "lệch",
            id="doubt",
        ),
        pytest.param(
            lambda figure, officer: settle_doubt(
                figure=figure, officer=officer, settlement="đã đối chiếu"
            ),
            "đã đối chiếu",
            id="settlement",
        ),
    ],
)
def test_doubts_are_recorded_with_their_reason(work, reason, figure, secretary):
    Figure.objects.filter(pk=figure.pk).update(
        doubt="notice", doubt_reason="x", settled_at=None, settled_by=None, settlement=""
    )
    Report.objects.update(locked_at=None, lock_reason="")
    number = since()

    work(figure, secretary)

    assert [change.reason for change in changes_after(number)] == [reason]


def test_a_command_says_which_and_binds_all_that_it_wrote(capsys):
    call_command("load_cycle", str(DIRECTORY))

    changes = Change.objects.all()
    told = set(changes.values_list("route", "officer", "officer_name"))
    assert told == {(Route.COMMAND, None, "")}
    # A doubt that the files raise says its own reason.
    reasons = changes.exclude(model="boards.figure").values_list("reason", flat=True)
    assert set(reasons) == {f"load_cycle {DIRECTORY}"}
    (request,) = set(changes.values_list("request", flat=True))
    assert len(request) == 32
    made = changes.filter(model="boards.figure", verb="created")
    assert made.count() == Figure.objects.count()


def test_an_edition_is_recorded_from_the_draft_to_the_publication(edition_2022):
    changes = Change.objects.filter(model="blocs.edition").order_by("pk")

    assert [(change.verb, set(change.after) >= {"published_at"}) for change in changes] == [
        ("created", True),
        ("changed", True),
    ]
    assert changes[0].after["published_at"] is None
    assert changes[1].before["published_at"] is None


def test_a_form_leads_to_the_history_of_those_who_may_read_it(
    figure, board_officer, auditor, as_officer
):
    own = reverse("admin:boards_report_change", args=[figure.report_id])
    shared = reverse("admin:boards_indicator_change", args=[figure.indicator_id])

    leads = [
        "historylink" in as_officer(officer).get(address).text
        for officer in (board_officer, auditor)
        for address in (own, shared)
    ]

    assert leads == [True, False, True, True]


def test_scores_are_recorded(cycle_2022, secretary, approver):
    edition = prepare_edition(cycle=cycle_2022, officer=secretary)
    number = since()

    approve_edition(edition=edition, officer=approver)

    assert {change.model for change in changes_after(number)} >= {"blocs.score"}
    assert {change.reason for change in changes_after(number)} == {""}


def test_a_post_that_is_refused_leaves_no_change(root, as_officer, cycle_2022):
    indicator = Indicator.objects.first()
    number = since()

    as_officer(root).post(
        reverse("admin:boards_indicator_change", args=[indicator.pk]), {"name": "Tên mới"}
    )

    assert changes_after(number) == []
