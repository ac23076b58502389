"""A succession is one call: boards, names, seats, mandates and open years, or nothing at all."""

import threading
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connection

from blocs.domain.rotation import propose
from blocs.domain.successions import Choice, Fate
from blocs.enums import MandateRole, MandateStatus, Stage
from blocs.models import Bloc, Cycle, Mandate, Membership
from blocs.queries.rotation import known
from blocs.queries.succession_plan import Decisions
from blocs.refusals import Refusal as BlocsRefusal
from blocs.services import approve_edition, prepare_edition
from boards.enums import Comparison, Role, SuccessionKind
from boards.models import Board, BoardName, Change, Officer, Report, Signatory, Succession
from boards.refusals import Refusal, Refused
from boards.services import open_report
from tests.blocs.successions import (
    JULY,
    NEW,
    board,
    cycle_2025,
    decided,
    event,
    leads,
    mandates,
    members,
    new_board,
    paper,
    record,
    renamed,
    seat_of,
    takes,
)
from tests.boards.rows import bloc as bare_bloc
from tests.boards.rows import membership as bare_membership
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db

BEFORE = JULY - timedelta(1)
SEATS = [
    "1 hoa-binh",
    "2 bac-giang",
    "3 thai-nguyen",
    "4 tuyen-quang",
    "5 yen-bai",
    "6 phu-tho",
    "7 bac-kan",
]


@pytest.fixture
def bloc(bloc_2022):
    return bloc_2022


def refused(of, decisions, officer):
    """The reason, and that nothing at all was written."""
    before = (Change.objects.count(), Succession.objects.count(), Board.objects.count())
    with pytest.raises(Refused) as caught:
        record(of, decisions, officer)
    assert before == (Change.objects.count(), Succession.objects.count(), Board.objects.count())
    return caught.value.refusal, caught.value.detail


# Boards


def test_a_merger_ends_its_boards_and_founds_another(bloc, secretary):
    made = record(event(note="theo đề án"), decided(takes("bac-kan")), secretary)

    new = board(NEW)
    assert (board("bac-kan").dissolved_on, new.founded_on, new.dissolved_on) == (JULY, JULY, None)
    assert sorted(each.slug for each in made.predecessors.all()) == ["bac-kan", "thai-nguyen"]
    assert (made.successors.get(), made.heir, made.comparison, made.document, made.note) == (
        new,
        new,
        Comparison.RESTATED,
        paper(),
        "theo đề án",
    )


def test_past_years_stay_as_they_are(bloc, edition_2022, secretary):
    payload = edition_2022.payload
    reports = list(Report.objects.values_list("board__slug", "year"))

    record(event(), decided(takes("bac-kan")), secretary)

    edition_2022.refresh_from_db()
    assert edition_2022.payload == payload
    assert list(Report.objects.values_list("board__slug", "year")) == reports
    assert [each.board.slug for each in Cycle.objects.get(year=2022).memberships()] == [
        each.split()[1] for each in SEATS
    ]


def test_a_board_may_take_another_in_and_a_new_name_with_it(bloc, secretary):
    of = event(goes_on=board("thai-nguyen"), new_name=renamed("Ban mới", "TN mới"), heir=0)

    made = record(of, decided(takes("thai-nguyen")), secretary)

    goes_on = board("thai-nguyen")
    assert (goes_on.name, goes_on.short_name, goes_on.dissolved_on) == ("Ban mới", "TN mới", None)
    assert goes_on.short_name_on(BEFORE) == "Thái Nguyên"
    assert (made.heir, list(made.successors.all())) == (goes_on, [goes_on])


def test_a_renaming_keeps_the_row_and_the_old_name_until_the_day(bloc, secretary):
    old = board("yen-bai").name
    of = event(SuccessionKind.RENAME, ["yen-bai"], new_name=renamed())

    record(of, Decisions(), secretary)

    after = board("yen-bai")
    assert (after.name_on(BEFORE), after.name_on(JULY)) == (old, renamed().name)
    assert (after.short_name_on(BEFORE), after.short_name_on(JULY)) == ("Yên Bái", "Yên Bái (KCN)")
    assert BoardName.objects.get(board=after).document == paper()
    assert members(bloc, JULY) == SEATS


