"""``has_perm``: the one question of rights, from the permission to the verdict."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from django.utils import timezone

from blocs.enums import Act, MandateRole, MandateStatus, Stage
from blocs.models import Cycle, Mandate
from boards.acting import acting, within_request
from boards.enums import Role
from boards.models import (
    Board,
    Change,
    Check,
    Document,
    Evidence,
    Exemption,
    Explanation,
    Figure,
    Filing,
    Indicator,
    Intake,
    IntakeRow,
    Officer,
    Remark,
    Report,
    ReturnedCell,
)
from boards.services import raise_doubt
from config.parties import TO_CYCLE
from config.permissions import ACTS, MODELS, PERMISSIONS
from config.rights import RoleBackend, verdict
from tests.conftest import make_officer

MODELS_OF_THE_SITE = [
    model
    for app in ("boards", "blocs", "awards")
    for model in apps.get_app_config(app).get_models()
]
VERBS = ("view", "add", "change", "delete")


@pytest.fixture
def reports(cycle_2022):
    """The reports of 2022 by board, which the stage of the conference leaves open."""
    return {report.board.slug: report for report in Report.objects.select_related("board")}


@pytest.fixture
def leader(cycle_2022):
    """An officer of the board that chairs 2022 today."""
    board = Board.objects.get(slug="thai-nguyen")
    leads(cycle_2022, board)
    return make_officer("truongkhoi", Role.BOARD, board)


def leads(cycle, board, role=MandateRole.CHAIR, **said):
    today = timezone.localdate()
    defaults = {"starts_on": today, "ends_on": None, "status": MandateStatus.ACTING}
    return Mandate.objects.create(
        cycle=cycle, board=board, role=role, document=Document.objects.first(), **defaults | said
    )


def at(cycle, stage):
    Cycle.objects.filter(pk=cycle.pk).update(stage=stage)


# Permissions


def test_every_model_has_its_row():
    assert {model._meta.label_lower for model in MODELS_OF_THE_SITE} == set(MODELS)


def test_a_permission_is_named_after_a_verb_and_a_model_or_stands_alone():
    of_models = {
        f"{app}.{verb}_{model}"
        for app, model in (label.split(".") for label in MODELS)
        for verb in VERBS
    }

    assert set(PERMISSIONS) - of_models == set(ACTS)


@pytest.mark.parametrize(
    ("permission", "act"),
    [
        ("boards.view_report", Act.READ_REPORT),
        ("boards.add_report", Act.KEEP_REGISTERS),
        ("boards.change_report", Act.EDIT_FIGURES),
        ("boards.view_evidence", Act.READ_REPORT),
        ("boards.verify_report", Act.VERIFY_REPORT),
        ("boards.change_check", Act.KEEP_CHECKS),
        ("blocs.approve_edition", Act.PUBLISH_EDITION),
        ("boards.change_change", None),
        ("boards.delete_seal", None),
        ("blocs.change_edition", None),
        ("nobody.reads_it", None),
    ],
)
def test_what_a_permission_asks_about(permission, act):
    assert PERMISSIONS.get(permission) == act


# Without an object


@pytest.mark.parametrize(
    ("role", "granted", "refused"),
    [
        pytest.param(
            Role.BOARD,
            ["boards.change_report", "boards.change_figure", "boards.view_indicator"],
            ["boards.verify_report", "boards.add_report", "blocs.view_edition", "blocs.view_cycle"],
            id="board officer",
        ),
        pytest.param(
            Role.SECRETARIAT,
            ["blocs.change_scheme", "blocs.prepare_edition", "boards.grant_exemption"],
            ["blocs.change_edition", "blocs.delete_edition", "boards.change_officer"],
            id="secretariat",
        ),
        pytest.param(
            Role.AUDITOR,
            ["boards.view_figure", "blocs.view_edition", "boards.view_change", "boards.view_seal"],
            ["boards.change_figure", "blocs.approve_edition", "awards.add_nomination"],
            id="auditor",
        ),
    ],
)
def test_a_role_may_do_what_the_table_says(bloc_2022, role, granted, refused):
    board = Board.objects.first() if role == Role.BOARD else None
    officer = make_officer("x", role, board)

    assert [perm for perm in granted if not officer.has_perm(perm)] == []
    assert [perm for perm in refused if officer.has_perm(perm)] == []


def test_an_auditor_writes_nothing(auditor):
    writes = {perm.split(".")[1].split("_")[0] for perm in auditor.get_all_permissions()}

    assert writes == {"view", "export", "read"}


def test_a_mandate_gives_what_the_board_alone_has_not(leader):
    assert leader.has_perm("boards.verify_report")
    assert not leader.has_perm("boards.add_report")


def test_an_officer_sees_the_apps_that_hold_something(auditor, board_officer):
    assert [auditor.has_module_perms(app) for app in ("boards", "blocs", "auth")] == [
        True,
        True,
        False,
    ]
    assert board_officer.has_module_perms("awards")


@pytest.mark.parametrize("ask", ["has_perm", "get_all_permissions", "has_module_perms"])
def test_an_officer_who_left_keeps_nothing(auditor, ask):
    auditor.is_active = False
    asked = {"has_perm": ["boards.view_figure"], "has_module_perms": ["boards"]}

    assert not getattr(RoleBackend(), ask)(auditor, *asked.get(ask, []))


def test_all_permissions_for_a_thing_are_those_granted_one_by_one(reports, board_officer):
    report = reports["yen-bai"]

    granted = board_officer.get_all_permissions(report)

    assert granted == {perm for perm in PERMISSIONS if board_officer.has_perm(perm, report)}
    assert {"boards.change_report", "boards.submit_report"} < granted
    assert "boards.verify_report" not in granted


def test_a_visitor_has_nothing(db):
    assert RoleBackend().get_all_permissions(AnonymousUser()) == set()


# With an object


@pytest.mark.parametrize(
    ("slug", "permission", "expected"),
    [
        ("yen-bai", "boards.change_report", True),
        ("yen-bai", "boards.submit_report", True),
        ("yen-bai", "boards.view_report", True),
        ("yen-bai", "boards.verify_report", False),
        ("hoa-binh", "boards.view_report", False),
        ("hoa-binh", "boards.change_report", False),
    ],
)
def test_a_board_officer_writes_to_the_own_report(
    reports, board_officer, slug, permission, expected
):
    assert board_officer.has_perm(permission, reports[slug]) is expected


@pytest.mark.parametrize(
    ("slug", "permission", "expected"),
    [
        ("yen-bai", "boards.view_report", True),
        ("yen-bai", "boards.verify_report", True),
        ("yen-bai", "boards.grant_exemption", True),
        ("yen-bai", "boards.change_report", False),
        ("thai-nguyen", "boards.change_report", True),
        ("thai-nguyen", "boards.verify_report", False),
    ],
)
def test_a_chair_reads_wider_than_it_writes(reports, leader, slug, permission, expected):
    assert leader.has_perm(permission, reports[slug]) is expected


def test_a_board_that_is_no_member_is_out_of_reach_of_the_chair(leader, cycle_2022):
    stranger = Board.objects.create(
        slug="xa", name="Ban xa", short_name="Xa", province=Board.objects.first().province
    )
    report = Report.objects.create(board=stranger, year=2022)

    assert not leader.has_perm("boards.view_report", report)
    assert verdict(leader, Act.READ_REPORT, report).ground is None


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param({}, True, id="from today on"),
        pytest.param({"days": 1}, False, id="from tomorrow on"),
        pytest.param({"status": MandateStatus.PROPOSED}, False, id="proposed"),
        pytest.param({"status": MandateStatus.ANNOUNCED}, True, id="announced"),
        pytest.param({"ended": True}, False, id="ended"),
    ],
)
def test_a_mandate_must_run(reports, cycle_2022, board_officer, said, expected):
    today = timezone.localdate()
    fields = {"starts_on": today + timedelta(said.get("days", 0))}
    if said.get("ended"):
        fields |= {"status": MandateStatus.ENDED, "ends_on": today + timedelta(9)}
    leads(
        cycle_2022, board_officer.board, **fields | {k: v for k, v in said.items() if k == "status"}
    )

    assert board_officer.has_perm("boards.view_report", reports["hoa-binh"]) is expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        pytest.param(datetime(2026, 12, 31, 16, 59, 59, 999_999, UTC), True, id="last moment"),
        pytest.param(datetime(2026, 12, 31, 17, 0, 0, 0, UTC), False, id="00:00:00 in Hà Nội"),
    ],
)
def test_the_right_is_gone_the_second_the_mandate_is_over(
    monkeypatch, reports, cycle_2022, board_officer, as_officer, moment, expected
):
    leads(cycle_2022, board_officer.board, starts_on=date(2026, 1, 1), ends_on=date(2027, 1, 1))
    monkeypatch.setattr(timezone, "now", lambda: moment)
    client = as_officer(board_officer)
    report = reports["hoa-binh"]

    page = client.get(f"/admin/boards/report/{report.pk}/change/", follow=True)

    assert board_officer.has_perm("boards.verify_report", report) is expected
    assert page.context.get("original") == (report if expected else None)


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        (Stage.PLANNING, False),
        (Stage.RUNNING, True),
        (Stage.CONFERENCE, True),
        (Stage.CLOSED, False),
    ],
)
def test_the_stage_closes_a_report(reports, cycle_2022, board_officer, stage, expected):
    at(cycle_2022, stage)

    assert board_officer.has_perm("boards.change_report", reports["yen-bai"]) is expected
    assert board_officer.has_perm("boards.view_report", reports["yen-bai"])


@pytest.mark.parametrize(
    ("said", "report", "figure"),
    [
        pytest.param({}, True, True, id="of the whole report"),
        pytest.param({"indicator": "workers"}, True, True, id="of this indicator"),
        pytest.param({"indicator": "exports"}, True, False, id="of another indicator"),
        pytest.param({"ended": True}, False, False, id="ended"),
        pytest.param({"expired": True}, False, False, id="expired"),
    ],
)
def test_an_exemption_stands_above_the_stage(
    reports, cycle_2022, board_officer, secretary, said, report, figure
):
    at(cycle_2022, Stage.CLOSED)
    now = timezone.now()
    code = said.get("indicator")
    Exemption.objects.create(
        report=reports["yen-bai"],
        indicator=Indicator.objects.exclude(code="workers").first()
        if code == "exports"
        else Indicator.objects.get(code=code)
        if code
        else None,
        reason="ước thực hiện được chính thức hóa",
        granted_by=secretary,
        granted_at=now - timedelta(2),
        expires_at=now - timedelta(1) if "expired" in said else now + timedelta(1),
        ended_at=now if "ended" in said else None,
    )
    workers = Figure.objects.get(report=reports["yen-bai"], indicator__code="workers")

    assert board_officer.has_perm("boards.change_report", reports["yen-bai"]) is report
    assert board_officer.has_perm("boards.change_figure", workers) is figure


def test_whoever_submitted_does_not_review(reports, secretary, approver):
    Filing.objects.create(report=reports["yen-bai"], number=1, submitted_by=secretary)

    figure = Figure.objects.filter(report=reports["yen-bai"]).first()

    answers = [
        officer.has_perm(f"boards.{verb}_report", row)
        for officer in (secretary, approver)
        for verb in ("return", "verify")
        for row in (reports["yen-bai"], figure)
    ]

    assert answers == [False] * 4 + [True] * 4


def test_whoever_raised_a_doubt_does_not_settle_it(reports, secretary, approver):
    figure = Figure.objects.get(report=reports["yen-bai"], indicator__code="workers")
    raise_doubt(figure=figure, doubt="notice", reason="lạ", officer=secretary)
    figure.refresh_from_db()

    answers = [officer.has_perm("boards.settle_doubt", figure) for officer in (secretary, approver)]

    assert answers == [False, True]


def test_whoever_prepared_an_edition_does_not_approve_it(edition_2022, secretary, approver):
    assert not secretary.has_perm("blocs.approve_edition", edition_2022)
    assert approver.has_perm("blocs.approve_edition", edition_2022)


def parts(report, officer):
    """One row of each table that hangs on a report."""
    cell = {"report": report, "indicator": Indicator.objects.get(code="workers")}
    filing = Filing.objects.create(report=report, number=1, submitted_by=officer)
    change = Change.objects.filter(report_id=report.pk).first()
    return [
        Explanation.objects.create(**cell, check_code="x", about="x", text="x", officer=officer),
        Evidence.objects.create(
            **cell,
            title="x",
            file=ContentFile(b"%PDF", "x.pdf"),
            file_name="x.pdf",
            size=4,
            sha256="0",
            officer=officer,
        ),
        Remark.objects.create(**cell, text="x", officer=officer),
        filing,
        ReturnedCell.objects.create(**cell, filing=filing, reason="x"),
        Exemption.objects.create(
            report=report,
            reason="x",
            granted_by=officer,
            expires_at=timezone.now() + timedelta(1),
        ),
        Figure.objects.filter(report=report).first(),
        change,
    ]


def test_what_hangs_on_a_report_is_read_with_it(reports, board_officer, secretary):
    rows = [parts(reports[slug], secretary) for slug in ("yen-bai", "hoa-binh")]

    readable = [
        [board_officer.has_perm(f"boards.view_{row._meta.model_name}", row) for row in part]
        for part in rows
    ]

    assert readable == [[True] * 8, [False] * 8]


def test_the_history_of_nothing_in_particular_is_for_the_council(board_officer, secretary):
    change = Change(report_id=None)

    assert not board_officer.has_perm("boards.view_change", change)
    assert secretary.has_perm("boards.view_change", change)


def test_a_file_to_import_is_its_uploaders(board_officer, secretary, auditor, bloc_2022):
    colleague = make_officer("dongnghiep", Role.BOARD, board_officer.board)
    intake = Intake.objects.create(file_name="a.xlsx", sha256="0", officer=board_officer)
    row = IntakeRow(intake=intake, number=1)
    officers = [board_officer, secretary, auditor, colleague]

    reads = [officer.has_perm("boards.view_intake", intake) for officer in officers]
    rows = [officer.has_perm("boards.view_intakerow", row) for officer in officers]
    undoes = [officer.has_perm("boards.undo_intake", intake) for officer in officers]

    assert (reads, undoes) == ([True, True, True, False], [True, True, False, False])
    assert rows == reads


def test_colleagues_see_one_anothers_rights(board_officer, secretary):
    colleague = make_officer("dongnghiep", Role.BOARD, board_officer.board)

    assert board_officer.has_perm("boards.view_rights", colleague)
    assert not board_officer.has_perm("boards.view_rights", secretary)


@pytest.mark.parametrize("model", MODELS_OF_THE_SITE, ids=lambda model: model.__name__)
def test_every_way_to_a_cycle_is_known(model):
    """A model with a path to a cycle that nobody named would be closed by no stage."""
    if model._meta.app_label == "boards":
        return
    related = {field.name for field in model._meta.fields if field.is_relation}

    heads = {path.split(".")[0] for path in TO_CYCLE}
    assert (
        model is Cycle
        or related & heads
        or model._meta.model_name
        in {
            "bloc",
            "calendarrule",
            "dayoff",
            "errand",
            "membership",
            "award",
            "awardrule",
            "piecerule",
            "listprofile",
            "listcolumn",
            "papertemplate",
            "hindrance",
        }
    )


def test_the_stage_closes_the_rows_of_a_cycle(edition_2022, secretary):
    mandate = edition_2022.cycle.mandates.first()
    before = secretary.has_perm("blocs.change_mandate", mandate)
    at(edition_2022.cycle, Stage.CLOSED)

    mandate = Mandate.objects.get(pk=mandate.pk)

    assert (before, secretary.has_perm("blocs.change_mandate", mandate)) == (True, False)


def test_a_row_of_the_registers_has_no_stage(secretary, board_officer, bloc_2022):
    check = Check.objects.create(code="x", kind="required", severity="block")

    assert secretary.has_perm("boards.change_check", check)
    assert board_officer.has_perm("boards.view_check", check)
    assert not board_officer.has_perm("boards.change_check", check)


# Cost


def test_one_request_asks_the_database_once(reports, board_officer, django_assert_num_queries):
    officer = Officer.objects.get(pk=board_officer.pk)
    report = Report.objects.get(pk=reports["yen-bai"].pk)

    with acting(request="a"), django_assert_num_queries(4):
        for _time in range(3):
            officer.has_perm("boards.change_report", report)
            officer.has_perm("boards.view_report", report)


def test_nothing_is_kept_beyond_the_request(board_officer):
    counted = iter(range(9))

    def ask():
        return within_request(board_officer, "key", lambda: next(counted))

    with acting(request="a"):
        first = [ask(), ask()]
    with acting(request="b"):
        second = [ask(), ask()]

    assert (first, second, ask(), ask()) == ([0, 0], [1, 1], 2, 3)
