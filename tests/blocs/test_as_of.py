"""A bloc as of any day: what was known then of members, names, leaders, rules and papers."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blocs.enums import MandateRole, MandateStatus, MilestoneKind, RotationRule, Stage
from blocs.models import Cycle, Milestone, Pledge, Scheme
from blocs.queries.as_of import bloc_as_of
from blocs.queries.reader import Reader
from boards.enums import Role, SuccessionKind
from boards.models import BoardName, Document, Signatory
from tests.blocs.successions import (
    JULY,
    NEW,
    board,
    cycle_2025,
    decided,
    event,
    leads,
    paper,
    record,
    renamed,
    takes,
)
from tests.boards.rows import bloc as bare_bloc
from tests.boards.rows import membership as bare_membership
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db

PAGE = "/blocs/kcn-trung-du-mien-nui-phia-bac/"
BEFORE = JULY - timedelta(1)


@pytest.fixture
def bloc(bloc_2022):
    return bloc_2022


def on(bloc, day, language="en", **said):
    return bloc_as_of(bloc, day, Reader(language), **{"signatories": False, **said})


def seats(page):
    return [f"{member.seat} {member.slug}" for member in page.members]


def leaders(page):
    return [f"{leader.year} {leader.role} {leader.slug}" for leader in page.leaders]


def test_members_are_those_of_the_day(bloc, secretary):
    record(event(), decided(takes("bac-kan")), secretary)

    assert seats(on(bloc, BEFORE))[-1] == "7 bac-kan"
    assert seats(on(bloc, JULY))[-1] == f"7 {NEW}"
    assert on(bloc, date(2022, 2, 17)).members == ()


def test_a_board_is_called_as_it_was_called(bloc, secretary):
    of = event(SuccessionKind.RENAME, ["yen-bai"], new_name=renamed())
    record(of, decided(), secretary)

    names = [
        next((each.name, each.full_name) for each in on(bloc, day).members if each.seat == 5)
        for day in (BEFORE, JULY)
    ]

    assert names == [
        ("Yên Bái", "Ban Quản lý các khu công nghiệp tỉnh Yên Bái"),
        ("Yên Bái (KCN)", "Ban Quản lý Khu công nghiệp Yên Bái"),
    ]


def test_without_an_earlier_short_name_the_present_one_stands(bloc):
    BoardName.objects.create(board=board("yen-bai"), name="Ban cũ", ends_on=JULY)

    member = next(each for each in on(bloc, BEFORE).members if each.seat == 5)

    assert (member.name, member.full_name) == ("Yên Bái", "Ban cũ")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        pytest.param("en", "Industrial Zones Board of Yên Bái Province", id="English"),
        pytest.param("vi", "Ban Quản lý các khu công nghiệp tỉnh Yên Bái", id="Vietnamese"),
    ],
)
def test_the_present_name_is_known_in_both_languages(bloc, language, expected):
    member = next(each for each in on(bloc, JULY, language).members if each.seat == 5)

    assert member.full_name == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(BEFORE, ("Yên Bái", ""), id="before the merger of the provinces"),
        pytest.param(JULY, ("Lào Cai", "Yên Bái"), id="from the day on"),
    ],
)
def test_a_member_sits_in_the_province_of_the_day(bloc, day, expected):
    member = next(each for each in on(bloc, day).members if each.seat == 5)

    assert (member.province, member.was) == expected


def test_a_member_that_has_ended_is_told(bloc):
    ended = [each.ended_on for each in on(bloc, date(2025, 11, 1)).members if each.ended_on]

    assert ended == [board("tuyen-quang").dissolved_on]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2022, 2, 17), [], id="before the notice"),
        pytest.param(
            date(2022, 2, 18), ["2022 chair yen-bai", "2022 deputy thai-nguyen"], id="in office"
        ),
        pytest.param(date(2023, 1, 6), [], id="a proposal is no office"),
    ],
)
def test_leaders_are_those_in_office(bloc, day, expected):
    assert leaders(on(bloc, day)) == expected


def test_an_acting_chair_is_called_so(bloc):
    leads(cycle_2025(), "phu-tho", status=MandateStatus.ACTING)
    leads(Cycle.objects.get(year=2025), "yen-bai", MandateRole.DEPUTY)

    assert leaders(on(bloc, JULY)) == ["2025 acting chair phu-tho", "2025 deputy yen-bai"]


def scheme(cycle, version, issued_on):
    return Scheme.objects.create(
        cycle=cycle,
        code="bang",
        version=version,
        name=f"Bảng {version}",
        name_en=f"Scheme {version}",
        missing_policy="zero",
        rate_kind="period_end",
        issued_on=issued_on,
        document=paper(),
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2025, 3, 1), [(2025, "")], id="not issued yet"),
        pytest.param(date(2025, 4, 1), [(2025, "Scheme 1")], id="the first version"),
        pytest.param(date(2025, 9, 1), [(2025, "Scheme 2")], id="the second"),
    ],
)
def test_the_scheme_is_that_in_force(bloc, day, expected):
    made = cycle_2025()
    scheme(made, 1, date(2025, 4, 1))
    scheme(made, 2, date(2025, 9, 1))
    scheme(made, 3, None)

    page = on(bloc, day)

    assert [(year.year, year.scheme) for year in page.years] == expected


def test_an_illustration_is_called_so(bloc):
    cycle = Cycle.objects.get(year=2022)
    Scheme.objects.filter(cycle=cycle).update(issued_on=date(2022, 3, 1))

    [year] = on(bloc, date(2022, 5, 1)).years

    assert (year.year, year.illustrative) == (2022, True)


def test_years_overlap_in_the_calendar(bloc):
    leads(cycle_2025(), "phu-tho")

    assert [year.year for year in on(bloc, date(2026, 2, 1)).years] == [2025]


def at(day):
    return datetime(day.year, day.month, day.day, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2025, 3, 30), "", id="a draft is none"),
        pytest.param(date(2025, 3, 31), "1", id="from its opening on"),
        pytest.param(date(2025, 8, 1), "2", id="the version that superseded it"),
    ],
)
def test_the_pledge_is_that_in_force(bloc, day, expected):
    made = cycle_2025()
    Pledge.objects.create(
        cycle=made,
        version=1,
        state="superseded",
        opened_at=at(date(2025, 3, 31)),
        ended_at=at(date(2025, 8, 1)),
        end_reason="x",
        document=paper(),
    )
    Pledge.objects.create(cycle=made, version=2, state="open", opened_at=at(date(2025, 8, 1)))

    [year] = on(bloc, day).years

    assert year.pledge == expected


def test_a_pledge_that_was_void_is_none(bloc):
    Pledge.objects.create(
        cycle=cycle_2025(),
        state="void",
        signed_on=date(2025, 3, 1),
        ended_at=at(date(2025, 4, 1)),
        end_reason="x",
    )

    assert [on(bloc, day).years[0].pledge for day in (date(2025, 3, 2), JULY)] == ["1", ""]


def test_the_rule_is_that_which_the_site_kept(bloc):
    yesterday = timezone.localdate() - timedelta(1)
    bloc.rotation_rule = RotationRule.ELECTION
    bloc.deputies = 2
    bloc.save()
    bloc.years_running = 2
    bloc.save()

    then, now = (on(bloc, day).rule for day in (yesterday, timezone.localdate()))

    assert (then.kind, then.deputies, then.years_running) == (
        RotationRule.DEPUTY_MOVES_UP.label,
        1,
        None,
    )
    assert (now.kind, now.deputies, now.years_running) == (RotationRule.ELECTION.label, 2, 2)


def test_regulations_are_those_issued_by_the_day(bloc):
    cycle = Cycle.objects.get(year=2022)
    said = {"kind": MilestoneKind.REGULATION, "due_on": date(2022, 3, 1)}
    Milestone.objects.create(cycle=cycle, done_on=date(2022, 3, 1), result=paper(), **said)
    Milestone.objects.create(cycle=cycle_2025(), **said)

    counts = [len(on(bloc, day).regulations) for day in (date(2022, 2, 28), date(2022, 3, 1))]

    assert counts == [0, 1]


# Who could sign


def signatory(slug, name, starts_on, ends_on=None):
    return Signatory.objects.create(
        board=board(slug),
        name=name,
        post="Trưởng ban",
        starts_on=starts_on,
        ends_on=ends_on,
        document=Document.objects.first(),
    )


def test_whoever_could_sign_is_named_by_the_day(bloc):
    signatory("yen-bai", "An", date(2020, 1, 1), JULY)
    signatory("yen-bai", "Bình", JULY)

    named = [
        next(each.signatories for each in on(bloc, day, signatories=True).members if each.seat == 5)
        for day in (BEFORE, JULY)
    ]

    assert named == [("An – Trưởng ban",), ("Bình – Trưởng ban",)]


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        pytest.param(None, False, id="a visitor"),
        pytest.param("member", True, id="an officer of a member"),
        pytest.param("stranger", False, id="an officer of another bloc"),
        pytest.param("auditor", True, id="an auditor"),
    ],
)
def test_signatories_are_shown_to_officers_of_the_bloc(bloc, client, auditor, who, expected):
    signatory("yen-bai", "Nguyễn Văn An", date(2020, 1, 1))
    officers = {
        "member": lambda: make_officer("m", Role.BOARD, board("phu-tho")),
        "stranger": lambda: make_officer("s", Role.BOARD, bare_membership(50).board),
        "auditor": lambda: auditor,
    }
    if who:
        client.force_login(officers[who]())

    body = client.get(f"{PAGE}?on=2025-07-01").content.decode()

    assert ("Nguyễn Văn An" in body) is expected


# The page


@pytest.mark.parametrize(
    "asked",
    ["2025-07-01", "01/07/2025", "1.7.2025", " 01/07/2025 ", "ngày 01 tháng 7 năm 2025"],
)
def test_a_day_is_read_as_officers_write_it(bloc, client, asked):
    page = client.get(PAGE, {"on": asked})

    assert page.context["page"].day == JULY
    assert "Như tại ngày 01/07/2025" in page.content.decode()
    assert page.content.decode().count("<h1") == 1


@pytest.mark.parametrize(
    "asked", ["31/02/2025", "07/2025", "hôm qua", "1899-01-01", "<b>", "9" * 999]
)
def test_what_is_no_day_gets_a_sentence(bloc, client, asked):
    page = client.get(PAGE, {"on": asked})

    assert page.status_code == 200
    assert page.content.decode().count("không phải là ngày") == 1
    assert page.content.decode().count("<b>") == 0


def test_without_a_day_the_page_only_asks_for_one(bloc, client):
    body = client.get(PAGE).content.decode()

    assert ('name="on"' in body, "không phải là ngày" in body) == (True, False)


def test_a_bloc_that_is_not_there(bloc, client):
    assert client.get("/blocs/khong-co/?on=2025-07-01").status_code == 404


def test_a_bloc_without_years_shows_no_signatories(db, client):
    made = bare_bloc(60)

    body = client.get(reverse("blocs:bloc", args=[made.slug]), {"on": "2025-07-01"}).content

    assert "Ngày đó khối chưa có thành viên." in body.decode()


@pytest.mark.parametrize("members", [1, 3])
def test_the_page_costs_the_same_for_any_number_of_members(
    client, bloc, members, django_assert_num_queries
):
    keep = ("yen-bai", "phu-tho", "bac-kan")[:members]
    bloc.memberships.exclude(board__slug__in=keep).delete()
    for slug in keep:
        leads(
            Cycle.objects.get(year=2022),
            slug,
            starts_on=date(2026, 1, 1),
            ends_on=date(2026, 2, members + 1),
            role=MandateRole.DEPUTY,
        )

    with django_assert_num_queries(9):
        page = client.get(f"{PAGE}?on=2025-07-01")

    assert len(page.context["page"].members) == members


def test_closed_years_are_shown_too(bloc):
    Cycle.objects.filter(year=2022).update(stage=Stage.CLOSED)

    assert [year.year for year in on(bloc, date(2022, 5, 1)).years] == [2022]
