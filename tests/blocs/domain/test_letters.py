"""What a letter says: two languages in one text, one line as subject, one key for one matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocs.domain.letters import (
    LONGEST_KEY,
    LONGEST_SUBJECT,
    content,
    key_of,
    message_id,
    one_line,
    subject_line,
)
from boards.domain.sentences import Sentence


def test_a_letter_reads_vietnamese_above_and_english_below():
    letter = content(
        about="Khối KCN 2023",
        recipient="Nguyễn Văn A",
        subject=Sentence("Giao ước đã mở để ký", "The pledge is open for signature"),
        body=Sentence("Mời các đơn vị ký giao ước.", "Members are asked to sign."),
        page="https://thi-dua.example/admin/",
        sender=Sentence("Khối KCN", "Bloc"),
    )

    assert letter.subject == "[Khối KCN 2023] Giao ước đã mở để ký"
    assert letter.body == (
        "Kính gửi: Nguyễn Văn A\n\n"
        "Mời các đơn vị ký giao ước.\n\n"
        "Mở trang: https://thi-dua.example/admin/\n\n"
        "Khối KCN\n\n"
        "– – –\n\n"
        "To: Nguyễn Văn A\n\n"
        "Members are asked to sign.\n\n"
        "Open this page: https://thi-dua.example/admin/\n\n"
        "Bloc\n"
    )


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        pytest.param("Ký\r\nBcc: all@example.vn", "Ký Bcc: all@example.vn", id="another head"),
        pytest.param("a\u2028b\u0085c\x00d\te", "a b c d e", id="marks that break lines"),
        pytest.param("a\u202eb", "a b", id="a mark that turns the direction"),
        pytest.param("  một   hai ", "một hai", id="spaces"),
    ],
)
def test_nothing_typed_becomes_a_line_of_the_head(typed, line):
    assert one_line(typed) == line


@given(st.text())
def test_a_subject_is_one_line_that_fits(text):
    subject = subject_line(text)

    assert len(subject) <= LONGEST_SUBJECT
    assert subject.splitlines() in ([], [subject])


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        pytest.param("a" * 200, "a" * 200, id="it fits"),
        pytest.param("ab " * 100, "ab " * 66 + "…", id="cut after a word"),
        pytest.param("a" * 201, "a" * 199 + "…", id="one long word"),
    ],
)
def test_a_long_subject_is_cut(text, subject):
    assert subject_line(text) == subject.replace(" …", "…")


def test_a_key_tells_cycle_matter_and_officer():
    assert key_of(cycle=3, about="pledge-opened-1", officer=7) == "3/pledge-opened-1/7"


def test_a_long_matter_is_told_by_its_digest():
    one, other = (key_of(cycle=3, about="x" * 300 + end, officer=7) for end in "ab")

    assert one != other
    assert max(len(one), len(other)) <= LONGEST_KEY


def test_a_letter_keeps_its_identity_when_it_is_sent_again():
    first, again, other = (message_id(key, "thi-dua.example") for key in ("a", "a", "b"))

    assert first == again
    assert first != other
    assert first == "<ca978112ca1bbdcafac231b39a23dc4da786eff8@thi-dua.example>"
