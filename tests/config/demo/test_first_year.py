"""The demonstration acts on an empty database in demo mode, and nowhere else."""

import pytest
from django.core.management import call_command

from blocs.models import Bloc, Cycle, Edition
from boards.models import Figure, Officer, Signatory
from config.demo import PASSWORD, accounts, fill


def test_an_empty_database_is_filled_and_published(db, settings, capsys):
    settings.DEMO = True

    call_command("demo")

    printed = capsys.readouterr().out.splitlines()
    edition = Edition.objects.get()
    assert [line.split()[:2] for line in printed] == [
        ["thuky", PASSWORD],
        ["thuongtruc", PASSWORD],
        ["yenbai", PASSWORD],
        ["hoabinh", PASSWORD],
        ["thainguyen", PASSWORD],
        ["phutho", PASSWORD],
        ["bacgiang", PASSWORD],
        ["backan", PASSWORD],
        ["tuyenquang", PASSWORD],
        ["kiemtoan", PASSWORD],
    ]
    assert (edition.number, edition.prepared_by.username, edition.approved_by.username) == (
        1,
        "thuky",
        "thuongtruc",
    )
    officer = Officer.objects.get(username="hoabinh")
    assert (officer.board.slug, officer.email) == ("hoa-binh", "hoabinh@thi-dua.example")


def test_each_member_has_somebody_who_signs_and_is_called_a_trial(db, settings):
    settings.DEMO = True
    fill()

    people = Signatory.objects.select_related("board", "document")
    members = Cycle.objects.get(year=2022).memberships()
    assert {person.board_id for person in people} == {each.board_id for each in members}
    assert {person.name.removesuffix(person.board.short_name) for person in people} == {
        "Người ký thử "
    }
    assert {person.document.title.split(":")[0] for person in people} == {"Minh họa"}


def test_a_second_run_changes_nothing(db, settings):
    settings.DEMO = True
    fill()
    Figure.objects.filter(report__board__slug="yen-bai").delete()

    assert fill() is False
    assert (Figure.objects.count(), Edition.objects.count()) == (28, 1)


@pytest.mark.parametrize("demo", [False, True], ids=["not in demo mode", "officers are there"])
def test_real_work_is_never_touched(secretary, settings, demo):
    settings.DEMO = demo

    assert fill() is False
    assert not Bloc.objects.exists()


def test_outside_demo_mode_no_account_is_named(db, settings):
    settings.DEMO = True
    fill()
    settings.DEMO = False

    assert list(accounts()) == []
