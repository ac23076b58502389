"""The decade is fiction, says so everywhere, holds in every check, and never meets real work."""

import re
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.test.utils import override_settings

from awards.models import Ballot, Conferral, Decision, Submission
from blocs.domain.editions import findings, parsed
from blocs.enums import PledgeState
from blocs.enums import Stage as CycleStage
from blocs.models import Cycle, Edition, Pledge
from boards.enums import ReportState, SuccessionKind
from boards.models import Board, Document, Figure, Officer, Report, Seal, Succession
from boards.queries.answers import Entry
from boards.queries.cells import CellKey, stored_cells
from boards.queries.chain import walk_chain
from boards.queries.findings import findings as findings_of
from config.demo.decade import making
from config.demo.decade.cast import COUNCIL, FICTION, TROUPES
from config.demo.decade.reporting import explain, written
from config.demo.refusals import Refusal

SMALL = ["--years=3", "--blocs=1", "--boards=4", "--seed=7", "--first-year=2019"]
RIVERSIDE = TROUPES[0].slug


class Cut(Exception):
    """Somebody pulls the plug."""


@pytest.fixture(scope="module")
def decade(django_db_setup, django_db_blocker, tmp_path_factory):
    """Three years of one bloc, cut off in the third and gone on with; taken back at the end."""
    media = override_settings(DEMO=True, MEDIA_ROOT=tmp_path_factory.mktemp("decade"))
    with django_db_blocker.unblock(), media, transaction.atomic():
        left = _cut_off_in_the_last_year()
        call_command("generate_demo", *SMALL)
        yield left
        transaction.set_rollback(True)


def _cut_off_in_the_last_year():
    """What stands after the plug was pulled."""

    def cut(stage):
        if stage.unfinished:
            raise Cut

    with pytest.MonkeyPatch.context() as patch:
        whole = making.open_year
        patch.setattr(making, "open_year", lambda stage: (whole(stage), cut(stage)))
        with pytest.raises(Cut):
            call_command("generate_demo", *SMALL)
    return [(each.year, each.stage) for each in years()]


def years():
    return Cycle.objects.filter(bloc__slug=RIVERSIDE).order_by("year")


def editions():
    return Edition.objects.filter(cycle__bloc__slug=RIVERSIDE)


def test_a_run_that_was_cut_off_leaves_whole_years_and_the_next_one_goes_on(decade, db):
    closed = [(2019, CycleStage.CLOSED), (2020, CycleStage.CLOSED)]

    assert decade == closed
    assert [(each.year, each.stage) for each in years()] == [
        *closed,
        (2021, CycleStage.REPORTING),
    ]


def test_the_years_hold_what_a_bloc_goes_through(decade, db):
    ours = Pledge.objects.filter(cycle__bloc__slug=RIVERSIDE)
    unfinished = Report.objects.filter(year=2021, board__slug__startswith="hc-")

    assert [(each.cycle.year, each.number) for each in editions().order_by("pk")] == [
        (2019, 1),
        (2020, 1),
        (2020, 2),
    ]
    assert [each.state for each in ours] == [PledgeState.SIGNED] * 3
    assert {each.kind for each in Succession.objects.filter(document__issuer=COUNCIL)} == {
        SuccessionKind.RENAME,
        SuccessionKind.MERGE,
    }
    assert [each.memberships().count() for each in years()] == [4, 4, 4]
    assert Ballot.objects.counted().count() == 1
    assert Submission.objects.sent().count() == 2
    assert Decision.objects.count() == 3
    assert [each.board.slug[:3] for each in Conferral.objects.exclude(endings=None)] == ["hc-"]
    assert {each.state for each in unfinished} == {ReportState.SUBMITTED, ReportState.DRAFT}
    assert len({each.cycle.schemes.in_force().get().code for each in editions()}) == 2
    assert {each.published_at.year for each in editions()} == {2020, 2021}


def test_every_edition_verifies_and_the_history_is_whole(decade, db):
    Seal.objects.take()

    assert [findings(parsed(read(page).encode())) for page in OPEN_DATA] == [[], [], []]
    assert walk_chain().breaks == []


def test_nothing_is_unmarked(decade, db):
    made = Board.objects.filter(slug__startswith="hc-")
    papers = Document.objects.filter(issuer=COUNCIL)

    assert {each.sealed["illustrative"] for each in editions()} == {True}
    assert {FICTION in each.name for each in made} == {True}
    assert {each.number[:2] for each in papers} == {"HC"}
    assert set(Conferral.objects.values_list("board", flat=True)) <= set(
        made.values_list("pk", flat=True)
    )
    pages = ("/blocs/", "/boards/", *(f"/blocs/{RIVERSIDE}{page}" for page in PAGES))
    assert {page for page in pages if FICTION not in read(page)} == set()


OPEN_DATA = [
    f"/blocs/{RIVERSIDE}/{edition}.json"
    for edition in ("2019/editions/1", "2020/editions/1", "2020/editions/2")
]
PAGES = (
    "/",
    "/rotation/",
    "/2020/",
    "/2020/figures/",
    "/2020/pledge/",
    "/2020/editions/1/",
    "/2020.json",
    "/2020.csv",
)


def read(page):
    answer = Client().get(page, follow=True)
    text = b"".join(answer) if answer.streaming else answer.content
    assert answer.status_code == 200, page
    return text.decode()


def test_a_second_run_changes_nothing(decade, db, capsys):
    before = [Figure.objects.count(), Document.objects.count(), Edition.objects.count()]

    call_command("generate_demo", *SMALL)

    assert before == [Figure.objects.count(), Document.objects.count(), Edition.objects.count()]
    assert capsys.readouterr().out.splitlines()[0].split(":")[1] == " 0 made, 0 s"


def test_a_figure_that_is_not_taken_stops_the_script(decade, db):
    stage = SimpleNamespace(officer=lambda board: Officer.objects.get(username="hc-an-du"))

    with pytest.raises(ValueError, match="invalid"):
        written(stage, "Ẩn Dụ", [Entry("no cell", text="1")])


def test_what_the_checks_ask_about_is_explained(decade, db):
    report = Report.objects.filter(
        year=2021, board__slug__startswith="hc-", state=ReportState.DRAFT
    ).first()
    stage = SimpleNamespace(officer=lambda board: Officer.objects.get(board=board))
    figure = report.figures.filter(unit="person", basis="actual").get()
    key = CellKey(report.pk, figure.indicator_id, figure.basis)
    seen = stored_cells([report.pk], [figure.indicator_id])[key].token
    written(stage, report.board, [Entry(str(key), text=f"{figure.amount * 20:.0f}", seen=seen)])
    assert [row for row in findings_of(report) if row.holds_back]

    explain(stage, report)

    assert [row for row in findings_of(report) if row.holds_back] == []


def test_another_size_beside_it_is_refused(decade, db):
    with pytest.raises(CommandError) as refusal:
        call_command("generate_demo", "--years=4")

    assert refusal.value.__cause__.refusal == Refusal.ANOTHER_SIZE


def test_the_page_of_the_demonstration_lists_every_refusal():
    text = (settings.BASE_DIR / "docs" / "demo.md").read_text()
    table = text.partition("| Refusal |")[2].partition("\n\n")[0]

    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == Refusal.values
