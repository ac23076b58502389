"""The test authority of the demonstration: made at run time, and only there."""

import stat

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from boards.models import Signatory
from boards.pades.reading import read_pdf
from config.demo import fill
from tests.signing import paper


@pytest.fixture
def place(settings, tmp_path, db):
    """A demonstration in a folder of its own, and the paper in it."""
    settings.DEMO = True
    settings.VAR_DIR, settings.TRUST_DIR = tmp_path, tmp_path / "trust"
    fill()
    (tmp_path / "giao-uoc.pdf").write_bytes(paper())
    return tmp_path


def signs(place, board="yen-bai", **options):
    call_command("demo_sign", str(place / "giao-uoc.pdf"), board=board, **options)


def facts(place, name):
    data = (place / name).read_bytes()
    return read_pdf(data, paper=len(paper()), trust=place / "trust", now=timezone.now())


def test_a_signed_file_counts_where_it_was_made(place, capsys):
    signs(place)

    (signature,) = facts(place, "giao-uoc-yen-bai.pdf").signatures
    assert (signature.good, signature.field, signature.holder.person) == (
        True,
        "yen-bai",
        "Người ký thử Yên Bái",
    )
    assert capsys.readouterr().out.strip().endswith("Người ký thử Yên Bái, Yên Bái")


def test_several_boards_sign_one_file(place):
    signs(place, out=place / "giao-uoc.pdf")
    signs(place, "hoa-binh", out=place / "hai.pdf")

    assert [(each.field, each.good) for each in facts(place, "hai.pdf").signatures] == [
        ("yen-bai", True),
        ("hoa-binh", True),
    ]


def test_the_authority_is_made_once_and_its_keys_are_nobody_elses(place):
    signs(place, out=place / "mot.pdf")
    before = (place / "demo-authority" / "demo-root.crt").read_bytes()
    signs(place, out=place / "hai.pdf")

    keys = sorted((place / "demo-authority").glob("*.key"))
    assert (place / "demo-authority" / "demo-root.crt").read_bytes() == before
    assert [key.name for key in keys] == ["demo-issuing.key", "demo-root.key", "yen-bai.key"]
    assert {stat.S_IMODE(key.stat().st_mode) for key in keys} == {0o600}


def test_a_foreign_authority_is_not_put_among_the_trusted(place):
    signs(place, foreign=True)

    (signature,) = facts(place, "giao-uoc-yen-bai.pdf").signatures
    assert (signature.whole, signature.good, signature.chained) == (True, False, False)
    assert not (place / "trust").exists()


@pytest.mark.parametrize(
    ("board", "sentence"),
    [
        ("khong-co", "There is no board 'khong-co'."),
        ("kkt-ha-giang", "Nobody may sign for Hà Giang (KKT) today."),
    ],
)
def test_only_a_board_with_a_signatory_signs(place, board, sentence):
    with pytest.raises(CommandError) as caught:
        signs(place, board)

    assert str(caught.value) == sentence


def test_a_term_that_is_over_signs_no_more(place):
    Signatory.objects.update(ends_on=timezone.localdate())

    with pytest.raises(CommandError, match="Nobody may sign for Yên Bái today"):
        signs(place)


@pytest.mark.parametrize("content", [None, b"no PDF"])
def test_a_file_that_cannot_be_signed_is_named(place, content):
    path = place / "giao-uoc.pdf"
    path.unlink() if content is None else path.write_bytes(content)

    with pytest.raises(CommandError, match=r"giao-uoc\.pdf"):
        signs(place)


def test_nothing_is_signed_outside_of_demo_mode(place, settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="Only in demo mode"):
        signs(place)
