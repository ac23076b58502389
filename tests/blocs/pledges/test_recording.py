"""Pledges that were signed elsewhere: recorded by hand or loaded, and never mixed with our own."""

from datetime import date

import pytest
from django.urls import reverse

from blocs.enums import PledgeState, Stage
from blocs.forms.blocs import BlocForm
from blocs.imports.directory import load_directory
from blocs.imports.problems import Unloadable
from blocs.models import Bloc, Cycle, Pledge, Signature, Target
from blocs.refusals import Refusal
from blocs.services import move_stage
from blocs.services.pledges import amend_pledge, draft_pledge
from boards.models import Board, Indicator
from boards.refusals import Refused
from config.demo import DIRECTORY
from tests.blocs.pledges.test_opening import sign
from tests.boards.typing_in import errors, filled, messages


@pytest.fixture
def client(as_officer, secretary):
    browser = as_officer(secretary)
    browser.get("/?lang=en")
    return browser


def add(model):
    return reverse(f"admin:blocs_{model}_add")


def change(row):
    return reverse(f"admin:blocs_{row._meta.model_name}_change", args=[row.pk])


def without_file(response):
    """What the browser sends back where no paper was attached."""
    return {name: value for name, value in filled(response).items() if name != "file"}


def record(client, cycle, **typed):
    data = filled(client.get(add("pledge")))
    return client.post(add("pledge"), {**data, "cycle": cycle.pk, **typed}, follow=True)


@pytest.mark.parametrize(
    ("day", "state"),
    [("06/01/2023", PledgeState.SIGNED), ("", PledgeState.DRAFT)],
    ids=["with its day", "without"],
)
def test_pledge_signed_elsewhere_is_recorded(cycle, client, day, state):
    record(client, cycle, signed_on=day, text="Lời")

    assert (Pledge.objects.get().state, Pledge.objects.get().text) == (state, "Lời")


def test_recorded_pledge_may_be_corrected(cycle, client):
    record(client, cycle, signed_on="06/01/2023")
    pledge = Pledge.objects.get()

    data = without_file(client.get(change(pledge)))
    client.post(change(pledge), {**data, "signed_on": "", "note": "chưa ký"})

    assert (Pledge.objects.get().state, Pledge.objects.get().note) == (PledgeState.DRAFT, "chưa ký")


def test_ended_pledge_stays_ended(cycle, client):
    pledge = Pledge.objects.create(
        cycle=cycle, state=PledgeState.VOID, ended_at="2023-01-01T00:00Z", end_reason="nhầm"
    )

    data = without_file(client.get(change(pledge)))
    client.post(change(pledge), {**data, "signed_on": "06/01/2023"})

    assert Pledge.objects.get().state == PledgeState.VOID


def test_opened_pledge_is_only_read(opened, client):
    page = client.get(change(opened))
    sent = client.post(change(opened), {"text": "khác"})
    deleted = client.post(reverse("admin:blocs_pledge_delete", args=[opened.pk]), {"post": "yes"})

    assert messages(page) == ["Only a draft can be changed: take the pledge back, or amend it."]
    assert "fingerprint" in page.context["adminform"].readonly_fields
    assert (sent.status_code, deleted.status_code) == (403, 403)
    assert Pledge.objects.get().text == opened.text


def test_what_only_an_opened_pledge_has_is_not_shown_of_others(cycle, client):
    pledge = Pledge.objects.create(cycle=cycle)

    page = client.get(change(pledge))

    assert page.context["adminform"].readonly_fields == ["state"]


def test_signature_on_an_opened_pledge_is_not_recorded_by_hand(opened, client, yen_bai):
    signature = sign(opened, yen_bai)
    page = client.get(change(signature))

    data = filled(client.get(add("signature")))
    board = Board.objects.get(slug="phu-tho")
    typed = {"pledge": opened.pk, "board": board.pk, "kind": "paper", "signed_on": "06/01/2023"}
    added = client.post(add("signature"), {**data, **typed})

    assert messages(page) == ["An opened pledge is signed on its own page, not by hand."]
    assert errors(added)["pledge"] == ["An opened pledge is signed on its own page, not by hand."]
    assert Signature.objects.count() == 1


def test_signature_on_a_recorded_pledge_is_recorded_by_hand(cycle, client, yen_bai):
    pledge = Pledge.objects.create(cycle=cycle, signed_on="2023-01-06", state=PledgeState.SIGNED)
    data = filled(client.get(add("signature")))
    typed = {"pledge": pledge.pk, "board": yen_bai.pk, "kind": "paper", "signed_on": "06/01/2023"}

    client.post(add("signature"), {**data, **typed})

    assert Signature.objects.get().board == yen_bai


def test_target_that_a_pledge_has_sealed_stands(opened, client):
    target = Target.objects.first()
    page = client.get(change(target))

    data = filled(client.get(add("target")))
    land = Indicator.objects.get(code="land_planned")
    typed = {
        "cycle": opened.cycle_id,
        "board": target.board_id,
        "indicator": land.pk,
        "amount": "1",
        "unit": "HA",
    }
    added = client.post(add("target"), {**data, **typed})

    assert messages(page) == [str(Refusal.TARGETS_CLOSED.label)]
    assert errors(added)["cycle"] == [str(Refusal.TARGETS_CLOSED.label)]