def test_a_second_renaming_begins_where_the_first_ended(bloc, secretary):
    record(event(SuccessionKind.RENAME, ["yen-bai"], new_name=renamed()), Decisions(), secretary)
    second = date(2026, 1, 1)
    name = renamed("Ban Quản lý khu kinh tế Yên Bái", "Yên Bái (KKT)")

    record(
        event(SuccessionKind.RENAME, ["yen-bai"], on=second, new_name=name), Decisions(), secretary
    )

    spans = BoardName.objects.filter(board__slug="yen-bai").values_list("starts_on", "ends_on")
    assert list(spans) == [(None, JULY), (JULY, second)]


def test_a_split_leaves_the_seat_to_one_half(bloc, secretary):
    halves = [new_board("nua-dong", "Nửa Đông"), new_board("nua-tay", "Nửa Tây")]
    of = event(SuccessionKind.SPLIT, ["phu-tho"], founded=halves, heir=1)

    made = record(of, decided(takes("phu-tho", 1), Choice(bloc.pk, 0)), secretary)

    assert members(bloc, JULY)[-3:] == ["6 nua-tay", "7 bac-kan", "8 nua-dong"]
    assert (made.heir.slug, made.comparison) == ("nua-tay", Comparison.NONE)


def test_a_board_that_ends_may_leave_its_work_to_another(bloc, secretary):
    of = event(SuccessionKind.DISSOLVE, ["bac-kan"], heir=board("thai-nguyen"))

    made = record(of, decided(), secretary)

    assert (made.heir.slug, list(made.successors.all())) == ("thai-nguyen", [])
    assert members(bloc, JULY) == SEATS[:-1]


def test_whoever_signed_for_a_board_that_ended_does_so_no_longer(bloc, secretary):
    for slug in ("bac-kan", "phu-tho"):
        Signatory.objects.create(
            board=board(slug),
            name="Nguyễn Văn A",
            post="Trưởng ban",
            starts_on=date(2020, 1, 1),
            document=paper(),
        )

    record(event(), decided(takes("bac-kan")), secretary)

    ends = Signatory.objects.values_list("board__slug", "ends_on").order_by("board__slug")
    assert list(ends) == [("bac-kan", JULY), ("phu-tho", None)]


@pytest.mark.parametrize(
    ("moves", "expected"),
    [
        pytest.param(True, NEW, id="they move to the heir"),
        pytest.param(False, "bac-kan", id="they stay"),
    ],
)
def test_officers_move_by_decision(bloc, secretary, moves, expected):
    officer = make_officer("bk", Role.BOARD, board("bac-kan"))

    record(event(), decided(takes("bac-kan"), officers_move=moves), secretary)

    assert Officer.objects.get(pk=officer.pk).board.slug == expected


def test_officers_who_have_left_are_not_moved(bloc, secretary):
    officer = make_officer("bk", Role.BOARD, board("bac-kan"))
    Officer.objects.filter(pk=officer.pk).update(is_active=False)

    record(event(), decided(takes("bac-kan"), officers_move=True), secretary)

    assert Officer.objects.get(pk=officer.pk).board.slug == "bac-kan"


def test_every_change_names_the_document(bloc, secretary):
    last = Change.objects.latest("pk").pk if Change.objects.exists() else 0

    record(event(), decided(takes("bac-kan")), secretary)

    changes = Change.objects.filter(pk__gt=last)
    assert {change.reason for change in changes} == {str(paper())}


# Seats


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        pytest.param("bac-kan", ["3 -", f"7 {NEW}"], id="the seat of one"),
        pytest.param("thai-nguyen", [f"3 {NEW}", "7 -"], id="the seat of the other"),
    ],
)
def test_a_merger_moves_a_seat(bloc, secretary, slug, expected):
    record(event(), decided(takes(slug)), secretary)

    held = dict(each.split() for each in members(bloc, JULY))
    assert [f"{seat} {held.get(seat, '-')}" for seat in ("3", "7")] == expected
    assert members(bloc, BEFORE) == SEATS


