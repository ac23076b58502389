"""A hand-over is made and given by the outgoing chair, taken by the incoming one, and stands."""

import zipfile
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from blocs.exports.hand_over import pack
from blocs.models import HandOver, Mandate
from blocs.refusals import Refusal
from blocs.services.hand_overs import (
    give_hand_over,
    keep_minute,
    make_hand_over,
    making,
    take_hand_over,
    withdraw_hand_over,
)
from boards.enums import Role
from boards.models import Board, Change, Officer, Succession
from boards.refusals import Refusal as BoardRefusal
from boards.refusals import Refused
from tests.blocs.hand_over.conftest import PAPER
from tests.boards.rows import document
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db

SCAN = PAPER + b"scan"


def refusal_of(service, **given):
    """Why a service says no; nothing where it does not."""
    try:
        service(**given)
    except Refused as refused:
        return refused.refusal
    return None


def scan(content=SCAN, name="Biên bản đã ký.pdf"):
    return ContentFile(content, name)


def stored():
    """The files of hand-overs that lie on the disk."""
    return {path.name for path in Path(settings.MEDIA_ROOT).rglob("hand-overs/**/*.*")}


def name_of(file):
    return Path(file.name).name


@pytest.fixture
def given(made, giver):
    return give_hand_over(hand_over=made, officer=giver, note="Đủ bản giấy.")


@pytest.fixture
def taken(given, taker):
    return take_hand_over(hand_over=given, officer=taker, note="Thiếu bản gốc giao ước.")


# Making


def test_the_chair_makes_one_archive_with_its_index(led, made, giver, taker):
    content = made.archive.read()
    made.archive.close()

    assert (made.giver, made.taker, made.made_by) == (giver.board, taker.board, giver)
    assert made.sha256 == sha256(content).hexdigest()
    assert made.size == len(content)
    assert [each["path"] for each in made.index["files"]][-1] == "SHA256SUMS"
    assert {each["code"]: each["count"] for each in made.index["sections"]}["members"] == 7


def test_the_archive_is_in_vietnamese_whoever_makes_it(made):
    with made.archive.open() as file, zipfile.ZipFile(file) as book:
        names = book.namelist()

    assert "Bảng/008 Thành viên.csv" in names


@pytest.mark.parametrize(
    ("role", "slug"),
    [
        pytest.param(Role.BOARD, "hoa-binh", id="another member"),
        pytest.param(Role.BOARD, "thai-nguyen", id="the incoming chair"),
        pytest.param(Role.AUDITOR, None, id="an auditor"),
    ],
)
def test_nobody_else_makes_it(make, role, slug):
    officer = make_officer("khac", role, Board.objects.filter(slug=slug).first())

    assert refusal_of(make, officer=officer) == BoardRefusal.NOT_ALLOWED
    assert stored() == set()


def test_the_secretariat_makes_it_after_the_mandate_has_ended(led, make, giver, secretary):
    led.mandates.filter(role="chair").update(status="ended", ends_on=date(2023, 1, 6))
    giver = Officer.objects.get(pk=giver.pk)

    assert refusal_of(make, officer=giver) == BoardRefusal.NOT_ALLOWED
    assert make(officer=secretary).giver == giver.board


@pytest.mark.parametrize(
    ("slug", "refusal"),
    [
        pytest.param("yen-bai", Refusal.TAKER_IS_GIVER, id="to itself"),
        pytest.param("phu-tho", Refusal.NOT_THE_TAKER, id="to another than the one proposed"),
    ],
)
def test_it_goes_to_the_next_chair(make, slug, refusal):
    assert refusal_of(make, taker=Board.objects.get(slug=slug)) == refusal


def test_where_nobody_is_proposed_it_goes_to_whom_one_chooses(make):
    Mandate.objects.filter(cycle__year=2023).delete()
    chosen = Board.objects.get(slug="phu-tho")

    assert make(taker=chosen).taker == chosen


def test_a_year_without_a_chair_has_nothing_to_hand_over(led, make, secretary):
    Mandate.objects.filter(cycle=led).delete()

    assert refusal_of(make, officer=secretary) == Refusal.NO_CHAIR_YET