def test_target_of_a_recorded_year_is_recorded_by_hand(cycle, client, yen_bai):
    Pledge.objects.create(cycle=cycle, state=PledgeState.SIGNED)
    data = filled(client.get(add("target")))
    land = Indicator.objects.get(code="land_planned")
    typed = {"cycle": cycle.pk, "board": yen_bai.pk, "indicator": land.pk, "unit": "HA"}

    refused = client.post(add("target"), {**data, **typed, "amount": ""})
    client.post(add("target"), {**data, **typed, "amount": "", "reason": "chưa có"})

    assert refused.status_code == 200
    assert (Target.objects.get().amount, Target.objects.get().reason) == (None, "chưa có")
    listed = client.get(reverse("admin:blocs_target_changelist")).content.decode()
    assert "–" in listed


def test_target_in_an_amended_year_is_open_again(opened, writer):
    opened.state = PledgeState.SIGNED
    opened.save()
    amend_pledge(pledge=opened, officer=writer, reason="mới")
    target = Target.objects.first()

    target.reason = "mới"
    target.save()

    assert Target.objects.get(pk=target.pk).reason == "mới"


# Loading


def rows(model):
    return sorted(str(row) for row in model.objects.values_list("state", "version", "signed_on"))


def test_loaded_pledge_with_a_day_is_signed(bloc_2022):
    pledge = Pledge.objects.get()

    assert (pledge.state, pledge.signed_on) == (PledgeState.SIGNED, date(2023, 1, 6))


def test_loading_again_leaves_what_became_of_a_pledge(bloc_2022, writer):
    pledge = Pledge.objects.get()
    amend_pledge(pledge=pledge, officer=writer, reason="mới")
    Pledge.objects.filter(pk=pledge.pk).update(
        state=PledgeState.SUPERSEDED, ended_at="2023-02-01T00:00Z", end_reason="mới"
    )
    before = rows(Pledge)

    load_directory(DIRECTORY)

    assert rows(Pledge) == before


@pytest.fixture
def directory(tmp_path):
    for file in DIRECTORY.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path


def write(directory, name, text):
    (directory / name).write_text(text, encoding="utf-8")


def problems(directory, **options):
    with pytest.raises(Unloadable) as unloadable:
        load_directory(directory, **options)
    return [str(problem) for problem in unloadable.value.problems]


def test_loaded_pledge_without_a_day_is_a_draft(cycle, directory):
    write(directory, "pledges.csv", "year,version,signed_on,document,note\n2023,1,,,\n")
    write(directory, "signatures.csv", "year,version,board,kind,signed_on\n")

    load_directory(directory)

    assert Pledge.objects.get().state == PledgeState.DRAFT


def test_load_does_not_touch_an_opened_pledge(opened, directory):
    write(directory, "pledges.csv", "year,version,signed_on,note\n2023,1,06/01/2023,khác\n")
    write(directory, "signatures.csv", "year,version,board,kind,signed_on\n")

    assert problems(directory, update=True) == [
        "pledges.csv, line 2, column note: "
        "Only a draft can be changed: take the pledge back, or amend it.",
        "pledges.csv, line 2, column signed_on: "
        "Only a draft can be changed: take the pledge back, or amend it.",
    ]


def test_reason_for_no_target_is_loaded(bloc_2022, directory):
    head = "year,board,indicator,amount,unit,as_printed,reason\n"
    write(directory, "targets.csv", f"{head}2023,yen-bai,workers,,person,,chưa có cơ sở\n")

    load_directory(directory)

    assert (Target.objects.get().amount, Target.objects.get().reason) == (None, "chưa có cơ sở")


def test_load_does_not_touch_what_a_pledge_has_sealed(opened, directory):
    head = "year,board,indicator,amount,unit\n"
    write(directory, "targets.csv", f"{head}2023,yen-bai,workers,1,person\n")
    write(directory, "pledges.csv", "year,version\n")
    write(directory, "signatures.csv", "year,version,board,kind,signed_on\n")

    closed = str(Refusal.TARGETS_CLOSED.label)
    assert problems(directory, update=True) == [
        f"targets.csv, line 2, column amount: {closed}",
        f"targets.csv, line 2, column as_printed: {closed}",
    ]


# The stage and the template


def test_half_amended_year_does_not_go_on_to_the_reports(opened, writer):
    opened.state = PledgeState.SIGNED
    opened.save()
    Cycle.objects.filter(pk=opened.cycle_id).update(stage=Stage.RUNNING)
    amend_pledge(pledge=opened, officer=writer, reason="mới")

    with pytest.raises(Refused) as refused:
        move_stage(cycle=opened.cycle, stage=Stage.REPORTING, reason="vội")

    assert refused.value.refusal == Refusal.PLEDGE_BEING_AMENDED


def test_year_whose_first_pledge_is_only_drafted_goes_on_with_a_reason(cycle, writer):
    Cycle.objects.filter(pk=cycle.pk).update(stage=Stage.RUNNING)
    draft_pledge(cycle=cycle, officer=writer)

    moved = move_stage(cycle=cycle, stage=Stage.REPORTING, reason="không ký giao ước")

    assert moved.stage == Stage.REPORTING


@pytest.mark.parametrize("column", ["pledge_text", "pledge_text_en"])
def test_template_with_a_strange_blank_is_refused_where_it_is_typed(bloc_2022, column):
    bloc = Bloc.objects.get()
    data = {
        field.name: getattr(bloc, field.name)
        for field in Bloc._meta.fields
        if field.editable and field.name != "id"
    }
    form = type("Form", (BlocForm,), {"Meta": type("M", (), {"model": Bloc, "fields": "__all__"})})

    refused = form({**data, column: "{nam} của {khoi}"}, instance=bloc)
    accepted = form({**data, column: "{năm} của {khối}"}, instance=bloc)

    assert refused.errors[column] == [
        "The text has something in braces that the site cannot fill in. ({nam} → {năm}?)",
        "The text has something in braces that the site cannot fill in. ({khoi} → {khối}?)",
    ]
    assert column not in accepted.errors
