"""Whether a signed file counts: every fault, all of them at once, and the words of the day."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boards.domain.signing.expecting import SKEW, Expected, Signer
from boards.domain.signing.facts import Coverage, Holder, Level, PdfFacts, SignatureFacts
from boards.domain.signing.judging import judge
from boards.enums import SigningFault as Fault

DAY = timedelta(days=1)
NOW = datetime(2024, 7, 2, 3, 0, tzinfo=UTC)
OPENED = NOW - 30 * DAY
NAME = "Ban Quản lý các khu công nghiệp tỉnh Yên Bái"

HEAD = Signer(1, "Nguyễn Văn An", "Trưởng ban", date(2023, 1, 1))
DEPUTY = Signer(2, "Trần Thị Bích", "Phó Trưởng ban", date(2022, 1, 1), date(2024, 7, 1))

SIGNATURE = SignatureFacts(
    field="yen-bai",
    coverage=Coverage.WHOLE,
    level=Level.NONE,
    whole=True,
    good=True,
    chained=True,
    holder=Holder("Nguyễn Văn An", (NAME,), ""),
    issuer="Cơ quan chứng thực",
    serial="1",
    certificate="c1",
    container="s1",
    valid_from=NOW - 300 * DAY,
    valid_until=NOW + 300 * DAY,
    usages=("non_repudiation",),
    digest="sha256",
    algorithm="rsa",
    bits=2048,
    claimed_at=NOW - timedelta(hours=1),
)
FILE = PdfFacts("f", 10, "paper", added=Level.FORMS, signatures=(SIGNATURE,))
EXPECTED = Expected(
    sha256="paper",
    opened_at=OPENED,
    now=NOW,
    zone=ZoneInfo("Asia/Ho_Chi_Minh"),
    board="Yên Bái",
    names=(NAME, "BQL KCN Yên Bái"),
    signers=(HEAD, DEPUTY),
)


def signed(**change):
    """The file with a signature that differs in this."""
    return replace(FILE, signatures=(replace(SIGNATURE, **change),))


def faults(file, expected=EXPECTED):
    return [finding.fault for finding in judge(file, expected).findings]


def test_a_sound_signature_of_the_head_counts():
    judged = judge(FILE, EXPECTED)

    assert (judged.findings, judged.signature, judged.signer) == ((), SIGNATURE, HEAD)


STAMPED = {"stamped_at": NOW - timedelta(hours=1)}
LTA = replace(SIGNATURE, container="t", is_stamp=True, level=Level.NONE, coverage=Coverage.WHOLE)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param({"algorithm": "ec", "bits": 256}, [], id="an elliptic curve"),
        pytest.param({"usages": ("digital_signature",)}, [], id="usage digital signature"),
        pytest.param({"purposes": ("client_auth",)}, [], id="also made for signing in"),
        pytest.param({"claimed_at": NOW + SKEW}, [], id="the clock is a little ahead"),
        pytest.param({"claimed_at": OPENED - SKEW}, [], id="the clock is a little behind"),
        pytest.param({"claimed_at": None, **STAMPED}, [], id="only a time stamp"),
        pytest.param({"stamp_ignored": True}, [], id="a time stamp of a strange authority"),
        pytest.param({"whole": False, "good": False}, [Fault.ALTERED], id="one byte changed"),
        pytest.param({"good": False}, [Fault.NOT_PROVEN], id="the library objects"),
        pytest.param(
            {"coverage": Coverage.REVISION}, [Fault.PARTLY_COVERED], id="something follows it"
        ),
        pytest.param(
            {"coverage": Coverage.REVISION, "level": Level.FORMS},
            [Fault.PARTLY_COVERED],
            id="an unsigned field follows it",
        ),
        pytest.param(
            {"coverage": Coverage.REVISION, "level": Level.PROOFS}, [], id="proofs follow it"
        ),
        pytest.param(
            {"coverage": Coverage.REVISION, "level": Level.OTHER, "good": False},
            [Fault.MODIFIED_BETWEEN, Fault.PARTLY_COVERED],
            id="an altered page follows it",
        ),
        pytest.param(
            {"coverage": Coverage.PART, "good": False},
            [Fault.PARTLY_COVERED, Fault.NOT_PROVEN],
            id="a part is left out",
        ),
        pytest.param(
            {"chained": False, "good": False}, [Fault.UNTRUSTED], id="a strange authority"
        ),
        pytest.param(
            {"valid_until": NOW - DAY, "good": False}, [Fault.EXPIRED], id="expired by now"
        ),
        pytest.param(
            {"valid_until": NOW - DAY, "claimed_at": NOW - 2 * DAY, "good": False},
            [Fault.EXPIRED],
            id="expired by now, and only the signer says that it was in time",
        ),
        pytest.param(
            {
                "valid_until": NOW - DAY,
                "claimed_at": NOW - 2 * DAY,
                "stamped_at": NOW - 2 * DAY,
            },
            [],
            id="expired by now, and a time stamp proves that it was in time",
        ),
        pytest.param({"valid_from": NOW + DAY, "good": False}, [Fault.EXPIRED], id="not valid yet"),
        pytest.param({"revoked_at": NOW - DAY}, [Fault.REVOKED], id="revoked"),
        pytest.param(
            {"revoked_at": NOW, "claimed_at": NOW - DAY},
            [Fault.REVOKED],
            id="revoked by now, and only the signer says that it was later",
        ),
        pytest.param(
            {"revoked_at": NOW, **STAMPED}, [], id="revoked after what a time stamp proves"
        ),
        pytest.param({"usages": ()}, [Fault.UNFIT], id="no usage named"),
        pytest.param({"usages": ("key_encipherment",)}, [Fault.UNFIT], id="for encryption"),
        pytest.param({"purposes": ("server_auth",)}, [Fault.UNFIT], id="for a web server"),
        pytest.param({"digest": "sha1"}, [Fault.WEAK], id="SHA-1"),
        pytest.param({"bits": 1024}, [Fault.WEAK], id="a short key"),
        pytest.param({"algorithm": "dsa", "bits": 4096}, [Fault.WEAK], id="DSA"),
        pytest.param({"claimed_at": None}, [Fault.UNDATED], id="no time"),
        pytest.param(
            {"claimed_at": NOW + SKEW + timedelta(seconds=1)},
            [Fault.FROM_THE_FUTURE],
            id="a time to come",
        ),
        pytest.param({"claimed_at": OPENED - DAY}, [Fault.BEFORE_OPENING], id="before the opening"),
        pytest.param(
            {"stamped_at": OPENED - DAY}, [Fault.BEFORE_OPENING], id="stamped before the opening"
        ),
        pytest.param({"locks": True}, [Fault.LOCKS], id="it locks the file"),
        pytest.param(
            {"holder": Holder("Người Khác", (NAME,), "")}, [Fault.UNKNOWN_SIGNER], id="a stranger"
        ),
        pytest.param(
            {"holder": Holder("Nguyễn Văn An", ("Ban Quản lý Hòa Bình",), "")},
            [Fault.UNKNOWN_SIGNER],
            id="the same name at another board",
        ),
        pytest.param({"holder": Holder("", (NAME,), "")}, [Fault.UNKNOWN_SIGNER], id="no name"),
        pytest.param(
            {"holder": Holder("NGUYEN VAN AN", ("Tỉnh Yên Bái", "bql kcn yên bái"), "")},
            [],
            id="names folded, the unit an alias",
        ),
        pytest.param(
            {"holder": Holder("Trần Thị Bích", (NAME,), "")}, [Fault.NO_AUTHORITY], id="out of term"
        ),
        pytest.param(
            {
                "holder": Holder("Trần Thị Bích", (NAME,), ""),
                "claimed_at": datetime(2024, 6, 30, 16, 59, tzinfo=UTC),
            },
            [],
            id="a minute before the term ended here",
        ),
        pytest.param(
            {
                "holder": Holder("Trần Thị Bích", (NAME,), ""),
                "claimed_at": datetime(2024, 6, 30, 17, 0, tzinfo=UTC),
            },
            [Fault.NO_AUTHORITY],
            id="the minute in which the term ended here",
        ),
        pytest.param(
            {"holder": Holder(NAME, (NAME,), "")}, [Fault.SEAL_ONLY], id="the seal of the agency"
        ),
        pytest.param(
            {
                "chained": False,
                "good": False,
                "digest": "md5",
                "usages": (),
                "claimed_at": OPENED - DAY,
                "holder": Holder("Ai Đó", (), ""),
            },
            [
                Fault.UNTRUSTED,
                Fault.UNFIT,
                Fault.WEAK,
                Fault.BEFORE_OPENING,
                Fault.UNKNOWN_SIGNER,
            ],
            id="every reason at once",
        ),
    ],
)
def test_a_signature_is_judged_by(change, expected):
    assert faults(signed(**change)) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(
            {"paper": "other"}, [Fault.ANOTHER_FILE], id="it does not begin with the paper"
        ),
        pytest.param(
            {"added": Level.OTHER},
            [Fault.MODIFIED_BETWEEN],
            id="altered between the paper and the first signature",
        ),
        pytest.param({"active": True}, [Fault.ACTIVE], id="scripts"),
        pytest.param({"ends_clean": False}, [Fault.PARTLY_COVERED], id="text after the end"),
        pytest.param({"signatures": ()}, [Fault.NO_SIGNATURE], id="no signature"),
        pytest.param({"signatures": (LTA,)}, [Fault.NO_SIGNATURE], id="a time stamp alone"),
        pytest.param(
            {"signatures": (replace(SIGNATURE, coverage=Coverage.REVISION), LTA)},
            [],
            id="a time stamp of the whole document on top",
        ),
        pytest.param({"readable": False}, [Fault.UNREADABLE], id="unreadable"),
        pytest.param(
            {"readable": False, "paper": "other"},
            [Fault.UNREADABLE, Fault.ANOTHER_FILE],
            id="something else, and unreadable",
        ),
        pytest.param({"readable": False, "encrypted": True}, [Fault.ENCRYPTED], id="encrypted"),
    ],
)
def test_a_file_is_judged_by(change, expected):
    assert faults(replace(FILE, **change)) == expected


KNOWN = replace(SIGNATURE, container="k", coverage=Coverage.REVISION, level=Level.FORMS, good=False)


@pytest.mark.parametrize(
    ("signatures", "expected"),
    [
        pytest.param((KNOWN, SIGNATURE), [], id="on top of a recorded one, whose trust has ended"),
        pytest.param((KNOWN,), [Fault.NOTHING_NEW, Fault.PARTLY_COVERED], id="nothing new"),
        pytest.param(
            (replace(KNOWN, whole=False), SIGNATURE), [Fault.ALTERED], id="a recorded one is broken"
        ),
        pytest.param(
            (replace(KNOWN, level=Level.OTHER), SIGNATURE),
            [Fault.MODIFIED_BETWEEN],
            id="altered after a recorded one",
        ),
        pytest.param(
            (
                replace(KNOWN, container="x", good=True, holder=Holder("Ai Đó", ("Nơi khác",), "")),
                SIGNATURE,
            ),
            [Fault.UNKNOWN_SIGNER],
            id="somebody else signed as well",
        ),
    ],
)
def test_of_several_signatures_the_new_ones_are_the_boards(signatures, expected):
    known = replace(EXPECTED, known=frozenset({"k"}))

    assert faults(replace(FILE, signatures=signatures), known) == expected


SEAL = replace(SIGNATURE, container="seal", certificate="c9", holder=Holder(NAME, (NAME,), ""))


def test_the_seal_of_the_agency_comes_with_the_signature_of_the_head():
    person = replace(SIGNATURE, coverage=Coverage.REVISION, level=Level.FORMS)

    judged = judge(replace(FILE, signatures=(person, SEAL)), EXPECTED)

    assert (judged.findings, judged.signer, judged.seals) == ((), HEAD, (SEAL,))


def test_a_seal_is_held_to_the_same_rules():
    person = replace(SIGNATURE, coverage=Coverage.REVISION, level=Level.FORMS)
    seal = replace(SEAL, chained=False, good=False)

    assert faults(replace(FILE, signatures=(person, seal))) == [Fault.UNTRUSTED]


REGISTERED = replace(HEAD, certificates=frozenset({"c7"}))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param({"certificate": "c7"}, [], id="the registered one"),
        pytest.param(
            {"certificate": "c7", "holder": Holder("AN NV", (), "")}, [], id="whatever it says"
        ),
        pytest.param({}, [Fault.UNREGISTERED], id="another one of the same person"),
        pytest.param(
            {"holder": Holder("Ai Đó", (NAME,), "")}, [Fault.UNKNOWN_SIGNER], id="a stranger's"
        ),
    ],
)
def test_where_certificates_are_registered_only_those_count(change, expected):
    known = replace(EXPECTED, signers=(REGISTERED,))

    assert faults(signed(**change), known) == expected


FORMER = replace(HEAD, key=3, post="Phó Trưởng ban", ends_on=date(2023, 1, 1))


def test_of_two_terms_of_one_person_the_one_of_the_day_counts():
    known = replace(EXPECTED, signers=(replace(FORMER, starts_on=date(2020, 1, 1)), HEAD))

    assert judge(FILE, known).signer == HEAD


def test_a_registered_certificate_stays_that_of_the_person_in_the_next_post():
    registered = replace(
        FORMER, starts_on=date(2020, 1, 1), certificates=frozenset({SIGNATURE.certificate})
    )
    known = replace(EXPECTED, signers=(registered, HEAD))

    assert judge(FILE, known).signer == HEAD


@pytest.mark.parametrize(
    ("signer", "vietnamese", "english"),
    [
        pytest.param(
            replace(DEPUTY, name="Nguyễn Văn An"),
            "Người ký Nguyễn Văn An, Phó Trưởng ban đến 30/06/2024: ngày 02/07/2024 không có thẩm"
            " quyền.",
            "Signed by Nguyễn Văn An, Phó Trưởng ban until 30/06/2024: no authority on 02/07/2024.",
            id="the term ended on 30/06",
        ),
        pytest.param(
            replace(HEAD, starts_on=date(2024, 8, 1)),
            "Người ký Nguyễn Văn An, Trưởng ban từ 01/08/2024: ngày 02/07/2024 không có thẩm"
            " quyền.",
            "Signed by Nguyễn Văn An, Trưởng ban from 01/08/2024: no authority on 02/07/2024.",
            id="the term has not begun",
        ),
    ],
)
def test_a_lack_of_authority_is_said_with_the_days(signer, vietnamese, english):
    (finding,) = judge(FILE, replace(EXPECTED, signers=(signer,))).findings

    assert (finding.said.vi, finding.said.en) == (vietnamese, english)


@pytest.mark.parametrize(
    ("change", "english"),
    [
        pytest.param(
            {"chained": False, "good": False},
            "The certificate of “Nguyễn Văn An” was issued by “Cơ quan chứng thực”: this site does"
            " not trust that authority.",
            id="untrusted",
        ),
        pytest.param(
            {"valid_until": NOW - DAY, "good": False},
            "The certificate of “Nguyễn Văn An” is valid only from 06/09/2023 to 01/07/2024; signed"
            " at 09:00:00 02/07/2024.",
            id="expired",
        ),
        pytest.param(
            {"revoked_at": NOW - DAY},
            "The certificate of “Nguyễn Văn An” was revoked at 10:00:00 01/07/2024; no time stamp"
            " proves that it signed before.",
            id="revoked",
        ),
        pytest.param(
            {"bits": 1024},
            "The signature uses an algorithm that is no longer safe: SHA256, RSA 1024 bit.",
            id="weak",
        ),
        pytest.param(
            {"claimed_at": NOW + DAY},
            "The signature names the time 10:00:00 03/07/2024; it is now 10:00:00 02/07/2024.",
            id="from the future",
        ),
        pytest.param(
            {"claimed_at": OPENED - DAY},
            "The signature names the time 10:00:00 01/06/2024, but the pledge was opened at"
            " 10:00:00 02/06/2024.",
            id="before the opening",
        ),
        pytest.param(
            {"holder": Holder("Ai Đó", ("Nơi khác",), "")},
            "The certificate was given to “Ai Đó” (Nơi khác): nobody who may sign for Yên Bái.",
            id="a stranger",
        ),
        pytest.param(
            {"holder": Holder("Ai Đó", (), "")},
            "The certificate was given to “Ai Đó”: nobody who may sign for Yên Bái.",
            id="a stranger without a unit",
        ),
    ],
)
def test_a_finding_names_what_it_is_about(change, english):
    (finding,) = judge(signed(**change), EXPECTED).findings

    assert finding.said.en == english


def test_a_person_with_another_certificate_is_named():
    (finding,) = judge(FILE, replace(EXPECTED, signers=(REGISTERED,))).findings

    assert finding.said.en == (
        "Nguyễn Văn An has registered another certificate: only registered ones count."
    )


flags = st.booleans()
moments = st.integers(-100, 100).map(lambda hours: NOW + timedelta(hours=hours))
signatures = st.builds(
    replace,
    st.just(SIGNATURE),
    coverage=st.sampled_from(Coverage),
    level=st.sampled_from(Level),
    whole=flags,
    good=flags,
    chained=flags,
    locks=flags,
    claimed_at=st.none() | moments,
    stamped_at=st.none() | moments,
    revoked_at=st.none() | moments,
    container=st.sampled_from(["s1", "s2", "k"]),
    holder=st.sampled_from([SIGNATURE.holder, SEAL.holder, Holder("Ai Đó", (), "")]),
    digest=st.sampled_from(["sha256", "sha1"]),
)
files = st.builds(
    replace,
    st.just(FILE),
    readable=flags,
    paper=st.sampled_from(["paper", "other"]),
    added=st.sampled_from(Level),
    ends_clean=flags,
    signatures=st.lists(signatures, max_size=3).map(tuple),
)


@given(files)
def test_a_file_either_counts_or_is_refused_with_a_reason(file):
    judged = judge(file, replace(EXPECTED, known=frozenset({"k"})))

    assert bool(judged.findings) == (judged.signature is None)
    assert bool(judged.findings) == (judged.signer is None)


@given(files)
def test_what_counts_is_the_paper_whole_trusted_and_somebodys_of_that_day(file):
    judged = judge(file, replace(EXPECTED, known=frozenset({"k"})))

    if judged.signature is not None:
        assert file.readable
        assert file.paper == EXPECTED.sha256
        assert file.added is not Level.OTHER
        assert all(each.whole and each.level is not Level.OTHER for each in file.signatures)
        assert judged.signature.good
        assert judged.signature.chained
        assert judged.signer.may_sign_on(EXPECTED.day_of(judged.signature.signed_at))


@given(files)
def test_no_fault_is_named_twice_in_the_same_words(file):
    findings = judge(file, EXPECTED).findings

    assert len(set(findings)) == len(findings)