def test_a_new_seat_is_the_last(bloc, secretary):
    record(event(), decided(Choice(bloc.pk, 0)), secretary)

    assert members(bloc, JULY)[-1] == f"8 {NEW}"


def test_a_merged_board_may_sit_in_two_blocs(bloc, secretary):
    other = bare_membership(50)
    of = replace(event(), boards=[board("bac-kan"), other.board])

    record(of, decided(takes("bac-kan"), Choice(other.bloc_id, 0, other.pk)), secretary)

    assert [members(each, JULY)[-1] for each in (bloc, other.bloc)] == [f"7 {NEW}", f"1 {NEW}"]


def test_a_transfer_leaves_one_bloc_and_joins_another(bloc, secretary):
    other = bare_bloc(50)
    of = event(SuccessionKind.TRANSFER, ["yen-bai"])

    record(of, decided(Choice(other.pk, 0)), secretary)

    assert (members(bloc, JULY), members(other, JULY)) == (
        [seat for seat in SEATS if "yen-bai" not in seat],
        ["1 yen-bai"],
    )
    assert board("yen-bai").dissolved_on is None


# Mandates


@pytest.fixture
def cycle(bloc):
    """2025, led by Bắc Kạn with Yên Bái as deputy."""
    made = cycle_2025()
    leads(made, "bac-kan")
    leads(made, "yen-bai", MandateRole.DEPUTY)
    return made


def chair():
    return Mandate.objects.get(cycle__year=2025, role=MandateRole.CHAIR)


@pytest.mark.parametrize(
    ("fate", "expected"),
    [
        pytest.param(
            {"successor": 0},
            [
                "chair bac-kan ended 15/02/2025–01/07/2025",
                f"chair {NEW} announced 01/07/2025",
                "deputy yen-bai announced 15/02/2025",
            ],
            id="passes to the successor",
        ),
        pytest.param(
            {"deputy_acts": True},
            [
                "chair bac-kan ended 15/02/2025–01/07/2025",
                "chair yen-bai acting 01/07/2025",
                "deputy yen-bai announced 15/02/2025",
            ],
            id="the deputy acts",
        ),
        pytest.param(
            {},
            [
                "chair bac-kan ended 15/02/2025–01/07/2025",
                "deputy yen-bai announced 15/02/2025",
            ],
            id="ends",
        ),
    ],
)
def test_a_running_mandate_goes_on_by_decision(cycle, secretary, fate, expected):
    fates = [Fate(chair().pk, **fate)]

    record(event(), decided(takes("bac-kan"), fates=fates), secretary)

    assert mandates(cycle) == expected


def test_a_mandate_keeps_its_end_with_its_new_holder(cycle, secretary):
    Mandate.objects.filter(pk=chair().pk).update(ends_on=date(2026, 1, 15))

    record(event(), decided(takes("bac-kan"), fates=[Fate(chair().pk, 0)]), secretary)

    assert mandates(cycle)[1] == f"chair {NEW} announced 01/07/2025–15/01/2026"


@pytest.mark.parametrize(
    ("fate", "expected"),
    [
        pytest.param({"successor": 0}, [f"chair {NEW} announced 01/09/2025"], id="passes on"),
        pytest.param({}, [], id="is dropped"),
    ],
)
def test_a_mandate_that_has_not_begun_leaves_nothing_behind(bloc, secretary, fate, expected):
    made = cycle_2025()
    coming = leads(made, "bac-kan", starts_on=date(2025, 9, 1))

    record(event(), decided(takes("bac-kan"), fates=[Fate(coming.pk, **fate)]), secretary)

    assert mandates(made) == expected


def test_the_deputy_who_acts_may_be_a_successor_itself(bloc, secretary):
    made = cycle_2025()
    first = leads(made, "phu-tho")
    second = leads(made, "bac-kan", MandateRole.DEPUTY)
    halves = [new_board("nua-dong", "Nửa Đông"), new_board("nua-tay", "Nửa Tây")]
    record(event(), decided(takes("bac-kan"), fates=[Fate(second.pk, 0)]), secretary)
    of = event(SuccessionKind.SPLIT, ["phu-tho"], on=date(2025, 8, 1), founded=halves, heir=0)

    record(of, decided(takes("phu-tho"), fates=[Fate(first.pk, deputy_acts=True)]), secretary)

    assert f"chair {NEW} acting 01/08/2025" in mandates(made)


