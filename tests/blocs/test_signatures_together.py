"""Several sign at once, and one is cut off in the middle: nothing is lost, twice or half done."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from blocs.enums import PledgeState
from blocs.models import Letter, Pledge, Signature
from blocs.refusals import Refusal
from blocs.services.signatures import digital, sign_digitally
from boards.models import Officer
from boards.pades.reading import read_pdf
from boards.refusals import Refused
from tests.blocs.signing import board, heads, officer_of, opened_pledge, signed_by, upload
from tests.signing import SLUGS, trust


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch, settings, tmp_path):
    monkeypatch.setattr(digital, "read_apart", read_pdf)
    settings.TRUST_DIR = tmp_path / "trust"
    trust(settings.TRUST_DIR, revoked={})


@pytest.fixture
def pledge(bloc_2022):
    heads()
    return opened_pledge()


def signs(pledge, slug, data):
    return sign_digitally(
        pledge=pledge, board=board(slug), file=upload(data), officer=officer_of(slug)
    )


class CutOff(BaseException):
    """The process ends here: nothing after it runs."""


@pytest.mark.parametrize("at", ["complete", "record"])
def test_whoever_is_cut_off_in_the_middle_leaves_nothing_half_done(pledge, monkeypatch, at):
    kept = getattr(digital, at)

    def end(*args):
        kept(*args)
        raise CutOff

    with monkeypatch.context() as patch:
        patch.setattr(digital, at, end)
        with pytest.raises(CutOff):
            signs(pledge, "yen-bai", signed_by("yen-bai"))
    left = (Signature.objects.count(), Pledge.objects.get().frozen_at)

    signs(pledge, "yen-bai", signed_by("yen-bai"))

    assert left == (0, None)
    assert Signature.objects.count() == 1


def at_once(*calls):
    """Each call in a thread of its own, all starting together; what each of them came to."""
    barrier, answers = Barrier(len(calls)), {}

    def run(number, act):
        barrier.wait()
        try:
            act()
            answers[number] = None
        except Refused as refused:
            answers[number] = refused.refusal
        finally:
            connection.close()

    threads = [Thread(target=run, args=each) for each in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(map(str, answers.values()))


needs_postgresql = pytest.mark.skipif(
    "connection.vendor == 'sqlite'", reason="SQLite lets one write at a time"
)


@needs_postgresql
@pytest.mark.django_db(transaction=True)
def test_two_boards_that_sign_at_once_both_count(pledge):
    files = {slug: signed_by(slug) for slug in ("yen-bai", "hoa-binh")}
    for slug in files:
        officer_of(slug)

    answers = at_once(*(lambda slug=slug: signs(pledge, slug, files[slug]) for slug in files))

    assert answers == ["None", "None"]
    assert set(Signature.objects.values_list("board__slug", flat=True)) == set(files)


@needs_postgresql
@pytest.mark.django_db(transaction=True)
def test_of_one_board_that_signs_twice_at_once_the_second_is_told(pledge):
    data = signed_by("yen-bai")
    officer_of("yen-bai")

    answers = at_once(*[lambda: signs(pledge, "yen-bai", data)] * 2)

    assert answers == ["None", Refusal.SIGNED_ALREADY]
    assert Signature.objects.count() == 1


@needs_postgresql
@pytest.mark.django_db(transaction=True)
def test_the_last_two_at_once_make_it_signed_once(pledge):
    *first, last_but_one, last = SLUGS
    for slug in first:
        signs(pledge, slug, signed_by(slug))
    files = {slug: signed_by(slug) for slug in (last_but_one, last)}
    for slug in files:
        Officer.objects.filter(pk=officer_of(slug).pk).update(email=f"{slug}@example.vn")

    answers = at_once(*(lambda slug=slug: signs(pledge, slug, files[slug]) for slug in files))

    assert answers == ["None", "None"]
    assert Pledge.objects.get().state == PledgeState.SIGNED
    assert Letter.objects.filter(key__contains="-signed").count() == 2
