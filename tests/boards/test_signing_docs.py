"""docs/signing.md says what the code does."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from blocs.enums import Answer
from blocs.views.limits import AT_ONCE, FILES_A_MINUTE
from boards.domain.signing.expecting import SKEW
from boards.domain.signing.judging import LEAST_BITS, WEAK_DIGESTS, judge
from boards.enums import SigningFault
from boards.models.files import LARGEST
from boards.pades import apart
from tests.boards.domain.signing.test_judging import EXPECTED, FILE, SIGNATURE
from tests.test_docs import NOTHING, one, page, rows

PAGE = "docs/signing.md"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def test_every_fault_is_explained():
    assert [one(fault) for fault, _ in rows(PAGE, "Fault", "The file or signature")] == (
        SigningFault.values
    )


def test_every_fault_has_its_own_sentence_and_advice():
    assert len({str(fault.label) for fault in SigningFault}) == len(SigningFault)
    assert all(fault.advice for fault in SigningFault)


def test_every_answer_is_explained():
    assert [one(answer) for answer, _ in rows(PAGE, "Answer", "Said of")] == Answer.values


def moment(text):
    """A day and hour of Hà Nội; the whole day where no hour is given."""
    if text == NOTHING:
        return None
    written = text if ":" in text else f"{text} 23:59"
    return datetime.strptime(written, "%d/%m/%Y %H:%M").replace(tzinfo=ZONE).astimezone(UTC)


@pytest.mark.parametrize(
    ("claimed", "stamp", "until", "revoked", "answer"),
    rows(PAGE, "Claimed", "Time stamp", "Valid until", "Revoked", "Answer"),
)
def test_an_example_is_judged_so(claimed, stamp, until, revoked, answer):
    signature = replace(
        SIGNATURE,
        claimed_at=moment(claimed),
        stamped_at=moment(stamp),
        valid_until=moment(until),
        revoked_at=moment(revoked),
    )

    found = judge(replace(FILE, signatures=(signature,)), EXPECTED).findings

    expected = [] if answer == "counts" else [one(answer)]
    assert [finding.fault.value for finding in found] == expected


def test_the_numbers_are_those_of_the_code():
    text = page(PAGE)

    assert SKEW.total_seconds() == 5 * 60
    assert (LEAST_BITS["rsa"], LEAST_BITS["ec"]) == (2048, 256)
    assert {"md5", "sha1"} <= WEAK_DIGESTS
    assert f"{apart.SECONDS} seconds of the processor and 1 GB" in text
    assert apart.MEMORY == 1024**3
    assert LARGEST == 20 * 1024**2
    assert (FILES_A_MINUTE, AT_ONCE) == (12, 2)