def test_a_board_that_leaves_its_bloc_leaves_its_office(cycle, secretary):
    other = bare_bloc(50)
    of = event(SuccessionKind.TRANSFER, ["bac-kan"])

    decisions = decided(Choice(other.pk, 0), fates=[Fate(chair().pk, deputy_acts=True)])
    record(of, decisions, secretary)

    assert "chair yen-bai acting 01/07/2025" in mandates(cycle)


def test_mandates_of_closed_years_are_the_past(bloc, secretary):
    made = cycle_2025(Stage.CLOSED)
    leads(made, "bac-kan")

    record(event(), decided(takes("bac-kan")), secretary)

    assert mandates(made) == ["chair bac-kan announced 15/02/2025"]


# Open years


@pytest.mark.parametrize(
    ("anew", "expected"),
    [
        pytest.param(False, date(2025, 2, 1), id="as of its own day"),
        pytest.param(True, JULY, id="from the day of the event"),
    ],
)
def test_an_open_year_counts_its_members_by_decision(bloc, secretary, anew, expected):
    made = cycle_2025()

    record(event(), decided(takes("bac-kan"), recounted=[made] if anew else []), secretary)

    made.refresh_from_db()
    slugs = [each.board.slug for each in made.memberships()]
    assert (made.members_on, NEW in slugs, "bac-kan" in slugs) == (expected, anew, not anew)


def test_a_year_that_counts_anew_closes_what_its_stage_closes(bloc, secretary):
    made = cycle_2025(Stage.PLANNING)
    record(event(), decided(takes("bac-kan"), recounted=[made]), secretary)

    report = open_report(board=board(NEW), year=2025)

    assert report.locked


def test_a_year_that_names_its_members_later_has_the_new_ones(bloc, secretary):
    made = cycle_2025(members_on=date(2025, 12, 31))

    record(event(), decided(takes("bac-kan")), secretary)

    assert NEW in [each.board.slug for each in made.memberships()]


# Rotation


@pytest.mark.parametrize(
    ("inherits", "deputy"),
    [
        pytest.param(True, NEW, id="the turn goes with the seat"),
        pytest.param(False, "hoa-binh", id="a new seat is a new turn"),
    ],
)
def test_whoever_inherits_a_seat_inherits_its_turn(bloc, secretary, inherits, deputy):
    """In 2026 it is the turn of Phú Thọ, and then of seat 7."""
    choice = takes("bac-kan") if inherits else Choice(bloc.pk, 0)
    record(event(), decided(choice), secretary)
    facts = known(bloc)

    proposal = propose(facts.rotation, year=2026, on=JULY)

    assert [facts.boards[pk].slug for pk in proposal.leaders] == ["phu-tho", deputy]


# Refused


