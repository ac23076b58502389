"""What was checked, in words; what could not be looked at is told apart."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from boards.domain.signing.checked import checked
from boards.domain.signing.facts import Holder
from tests.boards.domain.signing.test_judging import DAY, NAME, NOW, SEAL, SIGNATURE

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SOUND = replace(SIGNATURE, anchor="Gốc", lists_of=NOW - DAY, serial="1a")


def said(signature, *, registered=False, seals=()):
    return [
        (each.said.en, each.sure)
        for each in checked(signature, registered=registered, seals=seals, zone=ZONE)
    ]


def test_a_sound_signature_answers_every_question():
    assert said(SOUND) == [
        (f"The certificate was given to “Nguyễn Văn An” ({NAME}), serial number 1a.", True),
        ("Signed at 09:00:00 02/07/2024, by the clock of the signing machine.", False),
        (
            "The signature covers the whole file; the file begins with the very paper that was"
            " opened, and nothing but signatures was added.",
            True,
        ),
        (
            "The certificate was issued by “Cơ quan chứng thực”, and its chain ends at “Gốc”, which"
            " this site trusts; valid from 06/09/2023 to 28/04/2025.",
            True,
        ),
        ("The certificate is not in the revocation list of 01/07/2024.", True),
        ("Algorithm: SHA256, RSA 2048 bit.", True),
        ("The names in the certificate are those of the signatory and the board.", True),
    ]


@pytest.mark.parametrize(
    ("change", "number", "expected"),
    [
        pytest.param(
            {"stamped_at": NOW - timedelta(hours=2)},
            1,
            ("Signed at 08:00:00 02/07/2024, by the time stamp of a trusted authority.", True),
            id="a time stamp",
        ),
        pytest.param(
            {"stamp_ignored": True},
            1,
            (
                "Signed at 09:00:00 02/07/2024, by the clock of the signing machine. Its time stamp"
                " comes from no trusted authority.",
                False,
            ),
            id="a time stamp of a stranger",
        ),
        pytest.param(
            {"claimed_at": None},
            1,
            ("Signed at –, by the clock of the signing machine.", False),
            id="no time",
        ),
        pytest.param(
            {"lists_of": None},
            4,
            ("Revocation could not be looked at: this site has no list of that authority.", False),
            id="no revocation list",
        ),
        pytest.param(
            {"holder": Holder("A", (), "")},
            0,
            ("The certificate was given to “A”, serial number 1a.", True),
            id="no unit",
        ),
    ],
)
def test_what_differs_is_said(change, number, expected):
    assert said(replace(SOUND, **change))[number] == expected


def test_a_registered_certificate_and_a_seal_are_said():
    *_others, matched, seal = said(SOUND, registered=True, seals=[SEAL])

    assert matched == ("It is the registered certificate of the signatory.", True)
    assert seal == (f"With the seal of the agency: “{NAME}”.", True)
