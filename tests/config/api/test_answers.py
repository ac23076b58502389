"""What the API answers: everything that the pages show, and nothing else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from awards.models import Award
from blocs.enums import Stage
from blocs.models import Cycle, Mandate, Membership, Pledge
from blocs.services import approve_edition, prepare_edition
from boards.domain.units import UNITS
from boards.models import Board, BoardName
from tests.awards.ballots.conftest import held  # noqa: F401 - a fixture
from tests.awards.decided import closed, decide, end, grant
from tests.boards.rows import succession
from tests.config.api.conftest import BLOC

pytestmark = pytest.mark.django_db

EDITION = f"blocs/{BLOC}/2022/editions/latest"


def test_blocs_name_their_years(ask, bloc_2022):
    found = ask("blocs", search="trung du")

    assert (found["count"], found["results"]) == (1, [ask(f"blocs/{BLOC}")])
    assert found["results"][0]["years"] == [2023, 2022]
    assert found["results"][0]["page"] == f"/blocs/{BLOC}/"
    assert ask("blocs", search="đồng bằng")["results"] == []


def test_members_of_a_year_are_those_of_its_day(ask, bloc_2022):
    everybody = ask("members")["results"]
    first = bloc_2022.memberships.order_by("seat")[0]
    first.ends_on = Cycle.objects.get(year=2023).members_on
    first.save()

    assert [row["seat"] for row in everybody] == [1, 2, 3, 4, 5, 6, 7]
    assert ask("members", year=2022)["count"] == 7
    assert ask("members", year=2023)["count"] == 6
    assert ask("members", board=first.board.slug)["results"][0]["ends_on"] == str(first.ends_on)
    assert ask("members", year=2031)["results"] == []


def test_mandates_leave_out_what_was_only_proposed_and_replaced(ask, bloc_2022):
    found = ask("mandates", bloc=BLOC)["results"]
    proposal = Mandate.objects.filter(cycle__year=2023).first()
    replaced = {"status": "proposed", "ends_on": proposal.starts_on + timedelta(1)}
    Mandate.objects.filter(pk=proposal.pk).update(**replaced)

    assert {row["year"] for row in found} == {2022, 2023}
    assert ask("mandates", bloc=BLOC)["count"] == len(found) - 1


def test_boards_are_found_without_diacritics_and_by_their_bloc(ask, bloc_2022):
    everybody = [row["board"] for row in ask("boards")["results"]]
    outside = Board.objects.get(slug="bac-kan")
    outside.memberships.all().delete()

    assert everybody[:2] == ["bac-giang", "bac-kan"]
    assert [row["board"] for row in ask("boards", search="BAC CAN")["results"]] == ["bac-kan"]
    assert ask("boards", bloc=BLOC)["count"] == ask("boards", year=2022)["count"] == 6


def test_boards_of_a_bloc_are_its_members_of_today_or_of_a_year(ask, bloc_2022):
    today = timezone.localdate()
    members = Membership.objects.filter(bloc=bloc_2022)
    everybody = set(members.values_list("board__slug", flat=True))
    members.filter(board__slug="bac-kan").update(ends_on=today)
    members.filter(board__slug="phu-tho").update(ends_on=today + timedelta(1))
    members.filter(board__slug="yen-bai").update(starts_on=today + timedelta(1))

    def found(**asked):
        return {row["board"] for row in ask("boards", **asked)["results"]}

    assert found(bloc=BLOC) == everybody - {"bac-kan", "yen-bai"}
    assert found(bloc=BLOC, year=2022) == everybody - {"yen-bai"}


def test_a_board_tells_its_names_and_what_it_became(ask, bloc_2022):
    event = succession(1)
    old, new = event.predecessors.get(), event.successors.get()
    today = timezone.localdate()
    BoardName.objects.create(board=old, name="Ban cũ", ends_on=today, document=event.document)

    told = ask(f"boards/{old.slug}")
    assert [(name["name"], name["document"]["code"]) for name in told["names"]] == [
        ("Ban cũ", event.document.slug)
    ]
    assert told["successions"] == ask(f"boards/{new.slug}")["successions"]
    assert told["successions"][0]["code"] == event.slug
    assert told["successions"][0]["successors"] == [new.slug]


def test_indicators_have_their_unit_in_words(ask, bloc_2022):
    found = ask("indicators", search="lao dong")["results"]

    assert [row["indicator"] for row in found] == ["workers"]
    assert ask("indicators/workers") == found[0]
    assert found[0]["unit_name"] == UNITS[found[0]["unit"]].vi


def test_the_parts_of_an_edition_are_those_of_its_document(ask, edition_2022):
    document = edition_2022.document

    for part in ("figures", "standings", "rates", "targets"):
        assert ask(f"{EDITION}/{part}")[part] == document[part]
    assert ask(f"{EDITION}/scheme")["scheme"] == document["scheme"]
    assert ask(EDITION)["members"] == document["members"]
    one = ask(f"{EDITION}/figures", board="bac-kan", indicator="workers")["figures"]
    assert {(row["board"], row["indicator"]) for row in one} == {("bac-kan", "workers")}


def test_a_correction_is_listed_beside_what_it_corrects(
    ask, client, edition_2022, secretary, approver
):
    Board.objects.filter(slug="bac-kan").update(name_en="Another name")
    second = prepare_edition(cycle=edition_2022.cycle, officer=secretary, correction_note="Tên.")
    later = timezone.now() + timedelta(days=1)
    approve_edition(edition=second, officer=approver, publish_at=later)
    embargoed = ask("editions")["results"]
    type(second).objects.filter(pk=second.pk).update(published_at=timezone.now())

    rows = ask("editions")["results"]
    assert [(row["edition"], row["latest"]) for row in embargoed] == [(1, 1)]
    assert [(row["edition"], row["latest"], row["correction"]) for row in rows] == [
        (2, 2, "Tên."),
        (1, 2, ""),
    ]
    assert [row["edition"] for row in ask("editions", latest="true")["results"]] == [2]
    assert {row["illustrative"] for row in rows} == {True}
    assert ask(f"blocs/{BLOC}/2022/editions/1/rates")["latest"] == 2
    assert client.get(f"/api/v1/blocs/{BLOC}/2022/editions/3").status_code == 404


def test_a_draft_of_a_pledge_is_not_told(ask, bloc_2022):
    signed = ask("pledges")["results"]
    Pledge.objects.update(state="draft")

    assert [(row["year"], row["version"], row["in_force"]) for row in signed] == [(2023, 1, True)]
    assert {row["state"] for row in signed[0]["signatures"]} <= {"stands"}
    assert ask("pledges")["count"] == 0


def test_a_ballot_is_told_when_its_conference_is_over(ask, client, held):  # noqa: F811
    ballot = held()
    at = f"/api/v1/blocs/{BLOC}/2022/ballots/1"
    before = (ask("ballots")["count"], client.get(at).status_code)
    Cycle.objects.filter(pk=ballot.cycle_id).update(stage=Stage.PROPOSED)

    found = ask("ballots", year=2022)["results"]
    assert before == (0, 404)
    assert found == [ask(f"blocs/{BLOC}/2022/ballots/1")]
    assert [(row["board"], row["yes"]) for row in found[0]["counts"]] == [
        ("phu-tho", 2),
        ("yen-bai", 5),
    ]
    assert found[0]["fingerprint"] == ballot.document["fingerprint"]


def test_awards_are_told_with_what_ended_them(ask, cycle_2022, secretary):
    year = closed(cycle_2022)
    given = decide(year, secretary, grant("bac-giang"), grant("yen-bai"))
    later = decide(year, secretary, number="90/QĐ-BKHĐT", title="Hủy bỏ")
    end(given.conferrals.get(board__slug="bac-giang"), secretary, later)

    rows = ask("conferrals", search="bac giang")["results"]
    assert [(row["status"], [each["status"] for each in row["ends"]]) for row in rows] == [
        ("cancelled", ["cancelled"])
    ]
    assert ask("conferrals", board="yen-bai")["results"][0]["ends"] == []
    assert sorted(row["conferrals"] for row in ask("decisions", year=2022)["results"]) == [0, 2]
    assert ask("awards")["count"] == Award.objects.count()


def test_a_page_leads_to_the_next_and_back(ask, bloc_2022):
    pages = [ask("boards", limit=3, page=page) for page in (1, 2, 3, 4, 9)]

    assert [len(page["results"]) for page in pages] == [3, 3, 3, 0, 0]
    assert [page["previous"] for page in pages] == [
        None,
        *(f"/api/v1/boards?limit=3&page={page}" for page in (1, 2, 3)),
        None,
    ]
    assert [page["next"] for page in pages] == [
        *(f"/api/v1/boards?limit=3&page={page}" for page in (2, 3)),
        *(None, None, None),
    ]


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        *(("members", 2), ("mandates", 2), ("editions", 3), ("pledges", 3)),
        *(("awards", 3), ("indicators", 2)),
    ],
)
def test_a_list_costs_the_same_for_any_number_of_rows(
    client, edition_2022, django_assert_num_queries, path, queries
):
    for limit in (1, 7):
        with django_assert_num_queries(queries):
            client.get(f"/api/v1/{path}?limit={limit}")


@pytest.mark.parametrize("limit", [1, 9])
def test_a_board_with_its_line_costs_no_more_among_many(
    client, bloc_2022, django_assert_max_num_queries, limit
):
    """Ten, where both what came and what became of some are told."""
    with django_assert_max_num_queries(10):
        client.get(f"/api/v1/boards?limit={limit}")
