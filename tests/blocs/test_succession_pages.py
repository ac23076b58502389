"""The guided succession in the admin: three steps, every consequence read before it is written."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import translation

from blocs.admin import successions as pages
from blocs.enums import MandateRole, PledgeState, Stage
from blocs.models import Bloc, Cycle, Pledge
from boards.enums import Comparison, Role
from boards.models import Board, BoardName, Change, Province, Report, Signatory, Succession
from boards.refusals import Refusal, Refused
from tests.blocs.successions import JULY, board, cycle_2025, leads, members, paper, seat_of
from tests.boards.rows import bloc as bare_bloc
from tests.boards.rows import membership as bare_membership
from tests.boards.typing_in import messages
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db

TELL = "/admin/boards/succession/record/"
NAMES = {"one-name": "Ban Quản lý các KCN tỉnh Thái Nguyên (mới)", "one-short_name": "TN mới"}


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def bloc(bloc_2022):
    """With its years of 2022 and 2023 closed."""
    Cycle.objects.update(stage=Stage.CLOSED)
    return bloc_2022


@pytest.fixture
def office(as_officer, secretary, bloc):
    client = as_officer(secretary)
    client.cookies["django_language"] = "en"
    return client


def told(kind="merge", *slugs, on="01/07/2025"):
    """The answers of the first step."""
    return {
        "kind": kind,
        "boards": [board(slug).pk for slug in slugs or ("bac-kan", "thai-nguyen")],
        "on": on,
        "document": paper().pk,
    }


def address(*said, **more):
    return f"{TELL}decide/?{urlencode(told(*said, **more), doseq=True)}"


def seat(slug, slot="one"):
    """Taking the seat of a board, as the form sends it."""
    membership = seat_of(slug)
    return {f"seat-{membership.bloc_id}-{slot}": membership.pk}


def merging(**said):
    """The decisions of a merger into a new board."""
    return {
        "carrier": "founded",
        **NAMES,
        "one-province": Province.objects.get(slug="thai-nguyen").pk,
        "heir": "one",
        "comparison": Comparison.RESTATED,
        **seat("bac-kan"),
        **said,
    }


def follows(response):
    return list(response.context["preview"].follows)


def faults(response):
    """Every error, by field; those of the whole form under nothing."""
    return {
        name: [str(sentence) for sentence in sentences]
        for name, sentences in response.context["form"].errors.items()
    }


def recorded(client, url, decisions):
    """Show the consequences, read them, record."""
    shown = client.post(url, decisions)
    mark = shown.context["preview"].mark
    return client.post(url, {**decisions, "seen": mark, "record": "1"}, follow=True)


# The first step


def test_the_first_step_asks_what_happened(office):
    page = office.get(TELL)

    groups = page.context["form"].fields["boards"].choices
    assert [(name, len(boards)) for name, boards in groups] == [
        ("KCN Trung du, miền núi phía Bắc", 6),
        ("in no bloc", 1),
    ]
    assert page.content.decode().count("<h1") == 1


def test_its_answers_go_on_in_the_address(office):
    response = office.get(TELL, told())

    assert response["Location"] == address()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param(lambda: told("merge", "bac-kan"), "boards", id="one board cannot merge"),
        pytest.param(lambda: told("split", "bac-kan", "yen-bai"), "boards", id="two at once"),
        pytest.param(lambda: told(on="31/02/2025"), "on", id="no such day"),
        pytest.param(lambda: told(on="07/2025"), "on", id="no day"),
        pytest.param(lambda: {**told(), "kind": "magic"}, "kind", id="no such kind"),
        pytest.param(lambda: {**told(), "boards": ["x"]}, "boards", id="no board"),
        pytest.param(
            lambda: {**told(), "boards": [board("tuyen-quang").pk]}, "boards", id="one that ended"
        ),
        pytest.param(lambda: {**told(), "document": 0}, "document", id="no document"),
    ],
)
def test_a_bad_answer_stays_on_the_page(office, said, expected):
    page = office.get(TELL, said())

    assert expected in faults(page)
    assert "marked below" in page.content.decode()


def test_one_may_come_back_to_change_the_answers(office):
    page = office.get(TELL, {**told(), "change": "1"})

    assert page.status_code == 200
    assert 'value="01/07/2025"' in page.content.decode()


def test_a_bad_address_of_the_second_step_leads_back(office):
    response = office.get(f"{TELL}decide/?kind=merge")

    assert response["Location"] == f"{TELL}?kind=merge"


def test_typing_a_row_by_hand_leads_to_the_first_step(office):
    assert office.get(reverse("admin:boards_succession_add"))["Location"] == TELL


@pytest.mark.parametrize("path", [TELL, f"{TELL}decide/", "/admin/boards/succession/add/"])
def test_only_the_council_gets_there(as_officer, board_officer, auditor, path):
    answers = {as_officer(each).get(path).status_code for each in (board_officer, auditor)}

    assert answers == {403}


# The second step


def test_nothing_is_shown_before_everything_is_decided(office):
    page = office.get(address())

    assert [(section.title, len(section.fields)) for section in page.context["sections"]] == [
        ("Who carries on", 6),
        ("Seats in the blocs", 1),
        ("Work and figures", 3),
    ]
    assert follows(page) == []


def test_what_is_not_decided_is_marked(office):
    leads(cycle_2025(), "bac-kan")

    page = office.post(address(), {"note": ""})

    assert sorted(faults(page)) == [
        "carrier",
        "comparison",
        f"cycle-{Cycle.objects.get(year=2025).pk}",
        "heir",
        "one-province",
        f"seat-{Bloc.objects.get().pk}-one",
    ]


def test_a_mandate_that_is_not_decided_is_marked(office):
    made = cycle_2025()
    mandate = leads(made, "bac-kan")

    page = office.post(address(), merging(**{f"cycle-{made.pk}": "stay"}))

    assert list(faults(page)) == [f"mandate-{mandate.pk}"]
    assert follows(page) == []


def test_every_consequence_of_a_merger_is_told(office, secretary):
    made = cycle_2025()
    chair = leads(made, "bac-kan")
    leads(made, "yen-bai", MandateRole.DEPUTY)
    make_officer("bk", Role.BOARD, board("bac-kan"))
    Signatory.objects.create(
        board=board("bac-kan"), name="A", post="B", starts_on="2020-01-01", document=paper()
    )

    page = office.post(
        address(),
        merging(
            **{f"cycle-{made.pk}": "stay", f"mandate-{chair.pk}": "acts", "officers_move": "on"}
        ),
    )

    assert follows(page) == [
        "Bắc Kạn ends on 01/07/2025; its past years and its published editions stay as they are.",
        "Thái Nguyên ends on 01/07/2025;"
        " its past years and its published editions stay as they are.",
        "TN mới is founded on 01/07/2025.",
        "Seat 7 of IZ bloc (Bắc Kạn) passes to TN mới from 01/07/2025.".replace(
            "IZ bloc", Bloc.objects.get().short_name_en
        ),
        f"Seat 3 of {Bloc.objects.get().short_name_en} (Thái Nguyên) falls free on 01/07/2025.",
        "Yên Bái is acting chair of 2025 from 01/07/2025, when Bắc Kạn ceases to lead.",
        f"{Bloc.objects.get().short_name_en} 2025: members still count as of 01/02/2025;"
        " Bắc Kạn, Thái Nguyên remain members of that year.",
        "The officers of TN mới may read, fill and submit the open reports:"
        " Thái Nguyên 2022, Bắc Kạn 2022.",
        "1 officer will belong to TN mới.",
        "1 authority to sign for the boards that end ceases on 01/07/2025.",
        "Earlier years of TN mới are compared with the restated sum, marked as such.",
    ]
    assert Change.objects.filter(model="boards.succession").count() == 0


def test_what_asks_for_a_second_look_is_told_apart(office):
    made = cycle_2025()
    other = bare_membership(50)
    Bloc.objects.filter(pk=other.bloc_id).update(council=made.bloc.council)
    Pledge.objects.create(cycle=made, state=PledgeState.SIGNED)
    make_officer("bk", Role.BOARD, board("bac-kan"))
    url = f"{address()}&boards={other.board_id}"

    page = office.post(
        url,
        merging(
            **{
                f"cycle-{made.pk}": "anew",
                f"seat-{other.bloc_id}-one": other.pk,
                "heir": "none",
            }
        ),
    )

    assert [sentence.split(";")[0][:60] for sentence in page.context["preview"].minded] == [
        f"TN mới would sit in two blocs of one council ({made.bloc.council_en})"[:60],
        f"The pledge of {made.bloc.short_name_en} 2025 was opened"[:60],
        "Nobody inherits the open reports: Thái Nguyên 2022, Bắc Kạn "[:60],
        "1 officer will still belong to a board that ended: change ea"[:60],
    ]


def test_a_merger_is_recorded_and_shown(office, bloc):
    page = recorded(office, address(), merging(note="theo đề án"))

    made = Succession.objects.get(effective_on=JULY)
    assert page.redirect_chain[-1][0] == reverse("admin:boards_succession_recorded", args=[made.pk])
    assert messages(page) == ["The succession is recorded."]
    assert members(bloc, JULY)[-1] == "7 tn-moi"
    assert (made.heir.short_name, made.note, made.comparison) == (
        "TN mới",
        "theo đề án",
        Comparison.RESTATED,
    )
    assert f'href="/blocs/{bloc.slug}/?on=2025-07-01"' in page.content.decode()


def test_nobody_records_what_was_not_read(office):
    shown = office.post(address(), merging())

    page = office.post(
        address(),
        merging(heir="none", seen=shown.context["preview"].mark, record="1"),
    )

    assert "changed since the consequences were shown" in page.content.decode()
    assert not Succession.objects.filter(effective_on=JULY).exists()


def test_what_changed_meanwhile_is_read_again(office):
    shown = office.post(address(), merging())
    make_officer("bk", Role.BOARD, board("bac-kan"))

    page = office.post(address(), merging(seen=shown.context["preview"].mark, record="1"))

    assert "changed since the consequences were shown" in page.content.decode()


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        pytest.param(
            Refused(Refusal.BOARD_ENDED, "Bắc Kạn"),
            "This board ends already, or has ended. (Bắc Kạn)",
            id="a colleague was faster",
        ),
        pytest.param(
            IntegrityError("x"),
            "Somebody else saved at the same time: look at it again.",
            id="the database says no",
        ),
    ],
)
def test_a_refusal_loses_nothing(office, monkeypatch, error, sentence):
    shown = office.post(address(), merging())

    def refuse(**_said):
        raise error

    monkeypatch.setattr(pages, "record_succession", refuse)
    page = office.post(address(), merging(seen=shown.context["preview"].mark, record="1"))

    assert faults(page) == {"__all__": [sentence]}
    assert 'value="TN mới"' in page.content.decode()
    assert follows(page) == []


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        pytest.param({"one-name": ""}, {"one-name": ["Write the new name."]}, id="half a name"),
        pytest.param(
            {"one-name": "", "one-short_name": ""},
            {"one-name": ["Write the new name."]},
            id="no name",
        ),
        pytest.param(
            {"one-slug": "phu-tho"},
            {"__all__": ["Another board has this code. (phu-tho)"]},
            id="a code that is taken",
        ),
    ],
)
def test_a_new_board_needs_its_name(office, spoil, expected):
    page = office.post(address(), merging(**spoil))

    assert faults(page) == expected


def test_a_board_may_go_on_under_its_name(office, bloc):
    goes_on = {"carrier": board("thai-nguyen").pk, "one-name": "", "one-short_name": ""}

    page = recorded(office, address(), merging(**goes_on, **seat("thai-nguyen")))

    assert messages(page) == ["The succession is recorded."]
    assert members(bloc, JULY)[2] == "3 thai-nguyen"
    assert not BoardName.objects.filter(board__slug="thai-nguyen").exists()


def test_a_board_that_goes_on_may_take_a_new_name(office):
    recorded(office, address(), merging(carrier=board("thai-nguyen").pk, **seat("thai-nguyen")))

    assert board("thai-nguyen").short_name == "TN mới"


def test_a_renaming_asks_for_nothing_but_the_name(office):
    url = address("rename", "yen-bai")
    shown = office.get(url)
    name = {"old-name": "Ban Quản lý KCN Yên Bái", "old-short_name": "KCN Yên Bái"}

    recorded(office, url, name)

    assert [section.title for section in shown.context["sections"]] == [
        "Who carries on",
        "Work and figures",
    ]
    assert board("yen-bai").short_name == "KCN Yên Bái"


def test_a_renaming_to_the_same_name_is_refused(office):
    same = board("yen-bai")

    page = office.post(
        address("rename", "yen-bai"),
        {"old-name": same.name, "old-short_name": same.short_name, "old-name_en": same.name_en},
    )

    assert faults(page) == {"__all__": [f"The board bears this name already. ({same.name})"]}


def test_a_renaming_to_nothing_is_refused(office):
    page = office.post(address("rename", "yen-bai"), {})

    assert faults(page) == {"__all__": ["Write the new name."]}


def half(number, name):
    return {
        f"new{number}-name": f"Ban {name}",
        f"new{number}-short_name": name,
        f"new{number}-province": Province.objects.get(slug="phu-tho").pk,
    }


def splitting(bloc, **said):
    """Phú Thọ goes on on its seat and gives one half away."""
    return {
        "goes_on": "on",
        **half(1, "Nửa Tây"),
        "new2-province": Province.objects.get(slug="phu-tho").pk,
        "new3-province": Province.objects.get(slug="phu-tho").pk,
        **seat("phu-tho", "old"),
        f"seat-{bloc.pk}-new1": "new",
        "heir": "old",
        **said,
    }


def test_a_split_is_recorded(office, bloc):
    page = recorded(office, address("split", "phu-tho"), splitting(bloc))

    assert messages(page) == ["The succession is recorded."]
    assert members(bloc, JULY)[-3:] == ["6 phu-tho", "7 bac-kan", "8 nua-tay"]
    assert Board.objects.get(slug="nua-tay").founded_on == JULY


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        pytest.param(lambda bloc: {f"seat-{bloc.pk}-new1": ""}, "seat", id="a seat undecided"),
        pytest.param(lambda _bloc: {"heir": "new2"}, "heir", id="an heir that is not founded"),
        pytest.param(
            lambda _bloc: {"new1-name": "", "new1-short_name": "", "new1-name_en": ""},
            "__all__",
            id="into one",
        ),
    ],
)
def test_a_split_that_is_not_decided(office, bloc, spoil, expected):
    page = office.post(address("split", "phu-tho"), splitting(bloc, **spoil(bloc)))

    assert [name.split("-")[0] for name in faults(page)] == [expected]


def test_a_transfer_leaves_or_keeps_each_seat(office, bloc):
    other = bare_bloc(50)
    url = address("transfer", "yen-bai")

    page = recorded(office, url, {f"seat-{bloc.pk}-old": "none", "to": other.pk})

    assert messages(page) == ["The succession is recorded."]
    assert (members(other, JULY), "5 yen-bai" in members(bloc, JULY)) == (["1 yen-bai"], False)


def test_a_transfer_that_keeps_a_seat_of_the_same_council_is_refused(office, bloc):
    other = bare_bloc(50)
    Bloc.objects.filter(pk=other.pk).update(council=bloc.council)

    page = office.post(address("transfer", "yen-bai"), {**seat("yen-bai", "old"), "to": other.pk})

    assert faults(page) == {
        "__all__": ["The board would sit in two blocs of one council at the same time. (Yên Bái)"]
    }


def test_a_transfer_ends_the_office_in_the_bloc_that_is_left(office, bloc):
    made, other = cycle_2025(), bare_bloc(50)
    chair = leads(made, "yen-bai")
    leads(made, "phu-tho", MandateRole.DEPUTY)

    page = office.post(
        address("transfer", "yen-bai"),
        {
            f"seat-{bloc.pk}-old": "none",
            "to": other.pk,
            f"mandate-{chair.pk}": "acts",
            f"cycle-{made.pk}": "anew",
        },
    )

    assert [sentence[:40] for sentence in follows(page)][2:] == [
        "Phú Thọ is acting chair of 2025 from 01/",
        f"{bloc.short_name_en} 2025: members count as of"[:40],
    ]


def test_boards_that_end_may_name_an_heir(office):
    recorded(office, address("dissolve", "bac-kan"), {"heir": board("phu-tho").pk})

    assert Succession.objects.get(effective_on=JULY).heir == board("phu-tho")


def test_boards_that_end_need_no_heir(office):
    page = recorded(office, address("dissolve", "bac-kan"), {})

    assert messages(page) == ["The succession is recorded."]
    assert Succession.objects.get(effective_on=JULY).heir is None


def test_a_year_with_a_published_edition_is_not_asked_about(as_officer, secretary, edition_2022):
    page = as_officer(secretary).get(address())

    assert f"cycle-{edition_2022.cycle_id}" not in page.context["form"].fields


# The third step, and the record


def test_what_is_not_there_is_not_shown(office):
    page = office.get(reverse("admin:boards_succession_recorded", args=[99999]))

    assert page.status_code == 404


def test_what_happened_is_not_typed_over(office):
    made = Succession.objects.get()

    page = office.get(reverse("admin:boards_succession_change", args=[made.pk]))

    assert list(page.context["adminform"].form.fields) == ["heir", "comparison", "note"]
    assert not page.context["has_delete_permission"]


def test_the_list_leads_to_the_first_step(office):
    page = office.get(reverse("admin:boards_succession_changelist"))

    assert f'href="{TELL}"' in page.content.decode()


def test_the_steps_cost_the_same_for_any_number_of_boards(office, django_assert_max_num_queries):
    slugs = ["bac-kan", "thai-nguyen", "phu-tho", "yen-bai"]
    cycle_2025()
    office.get(address("dissolve", *slugs))

    counts = []
    for number in (2, 4):
        url = address("dissolve", *slugs[:number])
        with django_assert_max_num_queries(60) as captured:
            office.get(url)
        counts.append(len(captured))

    assert counts[0] == counts[1]


def fate_told(office, made, mandate, what, **said):
    """What the consequences say of a mandate and a year, by their place in the list."""
    page = office.post(
        address(), merging(**{f"cycle-{made.pk}": "stay", f"mandate-{mandate.pk}": what}, **said)
    )
    assert faults(page) == {}
    return [sentence for sentence in follows(page) if "2025" in sentence and "mandate" in sentence]


@pytest.mark.parametrize(
    ("begins", "what", "expected"),
    [
        pytest.param(
            date(2025, 2, 15),
            "pass-one",
            "The mandate of Bắc Kạn as chair of 2025 passes to TN mới from 01/07/2025.",
            id="passes to the successor",
        ),
        pytest.param(
            date(2025, 2, 15),
            "ends",
            "The mandate of Bắc Kạn as chair of 2025 ends on 01/07/2025; nobody takes it yet.",
            id="ends",
        ),
        pytest.param(
            date(2025, 9, 1),
            "ends",
            "The mandate of Bắc Kạn as chair of 2025 has not begun and is dropped.",
            id="has not begun",
        ),
    ],
)
def test_what_becomes_of_a_mandate_is_told(office, begins, what, expected):
    made = cycle_2025()

    told = fate_told(office, made, leads(made, "bac-kan", starts_on=begins), what)

    assert told == [expected]


def test_a_later_year_follows_the_new_seats_and_its_pledge_is_named(office):
    made = cycle_2025(members_on=date(2025, 8, 1))
    Pledge.objects.create(cycle=made, version=1, state=PledgeState.OPEN, signed_on=None)

    page = office.post(address(), merging())

    told = [sentence for sentence in follows(page) if "by the new seats" in sentence]
    assert told == [
        f"{Bloc.objects.get().short_name_en} 2025: members count as of 01/08/2025,"
        " and so by the new seats."
    ]


def test_an_heir_without_open_reports_is_told_so(office):
    Report.objects.all().delete()

    page = office.post(address(), merging())

    assert "TN mới inherits the work; no report is open now." in follows(page)


def test_a_mandate_passes_with_a_transfer_to_nobody(office, bloc):
    made, other = cycle_2025(), bare_bloc(50)
    chair = leads(made, "yen-bai")

    page = office.post(
        address("transfer", "yen-bai"),
        {
            f"seat-{bloc.pk}-old": "none",
            "to": other.pk,
            f"mandate-{chair.pk}": "pass-old",
            f"cycle-{made.pk}": "anew",
        },
    )

    assert [sentence for sentence in follows(page) if "passes to" in sentence] == []
