"""A counted ballot as everybody reads it, recounts it and looks a receipt up."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.urls import reverse

from blocs.enums import Stage
from blocs.models import Cycle

pytestmark = pytest.mark.django_db

SCRIPT = Path(__file__).parents[3] / "config" / "static" / "site" / "recount_ballot.py"


def address(name, ballot, *rest):
    cycle = ballot.cycle
    return reverse(f"awards:{name}", args=[cycle.bloc.slug, cycle.year, *rest])


@pytest.fixture
def public(held):
    """Counted, and the conference is over."""

    def over(stage=Stage.PROPOSED, **said):
        ballot = held(**said)
        Cycle.objects.filter(pk=ballot.cycle_id).update(stage=stage)
        return ballot

    return over


def test_the_result_is_read_with_its_arithmetic(client, public):
    ballot = public()
    text = client.get(address("ballot", ballot, 1)).content.decode()

    assert "5 phiếu tán thành / 7 (số đơn vị tham gia) = 71,43%; cần ít nhất 4: đạt." in text
    assert "Không đủ tỷ lệ phiếu" in text
    assert ballot.document["fingerprint"] in text


def test_the_ballots_of_the_year_are_listed(client, public):
    ballot = public()
    text = client.get(address("ballots", ballot)).content.decode()

    assert f'href="{address("ballot", ballot, 1)}"' in text
    assert "Bỏ phiếu kín" in text


def test_it_is_in_the_sitemap_once_the_conference_is_over(client, held):
    ballot = held()
    page = address("ballot", ballot, 1)

    before = client.get("/sitemap-ballots.xml").content.decode().count(page)
    Cycle.objects.filter(pk=ballot.cycle_id).update(stage=Stage.PROPOSED)
    after = client.get("/sitemap-ballots.xml").content.decode().count(f"{page}</loc>")

    assert (before, after) == (0, 1)


def test_the_list_of_a_year_is_in_the_sitemap_before_its_ballots(client, public):
    ballot = public()

    text = client.get("/sitemap-ballots.xml").content.decode()

    year, one = (
        text.find(f"{page}</loc>")
        for page in (address("ballots", ballot), address("ballot", ballot, 1))
    )
    assert 0 < year < one


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        pytest.param(lambda own: own, "Phiếu này đã được kiểm.", id="its own"),
        pytest.param(
            lambda own: " ".join([own[:4].upper(), own[4:]]), "Phiếu này đã", id="typed in groups"
        ),
        pytest.param(lambda own: own[:16], "Phiếu này đã", id="its first groups"),
        pytest.param(lambda own: own[:15], "Không có phiếu nào", id="too little of it"),
        pytest.param(lambda own: own[::-1], "Không có phiếu nào", id="another"),
        pytest.param(lambda own: "<b>x</b>", "Không có phiếu nào", id="nonsense"),
    ],
)
def test_a_receipt_is_looked_up(client, public, typed, answer):
    ballot = public()
    receipt = typed(ballot.document["receipts"][0])
    text = client.get(address("ballot", ballot, 1), {"receipt": receipt}).content.decode()

    assert answer in text
    assert "<b>x</b>" not in text


def test_the_file_is_what_was_sealed_and_recounts(client, public, tmp_path):
    ballot = public()
    answer = client.get(address("ballot_file", ballot, 1))
    path = tmp_path / "ballot.json"
    path.write_bytes(answer.content)
    receipt = ballot.document["receipts"][0]
    done = subprocess.run(
        [sys.executable, "-I", SCRIPT, path, receipt], capture_output=True, text=True, check=False
    )

    assert answer.content.decode() == ballot.result
    assert (done.returncode, done.stdout[:2]) == (0, "OK")


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        pytest.param(Stage.CONFERENCE, {}, id="while the conference sits"),
        pytest.param(Stage.PROPOSED, {"rehearsal": True}, id="a rehearsal"),
    ],
)
def test_what_is_not_public(client, public, stage, said):
    ballot = public(stage, **said)

    assert client.get(address("ballot", ballot, 1)).status_code == 404
    assert client.get(address("ballot_file", ballot, 1)).status_code == 404
    assert "chưa có cuộc bỏ phiếu nào" in client.get(address("ballots", ballot)).content.decode()


def test_a_year_that_is_not_there_has_no_ballots(client, public):
    ballot = public()
    page = reverse("awards:ballots", args=[ballot.cycle.bloc.slug, 2050])

    assert client.get(page).status_code == 404


def test_an_english_reader_reads_english(client, public):
    ballot = public()
    client.cookies["django_language"] = "en"
    text = client.get(address("ballot", ballot, 1)).content.decode()

    assert "What the conference decided" in text
    assert "5 votes for / 7 (the boards that take part) = 71.43%" in text