def test_the_second_of_two_clicks_makes_nothing(make):
    first = make()

    assert refusal_of(make) == Refusal.HAND_OVER_STALE
    assert list(HandOver.objects.values_list("pk", flat=True)) == [first.pk]
    assert stored() == {name_of(first.archive)}


def test_a_new_one_takes_the_place_of_one_that_nobody_confirmed(
    made, make, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        new = make(instead_of=made.pk)

    assert list(HandOver.objects.values_list("pk", flat=True)) == [new.pk]
    assert stored() == {name_of(new.archive)}


def test_what_a_side_confirmed_is_not_replaced(given, make):
    assert refusal_of(make, instead_of=given.pk) == Refusal.HAND_OVER_GIVEN


def test_what_was_handed_over_is_not_made_again(taken, make):
    assert refusal_of(make, instead_of=taken.pk) == Refusal.HANDED_OVER


def test_an_archive_that_is_not_recorded_in_the_end_goes(make, monkeypatch, led):
    """A colleague ends the mandate while the archive is packed."""

    def slowly(*given):
        led.mandates.filter(role="chair").delete()
        return pack(*given)

    assert refusal_of(make, pack=slowly) == Refusal.HAND_OVER_STALE
    assert stored() == set()


def test_a_right_that_ends_while_it_is_packed_is_gone(make, led, giver):
    def slowly(*given):
        led.mandates.filter(role="chair").update(ends_on=timezone.localdate())
        return pack(*given)

    assert refusal_of(make, pack=slowly) == Refusal.HAND_OVER_STALE
    assert stored() == set()


@pytest.mark.skipif(
    settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"),
    reason="threads of one process share one SQLite database in memory",
)
@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_make_one(led, giver, taker):
    both, answers = Barrier(2, timeout=120), []

    def together(*given):
        entries = pack(*given)
        both.wait()
        return entries

    def click():
        try:
            said = {"cycle": led, "taker": taker.board, "officer": giver, "pack": together}
            answers.append(refusal_of(make_hand_over, **said))
        finally:
            connection.close()

    threads = [Thread(target=click) for _click in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers, key=str) == [None, Refusal.HAND_OVER_STALE]
    assert stored() == {name_of(HandOver.objects.get().archive)}


# Giving and taking


def test_both_sides_confirm_with_their_notes(taken, giver, taker):
    assert (taken.given_by, taken.giver_note) == (giver, "Đủ bản giấy.")
    assert (taken.taken_by, taken.taker_note) == (taker, "Thiếu bản gốc giao ước.")
    assert taken.given_at <= taken.taken_at
    assert taken.closed_at is None


def test_every_step_is_in_the_history(taken):
    told = Change.objects.filter(model="blocs.handover", object_id=str(taken.pk)).order_by("pk")

    assert [each.verb for each in told] == ["created", "changed", "changed"]


def test_the_outgoing_chair_gives_after_its_mandate_has_ended(made, giver, led):
    led.mandates.filter(role="chair").update(status="ended", ends_on=date(2023, 1, 6))
    giver = Officer.objects.get(pk=giver.pk)

    assert not giver.has_perm("blocs.hand_over", led)
    assert giver.has_perm("blocs.read_hand_over", made)
    assert give_hand_over(hand_over=made, officer=giver).given_by == giver


def test_the_heir_of_the_outgoing_chair_gives_for_it(made):
    heir = make_officer("laocai", Role.BOARD, Board.objects.get(slug="phu-tho"))
    merger = Succession.objects.create(
        slug="x",
        kind="merge",
        effective_on=date(2025, 7, 1),
        document=document(1),
        heir=heir.board,
    )
    merger.predecessors.add(made.giver)
    merger.successors.add(heir.board)

    assert give_hand_over(hand_over=made, officer=heir).given_by == heir


@pytest.mark.parametrize("service", [give_hand_over, take_hand_over, withdraw_hand_over])
@pytest.mark.parametrize(
    ("role", "slug"),
    [
        pytest.param(Role.BOARD, "hoa-binh", id="another member"),
        pytest.param(Role.SECRETARIAT, None, id="secretariat"),
        pytest.param(Role.AUDITOR, None, id="auditor"),
    ],
)
def test_nobody_confirms_for_others(given, service, role, slug):
    officer = make_officer("khac", role, Board.objects.filter(slug=slug).first())

    assert refusal_of(service, hand_over=given, officer=officer) == BoardRefusal.NOT_ALLOWED


def test_a_side_confirms_for_itself_only(made, giver, taker):
    assert refusal_of(give_hand_over, hand_over=made, officer=taker) == Refusal.OTHER_SIDE_CONFIRMS
    assert refusal_of(take_hand_over, hand_over=made, officer=giver) == Refusal.OTHER_SIDE_CONFIRMS


def test_the_outgoing_chair_confirms_first(made, taker):
    assert refusal_of(take_hand_over, hand_over=made, officer=taker) == Refusal.NOT_GIVEN_YET


def test_nobody_hands_over_to_oneself(given, giver):
    giver.board = given.taker
    giver.save()

    answer = refusal_of(take_hand_over, hand_over=given, officer=giver)

    assert answer == Refusal.HAND_OVER_TO_ONESELF


def test_a_step_is_taken_once(given, taken, giver, taker):
    assert refusal_of(give_hand_over, hand_over=taken, officer=giver) == Refusal.HANDED_OVER
    assert refusal_of(take_hand_over, hand_over=taken, officer=taker) == Refusal.HANDED_OVER
    assert refusal_of(withdraw_hand_over, hand_over=taken, officer=giver) == Refusal.HANDED_OVER


def test_giving_twice_is_refused(given, giver):
    assert refusal_of(give_hand_over, hand_over=given, officer=giver) == Refusal.HAND_OVER_GIVEN


@pytest.mark.parametrize("gone", [True, False])
def test_nobody_confirms_an_archive_that_is_gone_or_altered(made, giver, gone):
    name = made.archive.name
    default_storage.delete(name)
    if not gone:
        default_storage.save(name, ContentFile(b"PK other"))

    assert refusal_of(give_hand_over, hand_over=made, officer=giver) == Refusal.ARCHIVE_ALTERED


def test_a_note_that_is_too_long_is_refused(made, giver):
    answer = refusal_of(give_hand_over, hand_over=made, officer=giver, note="x" * 2001)

    assert answer == BoardRefusal.TEXT_TOO_LONG


def test_one_that_was_replaced_meanwhile_is_told(made, make, giver):
    make(instead_of=made.pk)

    assert refusal_of(give_hand_over, hand_over=made, officer=giver) == Refusal.HAND_OVER_STALE


def test_a_confirmation_is_withdrawn_until_the_other_side_has_confirmed(given, giver, make):
    back = withdraw_hand_over(hand_over=given, officer=giver)

    assert (back.given_by, back.given_at, back.giver_note) == (None, None, "")
    assert refusal_of(withdraw_hand_over, hand_over=back, officer=giver) == Refusal.NOT_GIVEN_YET
    assert make(instead_of=back.pk).given_at is None


def test_a_minute_goes_with_the_confirmation(given, giver, django_capture_on_commit_callbacks):
    keep_minute(hand_over=given, officer=giver, file=scan())

    with django_capture_on_commit_callbacks(execute=True):
        back = withdraw_hand_over(hand_over=given, officer=giver)

    assert (back.minute.name, back.minute_at, back.minute_sha256) == ("", None, "")
    assert stored() == {name_of(given.archive)}


# The signed minute


def test_the_minute_closes_what_both_have_confirmed(taken, giver):
    kept = keep_minute(hand_over=taken, officer=giver, file=scan())

    assert kept.minute_sha256 == sha256(SCAN).hexdigest()
    assert kept.minute_by == giver
    assert kept.closed_at == kept.minute_at


def test_a_minute_that_came_first_closes_when_the_other_side_takes(given, giver, taker):
    keep_minute(hand_over=given, officer=giver, file=scan())

    taken = take_hand_over(hand_over=given, officer=taker)

    assert taken.closed_at == taken.taken_at


def test_a_minute_is_replaced_until_it_is_closed(
    given, giver, taker, django_capture_on_commit_callbacks
):
    keep_minute(hand_over=given, officer=giver, file=scan())
    with django_capture_on_commit_callbacks(execute=True):
        second = keep_minute(hand_over=given, officer=taker, file=scan(SCAN + b"2"))
    take_hand_over(hand_over=given, officer=taker)

    again = refusal_of(keep_minute, hand_over=given, officer=giver, file=scan())

    assert again == Refusal.HANDED_OVER
    assert stored() == {name_of(given.archive), name_of(second.minute)}


def test_a_minute_needs_a_confirmation_to_sign(made, giver):
    answer = refusal_of(keep_minute, hand_over=made, officer=giver, file=scan())

    assert answer == Refusal.NOT_GIVEN_YET


def test_others_keep_no_minute(given, secretary):
    answer = refusal_of(keep_minute, hand_over=given, officer=secretary, file=scan())

    assert answer == BoardRefusal.NOT_ALLOWED


@pytest.mark.parametrize(
    ("file", "refusal"),
    [
        pytest.param(scan(name="x.exe"), BoardRefusal.FILE_KIND, id="kind"),
        pytest.param(scan(b"", "x.pdf"), BoardRefusal.FILE_EMPTY, id="empty"),
        pytest.param(scan(b"<html>", "x.pdf"), BoardRefusal.FILE_DISGUISED, id="disguised"),
    ],
)
def test_a_minute_is_a_paper(given, giver, file, refusal):
    assert refusal_of(keep_minute, hand_over=given, officer=giver, file=file) == refusal


# What the database keeps

STANDS = {
    "giver_note": "khác",
    "taker_note": "khác",
    "sha256": "0" * 64,
    "index": {"sections": [], "files": []},
    "archive": "hand-overs/khac.zip",
    "size": 1,
    "taken_at": None,
    "given_at": timezone.now(),
}


@pytest.mark.parametrize("column", STANDS)
def test_not_even_our_own_code_alters_what_was_handed_over(taken, column):
    change = {column: STANDS[column]}
    if column == "taken_at":
        change["taken_by"] = None

    with pytest.raises(IntegrityError), transaction.atomic():
        HandOver.objects.filter(pk=taken.pk).update(**change)

    assert getattr(HandOver.objects.get(pk=taken.pk), column) == getattr(taken, column)


def test_nor_the_minute_once_it_is_closed(taken, giver):
    keep_minute(hand_over=taken, officer=giver, file=scan())

    with pytest.raises(IntegrityError), transaction.atomic():
        HandOver.objects.filter(pk=taken.pk).update(minute_sha256="0" * 64)


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"given_at": timezone.now()}, id="given by nobody"),
        pytest.param({"taken_at": timezone.now()}, id="taken by nobody"),
        pytest.param({"closed_at": timezone.now()}, id="closed before it is taken"),
        pytest.param({"minute": "x.pdf"}, id="a minute of nobody"),
    ],
)
def test_half_a_confirmation_is_no_row(made, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        HandOver.objects.filter(pk=made.pk).update(**wrong)


def test_taking_comes_after_giving_and_by_another_officer(made, giver, taker):
    now = timezone.now()
    for wrong in (
        {"taken_at": now, "taken_by": taker},
        {"given_at": now, "given_by": giver, "taken_at": now + timedelta(1), "taken_by": giver},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            HandOver.objects.filter(pk=made.pk).update(**wrong)


def test_a_board_makes_one_hand_over_of_a_year(made):
    with pytest.raises(IntegrityError), transaction.atomic():
        HandOver.objects.create(
            cycle=made.cycle,
            giver=made.giver,
            taker=made.taker,
            made_at=made.made_at,
            made_by=made.made_by,
            size=0,
            index={},
        )


def test_pieces_of_a_digest_are_those_of_the_whole(made, monkeypatch):
    monkeypatch.setattr(making, "PIECE", 7)

    with made.archive.open() as file:
        assert making._digest(file) == made.sha256