def test_only_the_council_records(bloc, board_officer):
    assert refused(event(), decided(takes("bac-kan")), board_officer) == (Refusal.NOT_ALLOWED, "")


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        pytest.param(
            lambda: event(slugs=["tuyen-quang", "bac-kan"]),
            (Refusal.BOARD_ENDED, "Tuyên Quang"),
            id="a board that ended",
        ),
        pytest.param(
            lambda: event(slugs=["kcn-kkt-tuyen-quang", "bac-kan"]),
            (Refusal.BOARD_NOT_FOUNDED, "Tuyên Quang (KCN và KKT)"),
            id="a day before the founding",
        ),
        pytest.param(lambda: event(slugs=["bac-kan"]), (Refusal.MERGER_OF_ONE, ""), id="one board"),
        pytest.param(
            lambda: event(founded=[new_board("phu-tho")]),
            (Refusal.BOARD_CODE_TAKEN, "phu-tho"),
            id="a code that is taken",
        ),
        pytest.param(
            lambda: event(
                SuccessionKind.SPLIT, ["bac-kan"], founded=[new_board(), new_board()], heir=0
            ),
            (Refusal.BOARD_CODE_TAKEN, NEW),
            id="one code for two",
        ),
        pytest.param(
            lambda: event(
                SuccessionKind.RENAME,
                ["bac-kan"],
                new_name=renamed(board("bac-kan").name, "Bắc Kạn"),
            ),
            (Refusal.SAME_NAME, "Ban Quản lý các khu công nghiệp tỉnh Bắc Kạn"),
            id="the same name",
        ),
        pytest.param(
            lambda: event(
                SuccessionKind.DISSOLVE, ["bac-kan"], heir=board("tuyen-quang"), on=date(2026, 1, 1)
            ),
            (Refusal.HEIR_NOT_THERE, "Tuyên Quang"),
            id="an heir that ended",
        ),
        pytest.param(
            lambda: event(SuccessionKind.DISSOLVE, ["bac-kan"], heir=board("bac-kan")),
            (Refusal.HEIR_NOT_THERE, "Bắc Kạn"),
            id="its own heir",
        ),
    ],
)
def test_what_cannot_have_happened(bloc, secretary, of, expected):
    assert refused(of(), decided(), secretary) == expected


def test_two_events_of_one_board_are_recorded_in_their_order(bloc, secretary):
    record(event(SuccessionKind.RENAME, ["yen-bai"], new_name=renamed()), Decisions(), secretary)

    of = event(SuccessionKind.DISSOLVE, ["yen-bai"], on=JULY)

    assert refused(of, decided(), secretary) == (Refusal.LATER_EVENT, "Yên Bái (KCN)")


@pytest.mark.parametrize(
    ("seats", "expected"),
    [
        pytest.param(lambda: [takes("phu-tho")], BlocsRefusal.SEAT_TAKEN, id="of another board"),
        pytest.param(
            lambda: [takes("bac-kan"), takes("thai-nguyen")],
            BlocsRefusal.SEAT_TAKEN,
            id="two in one bloc",
        ),
    ],
)
def test_a_seat_that_is_not_free(bloc, secretary, seats, expected):
    assert refused(event(), decided(*seats()), secretary) == (expected, str(bloc))


def test_a_transfer_to_a_second_bloc_of_the_same_council(bloc, secretary):
    kept = seat_of("yen-bai")
    other = bare_bloc(50)
    Bloc.objects.filter(pk=other.pk).update(council=bloc.council)
    of = event(SuccessionKind.TRANSFER, ["yen-bai"])

    decisions = decided(Choice(bloc.pk, 0, kept.pk), Choice(other.pk, 0))

    assert refused(of, decisions, secretary) == (BlocsRefusal.SAME_LINE, "Yên Bái")


def test_a_membership_that_begins_later(bloc, secretary):
    Membership.objects.filter(board__slug="bac-kan").update(starts_on=JULY)

    assert refused(event(), decided(), secretary)[0] == BlocsRefusal.MEMBERSHIP_LATER


def test_a_published_edition_of_a_later_year(cycle_2022, secretary, approver):
    edition = prepare_edition(cycle=cycle_2022, officer=secretary)
    approve_edition(edition=edition, officer=approver)
    of = event(on=date(2022, 12, 31))

    assert refused(of, decided(takes("bac-kan")), secretary)[0] == BlocsRefusal.EDITION_CONTRADICTS


def test_a_year_with_a_published_edition_is_not_counted_anew(cycle_2022, secretary, approver):
    edition = prepare_edition(cycle=cycle_2022, officer=secretary)
    approve_edition(edition=edition, officer=approver)

    decisions = decided(takes("bac-kan"), recounted=[cycle_2022])

    assert refused(event(), decisions, secretary)[0] == BlocsRefusal.EDITION_CONTRADICTS


def test_a_year_that_is_not_asked_about(bloc, secretary):
    closed = cycle_2025(Stage.CLOSED)

    decisions = decided(takes("bac-kan"), recounted=[closed])

    assert refused(event(), decisions, secretary) == (BlocsRefusal.CYCLE_NOT_TOUCHED, "")


@pytest.mark.parametrize(
    ("fates", "seats", "expected"),
    [
        pytest.param(lambda _one: [], ["bac-kan"], BlocsRefusal.FATE_MISSING, id="undecided"),
        pytest.param(
            lambda one: [Fate(one.pk, 0)], [], BlocsRefusal.LEADER_NOT_SEATED, id="without a seat"
        ),
        pytest.param(
            lambda one: [Fate(one.pk, 5)],
            ["bac-kan"],
            BlocsRefusal.LEADER_NOT_SEATED,
            id="to nobody",
        ),
    ],
)
def test_a_mandate_without_a_possible_decision(cycle, secretary, fates, seats, expected):
    decisions = decided(*map(takes, seats), fates=fates(chair()))

    assert refused(event(), decisions, secretary)[0] == expected


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param({"starts_on": date(2025, 8, 1)}, id="a chair that has not begun"),
        pytest.param({"role": MandateRole.DEPUTY}, id="a deputy"),
    ],
)
def test_a_deputy_acts_only_for_a_chair_in_office(cycle, secretary, spoil):
    one = chair()
    Mandate.objects.filter(pk=one.pk).update(**spoil)

    decisions = decided(takes("bac-kan"), fates=[Fate(one.pk, deputy_acts=True)])

    assert refused(event(), decisions, secretary)[0] == BlocsRefusal.FATE_IMPOSSIBLE


def test_without_a_deputy_nobody_acts(cycle, secretary):
    cycle.mandates.filter(role=MandateRole.DEPUTY).delete()

    decisions = decided(takes("bac-kan"), fates=[Fate(chair().pk, deputy_acts=True)])

    assert refused(event(), decisions, secretary)[0] == BlocsRefusal.FATE_IMPOSSIBLE


def test_nobody_becomes_chair_and_deputy(bloc, secretary):
    made = cycle_2025()
    fates = [
        Fate(leads(made, "bac-kan").pk, 0),
        Fate(leads(made, "thai-nguyen", MandateRole.DEPUTY).pk, 0),
    ]

    decisions = decided(takes("bac-kan"), fates=fates)

    assert refused(event(), decisions, secretary) == (BlocsRefusal.LEADS_TWICE, "")


def test_the_second_of_two_officers_is_refused(bloc, secretary):
    record(event(), decided(takes("bac-kan")), secretary)

    again = event(founded=[new_board("khac", "Khác")])

    assert refused(again, decided(), secretary) == (
        Refusal.BOARD_ENDED,
        "Bắc Kạn, Thái Nguyên",
    )


def test_a_proposal_of_a_board_that_ended_goes_to_its_successor(bloc, secretary):
    proposed = Mandate.objects.get(cycle__year=2023, role=MandateRole.CHAIR)

    record(event(), decided(takes("thai-nguyen"), fates=[Fate(proposed.pk, 0)]), secretary)

    assert mandates(proposed.cycle)[:2] == [
        "chair thai-nguyen proposed 06/01/2023–01/07/2025",
        f"chair {NEW} proposed 01/07/2025",
    ]
    assert Mandate.objects.get(board__slug=NEW).status == MandateStatus.PROPOSED


@pytest.mark.skipif(
    settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"),
    reason="threads of one process share one SQLite database in memory",
)
@pytest.mark.django_db(transaction=True)
def test_two_officers_at_once_record_one_merger(bloc, secretary, approver):
    together, answers = threading.Barrier(2), []
    asked = [
        (event(founded=[new_board(f"moi-{number}", f"Mới {number}")]), decided(takes("bac-kan")))
        for number in range(2)
    ]

    def run(of, decisions, officer):
        together.wait()
        try:
            record(of, decisions, officer)
            answers.append("recorded")
        except Refused as refused:
            answers.append(refused.refusal)
        finally:
            connection.close()

    threads = [
        threading.Thread(target=run, args=(*said, officer))
        for said, officer in zip(asked, (secretary, approver), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers, key=str) == [Refusal.BOARD_ENDED, "recorded"]
    assert [each.split()[0] for each in members(bloc, JULY)] == ["1", "2", "4", "5", "6", "7"]
